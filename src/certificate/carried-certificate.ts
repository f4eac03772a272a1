// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import { AuthorityKeyIdentifierExtension, ExtendedKeyUsageExtension, X509Certificate } from '@peculiar/x509';
import type { CarriedCertificateProof } from './proof.ts';
import type { ReasonCode } from './reasons.ts';
import type { TrustedKey } from './verify.ts';

const CURVES = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;
const HASHES = { ES256: 'SHA-256', ES384: 'SHA-384', ES512: 'SHA-512' } as const;

/**
 * Whether the carried certificate's key signed the content. Says nothing about whose certificate that is: anybody can
 * make one.
 */
export async function signerHolds(proof: CarriedCertificateProof): Promise<boolean> {
  const algorithm = proof.algorithm as keyof typeof CURVES;
  try {
    const certificate = new X509Certificate(proof.signerCertificate as Uint8Array<ArrayBuffer>);
    const key = await certificate.publicKey.export({ name: 'ECDSA', namedCurve: CURVES[algorithm] }, [
      'verify',
    ]);
    return await crypto.subtle.verify(
      { name: 'ECDSA', hash: HASHES[algorithm] },
      key,
      proof.signature as Uint8Array<ArrayBuffer>,
      proof.signedBytes as Uint8Array<ArrayBuffer>,
    );
  } catch {
    return false;
  }
}

/** ICAO Doc 9303-12, barcode signer: the one purpose for which its certificate is issued. */
const BARCODE_SIGNER = '2.23.136.1.1.14.2';
const DOCUMENT_TYPES = '2.23.136.1.1.6.2';

/**
 * Reasons against the chain from the carried certificate to a trusted root; none where it holds.
 *
 * @returns `'signer-not-chained'` alone where this root did not sign the certificate: another root of the country may
 *   have.
 */
export async function chainReasons(
  proof: CarriedCertificateProof,
  root: TrustedKey,
  now: Date,
): Promise<ReasonCode[] | ReasonCode> {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(proof.signerCertificate as Uint8Array<ArrayBuffer>);
    const authority = certificate.getExtension(AuthorityKeyIdentifierExtension)?.keyId;
    if (authority !== undefined && authority.toLowerCase() !== root.kid.toLowerCase())
      return 'signer-not-chained';
    const publicKey = await crypto.subtle.importKey(
      'jwk',
      { ...root.jwk },
      // The signature's algorithm names no curve, and an elliptic key is none without.
      { ...certificate.signatureAlgorithm, ...('crv' in root.jwk && { namedCurve: root.jwk.crv }) },
      true,
      ['verify'],
    );
    if (!(await certificate.verify({ publicKey, signatureOnly: true }))) return 'signer-not-chained';
  } catch {
    return 'signer-not-chained';
  }
  const reasons: ReasonCode[] = [];
  if (!isBarcodeSigner(certificate, proof.documentType)) reasons.push('signer-not-chained');
  if (root.revokedSerials?.some((serial) => sameSerial(serial, certificate.serialNumber))) {
    reasons.push('key-revoked');
  }
  if (now < certificate.notBefore) reasons.push('key-not-valid');
  else if (now > certificate.notAfter) reasons.push('key-expired');
  return reasons;
}

function isBarcodeSigner(certificate: X509Certificate, documentType: string): boolean {
  const usages = certificate.getExtension(ExtendedKeyUsageExtension)?.usages ?? [];
  const types = certificate.extensions.find(({ type }) => type === DOCUMENT_TYPES);
  return (
    usages.map(String).includes(BARCODE_SIGNER) &&
    types !== undefined &&
    documentTypesIn(new Uint8Array(types.value)).includes(documentType)
  );
}

const SET = 0x31;
const PRINTABLE_STRING = 0x13;

/** The texts in `SEQUENCE { version INTEGER, SET OF PrintableString }` (ICAO Doc 9303-12 §7.1.1.6), each of two letters. */
function documentTypesIn(der: Uint8Array): string[] {
  const types: string[] = [];
  for (let at = der.indexOf(SET) + 2; at >= 2 && der[at] === PRINTABLE_STRING; at += 2 + (der[at + 1] ?? 0)) {
    types.push(String.fromCharCode(...der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0))));
  }
  return types;
}

/** Serial numbers are written with more or fewer zeros before them. */
const sameSerial = (one: string, other: string): boolean => {
  const plain = (serial: string) => serial.toLowerCase().replace(/^0+/, '');
  return plain(one) === plain(other);
};
