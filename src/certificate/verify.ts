import { type Certificate, type CertificateFormat, type CertificateKind, kindOf } from './certificate.ts';
import { effectReasons } from './effect.ts';
import type { IcvpProducts } from './icvp-products.ts';
import type { BytesProof, Proof } from './proof.ts';
import { isUnfit, type PublicJwk, signatureHolds } from './public-key.ts';
import { read } from './read.ts';
import {
  type Outcome,
  type PartsSeen,
  REASONS,
  ReadError,
  type ReasonCode,
  type StatusReason,
} from './reasons.ts';

export interface IssuerName {
  readonly vi: string;
  readonly en: string;
}

/** A public key that signs certificates, with the time and the purposes for which it may. */
export interface TrustedKey {
  /** As the family names keys: RFC 7638 thumbprint for SHC, base64 of 8 bytes for HCERT, a DID URL, a key identifier. */
  readonly kid: string;
  readonly jwk: PublicJwk;
  readonly notBeforeSeconds?: number;
  readonly notAfterSeconds?: number;
  /** The kinds of certificate that its own certificate allows it to sign; absent where it names none. */
  readonly kinds?: readonly CertificateKind[];
  /** For tests and development: never makes a verdict green outside training. */
  readonly test?: true;
  /** For a root (VDS-NC): serial numbers, in hexadecimal, of the signers that it has withdrawn. */
  readonly revokedSerials?: readonly string[];
}

/** Families of formats that share their way of naming issuers and keys. */
export const TRUST_FAMILIES = ['shc', 'hcert', 'nzcp', 'vds-nc', 'divoc'] as const;
export type TrustFamily = (typeof TRUST_FAMILIES)[number];

export interface TrustedIssuer {
  readonly family: TrustFamily;
  /** As its certificates name it: an https URL (SHC), a country (HCERT alpha-2, VDS-NC alpha-3), a DID. */
  readonly iss: string;
  readonly name: IssuerName;
  /** ISO 3166-1 alpha-2; `XX` for organisations of no country. */
  readonly country: string;
  /** Issues for a made-up country; screens must say so. */
  readonly demo?: true;
  /** What becomes of its certificates is in the status set that the trust bundle names. */
  readonly inStatusSet?: true;
  readonly keys: readonly TrustedKey[];
}

/** Who may have signed a certificate. */
export interface Signers {
  /** Whether the issuer that the certificate names is known at all, whatever its keys. */
  readonly issuer?: TrustedIssuer;
  /** Every key that the certificate may mean: several share an identifier in HCERT, several roots a country in VDS-NC. */
  readonly candidates: readonly Signer[];
}

export interface Signer {
  readonly issuer: TrustedIssuer;
  readonly key: TrustedKey;
}

/** Whom we believe. Handed in, never fetched: see `trustFrom` in `src/trust`. */
export interface Trust {
  signers(certificate: Pick<Certificate, 'format' | 'issuer' | 'keyId'>): Signers;
  /** What is wrong with the trust itself at an instant: stale, or a clock that cannot be right. */
  doubts(now: Date): readonly ReasonCode[];
  /** How a genuine certificate of a signer has ended, or why that is not known here; nothing where it holds. */
  status?(certificate: Certificate, signer: Signer, now: Date): readonly StatusReason[];
  /** WHO's catalogue of products for the international certificate; undefined where nobody supplied it. */
  readonly icvpProducts?: IcvpProducts;
  /** Keys for tests count: for training and for checking the product itself, never at a border. */
  readonly training?: true;
}

/** The answer to an inspector. Only `valid` is ever shown green; `reasons` is empty then and never otherwise. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reasons: readonly ReasonCode[];
  /** What the code says, wherever it could be read; believe it only if `outcome` is `valid`. */
  readonly certificate?: Certificate;
  readonly issuer?: TrustedIssuer;
  /** The key on which the verdict rests. */
  readonly key?: TrustedKey;
  /** With reason `incomplete`: which parts have been seen. */
  readonly parts?: PartsSeen;
}

/** Clocks of issuers and phones differ a little. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * Judges a certificate by the trust handed in, at the instant handed in.
 *
 * Whatever is wrong is named, worst outcome first; a signature that does not hold ends the matter. Where several keys
 * go by the same identifier each is tried, and one that may sign this kind of certificate is preferred.
 */
