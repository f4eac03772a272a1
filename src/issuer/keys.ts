import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { Signer } from '../certificate/issue.ts';
import { generateSigningKey, importSigner } from '../certificate/keys.ts';
import { type DocumentSigners, openDocumentSigners } from './document-signers.ts';
import { writeOnce } from './key-files.ts';

/** A key pair of which the private part signs and cannot be read. */
export interface SigningKey {
  readonly signer: Signer;
  /** With `kid`, `use` and `alg`; no private part. */
  readonly publicJwk: JWK;
}

export interface ServiceKeys {
  /** Signs certificates. */
  readonly issuer: SigningKey;
  /** Sign certificates in the EU's and WHO's forms. */
  readonly documentSigners: DocumentSigners;
  /** Signs trust bundles. */
  readonly root: SigningKey;
  /** Keys the digests of one-time codes and limits. */
  readonly secret: Uint8Array;
}

/** Whose document signers these are: ISO 3166-1 alpha-2. */
const COUNTRY = 'VN';

/**
 * The service's own keys, made on first start, kept in files that only their owner may read.
 *
 * @param directory made if it is not there.
 */
export async function openKeys(directory: string): Promise<ServiceKeys> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const signingKey = async (name: string): Promise<SigningKey> => {
    const path = join(directory, `${name}.jwk.json`);
    if (!existsSync(path)) writeOnce(path, JSON.stringify((await generateSigningKey()).privateJwk));
    const privateJwk: JWK = JSON.parse(readFileSync(path, 'utf8'));
    const { d: _private, ...publicJwk } = privateJwk;
    return { signer: await importSigner(privateJwk), publicJwk };
  };
  const secretPath = join(directory, 'secret');
  if (!existsSync(secretPath)) writeOnce(secretPath, randomBytes(32).toString('base64url'));
  return {
    issuer: await signingKey('issuer'),
    documentSigners: openDocumentSigners(directory, COUNTRY),
    root: await signingKey('trust-root'),
    secret: Buffer.from(readFileSync(secretPath, 'utf8'), 'base64url'),
  };
}
