import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PinForm } from '../../ui/pin/pin-form.tsx';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { KEPT_TRIES, openByPasskey, openByPin } from './lock.ts';
import type { Lock } from './lock-record.ts';
import type { PasskeyRefusal } from './passkey.ts';
import './lock.css';
import { sayOfLock } from './lock-words.ts';

/** Asks for PIN or passkey, whichever is set. */
export function UnlockForm({
  lock,
  extractable = false,
  onOpened,
}: {
  lock: Lock;
  /** The data key is to be wrapped once more. */
  extractable?: boolean;
  onOpened: (dataKey: CryptoKey) => Promise<void>;
}) {
  const working = useSignal(false);
  const refusal = useSignal<PasskeyRefusal | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);

  const tryTo = async <T,>(open: () => Promise<T>): Promise<T | undefined> => {
    refusal.value = failure.value = undefined;
    try {
      return await open();
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
      return undefined;
    }
  };
  const tryPin = (pin: string) =>
    tryTo(async () => {
      const opened = await openByPin(pin, extractable);
      if (!(opened instanceof CryptoKey)) return opened;
      await onOpened(opened);
      return undefined;
    });
  const tryPasskey = async () => {
    working.value = true;
    await tryTo(async () => {
      const opened = await openByPasskey(lock, extractable);
      if (opened instanceof CryptoKey) await onOpened(opened);
      else refusal.value = opened;
    });
    working.value = false;
  };

  return (
    <div class="lock-form">
      {failure.value && <StorageNotice code={failure.value} />}
      {refusal.value && (
        <Notice tone="problem" code={`passkey-${refusal.value}`} urgent>
          <p>{sayOfLock(`passkey.${refusal.value}`)}</p>
        </Notice>
      )}
      {lock.passkey && (
        <Button icon={<LockIcon />} working={working.value} onClick={() => void tryPasskey()}>
          {sayOfLock('byPasskey')}
        </Button>
      )}
      {lock.pin && (
        <PinForm
          label={sayOfLock('pin')}
          digits={lock.pin.digits}
          tries={lock.tries}
          kept={KEPT_TRIES}
          look={lock.passkey ? 'secondary' : 'primary'}
          onPin={tryPin}
        />
      )}
    </div>
  );
}
