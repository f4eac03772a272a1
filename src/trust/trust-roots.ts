import * as v from 'valibot';

const Coordinate = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** The public keys of whom a trust bundle may be signed by: a JWK Set (RFC 7517 §5) of keys on P-256. */
export const TrustRoots = v.object({
  keys: v.pipe(
    v.array(
      v.object({
        kty: v.literal('EC'),
        crv: v.literal('P-256'),
        kid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
        x: Coordinate,
        y: Coordinate,
      }),
    ),
    v.minLength(1),
    v.maxLength(10),
  ),
});
