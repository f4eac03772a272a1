// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
} from '@peculiar/x509';
import type { CertificateKind } from '../../certificate/certificate.ts';
import { alpha2Of, alpha3Of } from '../../certificate/country-codes.ts';
import type { TrustedKey } from '../../certificate/verify.ts';
import { isImportable, KeyError, publicJwkOf } from './public-keys.ts';

/** What a certificate says about the key in it. */
export interface CertifiedKey {
  /** `kid` as HCERT names keys: base64 of the first 8 bytes of the certificate's SHA-256 (HCERT specification §3.2.3). */
  readonly key: TrustedKey;
  /** ISO 3166-1 alpha-2, of the subject or else of its issuer. */
  readonly country?: string;
  readonly subject: string;
  /** Whether the key may sign certificates (X.509) itself. */
  readonly isAuthority: boolean;
  readonly extendedKeyUsages: readonly string[];
  /** What certificates that the key signs name it by (RFC 5280 §4.2.1.2), in lower-case hexadecimal. */
  readonly keyIdentifier: string;
  readonly certificate: X509Certificate;
}

/**
 * The kinds of certificate that a signer may sign (EU DCC, "Digital Green Certificates" volume 1, §4): under both the
 * arcs in use, of which the second is a misprint of the first that many countries followed.
 */
const KIND_ARCS = ['1.3.6.1.4.1.1847.2021.1.', '1.3.6.1.4.1.0.1847.2021.1.'];
const KIND_BY_LAST: Readonly<Record<string, CertificateKind>> = {
  1: 'test',
  2: 'vaccination',
  3: 'recovery',
};

function kindsOf(usages: readonly string[]): CertificateKind[] {
  const kinds = new Set<CertificateKind>();
  for (const usage of usages) {
    const arc = KIND_ARCS.find((candidate) => usage.startsWith(candidate));
    const kind = arc && KIND_BY_LAST[usage.slice(arc.length)];
    if (kind) kinds.add(kind);
  }
  return [...kinds];
}

/** Larger than any certificate with a key that can be used. */
const MAX_CERTIFICATE_BYTES = 16_384;

/**
 * Reads an X.509 certificate: its key, when and for what that may sign. Not every country's certificates are strict
 * DER, so the reading is BER's.
 *
 * @throws {KeyError} where it is no certificate, or its key none that browsers can verify with.
 */
export async function trustedKeyOf(der: Uint8Array): Promise<CertifiedKey> {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new KeyError('larger than any certificate');
  let certificate: X509Certificate;
  let spki: Uint8Array;
  let usages: readonly string[];
  let isAuthority: boolean;
  let keyIdentifier: string;
  try {
    certificate = new X509Certificate(der as Uint8Array<ArrayBuffer>);
    spki = new Uint8Array(certificate.publicKey.rawData);
    usages = (certificate.getExtension(ExtendedKeyUsageExtension)?.usages ?? []).map(String);
    isAuthority = certificate.getExtension(BasicConstraintsExtension)?.ca ?? false;
    const named = certificate.getExtension(SubjectKeyIdentifierExtension)?.keyId.toLowerCase();
    keyIdentifier = named ?? hexOf(await certificate.publicKey.getKeyIdentifier());
  } catch {
    throw new KeyError('not an X.509 certificate');
  }
  const jwk = publicJwkOf(spki);
  if (!(await isImportable(jwk))) throw new KeyError('the key is not one of its curve');
  const kinds = kindsOf(usages);
  const country = countryOf(certificate);
  return {
    key: {
      kid: await keyIdOf(der),
      jwk,
      notBeforeSeconds: secondsOf(certificate.notBefore),
      notAfterSeconds: secondsOf(certificate.notAfter),
      ...(kinds.length > 0 && { kinds }),
    },
    ...(country && { country }),
    subject: certificate.subject,
    isAuthority,
    extendedKeyUsages: usages,
    keyIdentifier,
    certificate,
  };
}

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Base64 of the first 8 bytes of the certificate's SHA-256. */
export async function keyIdOf(der: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der as Uint8Array<ArrayBuffer>));
  return btoa(String.fromCharCode(...digest.subarray(0, 8)));
}

/** Before 1970 and long after 9999 the bundle has no instants. @throws {KeyError} */
function secondsOf(instant: Date): number {
  const seconds = Math.floor(instant.getTime() / 1000);
  if (Number.isNaN(seconds)) throw new KeyError('no period of validity');
  return Math.min(1e11, Math.max(0, seconds));
}

function countryOf(certificate: X509Certificate): string | undefined {
  for (const name of [certificate.subjectName, certificate.issuerName]) {
    for (const written of name.getField('C')) {
      const code = written.trim().toUpperCase();
      if (alpha3Of(code)) return code;
      const alpha2 = alpha2Of(code);
      if (alpha2) return alpha2;
    }
  }
  return undefined;
}
