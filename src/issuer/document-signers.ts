// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { JWK } from 'jose';
import type { DocumentSigner } from '../certificate/issue-hcert.ts';
import { generateSigningKey } from '../certificate/keys.ts';
import type { TrustedKey } from '../certificate/verify.ts';
import { writeOnce } from './key-files.ts';

/** The signers of this service's EU and WHO certificates, under a signing authority of its own. */
export interface DocumentSigners {
  /** The signer in use at an instant; made when there is none, so that keys change without anybody doing anything. */
  at(now: Date): Promise<DocumentSigner>;
  /** A new signer from now on, whatever the age of the one in use. */
  rotate(now: Date): Promise<DocumentSigner>;
  /** Every signer that was ever made, as verifiers need them: certificates outlive the use of their signer's key. */
  trustedKeys(): TrustedKey[];
  /** The certificates of the authority and of every signer, in PEM. */
  pem(): string;
}

/** A key and its certificate, kept in one file so that neither is ever there without the other. */
interface Credential {
  readonly privateJwk: JWK;
  /** DER in base64. */
  readonly certificate: string;
}

interface OpenCredential {
  readonly privateJwk: JWK;
  readonly certificate: x509.X509Certificate;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
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
export function openDocumentSigners(directory: string, country: string): DocumentSigners {
  const kept = (files: RegExp) =>
    readdirSync(directory)
      .filter((name) => files.test(name))
      .sort()
      .map((name) => openCredential(join(directory, name)));
  const keep = (kind: 'authority' | 'signer', made: Credential, now: Date): OpenCredential => {
    const path = join(directory, `hcert-${kind}-${stampOf(now)}-${randomBytes(4).toString('hex')}.json`);
    writeOnce(path, JSON.stringify(made));
    return openCredential(path);
  };
  const authority = async (now: Date): Promise<OpenCredential> =>
    kept(AUTHORITY_FILE).findLast(
      // Everything in a chain is in force together, so a signer may not outlive its authority (ETSI: the shell model).
      ({ certificate }) => certificate.notBefore <= now && signerEnd(now) <= certificate.notAfter,
    ) ?? keep('authority', await makeAuthority(country, now), now);
  const rotate = async (now: Date): Promise<DocumentSigner> =>
    signerOf(keep('signer', await makeSigner(await authority(now), country, now), now));
  return {
    at: async (now) => {
      const inUse = kept(SIGNER_FILE).findLast(
        ({ certificate }) =>
          certificate.notBefore <= now && now < monthsAfter(certificate.notBefore, SIGNER_USED_MONTHS),
      );
      return inUse ? signerOf(inUse) : rotate(now);
    },
    rotate,
    trustedKeys: () => kept(SIGNER_FILE).map(trustedKeyOf),
    pem: () =>
      [...kept(AUTHORITY_FILE), ...kept(SIGNER_FILE)]
        .map(({ certificate }) => `${certificate.toString('pem')}\n`)
        .join(''),
  };
}

function openCredential(path: string): OpenCredential {
  const { privateJwk, certificate }: Credential = JSON.parse(readFileSync(path, 'utf8'));
  return { privateJwk, certificate: new x509.X509Certificate(certificate) };
}

async function signerOf({ privateJwk, certificate }: OpenCredential): Promise<DocumentSigner> {
  return {
    kid: keyIdOf(certificate),
    privateKey: await crypto.subtle.importKey('jwk', privateJwk, ALGORITHM, false, ['sign']),
    notAfterSeconds: Math.floor(certificate.notAfter.getTime() / 1000),
  };
}

function trustedKeyOf({ privateJwk, certificate }: OpenCredential): TrustedKey {
  const { x = '', y = '' } = privateJwk;
  return {
    kid: Buffer.from(keyIdOf(certificate)).toString('base64'),
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    notBeforeSeconds: Math.floor(certificate.notBefore.getTime() / 1000),
    notAfterSeconds: Math.floor(certificate.notAfter.getTime() / 1000),
    kinds: ['vaccination'],
  };
}

/** hcert-spec §3.2.3. */
const keyIdOf = (certificate: x509.X509Certificate): Uint8Array =>
  createHash('sha256').update(Buffer.from(certificate.rawData)).digest().subarray(0, 8);

async function keyPair() {
  const { privateJwk, publicJwk } = await generateSigningKey();
  const { key_ops: _ops, ...jwk } = publicJwk;
  return {
    privateJwk,
    publicKey: await crypto.subtle.importKey('jwk', jwk, ALGORITHM, true, ['verify']),
    privateKey: await crypto.subtle.importKey('jwk', privateJwk, ALGORITHM, false, ['sign']),
  };
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

async function makeAuthority(country: string, now: Date): Promise<Credential> {
  const { privateJwk, publicKey, privateKey } = await keyPair();
  const notBefore = wholeSeconds(now);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `C=${country}, CN=Health Certificate Signing Authority ${stampOf(now)}`,
    keys: { publicKey, privateKey },
    signingAlgorithm: ALGORITHM,
    notBefore,
    notAfter: monthsAfter(notBefore, 12 * AUTHORITY_YEARS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
  return { privateJwk, certificate: certificate.toString('base64') };
}

async function makeSigner(authority: OpenCredential, country: string, now: Date): Promise<Credential> {
  const { privateJwk, publicKey } = await keyPair();
  const authorityKey = await crypto.subtle.importKey('jwk', authority.privateJwk, ALGORITHM, false, ['sign']);
  const notBefore = wholeSeconds(now);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `C=${country}, CN=Health Certificate Signer ${stampOf(now)}`,
    issuer: authority.certificate.subject,
    publicKey,
    signingKey: authorityKey,
    signingAlgorithm: ALGORITHM,
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
  });
  return { privateJwk, certificate: certificate.toString('base64') };
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
