import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { Certificate } from '../certificate/certificate.ts';
import type { Verdict } from '../certificate/verify.ts';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { ConfirmDialog } from '../ui/components/confirm-dialog.tsx';
import { CodeIcon, DeleteIcon, DownloadIcon, VerifyIcon } from '../ui/components/icons.tsx';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Spinner, Waiting } from '../ui/components/spinner.tsx';
import { formatCountry, formatDay, formatDayOf } from '../ui/formats.ts';
import { keepPaperOffline } from '../ui/keep-offline.ts';
import { remember } from '../ui/remembered.ts';
import { useBusy } from '../ui/updates.ts';
import { language, t } from '../ui/words.ts';
import '../ui/words/card.ts';
import '../ui/words/certificate.ts';
import '../ui/words/reasons.ts';
import './card-screen.css';
import { formChosenLast } from './chosen-form.ts';
import { drawQr } from './draw-qr.ts';
import { FormSwitch } from './form-switch.tsx';
import { PaperForm } from './paper-form.tsx';
import { QrCode } from './qr-code.tsx';
import { StatusNote } from './status-note.tsx';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { StorageNotice } from './storage-notice.tsx';
import { validityWords } from './validity.ts';
import { useVerdict } from './verdict.ts';
import { useWakeLock } from './wake-lock.ts';
import { remove, useWallet, type WalletCertificate } from './wallet.ts';

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
  useEffect(() => void keepPaperOffline(), []);
  const forms = [first, ...twins];
  const chosen = useSignal(formChosenLast(forms));
  const certificate = forms[chosen.value] ?? first;
  const verdict = useVerdict(certificate, id);
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
          <VerdictBanner verdict={verdict} certificate={certificate} />
          {verdict?.issuer && <StatusNote id={id} />}
          <section aria-labelledby="card-details">
            <h2 id="card-details">{t('wallet.cardScreen.detailsTitle')}</h2>
            <PaperForm certificate={certificate} />
            <p class="muted small">
              {t(`formats.${certificate.format}`)}
              <br />
              {t('wallet.cardScreen.issuer')}:{' '}
              {verdict?.issuer?.name[language.value] ??
                (formatCountry(certificate.issuer) || t('form.notStated'))}
              {certificate.issuedAtSeconds !== undefined && (
                <>
                  <br />
                  {t('wallet.cardScreen.issuedOn', {
                    day: formatDayOf(new Date(certificate.issuedAtSeconds * 1000)),
                  })}
                </>
              )}
            </p>
          </section>
          <CardActions id={id} holder={certificate.holder.name} />
        </div>
      </div>
    </Screen>
  );
}

function VerdictBanner({ verdict, certificate }: { verdict: Verdict | undefined; certificate: Certificate }) {
  const { expiresAtSeconds } = certificate;
  return (
    <div class={`card-verdict card-verdict-${verdict?.outcome ?? 'checking'}`} role="status">
      {verdict ? <OutcomeMark outcome={verdict.outcome} size={40} /> : <Spinner />}
      <div>
        <p class="card-verdict-word">{t(`outcomes.${verdict?.outcome ?? 'checking'}`)}</p>
        <p class="card-verdict-validity">{validityWords(certificate, new Date())}</p>
        {expiresAtSeconds !== undefined && (
          <p>{t('validity.until', { day: formatDayOf(new Date(expiresAtSeconds * 1000)) })}</p>
        )}
        {verdict?.issuer?.demo && <p class="small">{t('wallet.cardScreen.demoIssuer')}</p>}
      </div>
      {verdict && verdict.reasons.length > 0 && (
        <ul class="card-verdict-reasons">
          {verdict.reasons.map((reason) => (
            <li key={reason}>
              {t(`reasons.${reason}.citizen`)}{' '}
              <span class="small muted">{t('app.errorCode', { code: reason })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function CardActions({ id, holder }: { id: string; holder: string }) {
  const { route } = useLocation();
  const asking = useSignal(false);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const removeIt = async () => {
    try {
      await remove([id]);
      route('/', true);
    } catch (error) {
      asking.value = false;
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
  };
  return (
    <div class="card-screen-actions">
      {failure.value && <StorageNotice code={failure.value} />}
      <LinkButton href={`/export/${id}`} look="secondary" icon={<DownloadIcon />}>
        {t('wallet.export')}
      </LinkButton>
      <LinkButton look="secondary" href={`/travel/${id}`} icon={<VerifyIcon />}>
        {t('wallet.travel')}
      </LinkButton>
      <Button
        look="quiet"
        icon={<DeleteIcon />}
        onClick={() => {
          asking.value = true;
        }}
      >
        {t('wallet.cardScreen.delete')}
      </Button>
      {asking.value && (
        <ConfirmDialog
          title={t('wallet.cardScreen.deleteTitle')}
          confirm={t('wallet.cardScreen.deleteConfirm')}
          onConfirm={() => void removeIt()}
          onCancel={() => {
            asking.value = false;
          }}
        >
          {t('wallet.cardScreen.deleteText', { name: holder })}
        </ConfirmDialog>
      )}
    </div>
  );
}
