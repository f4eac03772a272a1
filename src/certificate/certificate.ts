import type { Proof } from './proof.ts';
import type { RemarkCode } from './remarks.ts';
import type { Coding } from './vaccines.ts';

/** The family of code a certificate came in. */
export const CERTIFICATE_FORMATS = [
  'shc',
  'eu-dcc',
  'who-ddcc',
  'who-icvp',
  'nzcp',
  'vds-nc',
  'divoc',
] as const;
export type CertificateFormat = (typeof CERTIFICATE_FORMATS)[number];

/** What a certificate is about; a signer may be allowed to sign one kind only. */
export type CertificateKind = 'vaccination' | 'test' | 'recovery';

/** Whom a certificate is about, as its issuer wrote it. */
export interface Holder {
  /** Full name in the holder's own order and script, NFC. */
  readonly name: string;
  /** The name in Latin letters as the travel document's machine-readable zone has it, where the certificate says it. */
  readonly latinName?: string;
  /** `YYYY-MM-DD`; an issuer may know only `YYYY-MM`, `YYYY` or nothing (empty). Text, never an instant. */
  readonly birthDate: string;
  /** ISO 3166-1 alpha-2 (or alpha-3 where the issuer wrote that), where the certificate says it. */
  readonly nationality?: string;
  /** Of the travel or identity document, where the certificate says it. */
  readonly documentNumber?: string;
}

/** One vaccination event. Its ordinal is its place in `Certificate.immunizations`, unless the issuer numbers it. */
export interface Immunization {
  /** What was given, in every code system that the issuer used; empty where it wrote plain words only. */
  readonly vaccine: readonly Coding[];
  /** The product as the issuer words it, where it wrote words. */
  readonly productName?: string;
  readonly disease?: readonly Coding[];
  readonly manufacturer?: readonly Coding[];
  readonly manufacturerName?: string;
  /** Day of vaccination, `YYYY-MM-DD` (or coarser where the issuer knew no better). */
  readonly date: string;
  readonly lot?: string;
  /** Who gave it, as the issuer names them. */
  readonly performer?: string;
  /** ISO 3166-1 as the issuer wrote it. */
  readonly country?: string;
  /** Ordinal and total as the issuer counts them. */
  readonly doseNumber?: number;
  readonly totalDoses?: number;
  /** Days between which this vaccination counts, `YYYY-MM-DD`, where the certificate or its standard says so. */
  readonly effectiveFrom?: string;
  readonly effectiveUntil?: string;
  /** Given at less than the intended potency (FHIR `isSubpotent`, a modifier: readers must heed it). */
  readonly subpotent?: true;
}

export type TestOutcome = 'detected' | 'not-detected' | 'inconclusive';

/** One laboratory or rapid test. */
export interface TestResult {
  readonly disease?: readonly Coding[];
  /** The kind of test; may be empty. */
  readonly type: readonly Coding[];
  readonly result: readonly Coding[];
  /** What `result` means, where its code is known. */
  readonly outcome?: TestOutcome;
  /** The result as the issuer words or measures it, where it is no code. */
  readonly resultText?: string;
  /** Name of the test or device as the issuer words it. */
  readonly name?: string;
  readonly device?: readonly Coding[];
  /** When the sample was taken: ISO 8601, a day or an instant with its offset, as the issuer wrote it. */
  readonly sampledAt: string;
  readonly performer?: string;
  readonly country?: string;
}

/** Recovery from a disease. */
export interface Recovery {
  readonly disease: readonly Coding[];
  /** Day of the first positive test, `YYYY-MM-DD`. */
  readonly firstPositiveDate: string;
  readonly effectiveFrom?: string;
  readonly effectiveUntil?: string;
  readonly country?: string;
}

/**
 * What a code says before anybody has decided whether to believe it: every format is read into this one shape.
 * Instants are seconds since the epoch and may be fractional where an issuer wrote them so.
 */
export interface Certificate {
  readonly format: CertificateFormat;
  /** The issuer's identifier as signed: for SHC its `iss` URL, for HCERT and VDS-NC the country, else a DID or URL. */
  readonly issuer: string;
  /** The key that is said to have signed, as the format names keys; empty where it does not. */
  readonly keyId: string;
  readonly holder: Holder;
  /** In order of date. All three lists are empty where a genuine card is about something else, or only states. */
  readonly immunizations: readonly Immunization[];
  readonly tests: readonly TestResult[];
  readonly recoveries: readonly Recovery[];
  /** What a pass states that lists no event: NZ COVID Pass says that its holder is vaccinated or exempt. */
  readonly statement?: 'vaccinated-or-exempt';
  /** From when it holds, where the issuer names a later instant than that of issue. Absent where nothing says so. */
  readonly issuedAtSeconds?: number;
  /** Absent where the format has no such field, or the certificate is for life. */
  readonly expiresAtSeconds?: number;
  /** The certificate number. */
  readonly number?: string;
  /** Identifies the certificate in its issuer's revocation lists (SHC `vc.rid`; in HCERT that of ours alone, in `cti`). */
  readonly revocationId?: string;
  /** The version of the content's own standard, where its reader has to know it. */
  readonly version?: string;
  /** Where the content bends its standard in ways that readers must bear; never a reason to refuse. */
  readonly remarks: readonly RemarkCode[];
  /** What is needed to check who signed. */
  readonly proof: Proof;
  /** The signed text itself, in its format's canonical form, which `read` reads again: for SHC the compact JWS. */
  readonly signedText: string;
}

/** What a certificate is about, for signers that may sign one kind only; undefined for anything else. */
export const kindOf = ({
  immunizations,
  tests,
  recoveries,
}: Pick<Certificate, 'immunizations' | 'tests' | 'recoveries'>): CertificateKind | undefined =>
  immunizations.length > 0
    ? 'vaccination'
    : tests.length > 0
      ? 'test'
      : recoveries.length > 0
        ? 'recovery'
        : undefined;
