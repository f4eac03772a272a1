import type { ComponentChildren } from 'preact';
import type { Certificate, Immunization, Recovery, TestResult } from '../certificate/certificate.ts';
import { codeWords, diseaseOf, testTypeOf } from '../certificate/codes.ts';
import type { Coding, DiseaseId } from '../certificate/vaccines.ts';
import { formatCountry, formatDay, formatMoment } from '../ui/formats.ts';
import { knownVaccine } from '../ui/given-vaccine.ts';
import { en } from '../ui/languages/en.ts';
import { vi } from '../ui/languages/vi.ts';
import { say, type WordKey } from '../ui/words.ts';
import { InternationalWording } from './international-wording.tsx';
import './paper-form.css';

/**
 * The eleven fields of the official form, in Vietnamese and English side by side, whatever language the app speaks;
 * and what certificates of other kinds say, in the same form.
 */
export function PaperForm({ certificate }: { certificate: Certificate }) {
  const { format, holder, immunizations, tests, recoveries, number, statement } = certificate;
  const { nationality, latinName, documentNumber } = holder;
  const vaccination = immunizations.length > 0;
  return (
    <div class="paper-form">
      <dl class="paper-form-rows">
        <Field label="form.name">{holder.name}</Field>
        {latinName && latinName.replace(/</g, '') !== '' && (
          <Field label="form.latinName">
            <span class="paper-form-latin">{latinName}</span>
          </Field>
        )}
        <Field label="form.birthDate">{holder.birthDate ? bothDays(holder.birthDate) : <NotStated />}</Field>
        {(vaccination || nationality) && (
          <Field label="form.nationality">{nationality ? bothCountries(nationality) : <NotStated />}</Field>
        )}
        {documentNumber && <Field label="form.documentNumber">{documentNumber}</Field>}
        {vaccination && (
          <>
            <Field label="form.disease">
              <Diseases immunizations={immunizations} />
            </Field>
            <Field label="form.doses">{immunizations[0]?.doseNumber ?? immunizations.length}</Field>
          </>
        )}
        {statement && (
          <Field label="form.statement">
            <BothWords of="kinds.statement" />
          </Field>
        )}
      </dl>
      <ol class="paper-form-doses">
        {immunizations.map((immunization, at) => (
          <li key={`${at}-${immunization.date}`}>
            <DoseFields immunization={immunization} ordinal={at + 1} forLife={format === 'who-icvp'} />
          </li>
        ))}
        {tests.map((test, at) => (
          <li key={`${at}-${test.sampledAt}`}>
            <TestFields test={test} />
          </li>
        ))}
        {recoveries.map((recovery, at) => (
          <li key={`${at}-${recovery.firstPositiveDate}`}>
            <RecoveryFields recovery={recovery} />
          </li>
        ))}
      </ol>
      <dl class="paper-form-rows">
        <Field label="form.number">{number ?? <NotStated />}</Field>
      </dl>
      {format === 'who-icvp' && <InternationalWording certificate={certificate} />}
    </div>
  );
}

function DoseFields({
  immunization,
  ordinal,
  forLife,
}: {
  immunization: Immunization;
  ordinal: number;
  /** A certificate that names no end holds as long as its holder lives. */
  forLife: boolean;
}) {
  const { date, lot, subpotent, doseNumber, totalDoses, effectiveFrom, effectiveUntil, country, performer } =
    immunization;
  const { type, product, manufacturer } = knownVaccine(immunization);
  return (
    <>
      <h3 class="paper-form-dose">
        {totalDoses === undefined ? (
          <BothWords of="form.dose" values={{ ordinal: doseNumber ?? ordinal }} />
        ) : (
          <BothWords of="form.doseOf" values={{ ordinal: doseNumber ?? ordinal, total: totalDoses }} />
        )}
      </h3>
      {subpotent && (
        <p class="paper-form-subpotent">
          <BothWords of="form.subpotent" />
        </p>
      )}
      <dl class="paper-form-cells">
        <Field label="form.date">{date ? bothDays(date) : <NotStated />}</Field>
        <Field label="form.lot">{lot ?? <NotStated />}</Field>
        <Field label="form.vaccineType">
          {type ? <BothWords of={`vaccineTypes.${type}`} /> : <NotStated />}
        </Field>
        <Field label="form.product">{product || <NotStated />}</Field>
        <Field label="form.manufacturer">{manufacturer ?? <NotStated />}</Field>
        {performer && <Field label="form.performer">{performer}</Field>}
        {country && <Field label="form.country">{bothCountries(country)}</Field>}
        {effectiveFrom && <Field label="form.effectiveFrom">{bothDays(effectiveFrom)}</Field>}
        {(effectiveUntil || (forLife && effectiveFrom)) && (
          <Field label="form.effectiveUntil">
            {effectiveUntil ? bothDays(effectiveUntil) : <BothWords of="form.forLife" />}
          </Field>
        )}
      </dl>
    </>
  );
}

