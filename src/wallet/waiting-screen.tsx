import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatDuration } from '../ui/formats.ts';
import { vi } from '../ui/languages/wallet-waiting-vi.ts';
import { addWords, t } from '../ui/words.ts';
import { type Follower, waitingFor } from './following.ts';
import { keepCurrent } from './keep-current.ts';
import { ResultScreen } from './result-screen.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { follow, useWallet } from './wallet.ts';

const words = addWords(vi, async () => (await import('../ui/languages/wallet-waiting-en.ts')).en);
await words.ready;
const say = words.t;

/** `/waiting/:id`: how far somebody is whose certificate is still to come, by what the service said last. */
export function WaitingScreen() {
  const { id } = useRoute().params;
  const wallet = useWallet();
  if (wallet.status === 'open') {
    const follower = waitingFor(wallet.following).find((one) => one.id === id);
    if (follower) return <StillToCome {...follower} />;
    return (
      <Screen
        title={say('goneTitle')}
        lead={say('goneText')}
        actions={<LinkButton href="/">{t('notFound.home')}</LinkButton>}
      >
        {null}
      </Screen>
    );
  }
  return (
    <Screen title={t('wallet.title')} back={{ href: '/', label: t('wallet.title') }} hideHeading>
      {wallet.status === 'failed' ? (
        <StorageNotice code={wallet.code} />
      ) : (
        <Waiting>{t('wallet.home.opening')}</Waiting>
      )}
    </Screen>
  );
}

function StillToCome({ id, token, name, steps, findings, askedAtSeconds }: Follower) {
  const { route } = useLocation();
  const asking = useSignal(false);
  const ask = async () => {
    asking.value = true;
    await keepCurrent(true);
    asking.value = false;
  };
  const stop = async () => {
    await follow((following) => following.filter((one) => one.id !== id));
    route('/', true);
  };
  const ago = formatDuration(Math.max(0, Math.floor(Date.now() / 1000) - askedAtSeconds));
  return (
    <ResultScreen
      outcome={{ name, steps, findings, corrections: [], keptIds: [], unreadable: 0 }}
      follow={token}
    >
      <p class="muted">{say('asked', { ago })}</p>
      <div class="look-up-actions">
        <Button look="secondary" working={asking.value} onClick={() => void ask()}>
          {say(asking.value ? 'asking' : 'askNow')}
        </Button>
        <Button look="quiet" onClick={() => void stop()}>
          {say('stop')}
        </Button>
      </div>
    </ResultScreen>
  );
}
