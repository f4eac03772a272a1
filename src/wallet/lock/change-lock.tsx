import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { NewPinForm } from '../../ui/pin/new-pin-form.tsx';
import { t } from '../../ui/words.ts';
import { sayOfSettings as say } from '../settings-words.ts';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { addWay, byPasskey, byPin, removeLock, removeWay, setLock, type Way } from './lock.ts';
import type { Lock } from './lock-record.ts';
import type { PasskeyRefusal } from './passkey.ts';
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
        <NewPinForm lossHint={say('lock.lossHint')} onPin={(pin) => setWay(byPin(pin))} />
      ) : (
        change === 'passkey' && <NewPasskey onWanted={() => setWay(byPasskey(t('app.name')))} />
      )}
      <Button look="quiet" onClick={onClose}>
        {t('app.cancel')}
      </Button>
    </Dialog>
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
