import { useSignal } from '@preact/signals';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { AddIcon, CodeIcon, LookUpIcon, NextIcon, VerifyIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import './home-screen.css';
import { Rosette } from './rosette.tsx';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { StorageNotice } from './storage-notice.tsx';
import { holders, remove, useWallet } from './wallet.ts';
import { WalletCard, WalletCardLine } from './wallet-card.tsx';

/** The citizen's home: the cards of everybody in the wallet, or the two ways in where there are none. */
export function HomeScreen() {
  const wallet = useWallet();
  if (wallet.status === 'open' && holders.value.length === 0 && wallet.unreadableIds.length === 0) {
    return <EmptyWallet />;
  }
  return (
    <Screen
      title={t('wallet.title')}
      width="wide"
      actions={
        <>
          <LinkButton href="/look-up" icon={<LookUpIcon />}>
            {t('wallet.home.lookUpShort')}
          </LinkButton>
          <LinkButton href="/add" look="secondary" icon={<AddIcon />}>
            {t('wallet.home.addShort')}
          </LinkButton>
        </>
      }
    >
      {wallet.status === 'opening' && <Waiting>{t('wallet.home.opening')}</Waiting>}
      {wallet.status === 'failed' && <StorageNotice code={wallet.code} />}
      {wallet.status === 'open' && wallet.unreadableIds.length > 0 && (
        <UnreadableNotice ids={wallet.unreadableIds} />
      )}
      <ul class="home-cards">
        {holders.value.map(({ name, birthDate, certificates: [first, ...others] }) => (
          <li key={`${birthDate} ${name}`}>
            <WalletCard {...first} />
            {others.length > 0 && (
              <ul class="home-others" aria-label={t('wallet.home.others', { name })}>
                {others.map((other) => (
                  <li key={other.id}>
                    <WalletCardLine {...other} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <VerifyLink />
    </Screen>
  );
}

function EmptyWallet() {
  return (
    <Screen title={t('wallet.home.emptyTitle')} lead={t('wallet.home.emptyText')} width="wide">
      <div class="home-empty">
        <div class="home-picture" aria-hidden="true">
          <div class="home-picture-card">
            <Rosette />
            <span class="home-picture-line" />
            <span class="home-picture-line home-picture-line-short" />
            <CodeIcon />
          </div>
        </div>
        <ul class="home-ways">
          <li>
            <a class="home-way home-way-first" href="/look-up">
              <LookUpIcon />
              <span class="home-way-text">
                <strong>{t('wallet.lookUp')}</strong>
                <span>{t('wallet.home.lookUpText')}</span>
              </span>
              <NextIcon />
            </a>
          </li>
          <li>
            <a class="home-way" href="/add">
              <CodeIcon />
              <span class="home-way-text">
                <strong>{t('wallet.add')}</strong>
                <span>{t('wallet.home.addText')}</span>
              </span>
              <NextIcon />
            </a>
          </li>
        </ul>
      </div>
      <VerifyLink />
    </Screen>
  );
}

const VerifyLink = () => (
  <p class="home-verify">
    <a href="/verify">
      <VerifyIcon />
      <span>{t('wallet.verify')}</span>
    </a>
  </p>
);

function UnreadableNotice({ ids }: { ids: readonly string[] }) {
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
      <Notice tone="problem" code="unreadable" title={t('wallet.home.unreadable', { count: ids.length })}>
        <p>{t('wallet.home.unreadableNext')}</p>
        <Button look="secondary" onClick={() => void discard()}>
          {t('wallet.home.discard')}
        </Button>
      </Notice>
      {failure.value && <StorageNotice code={failure.value} />}
    </>
  );
}
