import { alpha2Of, alpha3Of } from '../../certificate/country-codes.ts';
import type { IssuerName } from '../../certificate/verify.ts';

const inVietnamese = new Intl.DisplayNames(['vi'], { type: 'region', fallback: 'code' });
const inEnglish = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** An organisation of no country, or one whose country its list does not say. */
export const NO_COUNTRY = 'XX';

export interface Participant {
  /** Alpha-2 where it is a country, else the code as it is written. */
  readonly code: string;
  /** ISO 3166-1 alpha-2, or `XX`. */
  readonly country: string;
  readonly name: IssuerName;
}

/** Who a country code stands for, alpha-2 or alpha-3: a country, or an organisation or test that uses a code as if. */
export function participantOf(code: string): Participant {
  const alpha2 = alpha3Of(code) ? code : alpha2Of(code);
  if (!alpha2) return { code, country: NO_COUNTRY, name: { vi: code, en: code } };
  return {
    code: alpha2,
    country: alpha2,
    name: { vi: inVietnamese.of(alpha2) ?? alpha2, en: inEnglish.of(alpha2) ?? alpha2 },
  };
}

/** Top-level domains of countries that are sold to anybody, and so say nothing of a country. */
const SOLD_TO_ANYBODY = new Set(['AI', 'CC', 'CO', 'FM', 'GG', 'IO', 'LY', 'ME', 'SH', 'TO', 'TV', 'WS']);

/** The country whose top-level domain a host is under; `XX` where it is under none. */
export function countryOfHost(host: string): string {
  const domain = host.slice(host.lastIndexOf('.') + 1).toUpperCase();
  const code = domain === 'UK' ? 'GB' : domain;
  return alpha3Of(code) && !SOLD_TO_ANYBODY.has(code) ? code : NO_COUNTRY;
}
