import type { ComponentChildren } from 'preact';
import type { Certificate, Immunization, Recovery, TestResult } from '../certificate/certificate.ts';
import { diseasesOf, type GivenVaccine, givenTest } from '../certificate/codes.ts';
import { dosesReceived } from '../ui/doses-received.ts';
import { formatCountry, formatDay, formatMoment } from '../ui/formats.ts';
import { knownVaccine } from '../ui/given-vaccine.ts';
import { InternationalWording } from '../ui/international-wording.tsx';
import { en } from '../ui/languages/en.ts';
import { vi } from '../ui/languages/vi.ts';
import { say, t, type WordKey } from '../ui/words.ts';
import './paper-form.css';

/**
 * The eleven fields of the official form, in Vietnamese and English side by side, whatever language the app speaks;
 * and what certificates of other kinds say, in the same form.
 */
export function PaperForm({ certificate }: { certificate: Certificate }) {
  const { format, holder, immunizations, tests, recoveries, number, statement } = certificate;
  const international = format === 'who-icvp';
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
              <Diseases given={immunizations.map(knownVaccine)} />
            </Field>
            <Field label="form.doses">{dosesReceived(immunizations)}</Field>
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
            <DoseFields immunization={immunization} ordinal={at + 1} international={international} />
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
      {international && (
        <section class="paper-form-wording" aria-label={t('form.internationalRegulations')}>
          <InternationalWording certificate={certificate} />
        </section>
      )}
    </div>
  );
}

function DoseFields({
  immunization,
  ordinal,
  international,
}: {
  immunization: Immunization;
  ordinal: number;
  international: boolean;
}) {
  const { date, lot, subpotent, doseNumber, totalDoses, effectiveFrom, effectiveUntil, country, performer } =
    immunization;
  const { diseases, type, product, codes, manufacturer } = knownVaccine(immunization);
  // International Health Regulations, Annex 7: true of yellow fever, and of no other disease.
  const forLife = international && diseases.includes('yellow-fever') && !effectiveUntil;
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
        <Field label="form.product">{product ?? (codes || <NotStated />)}</Field>
        <Field label="form.manufacturer">{manufacturer ?? <NotStated />}</Field>
        {performer && (
          <Field label="form.performer">
            {/* WHO's form names its issuer by the code of a country. */}
            {international && /^[A-Z]{3}$/.test(performer) ? bothCountries(performer) : performer}
          </Field>
        )}
        {country && <Field label="form.country">{bothCountries(country)}</Field>}
        {effectiveFrom && <Field label="form.effectiveFrom">{bothDays(effectiveFrom)}</Field>}
        {(effectiveUntil || forLife) && (
          <Field label="form.effectiveUntil">
            {effectiveUntil ? bothDays(effectiveUntil) : <BothWords of="form.forLife" />}
          </Field>
        )}
      </dl>
    </>
  );
}

function TestFields({ test }: { test: TestResult }) {
  const { disease = [], sampledAt, performer, country } = test;
  const { type, otherTypes, outcome, otherResult, name } = givenTest(test);
  return (
    <>
      <h3 class="paper-form-dose">
        <BothWords of="kinds.test" />
      </h3>
      <dl class="paper-form-cells">
        {disease.length > 0 && (
          <Field label="form.diseaseFound">
            <Diseases given={[diseasesOf(disease)]} />
          </Field>
        )}
        <Field label="form.testResult">
          {outcome && <BothWords of={`testOutcomes.${outcome}`} />}
          <Lines of={otherResult === undefined ? [] : [otherResult]} />
        </Field>
        <Field label="form.sampledAt">
          <Both vi={formatMoment(sampledAt, 'vi')} en={formatMoment(sampledAt, 'en')} />
        </Field>
        <Field label="form.testType">
          {type && <BothWords of={`testTypes.${type}`} />}
          <Lines of={otherTypes} />
          {!type && otherTypes.length === 0 && <NotStated />}
        </Field>
        {name !== undefined && <Field label="form.testName">{name}</Field>}
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
        <Field label="form.diseaseFound">
          <Diseases given={[diseasesOf(disease)]} />
        </Field>
        <Field label="form.firstPositive">{bothDays(firstPositiveDate)}</Field>
        {effectiveFrom && <Field label="form.effectiveFrom">{bothDays(effectiveFrom)}</Field>}
        {effectiveUntil && <Field label="form.effectiveUntil">{bothDays(effectiveUntil)}</Field>}
        {country && <Field label="form.country">{bothCountries(country)}</Field>}
      </dl>
    </>
  );
}

/** Each disease in a line of its own, once. */
function Diseases({ given }: { given: readonly Pick<GivenVaccine, 'diseases' | 'otherDiseases'>[] }) {
  const known = [...new Set(given.flatMap(({ diseases }) => diseases))];
  const others = [...new Set(given.flatMap(({ otherDiseases }) => otherDiseases))];
  if (known.length + others.length === 0) return <NotStated />;
  return (
    <>
      {known.map((disease) => (
        <span key={disease} class="paper-form-line">
          <BothWords of={`diseases.${disease}`} />
        </span>
      ))}
      <Lines of={others} />
    </>
  );
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <>
    {[...new Set(of)].map((line) => (
      <span key={line} class="paper-form-line">
        {line}
      </span>
    ))}
  </>
);

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
