// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { DocumentSigner } from '../certificate/issue-hcert.ts';
import type { TrustedKey } from '../certificate/verify.ts';
import { KNOWN_BEFORE_DAYS } from './issuer-keys.ts';
import { IN_THE_CLEAR, type KeyCustody } from './key-custody.ts';
import { type KeptKey, keyText, readKey, writeOnce } from './key-files.ts';
import { signX509 } from './sign-x509.ts';

/** The signers of this service's EU and WHO certificates, under a signing authority of its own. */
export interface DocumentSigners {
  /** The signer in use at an instant; made when there is none that was not withdrawn. */
  at(now: Date, withdrawn: ReadonlySet<string>): Promise<DocumentSigner>;
  /** A new signer, used from an instant on, whatever the age of the one in use. */
  rotate(now: Date, usedFrom: Date): Promise<DocumentSigner>;
  /** Makes the next signer when it is time, so that keys change without anybody's doing anything. */
  prepare(now: Date, withdrawn: ReadonlySet<string>): Promise<void>;
  /** Every signer that was not withdrawn, as verifiers need them: certificates outlive the use of their signer's key. */
  trustedKeys(withdrawn: ReadonlySet<string>): TrustedKey[];
  /** The certificates of the authority and of every signer that was not withdrawn, in PEM. */
  pem(withdrawn: ReadonlySet<string>): string;
}

/** A key and its certificate, kept in one file so that neither is ever there without the other. */
interface Credential {
  readonly key: KeptKey;
  /** DER in base64. */
  readonly certificate: string;
}

interface OpenCredential {
  readonly key: KeptKey;
  readonly certificate: x509.X509Certificate;
  readonly usedFrom: Date;
}

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
// Files sort by when they were made, to the millisecond (to the second in earlier versions): the latest is in use.
const AUTHORITY_FILE = /^hcert-authority-\d{14}(\d{3})?-[0-9a-f]{8}\.json$/;
const SIGNER_FILE = /^hcert-signer-\d{14}(\d{3})?-[0-9a-f]{8}\.json$/;

/** hcert-spec §5: a signer's certificate outlives what it signs (12 months), and its key is used for a part of that. */
const AUTHORITY_YEARS = 10;
const SIGNER_YEARS = 2;
const SIGNER_USED_MONTHS = 6;

/** Extended key usage of a signer of vaccination certificates (EU "Digital Green Certificates", volume 1 §4). */
const VACCINATION_SIGNER = '1.3.6.1.4.1.1847.2021.1.2';
const PRIVATE_KEY_USAGE_PERIOD = '2.5.29.16';

/**
 * Opens the document signers in the folder of the service's keys.
 *
 * @param country ISO 3166-1 alpha-2.
 */
export function openDocumentSigners(
  directory: string,
  country: string,
  custody: KeyCustody = IN_THE_CLEAR,
): DocumentSigners {
  const kept = (files: RegExp) =>
    readdirSync(directory)
      .filter((name) => files.test(name))
      .sort()
      .map((name) => openCredential(join(directory, name)));
  const signers = (withdrawn: ReadonlySet<string>) =>
    kept(SIGNER_FILE).filter(({ certificate }) => !withdrawn.has(writtenKeyId(certificate)));
  const keep = (
    kind: 'authority' | 'signer',
    { key, certificate }: Credential,
    now: Date,
    usedFrom?: Date,
  ): OpenCredential => {
    const path = join(directory, `hcert-${kind}-${stampOf(now)}-${randomBytes(4).toString('hex')}.json`);
    writeOnce(path, keyText(key, { certificate, ...(usedFrom && { usedFrom: usedFrom.toISOString() }) }));
    return openCredential(path);
  };
  const authority = async (now: Date): Promise<OpenCredential> =>
    kept(AUTHORITY_FILE).findLast(
      // Everything in a chain is in force together, so a signer may not outlive its authority (ETSI: the shell model).
      ({ certificate }) => certificate.notBefore <= now && signerEnd(now) <= certificate.notAfter,
    ) ?? keep('authority', await makeAuthority(country, custody, now), now);
  const rotate = async (now: Date, usedFrom: Date): Promise<DocumentSigner> => {
    const made = await makeSigner(await authority(now), country, custody, now);
    return signerOf(keep('signer', made, now, usedFrom), custody);
  };
  const usable = (now: Date, withdrawn: ReadonlySet<string>) =>
    signers(withdrawn).filter((signer) => signer.certificate.notBefore <= now && now < usedUntil(signer));
  return {
    at: async (now, withdrawn) => {
      const signers = usable(now, withdrawn);
      // One that is not in use yet is better than none: verifiers may know it already.
      const inUse = signers.findLast(({ usedFrom }) => usedFrom <= now) ?? signers[0];
      return inUse ? signerOf(inUse, custody) : rotate(now, now);
    },
    rotate,
    prepare: async (now, withdrawn) => {
      const newest = usable(now, withdrawn).at(-1);
      const known = new Date(now.getTime() + KNOWN_BEFORE_DAYS * DAY_MS);
      if (newest && known >= usedUntil(newest)) await rotate(now, known);
    },
    trustedKeys: (withdrawn) => signers(withdrawn).map(trustedKeyOf),
    pem: (withdrawn) =>
      [...kept(AUTHORITY_FILE), ...signers(withdrawn)]
        .map(({ certificate }) => `${certificate.toString('pem')}\n`)
        .join(''),
  };
}

