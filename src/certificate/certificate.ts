import type { Coding } from './vaccines.ts';

/** The family of code a certificate came in. */
export type CertificateFormat = 'shc';

/** Whom a certificate is about, as its issuer wrote it. */
export interface Holder {
  /** Full name in the holder's own order and script, NFC. */
  readonly name: string;
  /** `YYYY-MM-DD`; an issuer may know only `YYYY-MM` or `YYYY`. Text, never an instant. */
  readonly birthDate: string;
  /** ISO 3166-1 alpha-2, where the certificate says it. */
  readonly nationality?: string;
}

/** One vaccination event. Its ordinal is its place in `Certificate.immunizations`. */
export interface Immunization {
  /** What was given, in every code system that the issuer used; never empty. */
  readonly vaccine: readonly Coding[];
  /** Day of vaccination, `YYYY-MM-DD` (or coarser where the issuer knew no better). */
  readonly date: string;
  readonly lot?: string;
  /** Who gave it, as the issuer names them. */
  readonly performer?: string;
  /** Given at less than the intended potency (FHIR `isSubpotent`, a modifier: readers must heed it). */
  readonly subpotent?: true;
}

/**
 * What a code says before anybody has decided whether to believe it: every format is read into this one shape.
 * Instants are seconds since the epoch and may be fractional where an issuer wrote them so.
 */
export interface Certificate {
  readonly format: CertificateFormat;
  /** The issuer's identifier as signed: for SHC its `iss` URL. */
  readonly issuer: string;
  /** The key that is said to have signed. */
  readonly keyId: string;
  readonly holder: Holder;
  /** In order of date; empty where a genuine card is about something else. */
  readonly immunizations: readonly Immunization[];
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds?: number;
  /** The certificate number (JWT `jti`). */
  readonly number?: string;
  /** Identifies the certificate in its issuer's revocation lists (`vc.rid`). */
  readonly revocationId?: string;
  /** The signed text itself, in its format's canonical form: for SHC the compact JWS. */
  readonly signedText: string;
}
