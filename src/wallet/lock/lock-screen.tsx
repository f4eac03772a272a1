import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmDialog } from '../../ui/components/confirm-dialog.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import { forgetResult } from '../look-up.ts';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { refresh } from '../wallet.ts';
import { enter, readLock } from './lock.ts';
import './lock.css';
import type { Lock } from './lock-record.ts';
import { sayOfLock } from './lock-words.ts';
import { UnlockForm } from './unlock-form.tsx';
import { wipe } from './wipe.ts';

/**
 * The wallet's lock: as a screen, or over one that has something for the wallet and waits.
 *
 * @param asked is told when it is not to be unlocked; that it was, shows by itself.
 */
export function LockScreen({ asked }: { asked?: (unlocked: boolean) => void }) {
  if (asked) {
    return (
      <Dialog title={sayOfLock('title')} onClose={() => asked(false)}>
        <p>{sayOfLock('asked')}</p>
        <Unlocking />
        <Button look="quiet" onClick={() => asked(false)}>
          {sayOfLock('notNow')}
        </Button>
      </Dialog>
    );
  }
  return <WholeScreen />;
}

function WholeScreen() {
  useEffect(forgetResult, []);
  return (
    <Screen title={sayOfLock('title')} lead={sayOfLock('lead')}>
      <Unlocking />
      <Forgotten />
      <p class="muted small">{sayOfLock('elsewhere')}</p>
      <p class="lock-elsewhere">
        <a href="/verify">{t('wallet.verify')}</a>
        <a href="/look-up">{t('wallet.lookUp')}</a>
      </p>
    </Screen>
  );
}

function Unlocking() {
  const lock = useSignal<Lock | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  useEffect(() => {
    readLock().then(
      (read) => {
        lock.value = read;
        // Another tab has taken it off.
        if (!read) void refresh();
      },
      (error: unknown) => {
        failure.value = error instanceof StorageError ? error.code : 'failed';
      },
    );
  }, []);
  if (failure.value) return <StorageNotice code={failure.value} />;
  const { value: known } = lock;
  if (!known) return <Waiting>{t('app.loading')}</Waiting>;
  return <UnlockForm lock={known} onOpened={(dataKey) => enter(known, dataKey)} />;
}

function Forgotten() {
  const { route } = useLocation();
  const asking = useSignal(false);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const wipeIt = async () => {
    try {
      await wipe();
      route('/', true);
    } catch (error) {
      asking.value = false;
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
  };
  return (
    <>
      {failure.value && <StorageNotice code={failure.value} />}
      <Button
        look="quiet"
        onClick={() => {
          asking.value = true;
        }}
      >
        {sayOfLock('forgot')}
      </Button>
      {asking.value && (
        <ConfirmDialog
          title={sayOfLock('wipe.title')}
          confirm={sayOfLock('wipe.confirm')}
          onConfirm={() => void wipeIt()}
          onCancel={() => {
            asking.value = false;
          }}
        >
          {sayOfLock('wipe.text')}
        </ConfirmDialog>
      )}
    </>
  );
}