function openCredential(path: string): OpenCredential {
  const { certificate: der, usedFrom, ...key } = readKey(path);
  const certificate = new x509.X509Certificate(der ?? '');
  // From the beginning of its certificate where it says nothing, as in earlier versions.
  return { key, certificate, usedFrom: usedFrom === undefined ? certificate.notBefore : new Date(usedFrom) };
}

/** As its certificate says (`usagePeriod`). */
const usedUntil = ({ certificate }: OpenCredential): Date =>
  monthsAfter(certificate.notBefore, SIGNER_USED_MONTHS);

async function signerOf({ key, certificate }: OpenCredential, custody: KeyCustody): Promise<DocumentSigner> {
  return {
    kid: keyIdOf(certificate),
    privateKey: await custody.open(key),
    notAfterSeconds: Math.floor(certificate.notAfter.getTime() / 1000),
  };
}

function trustedKeyOf({ key, certificate }: OpenCredential): TrustedKey {
  const { x = '', y = '' } = key.publicJwk;
  return {
    kid: writtenKeyId(certificate),
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    notBeforeSeconds: Math.floor(certificate.notBefore.getTime() / 1000),
    notAfterSeconds: Math.floor(certificate.notAfter.getTime() / 1000),
    kinds: ['vaccination'],
  };
}

/** hcert-spec §3.2.3. */
const keyIdOf = (certificate: x509.X509Certificate): Uint8Array =>
  createHash('sha256').update(Buffer.from(certificate.rawData)).digest().subarray(0, 8);

/** As trust bundles and certificates' rows name it: base64. */
const writtenKeyId = (certificate: x509.X509Certificate): string =>
  Buffer.from(keyIdOf(certificate)).toString('base64');

async function keyPair(custody: KeyCustody) {
  const key = await custody.make();
  const { kty = '', crv = '', x = '', y = '' } = key.publicJwk;
  const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ALGORITHM, true, ['verify']);
  return { key, publicKey };
}

/** `20260301080000000`: sorts by time, and makes names unlike each other, as a country's certificates must be. */
const stampOf = (instant: Date): string => instant.toISOString().replace(/\D/g, '');

/** Certificates have no fractions of a second. */
const wholeSeconds = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);

function monthsAfter(instant: Date, months: number): Date {
  const later = new Date(instant);
  later.setUTCMonth(later.getUTCMonth() + months);
  return later;
}

const signerEnd = (from: Date): Date => monthsAfter(wholeSeconds(from), 12 * SIGNER_YEARS);

const serialNumber = (): string =>
  randomBytes(16)
    .toString('hex')
    .replace(/^[89a-f]/, '7');

async function makeAuthority(country: string, custody: KeyCustody, now: Date): Promise<Credential> {
  const { key, publicKey } = await keyPair(custody);
  const notBefore = wholeSeconds(now);
  const name = `C=${country}, CN=Health Certificate Signing Authority ${stampOf(now)}`;
  const content = {
    serialNumber: serialNumber(),
    subject: name,
    issuer: name,
    publicKey,
    notBefore,
    notAfter: monthsAfter(notBefore, 12 * AUTHORITY_YEARS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  };
  return { key, certificate: (await signX509(content, await custody.open(key))).toString('base64') };
}

async function makeSigner(
  authority: OpenCredential,
  country: string,
  custody: KeyCustody,
  now: Date,
): Promise<Credential> {
  const { key, publicKey } = await keyPair(custody);
  const notBefore = wholeSeconds(now);
  const content = {
    serialNumber: serialNumber(),
    subject: `C=${country}, CN=Health Certificate Signer ${stampOf(now)}`,
    issuer: authority.certificate.subject,
    publicKey,
    notBefore,
    notAfter: signerEnd(now),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([VACCINATION_SIGNER]),
      new x509.Extension(
        PRIVATE_KEY_USAGE_PERIOD,
        false,
        usagePeriod(notBefore, monthsAfter(notBefore, SIGNER_USED_MONTHS)),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  };
  const certificate = await signX509(content, await custody.open(authority.key));
  return { key, certificate: certificate.toString('base64') };
}

/** `SEQUENCE { [0] GeneralizedTime, [1] GeneralizedTime }` (RFC 3280 §4.2.1.4). */
function usagePeriod(from: Date, to: Date): Uint8Array<ArrayBuffer> {
  const time = (tag: number, instant: Date) => {
    const text = `${stampOf(instant).slice(0, 14)}Z`;
    return [tag, text.length, ...Buffer.from(text)];
  };
  const content = [...time(0x80, from), ...time(0x81, to)];
  return Uint8Array.of(0x30, content.length, ...content);
}
