import { describe, expect, it } from 'vitest';
import type { TrustedIssuer, TrustFamily } from '../../src/certificate/verify.ts';
import { countryCoverage, coverageOf } from '../../src/trust/coverage.ts';

const issuer = (family: TrustFamily, country: string, keys: number): TrustedIssuer => ({
  family,
  iss: `${family}-${country}`,
  name: { vi: country, en: country },
  country,
  keys: Array.from({ length: keys }, (_, at) => ({
    kid: `${at}`,
    jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  })),
});

const issuers = [
  issuer('shc', 'VN', 2),
  issuer('hcert', 'VN', 3),
  issuer('hcert', 'FR', 40),
  issuer('shc', 'XX', 1),
  issuer('nzcp', 'NZ', 0),
];

describe('whose certificates can be checked', () => {
  it('is counted in issuers, keys and countries, and an organisation of none is no country', () => {
    expect(coverageOf(issuers)).toEqual({ issuers: 5, keys: 46, countries: 3 });
  });

  it('is known of a country by the families that it has keys in', () => {
    expect(countryCoverage(issuers, 'VN')).toEqual({
      issuers: 2,
      keys: 5,
      countries: 1,
      families: ['shc', 'hcert'],
    });
  });

  it('is nothing where there is no issuer, or none with a key', () => {
    expect(countryCoverage(issuers, 'DE').keys).toBe(0);
    expect(countryCoverage(issuers, 'NZ')).toEqual({ issuers: 0, keys: 0, countries: 0, families: [] });
  });
});
