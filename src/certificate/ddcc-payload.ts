import { type Cbor, type CborMap, isCborMap, untagged } from './cbor.ts';
import type { Holder, Immunization } from './certificate.ts';
import { SNOMED_CT } from './code-systems.ts';
import type { Cwt } from './cwt.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { HcertContent } from './hcert.ts';
import { tidyName } from './names.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';
import { outcomeOf } from './test-outcome.ts';
import type { Coding } from './vaccines.ts';

type Remark = (code: RemarkCode) => void;

/** WHO's first codes (2021) put the fields among the token's claims, without the health certificate's claim. */
export const isEarlyDdcc = (claims: CborMap): boolean =>
  claims.has('hcid') && claims.has('birthDate') && claims.has('vaccine');

/**
 * Reads WHO's "Digital Documentation of COVID-19 Certificates: Vaccination Status", core data set, in its group
 * `vaccination` or, as the first codes had it, without one.
 */
export function ddccVaccinationContent(item: Cbor, cwt: Cwt, remark: Remark): HcertContent {
  const core = fieldsOf(item, 'DDCC', remark);
  const dose = core.map('vaccination') ?? core;
  return {
    ...whoseIs(core, cwt),
    immunizations: [immunizationFrom(dose)],
    tests: [],
  };
}

/** Reads the core data set of "Test Result". */
export function ddccTestContent(item: Cbor, cwt: Cwt, remark: Remark): HcertContent {
  const core = fieldsOf(item, 'DDCC', remark);
  const test = core.map('test') ?? core;
  const result = codings(test, 'result');
  const outcome = outcomeOf(result);
  const [name] = words(test, 'brand');
  const performer = test.text('centre');
  const country = codeOf(test, 'country');
  return {
    ...whoseIs(core, cwt),
    immunizations: [],
    tests: [
      {
        disease: codings(test, 'pathogen'),
        type: codings(test, 'type'),
        result,
        ...(outcome !== undefined && { outcome }),
        ...(name !== undefined && { name }),
        sampledAt: test.required('date'),
        ...(performer !== undefined && { performer }),
        ...(country !== undefined && { country }),
      },
    ],
  };
}

function whoseIs(core: Fields, cwt: Cwt) {
  const certificate = core.map('certificate');
  const number = core.text('hcid') ?? certificate?.map('hcid')?.text('value') ?? certificate?.text('hcid');
  return {
    format: 'who-ddcc' as const,
    issuer: cwt.iss ?? codeOf(core.map('vaccination') ?? core.map('test') ?? core, 'country') ?? '',
    holder: holderFrom(core),
    recoveries: [],
    ...(number !== undefined && { number }),
  };
}

function holderFrom(core: Fields): Holder {
  const name = tidyName(core.text('name') ?? '');
  if (name === '') throw new ReadError('malformed-content', 'DDCC: nobody’s name in it');
  const identifier = core.raw('identifier');
  const documentNumber = isCborMap(identifier)
    ? core.map('identifier')?.text('value')
    : core.text('identifier');
  return {
    name,
    birthDate: core.day('birthDate') ?? '',
    ...(documentNumber !== undefined && { documentNumber }),
  };
}

function immunizationFrom(dose: Fields): Immunization {
  const [productName] = words(dose, 'brand');
  const [manufacturerName] = words(dose, 'manufacturer');
  const lot = dose.text('lot');
  const performer = dose.text('centre');
  const country = codeOf(dose, 'country');
  const doseNumber = dose.number('dose');
  const totalDoses = dose.number('total_doses');
  const effectiveFrom = dose.day('validFrom') ?? dose.day('valid_from');
  return {
    vaccine: [...codings(dose, 'brand'), ...codings(dose, 'vaccine')],
    ...(productName !== undefined && { productName }),
    disease: codings(dose, 'disease'),
    manufacturer: [...codings(dose, 'manufacturer'), ...codings(dose, 'maholder')],
    ...(manufacturerName !== undefined && { manufacturerName }),
    date: dose.day('date') ?? dose.required('date'),
    ...(lot !== undefined && { lot }),
    ...(performer !== undefined && { performer }),
    ...(country !== undefined && { country }),
    ...(doseNumber !== undefined && { doseNumber }),
    ...(totalDoses !== undefined && { totalDoses }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
  };
}

/** A FHIR Coding; one without a system is SNOMED CT's, which the data set prefers, where it looks like it. */
function codings(fields: Fields, name: string): Coding[] {
  if (!isCborMap(fields.raw(name))) return [];
  const coding = fields.map(name);
  const code = coding?.text('code');
  if (code === undefined) return [];
  return [{ system: coding?.text('system') ?? (/^\d{6,18}$/.test(code) ? SNOMED_CT : ''), code }];
}

/** What stands there in words: a coding's display, or a text in place of the coding. */
function words(fields: Fields, name: string): string[] {
  const value = isCborMap(fields.raw(name)) ? fields.map(name)?.text('display') : fields.text(name);
  return value === undefined ? [] : [value];
}

const codeOf = (fields: Fields, name: string): string | undefined =>
  isCborMap(untagged(fields.raw(name))) ? fields.map(name)?.text('code') : fields.text(name);
