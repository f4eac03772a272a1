import { NextIcon } from '../ui/components/icons.tsx';
import { documentKind } from '../ui/document-kind.ts';
import { dosesReceived } from '../ui/doses-received.ts';
import { formatDay, formatDayOf } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import { Rosette } from './rosette.tsx';
import { validityWords } from './validity.ts';
import { useVerdict } from './verdict.ts';
import { VerdictChip } from './verdict-chip.tsx';
import type { WalletCertificate } from './wallet.ts';
import './wallet-card.css';

/** A certificate as a card of the wallet; a tap opens its code. */
export function WalletCard({ id, certificate }: WalletCertificate) {
  const verdict = useVerdict(certificate, id);
  const { holder, immunizations, tests } = certificate;
  const [test] = tests;
  return (
    <a
      class={`wallet-card ${verdict?.outcome === 'invalid' ? 'wallet-card-spent' : ''}`}
      href={`/card/${id}`}
    >
      <Rosette />
      <span class="wallet-card-top">
        <span class="wallet-card-kind">{documentKind(certificate)}</span>
        <VerdictChip verdict={verdict} />
      </span>
      <span class="wallet-card-holder">
        <span class="wallet-card-name">{holder.name}</span>
        {holder.birthDate && <span>{t('wallet.card.born', { day: formatDay(holder.birthDate) })}</span>}
      </span>
      <span class="wallet-card-bottom">
        <span>
          {immunizations.length > 0 && (
            <>
              {t('wallet.card.doses', { count: dosesReceived(immunizations) })}
              <span aria-hidden="true"> · </span>
            </>
          )}
          {test?.outcome && (
            <>
              {t(`testOutcomes.${test.outcome}`)}
              <span aria-hidden="true"> · </span>
            </>
          )}
          <strong>{validityWords(certificate, new Date())}</strong>
        </span>
        <span class="wallet-card-open">
          {t('wallet.card.open')}
          <NextIcon />
        </span>
      </span>
    </a>
  );
}

/** A further certificate of the same person, in one line. */
export function WalletCardLine({ id, certificate }: WalletCertificate) {
  const verdict = useVerdict(certificate, id);
  return (
    <a class="wallet-card-line" href={`/card/${id}`}>
      <span>
        {certificate.issuedAtSeconds === undefined
          ? documentKind(certificate)
          : t('wallet.card.issued', { day: formatDayOf(new Date(certificate.issuedAtSeconds * 1000)) })}
      </span>
      <VerdictChip verdict={verdict} />
      <NextIcon />
    </a>
  );
}
