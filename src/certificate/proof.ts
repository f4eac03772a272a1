import type { SignatureAlgorithm } from './public-key.ts';

/** What is needed to check who signed a certificate, by the way in which its format is signed. */
export type Proof = BytesProof | CarriedCertificateProof | JsonLdProof;

/** A signature over bytes that are at hand: JWS, COSE. */
export interface BytesProof {
  readonly kind: 'bytes';
  readonly algorithm: SignatureAlgorithm;
  readonly signedBytes: Uint8Array;
  /** For ECDSA `r` and `s`, each of the curve's length (IEEE P1363). */
  readonly signature: Uint8Array;
}

/** A signature whose signer's X.509 certificate comes with it; it counts only if trust holds the root above it. */
export interface CarriedCertificateProof {
  readonly kind: 'carried-certificate';
  readonly algorithm: SignatureAlgorithm;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** DER. */
  readonly signerCertificate: Uint8Array;
  /** The document type that the signer's certificate must allow (ICAO Doc 9303-13), such as `NV`. */
  readonly documentType: string;
}

/** A JSON-LD document with its proof inside; what was signed has to be made canonical first. */
export interface JsonLdProof {
  readonly kind: 'json-ld';
  /** Parsed and bounded. */
  readonly document: Readonly<Record<string, unknown>>;
}
