import { ErrorBoundary, lazy } from 'preact-iso';
import { STEPS } from '../contract.ts';
import { LinkButton } from '../ui/components/button.tsx';
import {
  AddIcon,
  CodeIcon,
  DownloadIcon,
  InfoIcon,
  LockIcon,
  LookUpIcon,
  NextIcon,
  SettingsIcon,
  TravelIcon,
  VerifyIcon,
} from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import { type Follower, waitingFor } from './following.ts';
import './home-screen.css';
import { holders } from './holders.ts';
import { arrived } from './news.ts';
import { Rosette } from './rosette.tsx';
import { useWallet, type WalletState } from './wallet.ts';
import { WalletCard, WalletCardLine } from './wallet-card.tsx';

const StorageTrouble = lazy(() =>
  import('./storage-trouble.tsx').then(({ StorageTrouble }) => StorageTrouble),
);

/** The citizen's home: the cards of everybody in the wallet, or the two ways in where there are none. */
export function HomeScreen() {
  const wallet = useWallet();
  const waiting = wallet.status === 'open' ? waitingFor(wallet.following) : [];
  const people = holders.value;
  if (wallet.status === 'open' && people.length + waiting.length === 0 && wallet.unreadableIds.length === 0) {
    return <EmptyWallet wallet={wallet} />;
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
      <Trouble wallet={wallet} />
      <div class="home-news" role="status">
        {arrived.value.length > 0 && (
          <Notice>
            <p>{t('wallet.home.arrived', { count: arrived.value.length })}</p>
          </Notice>
        )}
      </div>
      <ul class="home-cards">
        {people.map(({ key, name, nickname, certificates: [first, ...others] }) => (
          <li key={key}>
            {nickname && <p class="home-nickname">{nickname}</p>}
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
      {waiting.length > 0 && <WaitingList waiting={waiting} />}
      <MoreLinks people={people.length} />
    </Screen>
  );
}

/** Those who were looked up and have no certificate yet; the wallet asks again by itself. */
const WaitingList = ({ waiting }: { waiting: readonly Follower[] }) => (
  <section aria-labelledby="home-waiting">
    <h2 id="home-waiting">{t('wallet.home.waitingFor')}</h2>
    <ul class="home-others">
      {waiting.map(({ id, name, steps }) => (
        <li key={id}>
          <a class="wallet-card-line" href={`/waiting/${id}`}>
            <span>
              <strong>{name}</strong>
              <br />
              <span class="muted small">
                {t('wallet.home.waitingAt', {
                  step: Math.min(steps.filter(({ doneAt }) => doneAt).length + 1, STEPS.length),
                })}
              </span>
            </span>
            <NextIcon />
          </a>
        </li>
      ))}
    </ul>
  </section>
);

function EmptyWallet({ wallet }: { wallet: WalletState }) {
  return (
    <Screen title={t('wallet.home.emptyTitle')} lead={t('wallet.home.emptyText')} width="wide">
      <Trouble wallet={wallet} />
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
      <MoreLinks people={0} />
    </Screen>
  );
}

/** Where else the wallet leads, by how many people are in it. */
function MoreLinks({ people }: { people: number }) {
  const links = [
    { href: '/people', icon: <SettingsIcon />, word: t('wallet.home.arrange'), from: 2 },
    { href: '/export', icon: <DownloadIcon />, word: t('wallet.export'), from: 1 },
    { href: '/travel', icon: <TravelIcon />, word: t('wallet.travel'), from: 1 },
    { href: '/verify', icon: <VerifyIcon />, word: t('wallet.verify'), from: 0 },
    { href: '/settings', icon: <LockIcon />, word: t('wallet.home.settings'), from: 0 },
    { href: '/help', icon: <InfoIcon />, word: t('wallet.help'), from: 0 },
  ];
  return (
    <ul class="home-more">
      {links
        .filter(({ from }) => people >= from)
        .map(({ href, icon, word }) => (
          <li key={href}>
            <a href={href}>
              {icon}
              <span>{word}</span>
            </a>
          </li>
        ))}
    </ul>
  );
}

const Trouble = ({ wallet }: { wallet: WalletState }) =>
  wallet.status === 'failed' || (wallet.status === 'open' && (wallet.trouble || wallet.unreadableIds[0])) ? (
    <ErrorBoundary>
      <StorageTrouble wallet={wallet} />
    </ErrorBoundary>
  ) : null;
