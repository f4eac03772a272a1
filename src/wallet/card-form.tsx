import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Certificate } from '../certificate/certificate.ts';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { ConfirmDialog } from '../ui/components/confirm-dialog.tsx';
import { DeleteIcon, DownloadIcon, VerifyIcon } from '../ui/components/icons.tsx';
import { formatCountry, formatDayOf } from '../ui/formats.ts';
import { keepPaperOffline } from '../ui/keep-offline.ts';
import { t } from '../ui/words.ts';
import '../ui/words/card.ts';
import '../ui/words/certificate.ts';
import { PaperForm } from './paper-form.tsx';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { StorageNotice } from './storage-notice.tsx';
import { remove } from './wallet.ts';

/** All that a certificate says, and what can be done with it. */
export function CardForm({
  id,
  certificate,
  issuer,
}: {
  id: string;
  certificate: Certificate;
  /** By its name, where this device knows it. */
  issuer: string | undefined;
}) {
  useEffect(() => void keepPaperOffline(), []);
  return (
    <>
      <section aria-labelledby="card-details">
        <h2 id="card-details">{t('wallet.cardScreen.detailsTitle')}</h2>
        <PaperForm certificate={certificate} />
        <p class="muted small">
          {t(`formats.${certificate.format}`)}
          <br />
          {t('wallet.cardScreen.issuer')}:{' '}
          {issuer ?? (formatCountry(certificate.issuer) || t('form.notStated'))}
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
    </>
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
