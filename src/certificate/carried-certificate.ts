// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509';
import type { CarriedCertificateProof } from './proof.ts';
import { isUnfit } from './public-key.ts';
import type { ReasonCode } from './reasons.ts';
import type { TrustedKey } from './verify.ts';

const CURVES = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;
const HASHES = { ES256: 'SHA-256', ES384: 'SHA-384', ES512: 'SHA-512' } as const;

/** `id-ecPublicKey`: what a key is called here whose curve is not named but spelt out. */
const ELLIPTIC_KEY = '1.2.840.10045.2.1';
const BROWSERS_CURVES: readonly (string | undefined)[] = Object.values(CURVES);

/**
 * Whether the carried certificate's key signed the content. Says nothing about whose certificate that is: anybody can
 * make one.
 *
 * @returns `'unsupported'` where the key is on a curve that browsers lack: some countries use Brainpool's.
 */
export async function signerHolds(proof: CarriedCertificateProof): Promise<boolean | 'unsupported'> {
  const algorithm = proof.algorithm as keyof typeof CURVES;
  try {
    const { publicKey } = certificateIn(proof);
    const { name, namedCurve } = publicKey.algorithm as Partial<EcKeyAlgorithm>;
    if (name !== 'ECDSA' && name !== ELLIPTIC_KEY) return false;
    if (!BROWSERS_CURVES.includes(namedCurve)) return 'unsupported';
    return await crypto.subtle.verify(
      { name: 'ECDSA', hash: HASHES[algorithm] },
      await publicKey.export({ name: 'ECDSA', namedCurve: CURVES[algorithm] }, ['verify']),
      proof.signature as Uint8Array<ArrayBuffer>,
      proof.signedBytes as Uint8Array<ArrayBuffer>,
    );
  } catch {
    return false;
  }
}

const certificateIn = ({ signerCertificate }: CarriedCertificateProof) =>
  new X509Certificate(signerCertificate as Uint8Array<ArrayBuffer>);

/**
 * Reasons against the carried certificate under a trusted key: a country's root that signed it, or the very signer,
 * where trust holds that one. None where it stands.
 *
 * A seal does not say when it was signed, so the signer's private key usage period can't be held against it; its
 * certificate lasts as long as what it signed may count.
 *
 * @returns `'signer-not-chained'` alone where the certificate does not come from this key: another root of the country
 *   may have signed it.
 */
export async function chainReasons(
  proof: CarriedCertificateProof,
  key: TrustedKey,
  now: Date,
): Promise<ReasonCode[] | ReasonCode> {
  try {
    const certificate = certificateIn(proof);
    if (!(await isKeyOf(certificate, key)) && !(await signedCertificate(certificate, key))) {
      return 'signer-not-chained';
    }
    const reasons: ReasonCode[] = [];
    if (!maySign(certificate, proof.documentType)) reasons.push('signer-not-chained');
    if (key.revokedSerials?.some((serial) => isSameSerial(serial, certificate.serialNumber))) {
      reasons.push('key-revoked');
    }
    if (now < certificate.notBefore) reasons.push('key-not-valid');
    else if (now > certificate.notAfter) reasons.push('key-expired');
    return reasons;
  } catch {
    return 'signer-not-chained';
  }
}

async function isKeyOf({ publicKey }: X509Certificate, { jwk }: TrustedKey): Promise<boolean> {
  if (jwk.kty !== 'EC' || (publicKey.algorithm as Partial<EcKeyAlgorithm>).namedCurve !== jwk.crv)
    return false;
  const key = await publicKey.export({ name: 'ECDSA', namedCurve: jwk.crv }, ['verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', key);
  return x === jwk.x && y === jwk.y;
}

async function signedCertificate(certificate: X509Certificate, { kid, jwk }: TrustedKey): Promise<boolean> {
  const authority = certificate.getExtension(AuthorityKeyIdentifierExtension)?.keyId;
  if (authority !== undefined && authority.toLowerCase() !== kid.toLowerCase()) return false;
  const { signatureAlgorithm } = certificate;
  // SHA-1 can be made to fit two certificates.
  if (!Object.values<string>(HASHES).includes(signatureAlgorithm.hash.name) || isUnfit(jwk)) return false;
  const publicKey = await crypto.subtle.importKey(
    'jwk',
    { ...jwk },
    // The signature's algorithm names no curve, and an elliptic key is none without.
    { ...signatureAlgorithm, ...('crv' in jwk && { namedCurve: jwk.crv }) },
    true,
    ['verify'],
  );
  return certificate.verify({ publicKey, signatureOnly: true });
}

/** ICAO Doc 9303-12, barcode signer: the one purpose for which its certificate is issued. */
const BARCODE_SIGNER = '2.23.136.1.1.14.2';
const DOCUMENT_TYPES = '2.23.136.1.1.6.2';

/** The extensions whose meaning is known here, or is nothing that a seal's signature depends on. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  DOCUMENT_TYPES,
  // RFC 5280 §4.2.1: key identifiers, key usages and period, policies, other names, constraints, revocation lists.
  ...['2.5.29.14', '2.5.29.15', '2.5.29.16', '2.5.29.17', '2.5.29.18', '2.5.29.19'],
  ...['2.5.29.31', '2.5.29.32', '2.5.29.35', '2.5.29.37'],
]);

/** Whether a certificate is for signing seals on this kind of document (Doc 9303-12 §7.1.1, table of barcode signers). */
function maySign(certificate: X509Certificate, documentType: string): boolean {
  const usages = certificate.getExtension(ExtendedKeyUsageExtension)?.usages ?? [];
  const types = certificate.extensions.find(({ type }) => type === DOCUMENT_TYPES);
  const keyUsages = certificate.getExtension(KeyUsagesExtension)?.usages ?? KeyUsageFlags.digitalSignature;
  return (
    usages.map(String).includes(BARCODE_SIGNER) &&
    types !== undefined &&
    documentTypesIn(new Uint8Array(types.value)).includes(documentType) &&
    (keyUsages & KeyUsageFlags.digitalSignature) !== 0 &&
    !certificate.getExtension(BasicConstraintsExtension)?.ca &&
    // RFC 5280 §4.2: what is critical and not understood is a reason to refuse.
    certificate.extensions.every(({ critical, type }) => !critical || KNOWN_EXTENSIONS.has(type))
  );
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const SET = 0x31;
const PRINTABLE_STRING = 0x13;

/** The texts in `SEQUENCE { version INTEGER, SET OF PrintableString }` (Doc 9303-12 §7.1.1.6); none in anything else. */
function documentTypesIn(der: Uint8Array): string[] {
  const [sequence, , integer, integerLength, , set] = der;
  if (sequence !== SEQUENCE || integer !== INTEGER || integerLength !== 1 || set !== SET) return [];
  const types: string[] = [];
  for (let at = 7; der[at] === PRINTABLE_STRING; at += 2 + (der[at + 1] ?? 0)) {
    types.push(String.fromCharCode(...der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0))));
  }
  return types;
}

/** Serial numbers are written with more or fewer zeros before them. */
const isSameSerial = (one: string, other: string): boolean => {
  const plain = (serial: string) => serial.toLowerCase().replace(/^0+/, '');
  return plain(one) === plain(other);
};
