import type { IssuerName, TrustedIssuer } from '../../certificate/verify.ts';

/** A file as somebody handed it in; the name only helps people, the kind shows in the content. */
export interface TrustListFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export type TrustListKind =
  /** The VCI directory's snapshot of SMART Health Card issuers. */
  | 'vci-snapshot'
  /** A trust list of WHO's Global Digital Health Certification Network, version 2. */
  | 'gdhcn'
  /** A did:web document of one issuer, as NZ COVID Pass names its keys. */
  | 'did-document'
  /** Document signers of EU digital certificates in the JSON that countries publish. */
  | 'document-signers'
  /** X.509 certificates in PEM or DER: document signers, or roots of visible digital seals with their CRLs. */
  | 'certificates'
  /** The key set of one issuer of SMART Health Cards. */
  | 'key-set'
  /** One key of a DIVOC issuer. */
  | 'divoc-key';

export interface TrustListOptions {
  readonly now: Date;
  /** Whose keys these are, where the file does not say: a URL for a key set or a DIVOC key. */
  readonly issuer?: string;
  readonly name?: IssuerName;
  /** ISO 3166-1 alpha-2, where the file does not say. */
  readonly country?: string;
  /** The verification method that proofs by a DIVOC key name. */
  readonly verificationMethod?: string;
  /** The detached signature over the file (VCI: ECDSA in DER). */
  readonly signature?: Uint8Array;
  /** Keys or certificates (PEM, DER, JWK, DID document) of the list's signer that are believed beside the pinned ones. */
  readonly signedBy?: readonly TrustListFile[];
  /** Certificate revocation lists (PEM, DER) of the roots in the file. */
  readonly revocationLists?: readonly Uint8Array[];
  /** Marks every key as one for tests, whatever the list says. */
  readonly test?: boolean;
}

export interface SkippedEntry {
  /** Which entry: an issuer, a key identifier, or both. */
  readonly what: string;
  /** For developers and operators, in English. */
  readonly why: string;
}

export interface TrustList {
  readonly kind: TrustListKind;
  /** Which list this is, whatever its version: a newer one of the same identity takes its place. */
  readonly id: string;
  readonly issuers: readonly TrustedIssuer[];
  /** Entries that nobody should believe; the rest stands without them. */
  readonly skipped: readonly SkippedEntry[];
  /** What proves that the list is its publisher's own; `none` where the kind has no such proof and its giver vouches. */
  readonly checkedBy: 'signature' | 'proof' | 'none';
  /** The instant at which its publisher made it, where it says so, ISO 8601. */
  readonly madeAt?: string;
}

export type TrustListErrorCode =
  | 'unrecognised'
  | 'too-large'
  | 'malformed'
  | 'needs-issuer'
  | 'needs-country'
  | 'needs-signature'
  | 'unknown-signer'
  | 'bad-signature'
  | 'nothing-usable';

/** The only error that `readTrustList` throws; a list that throws it changes nothing. */
export class TrustListError extends Error {
  override readonly name = 'TrustListError';
  readonly code: TrustListErrorCode;

  constructor(code: TrustListErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
