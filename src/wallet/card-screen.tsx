import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { ErrorBoundary, lazy, useRoute } from 'preact-iso';
import { afterPaint } from '../ui/after-paint.ts';
import { LinkButton } from '../ui/components/button.tsx';
import { CodeIcon } from '../ui/components/icons.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatDay } from '../ui/formats.ts';
import { remember } from '../ui/remembered.ts';
import { useBusy } from '../ui/updates.ts';
import { t } from '../ui/words.ts';
import '../ui/words/card.ts';
import './card-screen.css';
import { NotLoaded } from '../ui/components/not-loaded.tsx';
import { drawQr } from '../ui/draw-qr.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { useWakeLock } from '../ui/wake-lock.ts';
import { formChosenLast } from './chosen-form.ts';
import { StorageNotice } from './storage-notice.tsx';
import { useWallet, type WalletCertificate } from './wallet.ts';

// After the code has been painted: whoever opens a card wants to show it, and all the rest can wait.
const CardDetails = lazy<typeof import('./card-details.tsx').CardDetails>(() =>
  afterPaint(() => import('./card-details.tsx')).then(
    (module) => module.CardDetails,
    () => NotLoaded,
  ),
);

/** One certificate: its code to be scanned, whose it is, what this device makes of it, and all that it says. */
export function CardScreen() {
  const { id } = useRoute().params;
  const wallet = useWallet();
  const back = { href: '/', label: t('wallet.title') };
  if (wallet.status === 'open') {
    const found = wallet.certificates.find((one) => one.id === id);
    if (found) return <Card key={found.id} {...found} />;
    return (
      <Screen
        title={t('wallet.cardScreen.missingTitle')}
        lead={t('wallet.cardScreen.missingText')}
        actions={<LinkButton href="/">{t('notFound.home')}</LinkButton>}
      >
        {null}
      </Screen>
    );
  }
  return (
    <Screen title={t('wallet.title')} back={back} hideHeading>
      {wallet.status === 'failed' ? (
        <StorageNotice code={wallet.code} />
      ) : (
        <Waiting>{t('wallet.home.opening')}</Waiting>
      )}
    </Screen>
  );
}

function Card({ id, certificate: first, twins }: WalletCertificate) {
  useBusy();
  useWakeLock();
  const forms = [first, ...twins];
  const chosen = useSignal(formChosenLast(forms));
  const certificate = forms[chosen.value] ?? first;
  const drawing = useMemo(() => drawQr(certificate), [certificate]);
  const { holder } = certificate;
  return (
    <Screen
      title={t('wallet.cardScreen.title', { name: holder.name })}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
      hideHeading
    >
      <div class="card-screen">
        <div class="card-screen-show">
          {drawing ? (
            <QrCode drawing={drawing} label={t('wallet.cardScreen.code')} />
          ) : (
            <p class="card-screen-no-code">{t('wallet.cardScreen.noCode')}</p>
          )}
          <div class="card-screen-holder">
            <p class="card-screen-name">{holder.name}</p>
            {holder.birthDate && (
              <p class="card-screen-born">{t('wallet.card.born', { day: formatDay(holder.birthDate) })}</p>
            )}
          </div>
          {drawing && (
            <LinkButton href={`/card/${id}/code`} look="secondary" icon={<CodeIcon />}>
              {t('wallet.cardScreen.show')}
            </LinkButton>
          )}
        </div>
        <div class="card-screen-tell">
          <ErrorBoundary>
            <CardDetails
              id={id}
              forms={forms}
              chosen={chosen.value}
              certificate={certificate}
              onChoose={(index) => {
                chosen.value = index;
                remember('form', forms[index]?.format ?? '');
              }}
            />
          </ErrorBoundary>
        </div>
      </div>
    </Screen>
  );
}
