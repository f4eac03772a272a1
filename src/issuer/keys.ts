import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentSigners, openDocumentSigners } from './document-signers.ts';
import { type IssuerKeys, keepKey, openIssuerKeys, openSigningKey, type SigningKey } from './issuer-keys.ts';
import { type KeyProtection, openCustody } from './key-custody.ts';

export interface ServiceKeys {
  /** Sign certificates, one after another. */
  readonly issuer: IssuerKeys;
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
 * The service's own keys, made on first start, kept in files that only their owner may read, encrypted where there is a
 * passphrase.
 *
 * @param directory made if it is not there.
 * @param mayBeClear whether keys may be made without a passphrase: those of real people may not.
 * @throws {KeyError}
 */
export async function openKeys(
  directory: string,
  protection: KeyProtection = {},
  mayBeClear = true,
): Promise<ServiceKeys> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const custody = await openCustody(directory, protection, mayBeClear);
  const rootPath = join(directory, 'trust-root.jwk.json');
  await keepKey(rootPath, custody);
  return {
    issuer: await openIssuerKeys(directory, custody),
    documentSigners: openDocumentSigners(directory, COUNTRY, custody),
    root: await openSigningKey(rootPath, custody),
    secret: await custody.secret(join(directory, 'secret')),
  };
}
