import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { drawText } from '../ui/draw-qr.ts';
import { formatCountdown } from '../ui/formats.ts';
import { vi } from '../ui/languages/offer-vi.ts';
import { addWords, t } from '../ui/words.ts';
import { requestOffer } from './look-up-api.ts';
import './offer-screen.css';
import { QrCode } from '../ui/qr-code.tsx';
import { RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { useWallet } from './wallet.ts';

const words = addWords(vi, async () => (await import('../ui/languages/offer-en.ts')).en);
await words.ready;
const say = words.t;

/** `/offer/:id`: lets another wallet fetch a certificate, by a code and digits that are good for minutes and once. */
export function OfferScreen() {
  const { id = '' } = useRoute().params;
  const wallet = useWallet();
  const back = { href: `/export/${id}`, label: t('app.back') };
  if (wallet.status !== 'open') {
    return (
      <Screen title={say('title')} back={back}>
        {wallet.status === 'failed' ? (
          <StorageNotice code={wallet.code} />
        ) : (
          <Waiting>{t('wallet.home.opening')}</Waiting>
        )}
      </Screen>
    );
  }
  const { certificate } = wallet.certificates.find((one) => one.id === id) ?? {};
  const number = certificate?.number ?? '';
  const follower = wallet.following.find(({ received }) => received.includes(number));
  return (
    <Screen
      title={say('title')}
      lead={certificate && say('lead', { name: certificate.holder.name })}
      back={back}
      width="wide"
      actions={!follower && <LinkButton href="/look-up">{t('wallet.lookUp')}</LinkButton>}
    >
      {follower ? (
        <Offer token={follower.token} number={number} />
      ) : (
        <Notice title={say('lookUpTitle')}>
          <p>{say('lookUpText')}</p>
        </Notice>
      )}
    </Screen>
  );
}

interface Offered {
  readonly offer: string;
  readonly digits: string;
  readonly expiresAtMs: number;
}

function Offer({ token, number }: { token: string; number: string }) {
  const working = useSignal(false);
  const failure = useSignal<RequestError | undefined>(undefined);
  const offered = useSignal<Offered | undefined>(undefined);
  const make = async () => {
    working.value = true;
    failure.value = undefined;
    try {
      const { expiresInSeconds, ...rest } = await requestOffer(token, number);
      offered.value = { ...rest, expiresAtMs: Date.now() + expiresInSeconds * 1000 };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failure.value = error;
    } finally {
      working.value = false;
    }
  };
  return (
    <div class="offer">
      {offered.value && <Shown {...offered.value} />}
      {failure.value?.code === 'not-found' ? (
        <Notice tone="problem" code="not-found" urgent>
          <p>{say('notHolding')}</p>
        </Notice>
      ) : (
        failure.value && <RequestNotice error={failure.value} />
      )}
      <Button
        look={offered.value ? 'secondary' : 'primary'}
        working={working.value}
        onClick={() => void make()}
      >
        {say(working.value ? 'making' : 'make')}
      </Button>
    </div>
  );
}

function Shown({ offer, digits, expiresAtMs }: Offered) {
  const nowMs = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      nowMs.value = Date.now();
    }, 1000);
    return () => clearInterval(timer);
  }, [nowMs]);
  if (nowMs.value >= expiresAtMs) return <p role="status">{say('expired')}</p>;
  return (
    <>
      <div class="offer-code">
        <QrCode drawing={drawText(offer)} label={say('code')} />
      </div>
      <div class="offer-tell" role="status">
        <p>{say('scan')}</p>
        <p class="offer-digits">{digits}</p>
        <p class="muted">{say('beCareful')}</p>
        <a class="button button-quiet" href={offer}>
          {say('openHere')}
        </a>
      </div>
      <p class="muted" role="timer">
        {say('expiresIn', { countdown: formatCountdown((expiresAtMs - nowMs.value) / 1000) })}
      </p>
    </>
  );
}
