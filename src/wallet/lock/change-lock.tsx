import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { SecretField } from '../../ui/components/secret-field.tsx';
import { t } from '../../ui/words.ts';
import { sayOfSettings as say } from '../settings-words.ts';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { addWay, byPasskey, byPin, removeLock, removeWay, setLock, type Way } from './lock.ts';
import type { Lock } from './lock-record.ts';
import { sayOfLock } from './lock-words.ts';
import type { PasskeyRefusal } from './passkey.ts';
import { type PinProblem, pinProblem } from './pin.ts';
import { UnlockForm } from './unlock-form.tsx';

export type Change = 'pin' | 'passkey' | 'no-pin' | 'no-passkey' | 'no-lock';

const TITLES = {
  pin: 'lock.setPin',
  passkey: 'lock.setPasskey',
  'no-pin': 'lock.removePin',
  'no-passkey': 'lock.removePasskey',
  'no-lock': 'lock.remove',
} as const;

/** Changes the lock, or sets the first: whoever has left an open wallet lying about is asked once more. */
export function ChangeLock({
  lock,
  change,
  onClose,
}: {
  lock: Lock | undefined;
  change: Change;
  onClose: () => void;
}) {
  const confirmed = useSignal<CryptoKey | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const refusal = useSignal<PasskeyRefusal | undefined>(undefined);

  const setWay = async (way: Way) => {
    failure.value = refusal.value = undefined;
    try {
      const { value: dataKey } = confirmed;
      refusal.value = lock && dataKey ? await addWay(lock, dataKey, way) : await setLock(way);
      if (!refusal.value) onClose();
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
  };
  /** Taking something off needs no more than the confirmation. */
  const onConfirmed = async (dataKey: CryptoKey) => {
    confirmed.value = dataKey;
    if (!lock || change === 'pin' || change === 'passkey') return;
    if (change === 'no-lock') await removeLock(lock, dataKey);
    else await removeWay(lock, change === 'no-pin' ? 'pin' : 'passkey');
    onClose();
  };

  return (
    <Dialog title={say(TITLES[change])} onClose={onClose}>
      {failure.value && <StorageNotice code={failure.value} />}
      {refusal.value && (
        <Notice tone="problem" code={`passkey-${refusal.value}`} urgent>
          <p>{say(`lock.${refusal.value}`)}</p>
        </Notice>
      )}
      {lock && !confirmed.value ? (
        <>
          <p>{say('lock.confirm')}</p>
          <UnlockForm lock={lock} extractable onOpened={onConfirmed} />
        </>
      ) : change === 'pin' ? (
        <NewPin onPin={(pin) => setWay(byPin(pin))} />
      ) : (
        change === 'passkey' && <NewPasskey onWanted={() => setWay(byPasskey(t('app.name')))} />
      )}
      <Button look="quiet" onClick={onClose}>
        {t('app.cancel')}
      </Button>
    </Dialog>
  );
}

function NewPin({ onPin }: { onPin: (pin: string) => Promise<void> }) {
  const pin = useSignal('');
  const repeated = useSignal('');
  const problem = useSignal<PinProblem | undefined>(undefined);
  const differs = useSignal(false);
  const working = useSignal(false);
  const submit = async () => {
    problem.value = pinProblem(pin.value);
    differs.value = !problem.value && pin.value !== repeated.value;
    if (problem.value || differs.value) return;
    working.value = true;
    await onPin(pin.value);
    working.value = false;
  };
  return (
    <form
      class="lock-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!working.value) void submit();
      }}
    >
      <Notice>
        <p>{say('lock.lossHint')}</p>
      </Notice>
      <SecretField
        id="new-pin"
        label={say('lock.newPin')}
        show={sayOfLock('show')}
        hint={say('lock.newPinHint')}
        problem={problem.value && say(`lock.${problem.value}`)}
        value={pin.value}
        autocomplete="new-password"
        onText={(text) => {
          pin.value = text;
        }}
      />
      <SecretField
        id="repeat-pin"
        label={say('lock.repeatPin')}
        show={sayOfLock('show')}
        problem={differs.value ? say('lock.differs') : undefined}
        value={repeated.value}
        autocomplete="new-password"
        onText={(text) => {
          repeated.value = text;
        }}
      />
      <Button type="submit" working={working.value}>
        {say('lock.save')}
      </Button>
    </form>
  );
}

function NewPasskey({ onWanted }: { onWanted: () => Promise<void> }) {
  const working = useSignal(false);
  const make = async () => {
    working.value = true;
    await onWanted();
    working.value = false;
  };
  return (
    <>
      <p>{say('lock.passkeyText')}</p>
      <Button working={working.value} onClick={() => void make()}>
        {say('lock.makePasskey')}
      </Button>
    </>
  );
}
