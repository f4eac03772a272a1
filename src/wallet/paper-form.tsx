import type { ComponentChildren } from 'preact';
import type { Certificate, Immunization } from '../certificate/certificate.ts';
import { findVaccine, type Vaccine } from '../certificate/vaccines.ts';
import { formatCountry, formatDay } from '../ui/formats.ts';
import { en } from '../ui/languages/en.ts';
import { vi } from '../ui/languages/vi.ts';
import { productName } from '../ui/product-name.ts';
import { say, type WordKey } from '../ui/words.ts';
import './paper-form.css';

/** The eleven fields of the official form, in Vietnamese and English side by side, whatever language the app speaks. */
export function PaperForm({ certificate }: { certificate: Certificate }) {
  const { holder, immunizations, number } = certificate;
  const nationality = holder.nationality;
  return (
    <div class="paper-form">
      <dl class="paper-form-rows">
        <Field label="form.name">{holder.name}</Field>
        <Field label="form.birthDate">{bothDays(holder.birthDate)}</Field>
        <Field label="form.nationality">
          {nationality ? (
            <Both vi={formatCountry(nationality, 'vi')} en={formatCountry(nationality, 'en')} />
          ) : (
            <NotStated />
          )}
        </Field>
        <Field label="form.disease">
          <Diseases immunizations={immunizations} />
        </Field>
        <Field label="form.doses">{immunizations.length}</Field>
      </dl>
      <ol class="paper-form-doses">
        {immunizations.map((immunization, at) => (
          <li key={`${at}-${immunization.date}`}>
            <DoseFields immunization={immunization} ordinal={at + 1} />
          </li>
        ))}
      </ol>
      <dl class="paper-form-rows">
        <Field label="form.number">{number ?? <NotStated />}</Field>
      </dl>
    </div>
  );
}

function DoseFields({ immunization, ordinal }: { immunization: Immunization; ordinal: number }) {
  const { date, lot, subpotent, vaccine: codings } = immunization;
  const vaccine = findVaccine(codings);
  return (
    <>
      <h3 class="paper-form-dose">
        <BothWords of="form.dose" values={{ ordinal }} />
      </h3>
      {subpotent && (
        <p class="paper-form-subpotent">
          <BothWords of="form.subpotent" />
        </p>
      )}
      <dl class="paper-form-cells">
        <Field label="form.date">{bothDays(date)}</Field>
        <Field label="form.lot">{lot ?? <NotStated />}</Field>
        <Field label="form.vaccineType">
          {vaccine ? <BothWords of={`vaccineTypes.${vaccine.type}`} /> : <NotStated />}
        </Field>
        <Field label="form.product">{productName(codings)}</Field>
        <Field label="form.manufacturer">{vaccine?.manufacturer ?? <NotStated />}</Field>
      </dl>
    </>
  );
}

function Diseases({ immunizations }: { immunizations: readonly Immunization[] }) {
  const known = immunizations.map(({ vaccine }) => findVaccine(vaccine)?.disease);
  const diseases = [...new Set(known)].filter(
    (disease): disease is Vaccine['disease'] => disease !== undefined,
  );
  if (diseases.length === 0) return <NotStated />;
  return (
    <>
      {diseases.map((disease) => (
        <span key={disease} class="paper-form-line">
          <BothWords of={`diseases.${disease}`} />
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
