import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { CKR, type Cryptoki, CryptokiError, loadCryptoki } from './cryptoki.ts';
import { KeyError } from './key-error.ts';
import { readPkcs11Uri, writePkcs11Uri } from './pkcs11-uri.ts';

/** A token of a hardware security module, as the operator names it. */
export interface Token {
  /** The file of its PKCS #11 module. */
  readonly modulePath: string;
  /** Its label. */
  readonly token: string;
  /** A file with the PIN of its user, read when it is needed. */
  readonly pinFile: string;
}

/** A session of this thread; the module knows that its threads are one application. */
interface Session {
  readonly cryptoki: Cryptoki;
  readonly handle: number;
  /** Handles of private keys, by CKA_ID in hex. */
  readonly keys: Map<string, number>;
}

const CKF_OS_LOCKING_OK = 2;
const CKF_SERIAL_RW_SESSION = 4 | 2;
const CKU_USER = 1;
const CKA = {
  class: 0x0,
  token: 0x1,
  private: 0x2,
  label: 0x3,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  verify: 0x10a,
  extractable: 0x162,
  ecParams: 0x180,
  ecPoint: 0x181,
} as const;
const CKO_PRIVATE_KEY = 3;
const MECHANISM = { generateEc: 0x1040, ecdsa: 0x1041 } as const;
/** OID of P-256 in DER (RFC 5480 §2.1.1.1). */
const P256 = Buffer.from('06082a8648ce3d030107', 'hex');
const MOST_SLOTS = 64;
const LABEL_BYTES = 32;
const TOKEN_INFO_BYTES = 1024;
const SIGNATURE_BYTES = 64;

const sessions = new Map<string, Session>();
/** Digests of PINs that tokens have refused: trying them again would lock the token. */
const refusedPins = new Set<string>();

/** @throws {KeyError} where the token cannot be used: `token-away`, `token-pin-wrong` */
export function checkToken(token: Token): void {
  withSession(token, () => {});
}

/**
 * Makes a key pair for ES256 on a token, which never lets the private part out.
 *
 * @throws {KeyError}
 */
export function makeOnToken(token: Token): { readonly publicJwk: JWK; readonly uri: string } {
  return withSession(token, ({ cryptoki, handle }) => {
    const id = randomBytes(16);
    const [publicKey, privateKey] = [[0], [0]];
    const named = [attribute(CKA.token, true), attribute(CKA.id, id), attribute(CKA.label, 'vi-vacxin')];
    const publicTemplate = [...named, attribute(CKA.ecParams, P256), attribute(CKA.verify, true)];
    const privateTemplate = [
      ...named,
      attribute(CKA.private, true),
      attribute(CKA.sensitive, true),
      attribute(CKA.extractable, false),
      attribute(CKA.sign, true),
    ];
    cryptoki.call(
      'C_GenerateKeyPair',
      handle,
      mechanism(MECHANISM.generateEc),
      publicTemplate,
      publicTemplate.length,
      privateTemplate,
      privateTemplate.length,
      publicKey,
      privateKey,
    );
    // An OCTET STRING with the uncompressed point (PKCS #11 2.40, §2.3.3 of the mechanisms; SEC 1 §2.3.3).
    const point = Buffer.alloc(67);
    cryptoki.call('C_GetAttributeValue', handle, publicKey[0], [attribute(CKA.ecPoint, point)], 1);
    if (point.subarray(0, 3).toString('hex') !== '044104') {
      throw new KeyError('token-away', 'the token tells its public keys in no known form');
    }
    const coordinate = (at: number) => point.subarray(at, at + 32).toString('base64url');
    const publicJwk = { kty: 'EC', crv: 'P-256', x: coordinate(3), y: coordinate(35) };
    return { publicJwk, uri: writePkcs11Uri({ token: token.token, id }) };
  });
}

/**
 * Signs with a key on a token: ECDSA over the SHA-256 of the bytes, r and s.
 *
 * @param uri with where module and PIN are.
 * @throws {KeyError}
 */
export function signOnToken(uri: string, bytes: Uint8Array): Uint8Array {
  const { token, id, modulePath, pinFile } = readPkcs11Uri(uri) ?? {};
  if (token === undefined || !id || modulePath === undefined || pinFile === undefined) {
    throw new KeyError('key-file-broken', 'a key on a token is named in no known form');
  }
  return withSession({ token, modulePath, pinFile }, (session) => {
    const digest = createHash('sha256').update(bytes).digest();
    const signature = Buffer.alloc(SIGNATURE_BYTES);
    const { cryptoki, handle } = session;
    cryptoki.call('C_SignInit', handle, mechanism(MECHANISM.ecdsa), privateKey(session, id));
    cryptoki.call('C_Sign', handle, digest, digest.length, signature, [SIGNATURE_BYTES]);
    return signature;
  });
}

