import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { language } from '../../ui/words.ts';
import { sayOfSettings as say } from '../settings-words.ts';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { lockEverywhere } from '../wallet.ts';
import { type Change, ChangeLock } from './change-lock.tsx';
import { readLock, setLockAfter } from './lock.ts';
import { LOCK_AFTER_SECONDS, type Lock } from './lock-record.ts';
import { passkeysExist } from './passkey.ts';

/** Whether and how the wallet is locked, and every change of that. */
export function LockSection() {
  /** Null where there is none. */
  const lock = useSignal<Lock | null | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const change = useSignal<Change | undefined>(undefined);
  const read = async () => {
    try {
      lock.value = (await readLock()) ?? null;
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
  };
  useEffect(() => void read(), []);
  const changer = (to: Change, text: string, look: 'primary' | 'secondary' | 'quiet') => (
    <Button
      look={look}
      onClick={() => {
        change.value = to;
      }}
    >
      {text}
    </Button>
  );
  const { value: set } = lock;
  return (
    <section class="panel settings-section" aria-labelledby="settings-lock">
      <h2 id="settings-lock">
        <LockIcon />
        <span>{say('lock.title')}</span>
      </h2>
      {failure.value && <StorageNotice code={failure.value} />}
      {set && (
        <>
          <p>{say('lock.set', { ways: waysOf(set) })}</p>
          <Button onClick={lockEverywhere}>{say('lock.now')}</Button>
          <LockAfter lock={set} onChanged={read} />
          {changer('pin', say(set.pin ? 'lock.changePin' : 'lock.setPin'), 'secondary')}
          {passkeysExist() &&
            changer('passkey', say(set.passkey ? 'lock.renewPasskey' : 'lock.setPasskey'), 'secondary')}
          {set.pin && set.passkey && changer('no-pin', say('lock.removePin'), 'quiet')}
          {set.pin && set.passkey && changer('no-passkey', say('lock.removePasskey'), 'quiet')}
          {changer('no-lock', say('lock.remove'), 'quiet')}
        </>
      )}
      {set === null && (
        <>
          <p>{say('lock.none')}</p>
          {changer('pin', say('lock.setPin'), 'primary')}
          {passkeysExist() && changer('passkey', say('lock.setPasskey'), 'secondary')}
        </>
      )}
      {change.value && (
        <ChangeLock
          lock={set ?? undefined}
          change={change.value}
          onClose={() => {
            change.value = undefined;
            void read();
          }}
        />
      )}
    </section>
  );
}

const waysOf = ({ pin, passkey }: Lock): string =>
  new Intl.ListFormat(language.value, { type: 'disjunction' }).format([
    ...(passkey ? [say('lock.ways.passkey')] : []),
    ...(pin ? [say('lock.ways.pin')] : []),
  ]);

function LockAfter({ lock, onChanged }: { lock: Lock; onChanged: () => Promise<void> }) {
  return (
    <div class="field">
      <label class="field-label" for="lock-after">
        {say('lock.after')}
      </label>
      <select
        id="lock-after"
        class="field-input"
        value={lock.lockAfterSeconds}
        onChange={(event) => {
          const chosen = LOCK_AFTER_SECONDS.find((seconds) => `${seconds}` === event.currentTarget.value);
          if (chosen !== undefined) void setLockAfter(lock, chosen).then(onChanged);
        }}
      >
        {LOCK_AFTER_SECONDS.map((seconds) => (
          <option key={seconds} value={seconds}>
            {say(`lock.afterSeconds.${seconds}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
