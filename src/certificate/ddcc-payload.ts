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
  const device = codings(test, 'brand');
  const [performer] = words(test, 'centre');
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
        ...(device.length > 0 && { device }),
        sampledAt: test.required('date'),
        ...(performer !== undefined && { performer }),
        ...(country !== undefined && { country }),
      },
    ],
  };
}

function whoseIs(core: Fields, cwt: Cwt) {
  const certificate = core.map('certificate');
  const number = identifierIn(core, 'hcid') ?? (certificate && identifierIn(certificate, 'hcid'));
  const period = certificate?.map('period');
  const issuedAtSeconds = instantIn(core, 'valid_from') ?? (period && instantIn(period, 'start'));
  const expiresAtSeconds = endIn(core, 'valid_until') ?? (period && endIn(period, 'end'));
  return {
    format: 'who-ddcc' as const,
    issuer: cwt.iss ?? codeOf(core.map('vaccination') ?? core.map('test') ?? core, 'country') ?? '',
    holder: holderFrom(core),
    recoveries: [],
    ...(number !== undefined && { number }),
    ...(issuedAtSeconds !== undefined && { issuedAtSeconds }),
    ...(expiresAtSeconds !== undefined && { expiresAtSeconds }),
  };
}

/** An identifier, or its value alone as the first codes had it. */
const identifierIn = (fields: Fields, name: string): string | undefined =>
  isCborMap(fields.raw(name)) ? fields.map(name)?.text('value') : fields.text(name);

/** A FHIR dateTime's first second. @throws {ReadError} for what is none: an end like that would never come. */
function instantIn(fields: Fields, name: string): number | undefined {
  const text = fields.text(name);
  if (text === undefined) return undefined;
  const seconds = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text) / 1000;
  if (DATE_TIME.test(text) && !Number.isNaN(seconds)) return seconds;
  throw new ReadError('malformed-content', `DDCC: ${name} is no instant`);
}

const DATE_TIME = /^\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** The last second of a FHIR dateTime, which may be a day, a month or a year (FHIR R4, Period). */
function endIn(fields: Fields, name: string): number | undefined {
  const seconds = instantIn(fields, name);
  if (seconds === undefined) return undefined;
  const [year = 0, month, day] = (fields.text(name) ?? '').split('-').map(Number);
  // A time beside the day makes it no number.
  if (Number.isNaN(day)) return seconds;
  const next =
    month === undefined
      ? Date.UTC(year + 1, 0)
      : day === undefined
        ? Date.UTC(year, month)
        : Date.UTC(year, month - 1, day + 1);
  return next / 1000 - 1;
}

function holderFrom(core: Fields): Holder {
  const name = tidyName(core.text('name') ?? '');
  if (name === '') throw new ReadError('malformed-content', 'DDCC: nobody’s name in it');
  const documentNumber = identifierIn(core, 'identifier');
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
  const totalDoses = dose.number('totalDoses') ?? dose.number('total_doses');
  const effectiveFrom = dose.boundary('validFrom') ?? dose.boundary('vaccine_valid');
  return {
    vaccine: [...codings(dose, 'brand'), ...codings(dose, 'vaccine')],
    ...(productName !== undefined && { productName }),
    disease: codings(dose, 'disease'),
    manufacturer: ['manufacturer', 'maholder', 'ma_holder'].flatMap((name) => codings(dose, name)),
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
