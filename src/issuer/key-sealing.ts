import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { KeyError } from './key-error.ts';
import { writeOnce } from './key-files.ts';

/** Encrypts what is written to the folder of keys, under a passphrase of the operator. */
export interface Sealing {
  /** @returns a compact JWE. */
  seal(content: string): Promise<string>;
  /** @throws {KeyError} where it was sealed otherwise, or changed. */
  open(sealed: string): Promise<string>;
}

/** The key that encrypts all others, itself under the passphrase. */
const FILE = 'key-encryption-key.jwe';
/** OWASP's number for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 210_000;
/** More than any file of ours says, few enough that a forged one holds nobody up for long. */
const MOST_ITERATIONS = 10_000_000;
const LEAST_PASSPHRASE_LENGTH = 16;

/** Whether anything in a folder of keys may be encrypted. */
export const isSealed = (directory: string): boolean => existsSync(join(directory, FILE));

/**
 * Opens the sealing of a folder of keys; made where there is none. One derivation of the passphrase opens all files,
 * however many: it wraps a random key (JWE, PBES2-HS512+A256KW), which wraps those of the files (A256KW).
 *
 * @throws {KeyError} `keys-passphrase-short`, `keys-passphrase-wrong`
 * Source: RFC 7516, RFC 7518 §4.4 and §4.8.
 */
export async function openSealing(directory: string, passphrase: string): Promise<Sealing> {
  if (passphrase.length < LEAST_PASSPHRASE_LENGTH) {
    throw new KeyError(
      'keys-passphrase-short',
      `the passphrase of the keys is shorter than ${LEAST_PASSPHRASE_LENGTH} characters`,
    );
  }
  const path = join(directory, FILE);
  const password = new TextEncoder().encode(passphrase);
  if (!existsSync(path)) {
    const jwe = await new CompactEncrypt(randomBytes(32))
      .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' })
      .setKeyManagementParameters({ p2c: ITERATIONS, p2s: randomBytes(16) })
      .encrypt(password);
    writeOnce(path, jwe);
  }
  // Read back, since another process may have been the first to make it.
  const { plaintext } = await compactDecrypt(readFileSync(path, 'utf8'), password, {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
    maxPBES2Count: MOST_ITERATIONS,
  }).catch(() => {
    throw new KeyError('keys-passphrase-wrong', 'the keys are encrypted under another passphrase');
  });
  const key = await crypto.subtle.importKey('raw', plaintext as Uint8Array<ArrayBuffer>, 'AES-KW', false, [
    'wrapKey',
    'unwrapKey',
  ]);
  return {
    seal: (content) =>
      new CompactEncrypt(new TextEncoder().encode(content))
        .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM' })
        .encrypt(key),
    open: async (sealed) => {
      const opened = await compactDecrypt(sealed, key, {
        keyManagementAlgorithms: ['A256KW'],
        contentEncryptionAlgorithms: ['A256GCM'],
      }).catch(() => {
        throw new KeyError('key-file-broken', `a file of keys does not open with ${FILE}`);
      });
      return new TextDecoder().decode(opened.plaintext);
    },
  };
}
