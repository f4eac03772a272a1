import { answersOf } from '../certificate/questions.ts';
import { contentOf, isVouchedFor } from '../certificate/verdict-content.ts';
import { Button } from '../ui/components/button.tsx';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { documentKind } from '../ui/document-kind.ts';
import { formatCountdown, formatCountry, formatDay, formatDayOf } from '../ui/formats.ts';
import { InternationalWording } from '../ui/international-wording.tsx';
import { language, t } from '../ui/words.ts';
import '../ui/words/certificate.ts';
import '../ui/words/files.ts';
import '../ui/words/verifier.ts';
import { DocumentCheck } from './document/document-check.tsx';
import { DoorAnswer, doorSaid } from './door/door-answer.tsx';
import { OtherCodeOffer } from './other-code-offer.tsx';
import { type Scan, toldOf } from './scan.ts';
import { isTraining } from './training/training.ts';
import { answersSaid, VerdictAnswers } from './verdict-answers.tsx';
import { VerdictBasis } from './verdict-basis.tsx';
import { Doses, RecoveryFacts, resultWords, Test } from './verdict-entries.tsx';
import { reasonsSaid, VerdictReasons } from './verdict-reasons.tsx';
import { WithoutApp } from './without-app.tsx';
import './verdict-sheet.css';

/** The verdict as it is read out: the word, why, and whom it is about. */
export function announcement(scan: Scan): string {
  const { verdict } = scan;
  const holder = contentOf(verdict)?.holder;
  return [
    isTraining.value && t('verifier.trainingMark'),
    t(`outcomes.${verdict.outcome}`),
    ...answersSaid(verdict),
    ...reasonsSaid(scan),
    ...doorSaid(verdict),
    ...(holder ? [holder.name, formatDay(holder.birthDate)] : []),
    ...(contentOf(verdict)?.tests ?? []).map(resultWords),
  ]
    .filter(Boolean)
    .join('. ');
}

/** The answer to one code: shape, word and colour, whom it is about, and what to compare. */
export function VerdictSheet({
  scan,
  secondsLeft,
  movesOnAfterMs,
  inList = false,
  onNext,
}: {
  scan: Scan;
  secondsLeft: number;
  /** Where it goes by itself before that, since a queue is waiting. */
  movesOnAfterMs?: number | undefined;
  /** Whether the next thing is a list that this one is of. */
  inList?: boolean;
  onNext: () => void;
}) {
  const { verdict } = scan;
  const { outcome, reasons, issuer } = verdict;
  const told = toldOf(scan);
  const shown = contentOf(verdict);
  const vouched = isVouchedFor(verdict);
  return (
    <div class={`verdict verdict-${outcome}`} data-outcome={outcome}>
      <header class={told === outcome ? 'verdict-head' : 'verdict-head verdict-look'}>
        <OutcomeMark outcome={outcome} size="3.25rem" />
        <p class="verdict-word">
          {t(`outcomes.${outcome}`)}
          {told === 'look' && <span class="verdict-beside">{t('verifier.look')}</span>}
          {isTraining.value && <span class="verdict-beside">{t('verifier.trainingMark')}</span>}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section class="verdict-body" aria-label={t(`outcomes.${outcome}`)} tabIndex={0}>
        <VerdictAnswers verdict={verdict} />
        {reasons.length > 0 && <VerdictReasons scan={scan} />}
        <OtherCodeOffer scan={scan} />
        {outcome === 'unknown' && answersOf(verdict) && <WithoutApp />}
        {shown && (
          <>
            {!vouched && <p class="muted small">{t('verifier.claims')}</p>}
            <DocumentCheck holder={shown.holder} />
            <DoorAnswer verdict={verdict} />
            <p class="verdict-kind">
              {documentKind(shown)} <span class="muted">· {t(`formats.${shown.format}`)}</span>
            </p>
            {outcome === 'valid' && <p class="verdict-compare">{t('verifier.compare')}</p>}
            {issuer?.demo && <p class="verdict-demo">{t('verifier.demoIssuer')}</p>}
            {shown.immunizations.length > 0 && <Doses immunizations={shown.immunizations} />}
            {shown.tests.map((test, at) => (
              <Test key={`${at}-${test.sampledAt}`} test={test} />
            ))}
            {shown.recoveries.map((recovery, at) => (
              <RecoveryFacts key={`${at}-${recovery.firstPositiveDate}`} recovery={recovery} />
            ))}
            <dl class="verdict-facts">
              <dt>{t('verifier.issuer')}</dt>
              <dd>
                {issuer
                  ? `${issuer.name[language.value]} · ${formatCountry(issuer.country)}`
                  : formatCountry(shown.issuer) || t('form.notStated')}
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
              {shown.remarks.length > 0 && (
                <>
                  <dt>{t('verifier.remarks')}</dt>
                  <dd>
                    {new Intl.ListFormat(language.value, { type: 'unit' }).format(
                      shown.remarks.map((remark) => t(`remarks.${remark}`)),
                    )}
                  </dd>
                </>
              )}
            </dl>
            {shown.format === 'who-icvp' && (
              <details class="verdict-wording">
                <summary>{t('form.internationalRegulations')}</summary>
                <InternationalWording certificate={shown} />
              </details>
            )}
          </>
        )}
        <VerdictBasis verdict={verdict} />
      </section>
      <div class="verdict-next">
        <Button onClick={onNext}>{t(inList ? 'files.backToList' : 'verifier.next')}</Button>
        <p class="muted small">
          {t('verifier.clearsIn', {
            time: formatCountdown(movesOnAfterMs === undefined ? secondsLeft : movesOnAfterMs / 1000),
          })}
        </p>
        {movesOnAfterMs !== undefined && (
          <span class="verdict-moves-on" style={{ animationDuration: `${movesOnAfterMs}ms` }} />
        )}
      </div>
    </div>
  );
}
