import type { PublishedRules } from '../../../src/trust/rules/rule-book.ts';

/** A rule as a country publishes it, with what a test cares about. */
export const published = (changes: Readonly<Record<string, unknown>> = {}) => ({
  Identifier: 'VR-JP-0001',
  Type: 'Acceptance',
  Country: 'JP',
  Version: '1.0.0',
  SchemaVersion: '1.0.0',
  Engine: 'CERTLOGIC',
  EngineVersion: '1.0.0',
  CertificateType: 'Vaccination',
  Description: [{ lang: 'en', desc: 'Two doses.' }],
  ValidFrom: '2021-07-01T00:00:00Z',
  ValidTo: '2030-06-01T00:00:00Z',
  AffectedFields: ['v.0', 'v.0.dn'],
  Logic: { '>=': [{ var: 'payload.v.0.dn' }, 2] },
  ...changes,
});

export const rulesOf = (country: string, ...rules: readonly unknown[]): PublishedRules => ({
  country,
  addedAtSeconds: 1_650_000_000,
  rules,
});

const dose = (field: string) => ({ var: `payload.v.0.${field}` });
const CLOCK = { plusTime: [{ var: 'external.validationClock' }, 0, 'day'] };

/** The last dose is at least so many days old, or at most. */
export const olderThan = (days: number) => ({
  'not-before': [CLOCK, { plusTime: [dose('dt'), days, 'day'] }],
});
export const youngerThan = (days: number) => ({ before: [CLOCK, { plusTime: [dose('dt'), days, 'day'] }] });
