import type { Cbor } from './cbor.ts';
import type { Holder, Immunization, Recovery, TestResult } from './certificate.ts';
import {
  ATC,
  EU_MANUFACTURER_NAME,
  EU_ORGANISATION,
  EU_PRODUCT,
  EU_PRODUCT_NAME,
  EU_TEST_DEVICE,
  LOINC,
  SNOMED_CT,
} from './code-systems.ts';
import type { Cwt } from './cwt.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { HcertContent } from './hcert.ts';
import { fullName } from './names.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';
import { outcomeOf } from './test-outcome.ts';
import type { Coding } from './vaccines.ts';

type Remark = (code: RemarkCode) => void;

/**
 * Reads an EU Digital COVID Certificate, versions 1.0.0 to 1.3.x: one person and exactly one vaccination, test or
 * recovery (eu-dcc-schema 1.3.3). Where real issuers bend the schema it is remarked and borne, as the EU's "Special
 * case handling" asks of verifiers; what would change the meaning is refused.
 */
export function dccContent(item: Cbor, cwt: Cwt, remark: Remark): HcertContent {
  const dcc = fieldsOf(item, 'DCC', remark);
  const version = dcc.required('ver');
  const [v, t, r] = [dcc.list('v'), dcc.list('t'), dcc.list('r')];
  const [entry, ...others] = [...v, ...t, ...r];
  if (!entry || others.length > 0) throw new ReadError('not-one-entry', 'DCC: not exactly one entry');
  const country = entry.required('co');
  return {
    format: 'eu-dcc',
    issuer: cwt.iss && /^[A-Z]{2,3}$/.test(cwt.iss) ? cwt.iss : country,
    holder: holderFrom(dcc, country, cwt, remark),
    immunizations: v.map((vaccination) => immunizationFrom(vaccination, remark)),
    tests: t.map(testFrom),
    recoveries: r.map(recoveryFrom),
    number: entry.required('ci'),
    version,
  };
}

/** The machine-readable zone's alphabet and filler (ICAO Doc 9303-3). */
const MRZ_NAME = /^[A-Z<]*$/;
/** No name has digits or symbols in it. */
const ODD_IN_NAME = /[\p{N}\p{S}\p{Co}]/u;

function holderFrom(dcc: Fields, country: string, cwt: Cwt, remark: Remark): Holder {
  const name = dcc.map('nam');
  if (!name) throw new ReadError('malformed-content', 'DCC: nam is missing');
  const [fn, gn, fnt, gnt] = ['fn', 'gn', 'fnt', 'gnt'].map((part) => name.text(part));
  if ((fn && !fnt) || (gn && !gnt)) remark('missing-field');
  if ([fn, gn].some((part) => part && ODD_IN_NAME.test(part))) remark('odd-value');
  if ([fnt, gnt].some((part) => part && !MRZ_NAME.test(part))) remark('odd-value');
  const plain = (part: string | undefined) => part?.replaceAll('<', ' ');
  const full = fullName(fn ?? plain(fnt) ?? '', gn ?? plain(gnt) ?? '', country);
  if (full === '') throw new ReadError('malformed-content', 'DCC: nobody’s name in it');
  return {
    name: full,
    ...((fnt || gnt) && { latinName: `${fnt ?? ''}<<${gnt ?? ''}` }),
    birthDate: birthDateFrom(dcc, cwt, remark),
  };
}

/** The schema's own pattern: a day, a month, a year or nothing, from 1900 on. */
const BIRTH_DATE = /^((19|20)\d\d(-\d\d){0,2})?$/;

function birthDateFrom(dcc: Fields, cwt: Cwt, remark: Remark): string {
  const text = dcc.isThere('dob') ? (dcc.text('dob') ?? '') : dcc.required('dob');
  const [, day = text] = /^(\d{4}-\d{2}-\d{2})[T ]/.exec(text) ?? [];
  const issuedOn = new Date((cwt.iat ?? 0) * 1000).toISOString().slice(0, 10);
  if (day !== text || !BIRTH_DATE.test(day) || (cwt.iat !== undefined && day > issuedOn)) remark('odd-date');
  return day;
}

const coding = (system: string, code: string): Coding[] => (code === '' ? [] : [{ system, code }]);

const productCoding = (code: string) => coding(code.startsWith('EU/') ? EU_PRODUCT : EU_PRODUCT_NAME, code);
const prophylaxisCoding = (code: string) => coding(code.startsWith('J07') ? ATC : SNOMED_CT, code);
const manufacturerCoding = (code: string) =>
  coding(code.startsWith('ORG-') ? EU_ORGANISATION : EU_MANUFACTURER_NAME, code);

function immunizationFrom(entry: Fields, remark: Remark): Immunization {
  const doseNumber = count(entry, 'dn', remark);
  const totalDoses = count(entry, 'sd', remark);
  if (doseNumber !== undefined && totalDoses !== undefined && doseNumber > totalDoses) {
    remark('dose-beyond-total');
  }
  return {
    vaccine: [...productCoding(entry.required('mp')), ...prophylaxisCoding(entry.required('vp'))],
    disease: coding(SNOMED_CT, entry.required('tg')),
    manufacturer: manufacturerCoding(entry.required('ma')),
    date: dayOf(entry, 'dt'),
    performer: entry.required('is'),
    country: entry.required('co'),
    ...(doseNumber !== undefined && { doseNumber }),
    ...(totalDoses !== undefined && { totalDoses }),
  };
}

/** Whole numbers from 1; some issuers write them as 3.0, some count from 0. */
function count(entry: Fields, name: string, remark: Remark): number | undefined {
  const number = entry.number(name);
  if (number === undefined) {
    if (!entry.isThere(name)) throw new ReadError('malformed-content', `DCC: ${name} is missing`);
    remark('missing-field');
    return undefined;
  }
  if (!Number.isInteger(number)) throw new ReadError('malformed-content', `DCC: ${name} is no whole number`);
  if (number < 1) remark('odd-value');
  return number;
}

function dayOf(entry: Fields, name: string): string {
  return entry.day(name) ?? entry.required(name);
}

function testFrom(entry: Fields): TestResult {
  const result = coding(SNOMED_CT, entry.required('tr'));
  const outcome = outcomeOf(result);
  const name = entry.text('nm');
  const device = entry.text('ma');
  const performer = entry.text('tc');
  return {
    disease: coding(SNOMED_CT, entry.required('tg')),
    type: coding(LOINC, entry.required('tt')),
    result,
    ...(outcome !== undefined && { outcome }),
    ...(name !== undefined && { name }),
    ...(device !== undefined && { device: coding(EU_TEST_DEVICE, device) }),
    sampledAt: entry.required('sc'),
    ...(performer !== undefined && { performer }),
    country: entry.required('co'),
  };
}

const recoveryFrom = (entry: Fields): Recovery => ({
  disease: coding(SNOMED_CT, entry.required('tg')),
  firstPositiveDate: dayOf(entry, 'fr'),
  effectiveFrom: dayOf(entry, 'df'),
  effectiveUntil: dayOf(entry, 'du'),
  country: entry.required('co'),
});
