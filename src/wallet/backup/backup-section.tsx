import { useSignal } from '@preact/signals';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { DownloadIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { SecretField } from '../../ui/components/secret-field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { holders } from '../holders.ts';
import { LEAST_PASSPHRASE_LENGTH, strengthOf } from '../passphrase/strength.ts';
import { sayOfSettings as say } from '../settings-words.ts';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { makeBackup } from './backup.ts';

/** Makes an encrypted file of the whole wallet, and leads to where one is restored. */
export function BackupSection() {
  return (
    <section class="panel settings-section" aria-labelledby="settings-backup">
      <h2 id="settings-backup">
        <DownloadIcon />
        <span>{say('backup.title')}</span>
      </h2>
      <p>{say('backup.text')}</p>
      {holders.value.length > 0 ? <MakeBackup /> : <p class="muted">{say('backup.empty')}</p>}
      <LinkButton href="/restore" look="quiet">
        {say('backup.restore')}
      </LinkButton>
    </section>
  );
}

function MakeBackup() {
  const passphrase = useSignal('');
  const repeated = useSignal('');
  const problem = useSignal<'short' | 'differs' | undefined>(undefined);
  const working = useSignal(false);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const made = useSignal<number | undefined>(undefined);
  const make = async () => {
    working.value = true;
    failure.value = made.value = undefined;
    try {
      const { sealed, certificates } = await makeBackup(passphrase.value);
      saveFile(new File([sealed], backupName(new Date()), { type: 'application/jose' }));
      made.value = certificates;
      passphrase.value = repeated.value = '';
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
    working.value = false;
  };
  const submit = () => {
    const isShort = [...passphrase.value].length < LEAST_PASSPHRASE_LENGTH;
    const differs = passphrase.value !== repeated.value;
    problem.value = isShort ? 'short' : differs ? 'differs' : undefined;
    if (!problem.value) void make();
  };
  return (
    <form
      class="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!working.value) submit();
      }}
    >
      <SecretField
        id="backup-passphrase"
        label={say('backup.passphrase')}
        show={say('backup.show')}
        hint={say('backup.passphraseHint')}
        problem={
          problem.value === 'short' ? say('backup.short', { count: LEAST_PASSPHRASE_LENGTH }) : undefined
        }
        value={passphrase.value}
        autocomplete="off"
        onText={(text) => {
          passphrase.value = text;
        }}
      />
      <p class="small" role="status">
        {passphrase.value && say(`backup.strength.${strengthOf(passphrase.value)}`)}
      </p>
      <SecretField
        id="backup-repeat"
        label={say('backup.repeat')}
        show={say('backup.show')}
        problem={problem.value === 'differs' ? say('backup.differs') : undefined}
        value={repeated.value}
        autocomplete="off"
        onText={(text) => {
          repeated.value = text;
        }}
      />
      {failure.value && <StorageNotice code={failure.value} />}
      <div role="status">
        {made.value !== undefined && (
          <Notice title={say('backup.made', { count: made.value })}>
            <p>{say('backup.madeNext')}</p>
          </Notice>
        )}
      </div>
      <Button type="submit" look="secondary" icon={<DownloadIcon />} working={working.value}>
        {say('backup.make')}
      </Button>
    </form>
  );
}

/** Sorted by its day; says nothing of whose it is. */
const backupName = (now: Date): string => `vi-vac-xin-${now.toISOString().slice(0, 10)}.jwe`;
