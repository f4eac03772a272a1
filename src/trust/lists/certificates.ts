// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import { X509Crl } from '@peculiar/x509';
import { alpha3Of } from '../../certificate/country-codes.ts';
import { looksLikeDer, type PemBlock, pemBlocks, textOf } from './encodings.ts';
import { IssuersBeingRead } from './issuers.ts';
import { participantOf } from './names.ts';
import { KeyError } from './public-keys.ts';
import { type TrustList, TrustListError, type TrustListFile, type TrustListOptions } from './trust-list.ts';
import { type CertifiedKey, keyIdOf, trustedKeyOf } from './x509.ts';

/** Signers of visible digital seals (ICAO Doc 9303-13, "Barcode Signer" of health certificates). */
const SEAL_SIGNER_USAGE = '2.23.136.1.1.14.2';

/** The certificates and revocation lists in a file, PEM or DER; empty where it holds neither. */
function blocksIn(bytes: Uint8Array): PemBlock[] {
  if (looksLikeDer(bytes)) {
    return [{ label: readRevocationList(bytes) ? 'X509 CRL' : 'CERTIFICATE', bytes }];
  }
  return pemBlocks(textOf(bytes) ?? '').filter(({ label }) => /^(?:X509 )?(?:CERTIFICATE|CRL)$/.test(label));
}

const isRevocationBlock = ({ label }: PemBlock): boolean => label.endsWith('CRL');

export const holdsCertificates = (bytes: Uint8Array): boolean => blocksIn(bytes).length > 0;

/** Whether a file holds certificate revocation lists and nothing else: it belongs to the roots in another file. */
export function isRevocationList(bytes: Uint8Array): boolean {
  const blocks = blocksIn(bytes);
  return blocks.length > 0 && blocks.every(isRevocationBlock);
}

function readRevocationList(der: Uint8Array): X509Crl | undefined {
  try {
    return new X509Crl(der as Uint8Array<ArrayBuffer>);
  } catch {
    return undefined;
  }
}

/**
 * Reads X.509 certificates: document signers of EU digital certificates, and what ICAO's visible digital seals rest on,
 * the authorities (CSCA) of states with their revocation lists and single seal signers. A certificate proves nothing by
 * itself here; whoever hands it in vouches for it. A revocation list counts if its authority signed it, however old.
 *
 * @throws {TrustListError}
 */
export async function readCertificates(file: TrustListFile, options: TrustListOptions): Promise<TrustList> {
  const blocks = blocksIn(file.bytes);
  const read = new IssuersBeingRead();
  const revocationLists = [...(options.revocationLists ?? []).flatMap(blocksIn), ...blocks]
    .filter(isRevocationBlock)
    .map(({ bytes }) => readRevocationList(bytes));
  const used = new Set<X509Crl>();
  const certificates = blocks.filter((block) => !isRevocationBlock(block));
  for (const [index, { bytes }] of certificates.entries()) {
    try {
      const certified = await trustedKeyOf(bytes);
      await addCertificate(read, certified, revocationLists, used, options);
    } catch (error) {
      if (error instanceof TrustListError || !(error instanceof KeyError)) throw error;
      read.skip(`certificate ${index + 1} ${await keyIdOf(bytes)}`, error.message);
    }
  }
  const hasAuthority = read.issuers.some(({ family }) => family === 'vds-nc');
  // Handed in beside several files, a revocation list is about the authorities in one of them.
  for (const [index, list] of (hasAuthority ? revocationLists : []).entries()) {
    if (!list) read.skip(`revocation list ${index + 1}`, 'malformed');
    else if (!used.has(list)) read.skip(`revocation list ${index + 1}`, 'no authority in the file signed it');
  }
  return {
    kind: 'certificates',
    id: file.name,
    issuers: read.issuers,
    skipped: read.skipped,
    checkedBy: 'none',
  };
}

async function addCertificate(
  read: IssuersBeingRead,
  certified: CertifiedKey,
  revocationLists: readonly (X509Crl | undefined)[],
  used: Set<X509Crl>,
  options: TrustListOptions,
): Promise<void> {
  const { isAuthority, extendedKeyUsages, keyIdentifier } = certified;
  const code = options.country ?? certified.country;
  if (!code)
    throw new TrustListError('needs-country', `no country in the certificate of ${certified.subject}`);
  const { code: alpha2, country, name } = participantOf(code);
  const key = { ...certified.key, ...(options.test && { test: true as const }) };
  if (!isAuthority && !extendedKeyUsages.includes(SEAL_SIGNER_USAGE)) {
    read.add({ family: 'hcert', iss: alpha2, name, country }, key);
    return;
  }
  const revokedSerials = isAuthority ? await revokedBy(certified, revocationLists, used) : [];
  const details = { family: 'vds-nc' as const, iss: alpha3Of(alpha2) ?? alpha2, name, country };
  read.add(details, {
    ...key,
    kid: keyIdentifier,
    ...(revokedSerials.length > 0 && { revokedSerials }),
  });
}

/** The serial numbers, in lower-case hexadecimal, in every revocation list that the authority signed. */
async function revokedBy(
  { certificate }: CertifiedKey,
  revocationLists: readonly (X509Crl | undefined)[],
  used: Set<X509Crl>,
): Promise<string[]> {
  const serials = new Set<string>();
  for (const list of revocationLists) {
    if (!list || list.issuer !== certificate.subject || !(await isSignedBy(list, certificate))) continue;
    used.add(list);
    for (const { serialNumber } of list.entries) serials.add(serialNumber.toLowerCase());
  }
  return [...serials];
}

async function isSignedBy(list: X509Crl, certificate: CertifiedKey['certificate']): Promise<boolean> {
  try {
    return await list.verify({ publicKey: certificate });
  } catch {
    return false;
  }
}
