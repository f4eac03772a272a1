import * as v from 'valibot';
import { TRUST_FAMILIES, type TrustedIssuer } from '../certificate/verify.ts';
import { TrustError } from './trust-error.ts';

export const Seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e11));
export const ShortText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const Base64Url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,700}$/));
const Jwk = v.variant('kty', [
  v.object({
    kty: v.literal('EC'),
    crv: v.picklist(['P-256', 'P-384', 'P-521']),
    x: Base64Url,
    y: Base64Url,
  }),
  v.object({ kty: v.literal('RSA'), n: Base64Url, e: Base64Url }),
  v.object({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: Base64Url }),
]);

const Key = v.object({
  kid: ShortText,
  jwk: Jwk,
  notBeforeSeconds: v.exactOptional(Seconds),
  notAfterSeconds: v.exactOptional(Seconds),
  kinds: v.exactOptional(v.array(v.picklist(['vaccination', 'test', 'recovery']))),
  test: v.exactOptional(v.literal(true)),
  revokedSerials: v.exactOptional(v.pipe(v.array(ShortText), v.maxLength(10_000))),
});

const Issuer = v.object({
  family: v.picklist(TRUST_FAMILIES),
  iss: ShortText,
  name: v.object({ vi: ShortText, en: ShortText }),
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  demo: v.exactOptional(v.literal(true)),
  inStatusSet: v.exactOptional(v.literal(true)),
  keys: v.pipe(v.array(Key), v.maxLength(5000)),
});

/** What has to be read yet, each for itself. */
export const IssuerEntries = v.pipe(v.array(v.unknown()), v.maxLength(20_000));

/** Whether an issuer may stand in a bundle: one that may not would make all of it unreadable for every verifier. */
export const isPublishable = (issuer: TrustedIssuer): boolean => v.is(Issuer, issuer);

/** A slow phone takes some 10 ms for as many. */
const KEYS_AT_A_TIME = 500;

/**
 * Reads the issuers of a bundle. Thousands of keys would hold up the screen and the camera's picture, so others get
 * their turn in between.
 *
 * @throws {TrustError}
 */
export async function readIssuers(entries: readonly unknown[]): Promise<TrustedIssuer[]> {
  const issuers: TrustedIssuer[] = [];
  let keys = 0;
  for (const entry of entries) {
    const issuer = v.safeParse(Issuer, entry);
    if (!issuer.success) throw new TrustError('malformed', 'an issuer in the bundle is malformed');
    issuers.push(issuer.output);
    keys += issuer.output.keys.length;
    if (keys < KEYS_AT_A_TIME) continue;
    keys = 0;
    await turnOfOthers();
  }
  return issuers;
}

export const turnOfOthers = () => new Promise((resolve) => setTimeout(resolve));
