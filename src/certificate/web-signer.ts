import type { SigningPlatform } from './signing-platform.ts';

/** Signs by WebCrypto, and reaches no distant keys. Apart, for those who only sign: what compresses is ten times as large. */
export const webSigner: Pick<SigningPlatform, 'signEs256'> = {
  signEs256: async (key, bytes) => {
    if ('uri' in key) throw new TypeError('this platform reaches no distant keys');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return new Uint8Array(await crypto.subtle.sign(algorithm, key, bytes as Uint8Array<ArrayBuffer>));
  },
};
