import type { CertificateKind } from '../../certificate/certificate.ts';
import type { Rule } from './rule.ts';
import { compareVersions } from './version.ts';

const TYPES: Readonly<Record<CertificateKind, Rule['certificateType']>> = {
  vaccination: 'Vaccination',
  test: 'Test',
  recovery: 'Recovery',
};

/** Where and when, and what for. */
export interface Arrival {
  /** Where to, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** A part of the country; without, only what is asked in all of it counts. */
  readonly region?: string;
  readonly at: Date;
}

/**
 * The rules that a certificate has to meet: those of the country of arrival, and those by which its issuer's country
 * takes back what it issued; of each the newest version in force, for every kind of certificate or for this one.
 *
 * @param issuedIn ISO 3166-1 alpha-2.
 */
export function chooseRules(
  rules: readonly Rule[],
  { country, region = '', at }: Arrival,
  issuedIn: string,
  kind: CertificateKind,
): Rule[] {
  const atMs = at.getTime();
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    const { identifier, type, certificateType, validFromMs, validToMs } = rule;
    const applies =
      validFromMs <= atMs &&
      atMs <= validToMs &&
      (certificateType === 'General' || certificateType === TYPES[kind]) &&
      (type === 'Acceptance'
        ? rule.country === country && (rule.region ?? '').toLowerCase() === region.toLowerCase()
        : rule.country === issuedIn);
    if (!applies) continue;
    const key = `${type} ${identifier}`;
    const other = newest.get(key);
    if (!other || compareVersions(other.version, rule.version) < 0) newest.set(key, rule);
  }
  return [...newest.values()].sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}
