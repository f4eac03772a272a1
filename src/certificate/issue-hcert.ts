import { encode } from 'cborg';
import { encodeBase45 } from './base45.ts';
import { HCERT_CLAIM, HCERT_PREFIX, type SUBCLAIM } from './hcert.ts';
import { signCose } from './sign-cose.ts';
import { anyPlatform, type PrivateKey, type SigningPlatform } from './signing-platform.ts';

/** A document signer: a key with an X.509 certificate that says what it may sign. */
export interface DocumentSigner {
  /** The first 8 bytes of the SHA-256 of its certificate (hcert-spec §3.2.3). */
  readonly kid: Uint8Array;
  readonly privateKey: PrivateKey;
  /** The end of its certificate, which nothing that it signs may outlive. */
  readonly notAfterSeconds: number;
}

export interface HcertEnvelope {
  /** ISO 3166-1 as the kind of certificate wants it. */
  readonly issuer: string;
  readonly issuedAtSeconds: number;
  /** Where what it certifies counts from another instant than its issue. */
  readonly notBeforeSeconds?: number;
  /** Absent where the certificate holds for life. */
  readonly expiresAtSeconds?: number;
  /** Its `cti`. */
  readonly identifier?: Uint8Array | undefined;
}

/**
 * Signs an electronic health certificate: CBOR → CWT → COSE_Sign1 (ES256) → zlib → base45 (hcert-spec 1.0.5).
 *
 * @param payload of the sub-claim, in the order of its keys as encoded (RFC 8949 §4.2.1).
 * @returns the text of its code, beginning with `HC1:`.
 */
export async function issueHcert(
  subclaim: (typeof SUBCLAIM)[keyof typeof SUBCLAIM],
  payload: object,
  { issuer, issuedAtSeconds, notBeforeSeconds, expiresAtSeconds, identifier }: HcertEnvelope,
  signer: DocumentSigner,
  platform: SigningPlatform = anyPlatform,
): Promise<string> {
  if (expiresAtSeconds !== undefined && expiresAtSeconds > signer.notAfterSeconds) {
    throw new RangeError('a certificate may not outlive its signer');
  }
  const claims = encode(
    new Map<number, unknown>([
      [1, issuer],
      ...(expiresAtSeconds === undefined ? [] : ([[4, expiresAtSeconds]] as const)),
      ...(notBeforeSeconds === undefined ? [] : ([[5, notBeforeSeconds]] as const)),
      [6, issuedAtSeconds],
      ...(identifier === undefined ? [] : ([[7, identifier]] as const)),
      [HCERT_CLAIM, new Map([[subclaim, payload]])],
    ]),
  );
  const message = await signCose(claims, signer, { platform });
  return `${HCERT_PREFIX}${encodeBase45(platform.deflate(message))}`;
}
