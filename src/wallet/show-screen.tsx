import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { Icon } from '../ui/components/icons.tsx';
import { Screen, useScreenHeading } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatDay } from '../ui/formats.ts';
import { vi } from '../ui/languages/show-vi.ts';
import { remember } from '../ui/remembered.ts';
import { useBusy } from '../ui/updates.ts';
import { addWords, t } from '../ui/words.ts';
import '../ui/words/card.ts';
import { drawQr } from '../ui/draw-qr.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { useWakeLock } from '../ui/wake-lock.ts';
import { formChosenLast } from './chosen-form.ts';
import { FormSwitch } from './form-switch.tsx';
import { SignOfLife } from './sign-of-life.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { validityWords } from './validity.ts';
import { useWallet, type WalletCertificate } from './wallet.ts';
import './show-screen.css';

const words = addWords(vi, async () => (await import('../ui/languages/show-en.ts')).en);
await words.ready;
const say = words.t;

/** `/card/:id/code`: one code, as large and as bright as a browser can, held in front of a reader. */
export function ShowScreen() {
  const { id } = useRoute().params;
  const wallet = useWallet();
  const found = wallet.status === 'open' ? wallet.certificates.find((one) => one.id === id) : undefined;
  if (found) return <Shown key={found.id} {...found} />;
  return (
    <Screen
      title={t(wallet.status === 'open' ? 'wallet.cardScreen.missingTitle' : 'wallet.title')}
      back={{ href: '/', label: t('wallet.title') }}
    >
      {wallet.status === 'open' && <p>{t('wallet.cardScreen.missingText')}</p>}
      {wallet.status === 'opening' && <Waiting>{t('wallet.home.opening')}</Waiting>}
      {wallet.status === 'failed' && <StorageNotice code={wallet.code} />}
    </Screen>
  );
}

function Shown({ id, certificate: first, twins }: WalletCertificate) {
  useBusy();
  const mayDarken = useWakeLock();
  const forms = [first, ...twins];
  const chosen = useSignal(formChosenLast(forms));
  const certificate = forms[chosen.value] ?? first;
  const drawing = useMemo(() => drawQr(certificate), [certificate]);
  const { holder } = certificate;
  const heading = useScreenHeading(say('title', { name: holder.name }));
  return (
    <main class="show">
      <h1 class="visually-hidden" ref={heading} tabIndex={-1}>
        {say('title', { name: holder.name })}
      </h1>
      <div class="show-parts">
        <div class="show-code">
          {drawing ? (
            <QrCode drawing={drawing} label={t('wallet.cardScreen.code')} />
          ) : (
            <p>{t('wallet.cardScreen.noCode')}</p>
          )}
        </div>
        <div class="show-tell">
          <SignOfLife />
          <div class="show-holder">
            <p class="show-name">{holder.name}</p>
            {holder.birthDate && <p>{t('wallet.card.born', { day: formatDay(holder.birthDate) })}</p>}
            <p>{validityWords(certificate, new Date())}</p>
          </div>
          {forms.length > 1 && (
            <FormSwitch
              forms={forms}
              chosen={chosen.value}
              onChoose={(index) => {
                chosen.value = index;
                remember('form', forms[index]?.format ?? '');
              }}
            />
          )}
          <Guidance key={certificate.signedText} />
          <p class="small">{say(mayDarken ? 'mayDarken' : 'brightness')}</p>
          <div class="show-actions">
            <LinkButton href={`/card/${id}`}>{t('app.close')}</LinkButton>
            <FullscreenButton />
          </div>
        </div>
      </div>
    </main>
  );
}

const LONG_ENOUGH_SECONDS = 10;
const STILL_SHOWN_SECONDS = 30;

/** Where the code is, and when it has been there long enough: read out, since who is blind sees neither. */
function Guidance() {
  const seconds = useSignal(0);
  const isLandscape = useSignal(matchMedia(LANDSCAPE).matches);
  useEffect(() => {
    const turning = matchMedia(LANDSCAPE);
    const turned = () => {
      isLandscape.value = turning.matches;
      seconds.value = 0;
    };
    const tick = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      seconds.value++;
      if (seconds.value === LONG_ENOUGH_SECONDS) navigator.vibrate?.(150);
    }, 1000);
    turning.addEventListener('change', turned);
    return () => {
      clearInterval(tick);
      turning.removeEventListener('change', turned);
    };
  }, []);
  const { value } = seconds;
  return (
    <p class="show-guidance" role="status">
      {/* What stands there from the beginning is not read out. */}
      {value > 0 &&
        value < LONG_ENOUGH_SECONDS &&
        say(isLandscape.value ? 'where.landscape' : 'where.portrait')}
      {value >= LONG_ENOUGH_SECONDS && value < STILL_SHOWN_SECONDS && say('longEnough')}
      {value >= STILL_SHOWN_SECONDS && say('stillShown')}
    </p>
  );
}

const LANDSCAPE = '(orientation: landscape)';

/** Without the browser's own bars a code in landscape is a good deal larger. */
function FullscreenButton() {
  const isOn = useSignal(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = () => {
      isOn.value = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    };
  }, []);
  // An installed app has no bars, and not every browser can do without its own.
  if (!document.fullscreenEnabled || isOn.value) return null;
  return (
    <Button
      look="secondary"
      icon={
        <Icon>
          <path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15" />
        </Icon>
      }
      onClick={() => void document.documentElement.requestFullscreen().catch(() => {})}
    >
      {say('fullscreen')}
    </Button>
  );
}
