import { useSignal } from '@preact/signals';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { forgetKept, StorageError, type StorageErrorCode } from './storage.ts';
import { StorageNotice, sayOfStorage } from './storage-notice.tsx';
import { refresh, remove, type WalletState } from './wallet.ts';

/** What is wrong with what the device keeps, and what helps. */
export function StorageTrouble({ wallet }: { wallet: WalletState }) {
  if (wallet.status === 'failed') return <StorageNotice code={wallet.code} />;
  if (wallet.status !== 'open') return null;
  return (
    <>
      {wallet.unreadableIds.length > 0 && <Unreadable ids={wallet.unreadableIds} />}
      {wallet.trouble === 'lost' && <Lost />}
      {wallet.trouble === 'nearly-full' && (
        <Notice tone="problem" title={sayOfStorage('nearlyFull.title')} code="nearly-full">
          <p>{sayOfStorage('nearlyFull.text')}</p>
          <LinkButton href="/settings" look="secondary">
            {sayOfStorage('nearlyFull.backUp')}
          </LinkButton>
        </Notice>
      )}
    </>
  );
}

function Lost() {
  const understood = async () => {
    forgetKept();
    await refresh();
  };
  return (
    <Notice tone="problem" title={sayOfStorage('lost.title')} code="cleared">
      <p>{sayOfStorage('lost.text')}</p>
      <LinkButton href="/restore" look="secondary">
        {sayOfStorage('lost.restore')}
      </LinkButton>
      <Button look="quiet" onClick={() => void understood()}>
        {sayOfStorage('lost.understood')}
      </Button>
    </Notice>
  );
}

function Unreadable({ ids }: { ids: readonly string[] }) {
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const discard = async () => {
    try {
      await remove(ids);
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
  };
  return (
    <>
      <Notice tone="problem" code="unreadable" title={sayOfStorage('unreadable', { count: ids.length })}>
        <p>{sayOfStorage('unreadableNext')}</p>
        <Button look="secondary" onClick={() => void discard()}>
          {sayOfStorage('discard')}
        </Button>
      </Notice>
      {failure.value && <StorageNotice code={failure.value} />}
    </>
  );
}
