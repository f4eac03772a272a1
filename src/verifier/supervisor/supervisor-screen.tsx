import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadTrust } from '../../ui/cached-trust.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmDialog } from '../../ui/components/confirm-dialog.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { NewPinForm } from '../../ui/pin/new-pin-form.tsx';
import { PinForm } from '../../ui/pin/pin-form.tsx';
import { t } from '../../ui/words.ts';
import { loadDoors } from '../door/door.ts';
import { CodeToCopy } from './code-to-copy.tsx';
import { Locks } from './locks.tsx';
import { offeredCode } from './settings-code.ts';
import { SettingsOffer } from './settings-offer.tsx';
import { forgetSupervisor, KEPT_TRIES, readPin, setPin, tryPin } from './supervisor-pin.ts';
import type { SupervisorPin } from './supervisor-storage.ts';
import { say } from './supervisor-words.ts';
import { Upload } from './upload.tsx';
import './supervisor-screen.css';

/** `/verify/supervisor`: how this device inspects, behind a PIN once there is one. */
export function SupervisorScreen() {
  /** Null where there is none. */
  const pin = useSignal<SupervisorPin | null | undefined>(undefined);
  const isOpen = useSignal(false);
  const isRefused = useSignal(false);
  const said = useSignal('');
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch {
      isRefused.value = true;
    }
  };
  const load = () =>
    guarded(async () => {
      pin.value = (await readPin()) ?? null;
    });
  const lock = () => {
    isOpen.value = false;
    said.value = '';
    void load();
  };
  useEffect(() => {
    void load();
    // For the names of doors.
    void loadTrust().then(loadDoors);
    const onVisibility = () => {
      if (document.hidden && isOpen.value) lock();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, []);
  const setIt = (chosen: string) =>
    guarded(async () => {
      await setPin(chosen);
      said.value = pin.value ? say('pinChanged') : '';
      pin.value = (await readPin()) ?? null;
      isOpen.value = true;
    });
  const forget = () =>
    guarded(async () => {
      await forgetSupervisor();
      pin.value = null;
    });
  const { value: kept } = pin;
  const offer = offeredCode.value !== undefined && (isOpen.value || kept === null) && (
    <SettingsOffer
      text={offeredCode.value}
      onApplied={() => {
        said.value = say('offer.applied');
      }}
    />
  );
  return (
    <Screen title={say('title')} lead={say('lead')} back={{ href: '/verify', label: say('back') }}>
      {isRefused.value && (
        <Notice tone="problem" title={say('failed.title')} code="supervisor-refused" urgent>
          <p>{say('failed.text')}</p>
        </Notice>
      )}
      {kept === undefined && !isRefused.value && <Waiting>{t('app.loading')}</Waiting>}
      <p role="status" class="supervisor-said">
        {said.value}
      </p>
      {offer}
      {kept === null && (
        <>
          <p>{say('noPin')}</p>
          <NewPinForm lossHint={say('lossHint')} onPin={setIt} />
        </>
      )}
      {kept && !isOpen.value && (
        <>
          {offeredCode.value !== undefined && <p>{say('offer.askPin')}</p>}
          <PinForm
            label={say('pin')}
            digits={kept.wrap.digits}
            tries={kept.tries}
            kept={KEPT_TRIES}
            onPin={async (tried) => {
              const wrong = await tryPin(tried);
              isOpen.value = !wrong;
              return wrong;
            }}
          />
          <Forgotten onForget={() => void forget()} />
        </>
      )}
      {kept && isOpen.value && (
        <>
          <Locks />
          <Upload />
          <CodeToCopy />
          <ChangePin onPin={setIt} />
          <Button look="secondary" icon={<LockIcon />} onClick={lock}>
            {say('lock')}
          </Button>
        </>
      )}
    </Screen>
  );
}

const ChangePin = ({ onPin }: { onPin: (pin: string) => Promise<void> }) => (
  <details class="supervisor-part">
    <summary>{say('changePin')}</summary>
    <NewPinForm lossHint={say('lossHint')} onPin={onPin} />
  </details>
);

function Forgotten({ onForget }: { onForget: () => void }) {
  const isAsking = useSignal(false);
  return (
    <>
      <Button
        look="quiet"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {say('forgot')}
      </Button>
      {isAsking.value && (
        <ConfirmDialog
          title={say('forgetTitle')}
          confirm={say('forget')}
          onConfirm={onForget}
          onCancel={() => {
            isAsking.value = false;
          }}
        >
          {say('forgetText')}
        </ConfirmDialog>
      )}
    </>
  );
}
