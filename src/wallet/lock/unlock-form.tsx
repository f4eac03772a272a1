import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { SecretField } from '../../ui/components/secret-field.tsx';
import { formatCountdown } from '../../ui/formats.ts';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { countDown } from './count-down.ts';
import { openByPasskey, openByPin } from './lock.ts';
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
  const pin = useSignal('');
  const working = useSignal<'pin' | 'passkey' | undefined>(undefined);
  const empty = useSignal(false);
  const failed = useSignal(0);
  const waitMs = useSignal(lock.tries.waitMs);
  const refusal = useSignal<PasskeyRefusal | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);

  const isWaiting = waitMs.value > 0;
  useEffect(() => {
    if (!isWaiting) return;
    return countDown((leftMs) => {
      waitMs.value = leftMs;
    });
  }, [isWaiting]);

  const tryTo = async (way: 'pin' | 'passkey', open: () => Promise<void>) => {
    if (working.value) return;
    working.value = way;
    failed.value = 0;
    refusal.value = failure.value = undefined;
    try {
      await open();
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
    working.value = undefined;
  };
  const tryPin = () =>
    tryTo('pin', async () => {
      const opened = await openByPin(pin.value, extractable);
      pin.value = '';
      if (opened instanceof CryptoKey) return onOpened(opened);
      failed.value = opened.failed;
      waitMs.value = opened.waitMs;
    });
  const tryPasskey = () =>
    tryTo('passkey', async () => {
      const opened = await openByPasskey(lock, extractable);
      if (opened instanceof CryptoKey) return onOpened(opened);
      refusal.value = opened;
    });

  const problem = empty.value
    ? sayOfLock('empty')
    : failed.value > 0 && !isWaiting
      ? sayOfLock('wrong', { count: failed.value })
      : undefined;
  return (
    <form
      class="lock-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        empty.value = pin.value === '';
        if (lock.pin && !empty.value && !isWaiting) void tryPin();
      }}
    >
      {failure.value && <StorageNotice code={failure.value} />}
      {refusal.value && (
        <Notice tone="problem" code={`passkey-${refusal.value}`} urgent>
          <p>{sayOfLock(`passkey.${refusal.value}`)}</p>
        </Notice>
      )}
      {lock.passkey && (
        <Button icon={<LockIcon />} working={working.value === 'passkey'} onClick={() => void tryPasskey()}>
          {sayOfLock('byPasskey')}
        </Button>
      )}
      {lock.pin && (
        <>
          <SecretField
            id="pin"
            label={sayOfLock('pin')}
            show={sayOfLock('show')}
            digits={lock.pin.digits}
            problem={problem}
            value={pin.value}
            autocomplete="current-password"
            onText={(text) => {
              pin.value = text;
              empty.value = false;
            }}
          />
          <div role="status">
            {isWaiting && (
              <p>{sayOfLock('wait', { time: formatCountdown(Math.ceil(waitMs.value / 1000)) })}</p>
            )}
            {isWaiting && <p class="muted small">{sayOfLock('waitHint')}</p>}
          </div>
          <Button
            type="submit"
            look={lock.passkey ? 'secondary' : 'primary'}
            working={working.value === 'pin' || isWaiting}
          >
            {sayOfLock('open')}
          </Button>
        </>
      )}
    </form>
  );
}