/** A session that was lost, because the token was away or for its age, is followed by a new one. */
function withSession<Result>(token: Token, work: (session: Session) => Result): Result {
  const name = JSON.stringify(token);
  const open = sessions.get(name);
  try {
    const session = open ?? openSession(token);
    sessions.set(name, session);
    return work(session);
  } catch (error) {
    closeSession(name);
    if (!(error instanceof CryptokiError)) throw error;
    if (open) return withSession(token, work);
    throw new KeyError('token-away', `the token ${token.token} cannot be used: ${error.message}`);
  }
}

function closeSession(name: string): void {
  const session = sessions.get(name);
  sessions.delete(name);
  if (!session) return;
  tolerating(
    () => session.cryptoki.call('C_CloseSession', session.handle),
    () => true,
  );
}

function openSession({ modulePath, token, pinFile }: Token): Session {
  const cryptoki = loadCryptoki(modulePath);
  tolerating(
    () => cryptoki.call('C_Initialize', { flags: CKF_OS_LOCKING_OK }),
    ({ rv }) => rv === CKR.alreadyInitialized,
  );
  const session = [0];
  cryptoki.call('C_OpenSession', slotOf(cryptoki, token), CKF_SERIAL_RW_SESSION, null, null, session);
  const [handle = 0] = session;
  logIn(cryptoki, handle, token, pinFile);
  return { cryptoki, handle, keys: new Map() };
}

function slotOf(cryptoki: Cryptoki, label: string): number {
  const slots = Array.from({ length: MOST_SLOTS }, () => 0);
  const count = [MOST_SLOTS];
  cryptoki.call('C_GetSlotList', 1, slots, count);
  const slot = slots.slice(0, count[0]).find((candidate) => {
    const info = Buffer.alloc(TOKEN_INFO_BYTES);
    cryptoki.call('C_GetTokenInfo', candidate, info);
    return info.subarray(0, LABEL_BYTES).toString('utf8').trimEnd() === label;
  });
  if (slot === undefined) throw new KeyError('token-away', `there is no token ${label}`);
  return slot;
}

function logIn(cryptoki: Cryptoki, handle: number, token: string, pinFile: string): void {
  const pin = Buffer.from(readPin(pinFile));
  const attempt = createHash('sha256').update(token).update(pin).digest('hex');
  const wrong = () => new KeyError('token-pin-wrong', `the token ${token} refuses the PIN`);
  if (refusedPins.has(attempt)) throw wrong();
  tolerating(
    () => cryptoki.call('C_Login', handle, CKU_USER, pin, pin.length),
    ({ rv }) => {
      if (rv !== CKR.pinIncorrect) return rv === CKR.userAlreadyLoggedIn;
      refusedPins.add(attempt);
      throw wrong();
    },
  );
}

function readPin(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new KeyError('token-pin-wrong', `the file of the PIN cannot be read: ${path}`);
  }
}

function privateKey({ cryptoki, handle, keys }: Session, id: Uint8Array): number {
  const name = Buffer.from(id).toString('hex');
  const known = keys.get(name);
  if (known !== undefined) return known;
  const [found, count] = [[0], [0]];
  const template = [attribute(CKA.class, CKO_PRIVATE_KEY), attribute(CKA.id, id)];
  cryptoki.call('C_FindObjectsInit', handle, template, template.length);
  cryptoki.call('C_FindObjects', handle, found, 1, count);
  cryptoki.call('C_FindObjectsFinal', handle);
  const [key = 0] = found;
  if (count[0] !== 1) throw new KeyError('token-key-missing', 'a key is not on its token');
  keys.set(name, key);
  return key;
}

function attribute(type: number, value: Uint8Array | boolean | number | string) {
  const bytes =
    typeof value === 'boolean'
      ? Uint8Array.of(value ? 1 : 0)
      : typeof value === 'number'
        ? // CK_ULONG, of little-endian machines.
          Buffer.from(BigUint64Array.of(BigInt(value)).buffer)
        : typeof value === 'string'
          ? Buffer.from(value)
          : value;
  return { type, pValue: bytes, ulValueLen: bytes.length };
}

const mechanism = (type: number) => ({ mechanism: type, pParameter: null, ulParameterLen: 0 });

function tolerating(call: () => void, isHarmless: (error: CryptokiError) => boolean): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof CryptokiError) || !isHarmless(error)) throw error;
  }
}
