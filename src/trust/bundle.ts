import type { JWK } from 'jose';
import * as v from 'valibot';
import type { IcvpProduct } from '../certificate/icvp-products.ts';
import type { Signer } from '../certificate/issue.ts';
import { signJws } from '../certificate/sign-jws.ts';
import type { SigningPlatform } from '../certificate/signing-platform.ts';
import type { TrustedIssuer } from '../certificate/verify.ts';
import { IssuerEntries, readIssuers, Seconds, ShortText, turnOfOthers } from './bundle-issuers.ts';
import {
  IcvpProducts,
  lengthOf,
  MAX_TRUST_LENGTH,
  type PartFiles,
  type PartLengths,
  PartsClaim,
  readParts,
} from './bundle-parts.ts';
import { BUNDLE_TYPE } from './bundle-type.ts';
import { TrustError } from './trust-error.ts';

/** From when on verifiers may still rely on a bundle, counted from its issue. */
export interface TrustPolicy {
  /** Younger is fresh. */
  readonly freshSeconds: number;
  /** Older is stale, and turns green into amber; between the two the bundle is ageing. */
  readonly staleSeconds: number;
}

/** Whom a verifier believes: one signed file, and the parts that it names by their digests. */
export interface TrustBundle {
  /** Only rises. */
  readonly version: number;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
  readonly policy: TrustPolicy;
  readonly issuers: readonly TrustedIssuer[];
  /** WHO's catalogue of products for the international certificate, where the operator supplied it. */
  readonly icvpProducts?: readonly IcvpProduct[];
  /** Where statuses are, as URI templates (RFC 6570). */
  readonly status?: StatusAddresses;
  /** What countries ask of those who arrive; `readRuleBook` reads it, where it is wanted. */
  readonly rules?: unknown;
  /** What doors ask for; `readDoorBook` reads it, where it is wanted. */
  readonly doors?: unknown;
}

export interface StatusAddresses {
  /** A Token Status List, by `shard`. */
  readonly lists: string;
  readonly set: string;
  /** What has changed `from` a version on. */
  readonly deltas: string;
  /** The revocation lists of other issuers, where the operator has fetched any. */
  readonly foreign?: string;
}

/** A bundle as it is signed: with what is in it itself, and the names of the rest. */
export interface SignedBundle extends TrustBundle {
  readonly parts: PartLengths;
}

/** Characters. */
export const MAX_BUNDLE_LENGTH = MAX_TRUST_LENGTH;

const Claims = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  iat: Seconds,
  exp: Seconds,
  policy: v.object({ freshSeconds: Seconds, staleSeconds: Seconds }),
  issuers: IssuerEntries,
  parts: v.exactOptional(PartsClaim),
  status: v.exactOptional(
    v.object({ lists: ShortText, set: ShortText, deltas: ShortText, foreign: v.exactOptional(ShortText) }),
  ),
  rules: v.exactOptional(v.unknown()),
  doors: v.exactOptional(v.unknown()),
  icvpProducts: v.exactOptional(IcvpProducts),
});

/**
 * Signs a bundle with the trust root: a JWT (RFC 7519), ES256, `typ: trust-bundle+jwt`.
 *
 * @param bundle what is to stand in it itself, with the names of its parts.
 * @throws {TrustError} `too-large` for one that no verifier would read.
 */
export async function signTrustBundle(
  bundle: TrustBundle & Partial<SignedBundle>,
  root: Signer,
  platform?: SigningPlatform,
): Promise<string> {
  const { issuedAtSeconds: iat, expiresAtSeconds: exp, parts, ...rest } = bundle;
  const claims = { iat, exp, ...rest, ...(parts && { parts: Object.fromEntries(parts) }) };
  const header = { alg: 'ES256', typ: BUNDLE_TYPE, kid: root.kid } as const;
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  const jwt = await signJws(header, payload, root.privateKey, platform);
  if (jwt.length + lengthOf(parts ?? new Map()) > MAX_TRUST_LENGTH) {
    throw new TrustError('too-large', 'larger than any verifier reads');
  }
  return jwt;
}

/**
 * Reads a bundle and checks that one of the roots signed it. Age is no error here: a stale bundle still tells who
 * signed what, and `trustFrom` turns its age into a doubt.
 *
 * @param roots public P-256 JWKs with `kid`.
 * @param files the parts that it names, and any others.
 * @throws {TrustError} also where a part is missing: a bundle is read as a whole or not at all.
 */
export async function readTrustBundle(
  jwt: string,
  roots: readonly JWK[],
  files: PartFiles = new Map(),
): Promise<TrustBundle> {
  return withParts(await readSignedBundle(jwt, roots), files);
}

/** The signed file alone, to see which parts it names. @throws {TrustError} */
export async function readSignedBundle(jwt: string, roots: readonly JWK[]): Promise<SignedBundle> {
  if (jwt.length > MAX_BUNDLE_LENGTH) throw new TrustError('too-large', 'larger than any trust bundle');
  // What checks it is loaded now: a screen is there before anything on it is judged.
  const { payloadSignedBy } = await import('./root-signature.ts');
  const payload = await payloadSignedBy(jwt, roots);
  await turnOfOthers();
  const claims = v.safeParse(v.pipe(v.string(), v.parseJson(), Claims), new TextDecoder().decode(payload));
  if (!claims.success) throw new TrustError('malformed', 'the content is not a trust bundle');
  const { iat, exp, issuers, parts = new Map(), ...rest } = claims.output;
  return { issuedAtSeconds: iat, expiresAtSeconds: exp, ...rest, issuers: await readIssuers(issuers), parts };
}

/** A bundle with what its parts hold. @throws {TrustError} */
export async function withParts({ parts, ...bundle }: SignedBundle, files: PartFiles): Promise<TrustBundle> {
  const { issuers, ...rest } = await readParts(parts, files);
  // Our own issuers stay first.
  return { ...bundle, ...rest, issuers: [...bundle.issuers, ...issuers] };
}
