import { deflateSync, zlibSync } from 'fflate';
import { webSigner } from './web-signer.ts';

/** A private key that is not in this process, as a platform that can reach it finds it: a PKCS #11 URI (RFC 7512). */
export interface DistantKey {
  readonly uri: string;
}

/** Signs, and cannot be read; may be handed to a thread as it is. */
export type PrivateKey = CryptoKey | DistantKey;

/** What making certificates takes most of its time for, and what some platforms do faster than others. */
export interface SigningPlatform {
  /** Raw DEFLATE (RFC 1951), as small as it goes: certificates must fit one code. */
  deflateRaw(bytes: Uint8Array): Uint8Array;
  /** The same as a zlib stream (RFC 1950). */
  deflate(bytes: Uint8Array): Uint8Array;
  /** ECDSA with P-256 and SHA-256: r and s, 32 bytes each (RFC 7518 §3.4). */
  signEs256(key: PrivateKey, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** Runs wherever there is WebCrypto, and reaches no distant keys. */
export const anyPlatform: SigningPlatform = {
  deflateRaw: (bytes) => deflateSync(bytes, { level: 9 }),
  deflate: (bytes) => zlibSync(bytes, { level: 9 }),
  ...webSigner,
};