function TestFields({ test }: { test: TestResult }) {
  const {
    disease = [],
    type,
    result,
    outcome,
    resultText,
    name,
    device = [],
    sampledAt,
    performer,
    country,
  } = test;
  const typeId = testTypeOf(type);
  return (
    <>
      <h3 class="paper-form-dose">
        <BothWords of="kinds.test" />
      </h3>
      <dl class="paper-form-cells">
        {disease.length > 0 && (
          <Field label="form.disease">
            <DiseaseNames codings={disease} />
          </Field>
        )}
        <Field label="form.testResult">
          {outcome ? (
            <BothWords of={`testOutcomes.${outcome}`} />
          ) : (
            (resultText ?? result.map(codeWords).join(', '))
          )}
        </Field>
        <Field label="form.sampledAt">
          <Both vi={formatMoment(sampledAt, 'vi')} en={formatMoment(sampledAt, 'en')} />
        </Field>
        <Field label="form.testType">
          {typeId ? (
            <BothWords of={`testTypes.${typeId}`} />
          ) : (
            type.map(codeWords).join(', ') || <NotStated />
          )}
        </Field>
        {(name || device.length > 0) && (
          <Field label="form.testName">{name ?? device.map(codeWords).join(', ')}</Field>
        )}
        {performer && <Field label="form.performer">{performer}</Field>}
        {country && <Field label="form.country">{bothCountries(country)}</Field>}
      </dl>
    </>
  );
}

function RecoveryFields({ recovery }: { recovery: Recovery }) {
  const { disease, firstPositiveDate, effectiveFrom, effectiveUntil, country } = recovery;
  return (
    <>
      <h3 class="paper-form-dose">
        <BothWords of="kinds.recovery" />
      </h3>
      <dl class="paper-form-cells">
        <Field label="form.disease">
          <DiseaseNames codings={disease} />
        </Field>
        <Field label="form.firstPositive">{bothDays(firstPositiveDate)}</Field>
        {effectiveFrom && <Field label="form.effectiveFrom">{bothDays(effectiveFrom)}</Field>}
        {effectiveUntil && <Field label="form.effectiveUntil">{bothDays(effectiveUntil)}</Field>}
        {country && <Field label="form.country">{bothCountries(country)}</Field>}
      </dl>
    </>
  );
}

function Diseases({ immunizations }: { immunizations: readonly Immunization[] }) {
  const given = immunizations.map(knownVaccine);
  return (
    <DiseaseLines
      known={[...new Set(given.flatMap(({ diseases }) => diseases))]}
      others={[...new Set(given.flatMap(({ otherDiseases }) => otherDiseases))]}
    />
  );
}

const DiseaseNames = ({ codings }: { codings: readonly Coding[] }) => (
  <DiseaseLines
    known={codings.map(diseaseOf).filter((disease) => disease !== undefined)}
    others={codings.filter((coding) => !diseaseOf(coding)).map(codeWords)}
  />
);

function DiseaseLines({ known, others }: { known: readonly DiseaseId[]; others: readonly string[] }) {
  if (known.length + others.length === 0) return <NotStated />;
  return (
    <>
      {known.map((disease) => (
        <span key={disease} class="paper-form-line">
          <BothWords of={`diseases.${disease}`} />
        </span>
      ))}
      {others.map((code) => (
        <span key={code} class="paper-form-line">
          {code}
        </span>
      ))}
    </>
  );
}

const Field = ({ label, children }: { label: WordKey; children: ComponentChildren }) => (
  <div>
    <dt>
      <BothWords of={label} />
    </dt>
    <dd>{children}</dd>
  </div>
);

const NotStated = () => (
  <span class="muted">
    <BothWords of="form.notStated" />
  </span>
);

const bothCountries = (code: string) => (
  <Both vi={formatCountry(code, 'vi')} en={formatCountry(code, 'en')} />
);

const bothDays = (date: string) => <Both vi={formatDay(date, 'vi')} en={formatDay(date, 'en')} />;

const BothWords = ({ of, values = {} }: { of: WordKey; values?: Record<string, string | number> }) => (
  <Both vi={say(vi, 'vi', of, values)} en={say(en, 'en', of, values)} />
);

/** Vietnamese first and English after it, smaller; once where they are the same. */
const Both = (text: { vi: string; en: string }) =>
  text.vi === text.en ? (
    <span>{text.vi}</span>
  ) : (
    <>
      <span lang="vi">{text.vi}</span>
      <span class="visually-hidden"> / </span>
      <span lang="en" class="paper-form-english">
        {text.en}
      </span>
    </>
  );
