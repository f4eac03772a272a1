import type { Immunization, Recovery, TestResult } from '../certificate/certificate.ts';
import { givenTest, givenVaccine } from '../certificate/codes.ts';
import { contentOf, isVouchedFor } from '../certificate/verdict-content.ts';
import type { Verdict } from '../certificate/verify.ts';
import { en as certificate } from '../ui/languages/en/certificate.ts';
import { en as home } from '../ui/languages/en/home.ts';
import { en as reasons } from '../ui/languages/en/reasons.ts';
import type { SourceError } from './verify-codes.ts';
import type { PublishedTrust } from './verify-published.ts';

const en = { ...home, ...certificate, ...reasons };

/** What is said of one code, or why a source gave none. */
export interface Finding {
  readonly source: string;
  readonly verdict?: Verdict;
  readonly error?: SourceError;
}

const instant = (seconds: number | undefined): string | undefined => {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/** Controls, and marks that turn the direction of writing round: a name may not redraw the terminal it is shown on. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One JSON object, as one line; undefined fields are left out. */
export function asJson(
  { source, verdict, error }: Finding,
  basis: readonly PublishedTrust[],
  training: boolean,
): string {
  const content = verdict && contentOf(verdict);
  const { certificate, issuer } = verdict ?? {};
  const object = {
    source,
    outcome: verdict?.outcome ?? 'unknown',
    reasons: verdict?.reasons ?? [],
    ...(error && { error: error.code }),
    remarks: content?.remarks ?? [],
    format: certificate?.format,
    issuer: certificate?.issuer,
    issuerName: issuer?.name.en,
    issuerCountry: issuer?.country,
    demo: issuer?.demo,
    testKey: verdict?.key?.test,
    training: training ? true : undefined,
    holder: content?.holder,
    doses: content?.immunizations,
    tests: content?.tests,
    recoveries: content?.recoveries,
    statement: content?.statement,
    issuedAt: instant(certificate?.issuedAtSeconds),
    expiresAt: instant(certificate?.expiresAtSeconds),
    number: content?.number,
    keyId: certificate?.keyId,
    basis: verdict && basis.map(basisOf),
    parts: verdict?.parts,
  };
  return JSON.stringify(object).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The versions that every answer of a run rests on; `statuses` is null where the bundle names some and none are known. */
function basisOf({ name, bundle, statuses: { own, foreign } }: PublishedTrust) {
  const versioned = (one: { readonly version: number; readonly issuedAtSeconds: number } | undefined) =>
    one ? { version: one.version, issuedAt: instant(one.issuedAtSeconds) } : null;
  return {
    trust: name,
    ...versioned(bundle),
    ...(bundle.status && { statuses: versioned(own) }),
    ...(bundle.status?.foreign !== undefined && { revocationLists: versioned(foreign) }),
  };
}

/** The same for people, a line for each. */
export function basisText(trust: PublishedTrust): string {
  const { version, issuedAt, statuses, revocationLists } = basisOf(trust);
  const said = (what: string, one: { version: number; issuedAt: string | undefined } | null | undefined) =>
    one === undefined ? [] : [one ? `${what} ${one.version} of ${one.issuedAt}` : `${what} missing`];
  return [
    `Judged by the trust bundle ${version} of ${issuedAt} in ${trust.name}`,
    ...said('statuses', statuses),
    ...said("other issuers' revocation lists", revocationLists),
  ].join(', ');
}

/** Several lines for people: the verdict, why, by whom and about whom. */
export function asText({ source, verdict, error }: Finding): string {
  const lines: string[] = [];
  if (error)
    lines.push(`${source}: ${en.outcomes.unknown.toUpperCase()}`, `  ${error.message} [${error.code}]`);
  if (verdict) {
    lines.push(`${source}: ${en.outcomes[verdict.outcome].toUpperCase()}`);
    for (const reason of verdict.reasons) lines.push(`  ${en.reasons[reason].inspector} [${reason}]`);
    if (verdict.parts) {
      lines.push(`  Parts seen: ${verdict.parts.have.join(', ')} of ${verdict.parts.total}`);
    }
    lines.push(...Array.from(factsOf(verdict), (fact) => `  ${fact}`));
  }
  return lines.map((line) => line.replace(UNPRINTABLE, '\ufffd')).join('\n');
}

function* factsOf(verdict: Verdict): Generator<string> {
  const { certificate, issuer, key } = verdict;
  if (!certificate) return;
  yield `${en.formats[certificate.format]}, ${
    issuer ? `${issuer.name.en} (${issuer.country})` : `issuer ${certificate.issuer || 'not named'}`
  }`;
  if (issuer?.demo) yield 'Of a made-up country: worth nothing in earnest';
  if (key?.test) yield 'Signed with a test key: worth nothing in earnest';
  const content = contentOf(verdict);
  if (!content) return;
  if (!isVouchedFor(verdict)) {
    yield 'Nobody known vouches for what follows:';
  }
  const { name, latinName, birthDate, nationality, documentNumber } = content.holder;
  yield [
    latinName && latinName !== name ? `${name} (${latinName})` : name,
    birthDate && `born ${birthDate}`,
    nationality,
    documentNumber && `document ${documentNumber}`,
  ]
    .filter(Boolean)
    .join(', ');
  if (content.statement) yield en.kinds.statement;
  for (const [index, dose] of content.immunizations.entries()) yield doseText(dose, index);
  for (const test of content.tests) yield testText(test);
  for (const recovery of content.recoveries) yield recoveryText(recovery);
  const day = (seconds: number | undefined) => instant(seconds)?.slice(0, 10);
  const [issued, expires] = [day(content.issuedAtSeconds), day(content.expiresAtSeconds)];
  yield [
    content.number !== undefined && `Number ${content.number}`,
    issued && `issued ${issued}`,
    expires && `in force until ${expires}`,
  ]
    .filter(Boolean)
    .join(', ');
  if (content.remarks.length > 0) yield `Remarks: ${content.remarks.join(', ')}`;
}

function doseText(dose: Immunization, index: number): string {
  const { doseNumber = index + 1, totalDoses, date, lot, subpotent } = dose;
  const { product, codes, diseases, otherDiseases } = givenVaccine(dose);
  return [
    `Dose ${doseNumber}${totalDoses === undefined ? '' : ` of ${totalDoses}`}: ${date}`,
    product ?? codes,
    [...diseases.map((disease) => en.diseases[disease]), ...otherDiseases].join(' and '),
    lot !== undefined && `lot ${lot}`,
    subpotent && 'at less than the intended potency',
  ]
    .filter(Boolean)
    .join(', ');
}

function testText(test: TestResult): string {
  const { type, otherTypes, outcome, otherResult, name } = givenTest(test);
  return [
    `Test: ${test.sampledAt}`,
    outcome && en.testOutcomes[outcome],
    otherResult,
    type && en.testTypes[type],
    ...otherTypes,
    name,
  ]
    .filter(Boolean)
    .join(', ');
}

const recoveryText = ({ firstPositiveDate, effectiveFrom, effectiveUntil }: Recovery): string =>
  [
    `Recovery: first positive test ${firstPositiveDate}`,
    effectiveFrom !== undefined && `counts from ${effectiveFrom}`,
    effectiveUntil !== undefined && `until ${effectiveUntil}`,
  ]
    .filter(Boolean)
    .join(', ');
