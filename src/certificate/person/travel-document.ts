import type { ZoneName } from './compare-names.ts';

/** What has a check digit of its own; `composite` is that over all of them. */
export type CheckedField = 'number' | 'birth-date' | 'expiry' | 'composite';

/** What the machine-readable zone of a travel document says of its bearer. */
export interface TravelDocument extends ZoneName {
  readonly kind: 'passport' | 'visa' | 'card';
  /** Who issued it, as ICAO Doc 9303-3 §5 has codes: ISO 3166-1 alpha-3, with some of its own. */
  readonly issuer: string;
  readonly number: string;
  /** `YYMMDD`, `<<` for each part that nobody knows. */
  readonly birthDate: string;
  /** `YYMMDD`; empty where the document has none. */
  readonly expires: string;
  /** Whose check digits do not fit: they were misread, or the zone is damaged. None covers the name. */
  readonly failedChecks: readonly CheckedField[];
}

/** Documents last ten years, some for life; what seems to end later than in so many has ended in the last century. */
const LONGEST_YEARS = 60;

/**
 * Whether a document's last day is over.
 *
 * @param today `YYYY-MM-DD`.
 */
export function isExpired({ expires }: Pick<TravelDocument, 'expires'>, today: string): boolean {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(expires) ?? [];
  if (!year) return false;
  const inThisCentury = Number(`${today.slice(0, 2)}${year}`);
  const isOfLast = inThisCentury > Number(today.slice(0, 4)) + LONGEST_YEARS;
  return `${isOfLast ? inThisCentury - 100 : inThisCentury}-${month}-${day}` < today;
}

/** Whether two readings are of one document. */
export const isSameDocument = (one: TravelDocument, other: TravelDocument): boolean =>
  one.kind === other.kind && one.issuer === other.issuer && one.number === other.number;