export async function verify(
  certificate: Certificate,
  trust: Trust | undefined,
  now: Date,
): Promise<Verdict> {
  if (!trust) return verdict(['no-trust'], { certificate });
  const doubts = trust.doubts(now);
  const { issuer: named, candidates } = trust.signers(certificate);
  const about = { certificate, ...(named && { issuer: named }) };

  const { proof } = certificate;
  if (proof.kind === 'carried-certificate') {
    const holds = (await (await carriedCertificate())?.signerHolds(proof)) ?? 'unsupported';
    if (holds === 'unsupported') return verdict(['unsupported-signature', ...doubts], about);
    // Whoever signed it: it is not what they signed.
    if (!holds) return verdict(['bad-signature'], about);
  }
  if (candidates.length === 0) return verdict([named ? 'unknown-key' : 'unknown-issuer', ...doubts], about);

  const answers = await Promise.all(
    candidates.map(async (signer) => ({ signer, signed: await signedBy(proof, signer.key, now) })),
  );
  const holding = answers.filter(({ signed }) => Array.isArray(signed));
  const judged = holding.map(({ signer, signed }) => ({
    signer,
    reasons: [...(signed as ReasonCode[]), ...keyReasons(certificate, signer.key, trust, now)],
  }));
  const best =
    // Nobody's trust in a signer outweighs that its country has withdrawn it.
    judged.find(({ reasons }) => reasons.includes('key-revoked')) ??
    judged.find(({ reasons }) => reasons.length === 0) ??
    judged[0];
  if (!best) {
    const failures = answers.map(({ signed }) => signed as ReasonCode);
    return verdict([failures.find((failure) => failure !== 'bad-signature') ?? 'bad-signature'], about);
  }
  // A signer and its root may have run out alike.
  const reasons = new Set<ReasonCode>([
    ...best.reasons,
    ...(trust.status?.(certificate, best.signer, now) ?? []),
    ...timeReasons(certificate, now, doubts),
    ...effectReasons(certificate, trust, now),
    ...(kindOf(certificate) || certificate.statement ? [] : (['no-immunization'] as const)),
    ...doubts,
  ]);
  return verdict([...reasons], { certificate, issuer: best.signer.issuer, key: best.signer.key });
}

/**
 * Chains and JSON-LD are seldom seen, so their code is loaded when it is needed; undefined where it cannot be: a wallet
 * without a network that has never needed it.
 */
const carriedCertificate = () => import('./carried-certificate.ts').catch(() => undefined);
const jsonLd = () => import('./json-ld-proof.ts').catch(() => undefined);

/** Reasons against a key whose signature holds (none: `[]`), or why it is not this key's signature. */
async function signedBy(proof: Proof, key: TrustedKey, now: Date): Promise<ReasonCode[] | ReasonCode> {
  switch (proof.kind) {
    case 'bytes':
      return signedBytesBy(proof, key);
    case 'carried-certificate':
      return (await (await carriedCertificate())?.chainReasons(proof, key, now)) ?? 'unsupported-signature';
    case 'json-ld':
      return (await (await jsonLd())?.jsonLdSignedBy(proof, key)) ?? 'unsupported-signature';
  }
}

async function signedBytesBy(proof: BytesProof, { jwk }: TrustedKey): Promise<ReasonCode[] | ReasonCode> {
  if (isUnfit(jwk)) return 'weak-key';
  const holds = await signatureHolds(proof.algorithm, jwk, proof.signature, proof.signedBytes);
  if (holds === 'unsupported') return 'unsupported-signature';
  return holds ? [] : 'bad-signature';
}

function keyReasons(certificate: Certificate, key: TrustedKey, trust: Trust, now: Date): ReasonCode[] {
  const { issuedAtSeconds, expiresAtSeconds } = certificate;
  const { notBeforeSeconds = Number.NEGATIVE_INFINITY, notAfterSeconds = Number.POSITIVE_INFINITY } = key;
  const nowSeconds = now.getTime() / 1000;
  const kind = kindOf(certificate);
  const reasons: ReasonCode[] = [];
  if (
    issuedAtSeconds !== undefined &&
    (issuedAtSeconds < notBeforeSeconds || issuedAtSeconds > notAfterSeconds)
  ) {
    reasons.push('key-not-valid');
  } else if (nowSeconds > notAfterSeconds && expiresAtSeconds === undefined) {
    reasons.push('key-expired');
  }
  if (key.kinds && kind && !key.kinds.includes(kind)) reasons.push('wrong-key-usage');
  if (key.test && !trust.training) reasons.push('test-key');
  return reasons;
}

function timeReasons(certificate: Certificate, now: Date, doubts: readonly ReasonCode[]): ReasonCode[] {
  const { issuedAtSeconds, expiresAtSeconds } = certificate;
  const nowSeconds = now.getTime() / 1000;
  const reasons: ReasonCode[] = [];
  if (expiresAtSeconds !== undefined && hasExpired(certificate.format, expiresAtSeconds, nowSeconds)) {
    reasons.push('expired');
  }
  // A clock that is behind proves nothing about what has not begun.
  if (
    issuedAtSeconds !== undefined &&
    issuedAtSeconds > nowSeconds + CLOCK_TOLERANCE_SECONDS &&
    !doubts.includes('clock-behind')
  ) {
    reasons.push('not-yet-valid');
  }
  return reasons;
}

/**
 * A JWT is over at the instant of its `exp` (RFC 7519 §4.1.4), and so is an NZ COVID Pass (valid "before" it); an
 * electronic health certificate is good up to and including it (hcert-spec §3.3.1: refused "after").
 */
const hasExpired = (format: CertificateFormat, expiresAtSeconds: number, nowSeconds: number): boolean =>
  format === 'shc' || format === 'nzcp' ? expiresAtSeconds <= nowSeconds : expiresAtSeconds < nowSeconds;

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
