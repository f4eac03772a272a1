import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { generateSigningKey } from '../certificate/keys.ts';
import type { PrivateKey } from '../certificate/signing-platform.ts';
import { KeyError } from './key-error.ts';
import { type KeptKey, keyText, readKey, replaceFile, writeOnce } from './key-files.ts';
import { isSealed, openSealing, type Sealing } from './key-sealing.ts';
import { isPkcs11Uri, readPkcs11Uri, writePkcs11Uri } from './pkcs11-uri.ts';
import type { Token } from './token.ts';

/** What the operator gives for the keys of the service. */
export interface KeyProtection {
  /** Under which files of keys are encrypted. */
  readonly passphrase?: string | undefined;
  /** Where signing keys are made, and used, instead of files. */
  readonly token?: Token | undefined;
}

/** The one way to private keys: whoever has a home for them makes them, and opens them to sign. */
export interface KeyCustody {
  /** A new key pair for ES256, to be written down. @throws {KeyError} `keys-passphrase-needed` */
  make(): Promise<KeptKey>;
  /** The private part, to sign with. @throws {KeyError} `keys-locked`, `key-file-broken`, `token-needed` */
  open(key: KeptKey): Promise<PrivateKey>;
  /** The text in a file of a secret, made at random where there is none. @throws {KeyError} */
  secret(path: string): Promise<Uint8Array>;
}

/** Keys of nobody real, which may be read by whoever comes by. */
export const IN_THE_CLEAR: KeyCustody = custodyOf(undefined, true, false);

/**
 * Opens the keeping of a folder of keys. Where there is a passphrase, whatever lies there in the clear is encrypted first.
 *
 * @param mayBeClear whether keys may be made without a passphrase: those of real people may not.
 * @throws {KeyError}
 */
export async function openCustody(
  directory: string,
  { passphrase, token }: KeyProtection,
  mayBeClear: boolean,
): Promise<KeyCustody> {
  const files =
    passphrase === undefined
      ? custodyOf(undefined, mayBeClear, isSealed(directory))
      : custodyOf(await sealedFolder(directory, passphrase), false, true);
  return token ? tokenCustody(token, files) : files;
}

/** Signing keys on a token; those of files are used as long as they are in force. */
async function tokenCustody(token: Token, files: KeyCustody): Promise<KeyCustody> {
  const { checkToken, makeOnToken } = await import('./token.ts');
  checkToken(token);
  return {
    ...files,
    make: async () => {
      const { publicJwk, uri } = makeOnToken(token);
      const kid = await calculateJwkThumbprint(publicJwk, 'sha256');
      return { publicJwk: { ...publicJwk, kid, use: 'sig', alg: 'ES256' }, privateKey: uri };
    },
    open: async (key) => {
      const { privateKey } = key;
      if (typeof privateKey !== 'string' || !isPkcs11Uri(privateKey)) return files.open(key);
      const place = readPkcs11Uri(privateKey);
      if (!place) throw new KeyError('key-file-broken', 'a key on a token is named in no known form');
      return { uri: writePkcs11Uri({ ...token, ...place }) };
    },
  };
}

async function sealedFolder(directory: string, passphrase: string): Promise<Sealing> {
  const sealing = await openSealing(directory, passphrase);
  await sealClearFiles(directory, sealing);
  return sealing;
}

function custodyOf(sealing: Sealing | undefined, mayBeClear: boolean, isLocked: boolean): KeyCustody {
  /** A text as it is kept. */
  const closed = async (content: string): Promise<string> => {
    if (sealing) return sealing.seal(content);
    if (isLocked) throw locked();
    if (mayBeClear) return content;
    throw new KeyError('keys-passphrase-needed', 'keys of real people are not kept unencrypted');
  };
  const opened = async (content: string): Promise<string> => {
    if (!isJwe(content)) return content;
    if (sealing) return sealing.open(content);
    throw locked();
  };
  return {
    make: async () => {
      const { privateJwk, publicJwk } = await generateSigningKey();
      const text = JSON.stringify(privateJwk);
      const kept = await closed(text);
      return { publicJwk, privateKey: kept === text ? privateJwk : kept };
    },
    open: async ({ publicJwk, privateKey }) => {
      if (typeof privateKey === 'string' && isPkcs11Uri(privateKey)) {
        throw new KeyError('token-needed', 'a key is on a token, and none is named');
      }
      const privateJwk: JWK =
        typeof privateKey === 'string' ? JSON.parse(await opened(privateKey)) : privateKey;
      if (privateJwk.x !== publicJwk.x || privateJwk.y !== publicJwk.y) {
        throw new KeyError('key-file-broken', 'a file says another public key than its private one has');
      }
      return (await importJWK(privateJwk, 'ES256', { extractable: false })) as CryptoKey;
    },
    secret: async (path) => {
      if (!existsSync(path)) writeOnce(path, await closed(randomBytes(32).toString('base64url')));
      return Buffer.from(await opened(readFileSync(path, 'utf8')), 'base64url');
    },
  };
}

const locked = () => new KeyError('keys-locked', 'the keys are encrypted, and no passphrase is given');

/** Compact serialization (RFC 7516 §7.1); base64url alone has no dots. */
const isJwe = (content: string): boolean => content.split('.').length === 5;

const KEY_FILE = /^(issuer|hcert|trust-root)[\w.-]*\.json$/;
const SECRET_FILE = 'secret';

/** Puts encrypted files in the place of clear ones, one by one, each only when it was seen to open again. */
async function sealClearFiles(directory: string, sealing: Sealing): Promise<void> {
  const sealed = async (content: string): Promise<string> => {
    const jwe = await sealing.seal(content);
    if ((await sealing.open(jwe)) !== content) throw new Error('what was encrypted does not open again');
    return jwe;
  };
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (KEY_FILE.test(name)) {
      const { publicJwk, privateKey, ...details } = readKey(path);
      if (typeof privateKey === 'string') continue;
      const jwe = await sealed(JSON.stringify(privateKey));
      replaceFile(path, keyText({ publicJwk, privateKey: jwe }, details));
    } else if (name === SECRET_FILE) {
      const content = readFileSync(path, 'utf8');
      if (!isJwe(content)) replaceFile(path, await sealed(content));
    }
  }
}
