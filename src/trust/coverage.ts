import type { TrustedIssuer, TrustFamily } from '../certificate/verify.ts';

/** Whose certificates can be checked, in numbers. */
export interface Coverage {
  readonly issuers: number;
  readonly keys: number;
  readonly countries: number;
}

/** How ISO 3166-1 leaves room for what is no country's. */
const NO_COUNTRY = 'XX';

export function coverageOf(issuers: readonly TrustedIssuer[]): Coverage {
  const countries = new Set(issuers.map(({ country }) => country));
  countries.delete(NO_COUNTRY);
  return {
    issuers: issuers.length,
    keys: issuers.reduce((sum, { keys }) => sum + keys.length, 0),
    countries: countries.size,
  };
}

/** Of one country: who issues there, and in which families of certificates its keys are known. */
export interface CountryCoverage extends Coverage {
  readonly families: readonly TrustFamily[];
}

/** @param country ISO 3166-1 alpha-2. */
export function countryCoverage(issuers: readonly TrustedIssuer[], country: string): CountryCoverage {
  const its = issuers.filter((issuer) => issuer.country === country && issuer.keys.length > 0);
  return { ...coverageOf(its), families: [...new Set(its.map(({ family }) => family))] };
}
