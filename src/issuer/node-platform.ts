import { KeyObject, type SignKeyObjectInput, sign, type webcrypto } from 'node:crypto';
import { deflateRawSync, deflateSync } from 'node:zlib';
import type { SigningPlatform } from '../certificate/signing-platform.ts';

const keys = new WeakMap<CryptoKey, SignKeyObjectInput>();

/** A key as OpenSSL's own interface takes it; it stays where it is. */
function signingWith(key: CryptoKey): SignKeyObjectInput {
  const known = keys.get(key) ?? {
    key: KeyObject.from(key as webcrypto.CryptoKey),
    dsaEncoding: 'ieee-p1363',
  };
  keys.set(key, known);
  return known;
}

/** A certificate's content is below 4 kB: a larger window or table makes nothing smaller, and takes time to clear. */
const SMALL = { level: 9, windowBits: 12, memLevel: 5, chunkSize: 2_048 };

/** Node's own zlib and OpenSSL, at once and without a detour by the thread pool: for threads that do nothing else. */
export const nodePlatform: SigningPlatform = {
  deflateRaw: (bytes) => deflateRawSync(bytes, SMALL),
  deflate: (bytes) => deflateSync(bytes, SMALL),
  signEs256: (key, bytes) =>
    'uri' in key
      ? // Loaded where there is a token: whoever has none needs nothing of it.
        import('./token.ts').then(({ signOnToken }) => signOnToken(key.uri, bytes))
      : sign('sha256', bytes, signingWith(key)),
};
