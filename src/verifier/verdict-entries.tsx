import type { Immunization, Recovery, TestResult } from '../certificate/certificate.ts';
import { diseasesOf, givenTest } from '../certificate/codes.ts';
import { dosesReceived } from '../ui/doses-received.ts';
import { formatDay, formatMoment } from '../ui/formats.ts';
import { knownVaccine } from '../ui/given-vaccine.ts';
import { t } from '../ui/words.ts';
import '../ui/words/certificate.ts';
import '../ui/words/verifier.ts';

/** The doses, in their order. */
export const Doses = ({ immunizations }: { immunizations: readonly Immunization[] }) => (
  <div>
    <h2 class="verdict-count">{t('verifier.doses', { count: dosesReceived(immunizations) })}</h2>
    <ol class="verdict-doses">
      {immunizations.map((immunization, at) => (
        <li key={`${at}-${immunization.date}`}>
          <span>{immunization.date ? formatDay(immunization.date) : t('form.notStated')}</span>
          <span>{doseWords(immunization)}</span>
        </li>
      ))}
    </ol>
  </div>
);

/** Product, else its kind; disease, and how far the series has come: `Vaxzevria · COVID-19 · dose 2 of 2`. */
function doseWords(immunization: Immunization): string {
  const { subpotent, doseNumber, totalDoses } = immunization;
  const { product, type, codes, diseases, otherDiseases } = knownVaccine(immunization);
  return [
    product ?? (type ? t(`vaccineTypes.${type}`) : codes),
    ...diseases.map((disease) => t(`diseases.${disease}`)),
    ...otherDiseases,
    doseNumber !== undefined &&
      totalDoses !== undefined &&
      t('form.doseOf', { ordinal: doseNumber, total: totalDoses }),
    subpotent && t('form.subpotent'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function diseaseWords(codings: TestResult['disease'] = []): string[] {
  const { diseases, otherDiseases } = diseasesOf(codings);
  return [...diseases.map((disease) => t(`diseases.${disease}`)), ...otherDiseases];
}

/** A test's result as its issuer means it. */
export function resultWords(test: TestResult): string {
  const { outcome, otherResult } = givenTest(test);
  return [outcome && t(`testOutcomes.${outcome}`), otherResult].filter(Boolean).join(' · ');
}

/** A result in large words and in no verdict's colour: whether it is enough is not for the signature to say. */
export function Test({ test }: { test: TestResult }) {
  const { type, otherTypes, name } = givenTest(test);
  return (
    <div>
      <p class="verdict-result">{resultWords(test)}</p>
      <p>
        {[
          ...diseaseWords(test.disease),
          ...(type ? [t(`testTypes.${type}`), ...otherTypes] : [name, ...otherTypes]),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        <span class="muted">{t('form.sampledAt')}</span> {formatMoment(test.sampledAt)}
      </p>
    </div>
  );
}

/** When somebody had recovered, and for how long that counts. */
export const RecoveryFacts = ({ recovery }: { recovery: Recovery }) => (
  <dl class="verdict-facts">
    <dt>{t('form.diseaseFound')}</dt>
    <dd>{diseaseWords(recovery.disease).join(', ')}</dd>
    <dt>{t('form.firstPositive')}</dt>
    <dd>{formatDay(recovery.firstPositiveDate)}</dd>
    {recovery.effectiveFrom && (
      <>
        <dt>{t('form.effectiveFrom')}</dt>
        <dd>{formatDay(recovery.effectiveFrom)}</dd>
      </>
    )}
    {recovery.effectiveUntil && (
      <>
        <dt>{t('form.effectiveUntil')}</dt>
        <dd>{formatDay(recovery.effectiveUntil)}</dd>
      </>
    )}
  </dl>
);
