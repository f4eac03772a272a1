import { type Cbor, type CborMap, decodeCbor, isCborMap, untagged } from './cbor.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';

/** RFC 8392 §3.1. */
const CLAIM = { iss: 1, exp: 4, nbf: 5, iat: 6, cti: 7 } as const;

/** The claims of a CBOR Web Token that its envelope is about; instants in seconds since the epoch. */
export interface Cwt {
  readonly iss: string | undefined;
  readonly iat: number | undefined;
  readonly nbf: number | undefined;
  readonly exp: number | undefined;
  readonly cti: Uint8Array | undefined;
  readonly claims: CborMap;
}

/** Reads a CWT's payload. Whatever is not a sound instant is refused: `now > NaN` would never be true. */
export function openCwt(payload: Uint8Array, remark: (code: RemarkCode) => void): Cwt {
  const claims = decodeCbor(payload, 'malformed-envelope');
  if (!isCborMap(claims)) throw new ReadError('malformed-envelope', 'CWT: the claims are no map');
  const iss = claims.get(CLAIM.iss);
  if (typeof iss === 'string' && iss.length > LIMITS.shownTextLength) {
    throw new ReadError('malformed-content', 'CWT: iss is too long');
  }
  const cti = untagged(claims.get(CLAIM.cti));
  return {
    iss: typeof iss === 'string' ? iss.trim() : undefined,
    iat: instant(claims.get(CLAIM.iat), 'iat', remark),
    nbf: instant(claims.get(CLAIM.nbf), 'nbf', remark),
    exp: instant(endOf(claims.get(CLAIM.exp)), 'exp', remark),
    cti: cti instanceof Uint8Array ? cti : undefined,
    claims,
  };
}

/** SMART ICVP, REQ-DE-22: where protection is for life, the end is said in these words and no others. */
const FOR_LIFE: ReadonlySet<Cbor> = new Set(['life of person vaccinated', 'vie entière du sujet vacciné']);

const endOf = (value: Cbor | undefined): Cbor | undefined =>
  value !== undefined && FOR_LIFE.has(value) ? undefined : value;

/** Beyond it (the year 5138) milliseconds have been taken for seconds. */
const LATEST_SECONDS = 1e11;

function instant(
  value: Cbor | undefined,
  claim: string,
  remark: (code: RemarkCode) => void,
): number | undefined {
  if (value === undefined || value === null) return undefined;
  const seconds = untagged(value);
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LATEST_SECONDS)) {
    throw new ReadError('malformed-content', `CWT: ${claim} is not an instant in seconds`);
  }
  if (!Number.isInteger(seconds)) remark('fractional-time');
  return seconds;
}
