import type { JWK } from 'jose';
import * as v from 'valibot';
import type { IcvpProduct } from '../certificate/icvp-products.ts';
import type { Signer } from '../certificate/issue.ts';
import { signJws } from '../certificate/sign-jws.ts';
import type { SigningPlatform } from '../certificate/signing-platform.ts';
import { TRUST_FAMILIES, type TrustedIssuer } from '../certificate/verify.ts';
import { BUNDLE_TYPE } from './bundle-type.ts';
import { TrustError } from './trust-error.ts';

/** From when on verifiers may still rely on a bundle, counted from its issue. */
export interface TrustPolicy {
  /** Younger is fresh. */
  readonly freshSeconds: number;
  /** Older is stale, and turns green into amber; between the two the bundle is ageing. */
  readonly staleSeconds: number;
}

/** Whom a verifier believes, in one signed file. */
export interface TrustBundle {
  /** Only rises. */
  readonly version: number;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
  readonly policy: TrustPolicy;
  readonly issuers: readonly TrustedIssuer[];
  /** WHO's catalogue of products for the international certificate, where the operator supplied it. */
  readonly icvpProducts?: readonly IcvpProduct[];
  /** Where the statuses of our own certificates are, as URI templates (RFC 6570). */
  readonly status?: StatusAddresses;
  /** What countries ask of those who arrive; `readRuleBook` reads it, where it is wanted. */
  readonly rules?: unknown;
}

export interface StatusAddresses {
  /** A Token Status List, by `shard`. */
  readonly lists: string;
  readonly set: string;
  /** What has changed `from` a version on. */
  readonly deltas: string;
}

/** Characters. The keys that the world's lists hold today, some 1,600, take a tenth; 5,000 of RSA alone a half. */
export const MAX_BUNDLE_LENGTH = 8_000_000;

const Seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e11));
const ShortText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
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
  keys: v.pipe(v.array(Key), v.maxLength(5000)),
});

const Claims = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  iat: Seconds,
  exp: Seconds,
  policy: v.object({ freshSeconds: Seconds, staleSeconds: Seconds }),
  issuers: v.pipe(v.array(v.unknown()), v.maxLength(20_000)),
  status: v.exactOptional(v.object({ lists: ShortText, set: ShortText, deltas: ShortText })),
  rules: v.exactOptional(v.unknown()),
  icvpProducts: v.exactOptional(
    v.pipe(
      v.array(v.object({ code: ShortText, name: ShortText, manufacturer: v.exactOptional(ShortText) })),
      v.maxLength(10_000),
    ),
  ),
});

/** Whether an issuer may stand in a bundle: one that may not would make all of it unreadable for every verifier. */
export const isPublishable = (issuer: TrustedIssuer): boolean => v.is(Issuer, issuer);

/**
 * Signs a bundle with the trust root: a JWT (RFC 7519), ES256, `typ: trust-bundle+jwt`.
 *
 * @throws {TrustError} `too-large` for one that no verifier would read.
 */
export async function signTrustBundle(
  bundle: TrustBundle,
  root: Signer,
  platform?: SigningPlatform,
): Promise<string> {
  const { issuedAtSeconds: iat, expiresAtSeconds: exp, issuers, icvpProducts, ...rest } = bundle;
  const claims: v.InferInput<typeof Claims> = {
    iat,
    exp,
    ...rest,
    issuers: [...issuers],
    ...(icvpProducts && { icvpProducts: [...icvpProducts] }),
  };
  const header = { alg: 'ES256', typ: BUNDLE_TYPE, kid: root.kid } as const;
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  const jwt = await signJws(header, payload, root.privateKey, platform);
  if (jwt.length > MAX_BUNDLE_LENGTH) throw new TrustError('too-large', 'larger than any verifier reads');
  return jwt;
}

/**
 * Reads a bundle and checks that one of the roots signed it. Age is no error here: a stale bundle still tells who
 * signed what, and `trustFrom` turns its age into a doubt.
 *
 * @param roots public P-256 JWKs with `kid`.
 * @throws {TrustError}
 */
export async function readTrustBundle(jwt: string, roots: readonly JWK[]): Promise<TrustBundle> {
  if (jwt.length > MAX_BUNDLE_LENGTH) throw new TrustError('too-large', 'larger than any trust bundle');
  // What checks it is loaded now: a screen is there before anything on it is judged.
  const { payloadSignedBy } = await import('./root-signature.ts');
  const payload = await payloadSignedBy(jwt, roots);
  await turnOfOthers();
  const claims = v.safeParse(v.pipe(v.string(), v.parseJson(), Claims), new TextDecoder().decode(payload));
  if (!claims.success) throw new TrustError('malformed', 'the content is not a trust bundle');
  const { iat, exp, issuers, ...rest } = claims.output;
  return { issuedAtSeconds: iat, expiresAtSeconds: exp, ...rest, issuers: await readIssuers(issuers) };
}

/** A slow phone takes some 10 ms for as many. */
const KEYS_AT_A_TIME = 500;

/** Thousands of keys would hold up the screen and the camera's picture, so others get their turn in between. */
async function readIssuers(entries: readonly unknown[]): Promise<TrustedIssuer[]> {
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

const turnOfOthers = () => new Promise((resolve) => setTimeout(resolve));

/** Whether a bundle may take the place of the one that is there: versions only rise, so an old one can't come back. */
export const isNewer = (candidate: TrustBundle, current: TrustBundle | undefined): boolean =>
  current === undefined || candidate.version > current.version;
