import * as v from 'valibot';
import { HourTally } from './hour-tally.ts';

/** Hours that are sent together, with no more than `MOST_SUMS` sums. */
export const MOST_HOURS = 48;
/** How long ago something may have been signed, or how far a clock may be ahead. */
export const SIGNED_WITHIN_SECONDS = 900;
/** Longer ago nothing is taken. */
export const OLDEST_HOUR_SECONDS = 92 * 86_400;

/** What each message says itself to be, so that none is taken for another (RFC 8725 §3.11). */
export const TYPES = { enrol: 'vi-vacxin-enrol+jwt', tally: 'vi-vacxin-tally+jwt' } as const;

/**
 * The body of both requests: a compact JWS by the device's own key, ES256. `POST /api/tallies/devices` brings the key
 * along, `POST /api/tallies` names it by its thumbprint (`kid`).
 */
export const SignedRequest = v.object({ jws: v.pipe(v.string(), v.maxLength(100_000)) });

const IssuedAt = v.pipe(v.number(), v.integer(), v.minValue(0));

const Coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** `POST /api/tallies/devices`: this device may send sums, says whoever has been given a code. */
export const EnrolClaims = v.object({
  iat: IssuedAt,
  code: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
  jwk: v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: Coordinate, y: Coordinate }),
});

export const EnrolResponse = v.object({
  /** What the service calls the device, by its key: an RFC 7638 thumbprint, `kid` from now on. */
  thumbprint: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  /** Where the device stands, as whoever gave the code calls it. */
  place: v.pipe(v.string(), v.maxLength(100)),
});
export type EnrolResponse = v.InferOutput<typeof EnrolResponse>;

/** `POST /api/tallies`: hours that are over. A later message about an hour takes the place of an earlier one. */
export const TallyClaims = v.object({
  iat: IssuedAt,
  hours: v.pipe(v.array(HourTally), v.minLength(1), v.maxLength(MOST_HOURS)),
});

export const TallyResponse = v.object({});

/** Errors of both, besides those of every request. */
export const TallyError = v.picklist([
  'bad-request',
  'too-large',
  'too-many-requests',
  'code-wrong',
  'clock-wrong',
  'not-found',
  'unavailable',
]);
export type TallyError = v.InferOutput<typeof TallyError>;
