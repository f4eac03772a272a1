import { type CryptoKey, compactVerify, importJWK } from 'jose';
import type { Certificate } from './certificate.ts';
import { read } from './read.ts';
import { type Outcome, type PartsSeen, REASONS, ReadError, type ReasonCode } from './reasons.ts';

export interface IssuerName {
  readonly vi: string;
  readonly en: string;
}

/** A public key for ES256 with the time in which it may sign. Coordinates in base64url as in a JWK. */
export interface TrustedKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly x: string;
  readonly y: string;
  readonly notBeforeSeconds?: number;
  readonly notAfterSeconds?: number;
}

export interface TrustedIssuer {
  readonly iss: string;
  readonly name: IssuerName;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Issues for a made-up country; screens must say so. */
  readonly demo?: true;
  readonly keys: readonly TrustedKey[];
}

/** Whom we believe. Handed in, never fetched: see `trustFrom` in `src/trust`. */
export interface Trust {
  issuer(iss: string): TrustedIssuer | undefined;
  /** What is wrong with the trust itself at an instant: stale, or a clock that cannot be right. */
  doubts(now: Date): readonly ReasonCode[];
}

/** The answer to an inspector. Only `valid` is ever shown green; `reasons` is empty then and never otherwise. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reasons: readonly ReasonCode[];
  /** What the code says, wherever it could be read; believe it only if `outcome` is `valid`. */
  readonly certificate?: Certificate;
  readonly issuer?: TrustedIssuer;
  /** With reason `incomplete`: which parts have been seen. */
  readonly parts?: PartsSeen;
}

/** Clocks of issuers and phones differ a little. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * Judges a certificate by the trust handed in, at the instant handed in.
 *
 * The key is found by issuer *and* `kid`: the same key stands in the lists of many issuers. Whatever is wrong is
 * named, worst outcome first; a signature that does not hold ends the matter.
 */
export async function verify(
  certificate: Certificate,
  trust: Trust | undefined,
  now: Date,
): Promise<Verdict> {
  if (!trust) return verdict(['no-trust'], { certificate });
  const doubts = trust.doubts(now);
  const issuer = trust.issuer(certificate.issuer);
  if (!issuer) return verdict(['unknown-issuer', ...doubts], { certificate });
  const key = issuer.keys.find((candidate) => candidate.kid === certificate.keyId);
  if (!key) return verdict(['unknown-key', ...doubts], { certificate, issuer });
  if (!(await signatureHolds(certificate, key))) return verdict(['bad-signature'], { certificate, issuer });

  const nowSeconds = now.getTime() / 1000;
  const { issuedAtSeconds, expiresAtSeconds } = certificate;
  const reasons: ReasonCode[] = [];
  if (
    issuedAtSeconds < (key.notBeforeSeconds ?? Number.NEGATIVE_INFINITY) ||
    issuedAtSeconds > (key.notAfterSeconds ?? Number.POSITIVE_INFINITY)
  ) {
    reasons.push('key-not-valid');
  }
  if (expiresAtSeconds !== undefined && expiresAtSeconds <= nowSeconds) reasons.push('expired');
  // A clock that is behind proves nothing about what has not begun.
  if (issuedAtSeconds > nowSeconds + CLOCK_TOLERANCE_SECONDS && !doubts.includes('clock-behind')) {
    reasons.push('not-yet-valid');
  }
  if (certificate.immunizations.length === 0) reasons.push('no-immunization');
  return verdict([...reasons, ...doubts], { certificate, issuer });
}

/** Reads what a scanner found and judges it. Never throws: what cannot be read has a verdict of its own. */
export async function judge(
  texts: string | readonly string[],
  trust: Trust | undefined,
  now: Date,
): Promise<Verdict> {
  let certificate: Certificate;
  try {
    certificate = read(texts);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return verdict([error.code], error.parts ? { parts: error.parts } : {});
  }
  return verify(certificate, trust, now);
}

function verdict(reasons: readonly ReasonCode[], rest: Omit<Verdict, 'outcome' | 'reasons'>): Verdict {
  const outcomes = reasons.map((reason) => REASONS[reason]);
  const outcome = outcomes.includes('invalid')
    ? 'invalid'
    : outcomes.includes('unknown')
      ? 'unknown'
      : 'valid';
  return { outcome, reasons, ...rest };
}

/** Keys are imported on first use: a trust list may hold thousands. */
const imported = new WeakMap<TrustedKey, Promise<CryptoKey | Uint8Array>>();

async function signatureHolds(certificate: Certificate, key: TrustedKey): Promise<boolean> {
  let publicKey = imported.get(key);
  if (!publicKey) {
    publicKey = importJWK({ kty: 'EC', crv: 'P-256', x: key.x, y: key.y }, 'ES256');
    imported.set(key, publicKey);
  }
  try {
    await compactVerify(certificate.signedText, await publicKey, { algorithms: ['ES256'] });
    return true;
  } catch {
    return false;
  }
}
