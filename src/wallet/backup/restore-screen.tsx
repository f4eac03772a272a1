import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { SecretField } from '../../ui/components/secret-field.tsx';
import { vi } from '../../ui/languages/restore-vi.ts';
import { addWords, t } from '../../ui/words.ts';
import '../settings-screen.css';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { type Restored, restoreBackup } from './backup.ts';
import { BackupError, type BackupProblem, MOST_BACKUP_BYTES, readBackupHeader } from './container.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/restore-en.ts')).en);
await words.ready;
const say = words.t;

/** `/restore`: brings a backup file into the wallet, on this device or a new one. */
export function RestoreScreen() {
  const chosen = useSignal<{ name: string; sealed: string } | undefined>(undefined);
  const problem = useSignal<BackupProblem | 'not-read' | undefined>(undefined);
  const restored = useSignal<Restored | undefined>(undefined);

  const choose = async (file: File) => {
    chosen.value = problem.value = undefined;
    try {
      if (file.size > MOST_BACKUP_BYTES) throw new BackupError('too-large');
      const sealed = await file.text();
      readBackupHeader(sealed);
      chosen.value = { name: file.name, sealed };
    } catch (error) {
      problem.value = error instanceof BackupError ? error.code : 'not-read';
    }
  };

  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/', label: t('wallet.title') }}
      actions={restored.value && <LinkButton href="/">{say('done.open')}</LinkButton>}
    >
      <div role="status">
        {problem.value && (
          <Notice tone="problem" code={problem.value}>
            <p>{say(`problems.${problem.value}`)}</p>
          </Notice>
        )}
        {restored.value && <Done {...restored.value} />}
      </div>
      {!restored.value && (
        <>
          <ChooseFile again={chosen.value !== undefined} onFile={(file) => void choose(file)} />
          {chosen.value && (
            <PassphraseForm
              key={chosen.value.sealed}
              {...chosen.value}
              onRestored={(counts) => {
                restored.value = counts;
              }}
            />
          )}
        </>
      )}
    </Screen>
  );
}

function ChooseFile({ again, onFile }: { again: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={say('file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button look={again ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
        {say(again ? 'chooseOther' : 'choose')}
      </Button>
    </>
  );
}

function PassphraseForm({
  name,
  sealed,
  onRestored,
}: {
  name: string;
  sealed: string;
  onRestored: (restored: Restored) => void;
}) {
  const passphrase = useSignal('');
  const problem = useSignal<string | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const refused = useSignal<BackupProblem | undefined>(undefined);
  const working = useSignal(false);
  useEffect(() => document.getElementById('restore-passphrase')?.focus(), []);
  const restore = async () => {
    working.value = true;
    failure.value = refused.value = problem.value = undefined;
    try {
      onRestored(await restoreBackup(sealed, passphrase.value));
    } catch (error) {
      if (error instanceof StorageError) failure.value = error.code;
      else if (!(error instanceof BackupError)) throw error;
      else if (error.code === 'wrong-passphrase') problem.value = say('problems.wrong-passphrase');
      else refused.value = error.code;
    } finally {
      working.value = false;
    }
  };
  return (
    <form
      class="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (working.value) return;
        if (passphrase.value === '') problem.value = say('empty');
        else void restore();
      }}
    >
      <p class="muted">{say('chosen', { name })}</p>
      {failure.value && <StorageNotice code={failure.value} />}
      {refused.value && (
        <Notice tone="problem" code={refused.value} urgent>
          <p>{say(`problems.${refused.value}`)}</p>
        </Notice>
      )}
      <SecretField
        id="restore-passphrase"
        label={say('passphrase')}
        show={say('show')}
        problem={problem.value}
        value={passphrase.value}
        autocomplete="off"
        onText={(text) => {
          passphrase.value = text;
        }}
      />
      <Button type="submit" working={working.value}>
        {say('restore')}
      </Button>
    </form>
  );
}

const Done = ({ added, alreadyThere, unreadable }: Restored) => (
  <Notice title={say('done.title')}>
    <p>{say('done.added', { count: added })}</p>
    {alreadyThere > 0 && <p>{say('done.alreadyThere', { count: alreadyThere })}</p>}
    {unreadable > 0 && <p>{say('done.unreadable', { count: unreadable })}</p>}
  </Notice>
);
