import { type Cbor, isCborMap } from './cbor.ts';
import type { Immunization } from './certificate.ts';
import { ICD11, ICVP_PRODUCT, SNOMED_CT } from './code-systems.ts';
import type { Cwt } from './cwt.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { HcertContent } from './hcert.ts';
import { tidyName } from './names.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';
import type { Coding } from './vaccines.ts';

/**
 * Reads WHO's digital International Certificate of Vaccination or Prophylaxis. Three shapes that exclude each other
 * are about, told apart by their keys: of 2026 (SMART ICVP 0.3: `vx` is the vaccination, `v` the version), of 2024 (`v`
 * is the vaccination) and the draft between them (`v` is a list of them).
 */
export function icvpContent(item: Cbor, cwt: Cwt, remark: (code: RemarkCode) => void): HcertContent {
  // WHO's model of the claim allows several: one vaccination each, of one person.
  const [first, ...others] = (Array.isArray(item) ? (item as readonly Cbor[]) : [item]).map((one) =>
    contentOf(one, cwt, remark),
  );
  if (!first) throw new ReadError('not-one-entry', 'ICVP: no certificate');
  const person = JSON.stringify([first.holder, first.version]);
  if (others.some(({ holder, version }) => JSON.stringify([holder, version]) !== person)) {
    throw new ReadError('not-one-entry', 'ICVP: certificates of several people');
  }
  return { ...first, immunizations: [first, ...others].flatMap(({ immunizations }) => immunizations) };
}

function contentOf(item: Cbor, cwt: Cwt, remark: (code: RemarkCode) => void): HcertContent {
  const fields = fieldsOf(item, 'ICVP', remark);
  const name = tidyName(fields.text('n') ?? '');
  if (name === '') throw new ReadError('malformed-content', 'ICVP: nobody’s name in it');
  const { doses, version } = vaccinationsIn(fields);
  const nationality = fields.text('nt') ?? fields.text('ntl');
  const documentNumber = fields.text('id') ?? fields.text('nid');
  return {
    format: 'who-icvp',
    issuer: cwt.iss ?? '',
    holder: {
      name,
      birthDate: fields.day('dob') ?? '',
      ...(nationality !== undefined && { nationality }),
      ...(documentNumber !== undefined && { documentNumber }),
    },
    immunizations: doses.map((dose) => immunizationFrom(dose, cwt)),
    tests: [],
    recoveries: [],
    ...(version !== undefined && { version }),
  };
}

function vaccinationsIn(fields: Fields): { doses: Fields[]; version: string | undefined } {
  if (fields.isThere('vx')) {
    const dose = fields.map('vx');
    if (!dose) throw new ReadError('not-one-entry', 'ICVP: no vaccination');
    return { doses: [dose], version: fields.text('v') ?? '' };
  }
  const group = fields.raw('v');
  const single = isCborMap(group) ? fields.map('v') : undefined;
  const doses = single ? [single] : fields.list('v');
  if (doses.length === 0) throw new ReadError('not-one-entry', 'ICVP: no vaccination');
  return { doses, version: undefined };
}

/** ICD-11 and SNOMED CT for yellow fever, and how WHO's catalogue begins the products against it. */
const YELLOW_FEVER = /^(1D47|16541001|YellowFever)/;
/** International Health Regulations, Annex 7: valid from the tenth day after vaccination. */
const YELLOW_FEVER_DAYS = 10;

function immunizationFrom(dose: Fields, { nbf }: Cwt): Immunization {
  const date = dose.boundary('dv') ?? dose.boundary('dt');
  if (date === undefined) throw new ReadError('malformed-content', 'ICVP: the day of vaccination is missing');
  const product = dose.required('vp');
  const disease = dose.text('tg');
  const lot = dose.text('bo');
  const performer = dose.text('is') ?? dose.text('cn');
  const manufacturerName = dose.text('ma');
  const yellowFever = [disease, product].some((code) => code !== undefined && YELLOW_FEVER.test(code));
  // REQ-DE-20: the envelope says from when; the rule holds whatever it says.
  const effectiveFrom = latest([
    dose.boundary('vls'),
    yellowFever ? daysAfter(date, YELLOW_FEVER_DAYS) : undefined,
    nbf === undefined ? undefined : dayOf(nbf),
  ]);
  const effectiveUntil = dose.boundary('vle');
  return {
    vaccine: product === '' ? [] : [vaccineCoding(product)],
    disease: disease === undefined ? [] : [diseaseCoding(disease)],
    ...(manufacturerName !== undefined && { manufacturerName }),
    date,
    ...(lot !== undefined && { lot }),
    ...(performer !== undefined && { performer }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(effectiveUntil !== undefined && { effectiveUntil }),
  };
}

const isSnomed = (code: string) => /^\d{6,18}$/.test(code);

const vaccineCoding = (code: string): Coding => ({
  system: isSnomed(code) ? SNOMED_CT : /^XM[0-9A-Z]{4}$/.test(code) ? ICD11 : ICVP_PRODUCT,
  code,
});

const diseaseCoding = (code: string): Coding => ({ system: isSnomed(code) ? SNOMED_CT : ICD11, code });

const DAY_SECONDS = 86_400;

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

const daysAfter = (day: string, days: number): string =>
  dayOf(Date.parse(`${day}T00:00:00Z`) / 1000 + days * DAY_SECONDS);

/** The latest of some days, as far as there are any. */
const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
