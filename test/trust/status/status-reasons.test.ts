import { describe, expect, it } from 'vitest';
import type { CertificateFormat } from '../../../src/certificate/certificate.ts';
import type { Signer, TrustedIssuer } from '../../../src/certificate/verify.ts';
import type { StatusKind } from '../../../src/trust/status/offline-status.ts';
import { type KnownStatuses, statusReasons } from '../../../src/trust/status/status-reasons.ts';

const DAY_SECONDS = 86_400;
const NOW = new Date('2022-06-01T08:00:00Z');
const ago = (seconds: number) => NOW.getTime() / 1000 - seconds;
const BUNDLE = {
  status: { lists: '', set: '', deltas: '' },
  policy: { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS },
};
const WITH_FOREIGN = { ...BUNDLE, status: { ...BUNDLE.status, foreign: '' } };
const ISS = 'https://issuer.example';
const signer = (issuer: Partial<TrustedIssuer>): Signer => ({
  issuer: { family: 'shc', iss: ISS, name: { vi: '', en: '' }, country: 'VN', keys: [], ...issuer },
  key: { kid: 'k', jwk: { kty: 'EC', crv: 'P-256', x: '', y: '' } },
});
const OURS = signer({ inStatusSet: true });
const THEIRS = signer({});
const certificate = (revocationId?: string, format: CertificateFormat = 'shc') => ({
  format,
  issuer: ISS,
  issuedAtSeconds: 1_000,
  ...(revocationId !== undefined && { revocationId }),
});
const KINDS = new Map<number, StatusKind>([
  [1, 'revoked'],
  [2, 'superseded'],
  [3, 'suspended'],
]);
const own = (ageSeconds: number): KnownStatuses => ({
  own: { version: 1, issuedAtSeconds: ago(ageSeconds), statusOf: (index) => KINDS.get(index) },
});
const foreign = (ageSeconds: number, fileAgeSeconds = 0): KnownStatuses => ({
  foreign: {
    version: 1,
    issuedAtSeconds: ago(fileAgeSeconds),
    listOf: (iss, kid) =>
      iss === ISS && kid === 'k'
        ? {
            iss,
            kid,
            version: 1,
            checkedAtSeconds: ago(ageSeconds),
            revoked: new Map([['a', { issuedBeforeSeconds: 2_000 }]]),
          }
        : undefined,
  },
});

describe('what the status says against a certificate', () => {
  it('tells revoked, superseded and suspended apart, and nothing of what holds', () => {
    const said = ['1', '2', '3', '4'].map((rid) =>
      statusReasons(certificate(rid), OURS, BUNDLE, own(60), NOW),
    );
    expect(said).toEqual([['revoked'], ['superseded'], ['suspended'], []]);
  });

  it('is that it cannot be told while the device has none', () => {
    expect(statusReasons(certificate('4'), OURS, BUNDLE, {}, NOW)).toEqual(['no-status']);
  });

  it('is that it is too old, by the policy of the bundle; what was revoked stays revoked', () => {
    const at = (ageSeconds: number, rid: string) =>
      statusReasons(certificate(rid), OURS, BUNDLE, own(ageSeconds), NOW);
    expect(at(7 * DAY_SECONDS - 1, '4')).toEqual([]);
    expect(at(7 * DAY_SECONDS, '4')).toEqual(['stale-status']);
    expect(at(7 * DAY_SECONDS, '1')).toEqual(['revoked', 'stale-status']);
  });

  it('is nothing where the issuer publishes none, or there is nothing to look up by', () => {
    for (const [subject, by, bundle] of [
      [certificate('1'), THEIRS, BUNDLE],
      [certificate(), OURS, BUNDLE],
      [certificate('not-a-number'), OURS, BUNDLE],
      [certificate('1'), OURS, { policy: BUNDLE.policy }],
      [certificate('1', 'nzcp'), signer({ family: 'nzcp' }), WITH_FOREIGN],
    ] as const) {
      expect(statusReasons(subject, by, bundle, {}, NOW)).toEqual([]);
    }
  });

  it('comes from other issuers’ lists by issuer, key, revocation id and instant of issue', () => {
    const said = (subject: ReturnType<typeof certificate>, by = THEIRS, ageSeconds = 60) =>
      statusReasons(subject, by, WITH_FOREIGN, foreign(ageSeconds), NOW);
    expect(said(certificate('a'))).toEqual(['revoked']);
    expect(said({ ...certificate('a'), issuedAtSeconds: 2_000 })).toEqual([]);
    expect(said(certificate('b'))).toEqual([]);
    expect(said({ ...certificate('a'), issuer: 'https://other.example' })).toEqual([]);
    expect(said(certificate('a'), THEIRS, 8 * DAY_SECONDS)).toEqual(['revoked', 'stale-status']);
    expect(said(certificate('b'), THEIRS, 8 * DAY_SECONDS)).toEqual(['stale-status']);
    expect(said(certificate())).toEqual([]);
    expect(statusReasons(certificate('a'), THEIRS, WITH_FOREIGN, {}, NOW)).toEqual(['no-status']);
    expect(statusReasons(certificate('a'), THEIRS, BUNDLE, {}, NOW)).toEqual([]);
  });

  it('is not that an issuer has no list where that is what was true long ago', () => {
    const elsewhere = { ...certificate('a'), issuer: 'https://other.example' };
    const said = (subject: typeof elsewhere, fileAgeSeconds: number) =>
      statusReasons(subject, THEIRS, WITH_FOREIGN, foreign(60, fileAgeSeconds), NOW);
    expect(said(elsewhere, 7 * DAY_SECONDS - 1)).toEqual([]);
    expect(said(elsewhere, 7 * DAY_SECONDS)).toEqual(['stale-status']);
    const { revocationId: _, ...neverRevoked } = elsewhere;
    expect(said(neverRevoked as typeof elsewhere, 7 * DAY_SECONDS)).toEqual([]);
  });
});
