import type { Certificate, Immunization } from '../certificate/certificate.ts';
import type { ReasonCode } from '../certificate/reasons.ts';
import type { Verdict } from '../certificate/verify.ts';
import { Button } from '../ui/components/button.tsx';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { formatCountdown, formatCountry, formatDay, formatDayOf } from '../ui/formats.ts';
import { productName } from '../ui/product-name.ts';
import { language, t } from '../ui/words.ts';
import './verdict-sheet.css';

/** With these, what the code says about a person is not the issuer's word, so it is not shown at all. */
const WITHOUT_CONTENT: readonly ReasonCode[] = ['bad-signature'];
/** With these, it is the word of whoever made the code. */
const WITHOUT_VOUCHER: readonly ReasonCode[] = ['unknown-issuer', 'unknown-key', 'no-trust'];

const contentOf = ({ reasons, certificate }: Verdict) =>
  reasons.some((reason) => WITHOUT_CONTENT.includes(reason)) ? undefined : certificate;

/** The verdict as it is read out: the word, why, and whom it is about. */
export function announcement(verdict: Verdict): string {
  const holder = contentOf(verdict)?.holder;
  return [
    t(`outcomes.${verdict.outcome}`),
    ...verdict.reasons.map((reason) => t(`reasons.${reason}.inspector`)),
    ...(holder ? [holder.name, formatDay(holder.birthDate)] : []),
  ].join('. ');
}

/** The answer to one code: shape, word and colour, whom it is about, and what to compare. */
export function VerdictSheet({
  verdict,
  secondsLeft,
  onNext,
}: {
  verdict: Verdict;
  secondsLeft: number;
  onNext: () => void;
}) {
  const { outcome, reasons, issuer, parts } = verdict;
  const shown = contentOf(verdict);
  const vouched = !reasons.some((reason) => WITHOUT_VOUCHER.includes(reason));
  return (
    <div class={`verdict verdict-${outcome}`} data-outcome={outcome}>
      <header class="verdict-head">
        <OutcomeMark outcome={outcome} size="3.25rem" />
        <p class="verdict-word">{t(`outcomes.${outcome}`)}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section class="verdict-body" aria-label={t(`outcomes.${outcome}`)} tabIndex={0}>
        {reasons.length > 0 && (
          <ul class="verdict-reasons">
            {reasons.map((reason) => (
              <li key={reason}>
                {t(`reasons.${reason}.inspector`)} <span class="verdict-code">{reason}</span>
              </li>
            ))}
            {parts && (
              <li>
                {t('verifier.parts', {
                  have: new Intl.ListFormat(language.value).format(parts.have.map(String)),
                  total: parts.total,
                })}
              </li>
            )}
          </ul>
        )}
        {shown && (
          <>
            {!vouched && <p class="muted small">{t('verifier.claims')}</p>}
            <Person certificate={shown} />
            {outcome === 'valid' && <p class="verdict-compare">{t('verifier.compare')}</p>}
            {issuer?.demo && <p class="verdict-demo">{t('verifier.demoIssuer')}</p>}
            <Doses immunizations={shown.immunizations} />
            <dl class="verdict-facts">
              <dt>{t('verifier.issuer')}</dt>
              <dd>
                {issuer ? `${issuer.name[language.value]} · ${formatCountry(issuer.country)}` : shown.issuer}
              </dd>
              {shown.expiresAtSeconds !== undefined && (
                <>
                  <dt>{t('verifier.until')}</dt>
                  <dd>{formatDayOf(new Date(shown.expiresAtSeconds * 1000))}</dd>
                </>
              )}
              {shown.number !== undefined && (
                <>
                  <dt>{t('verifier.number')}</dt>
                  <dd>{shown.number}</dd>
                </>
              )}
            </dl>
          </>
        )}
      </section>
      <div class="verdict-next">
        <Button onClick={onNext}>{t('verifier.next')}</Button>
        <p class="muted small">{t('verifier.clearsIn', { time: formatCountdown(secondsLeft) })}</p>
      </div>
    </div>
  );
}

const Person = ({ certificate: { holder } }: { certificate: Certificate }) => (
  <div class="verdict-person">
    {/* In capitals as in the passport that it is compared with. */}
    <p class="verdict-name">{holder.name.toLocaleUpperCase('vi')}</p>
    <p class="verdict-born">
      <span class="muted">{t('verifier.born')}</span> <strong>{formatDay(holder.birthDate)}</strong>
    </p>
  </div>
);

const Doses = ({ immunizations }: { immunizations: readonly Immunization[] }) => (
  <div>
    <h2 class="verdict-count">{t('verifier.doses', { count: immunizations.length })}</h2>
    <ol class="verdict-doses">
      {immunizations.map(({ date, vaccine, subpotent }, at) => (
        <li key={`${at}-${date}`}>
          <span>{formatDay(date)}</span>
          <span>
            {productName(vaccine)}
            {subpotent && ` (${t('form.subpotent')})`}
          </span>
        </li>
      ))}
    </ol>
  </div>
);
