import type { PublicJwk } from '../../certificate/public-key.ts';
import { rawEcdsaSignature } from './der.ts';
import { COORDINATE_BYTES } from './public-keys.ts';

/**
 * Whether an ECDSA signature, in DER or as `r` and `s` one behind the other, is a key's over the bytes. Keys of other
 * kinds sign no lists.
 */
export async function listSignatureHolds(
  jwk: PublicJwk,
  hash: 'SHA-256' | 'SHA-512',
  signature: Uint8Array,
  signedBytes: Uint8Array,
): Promise<boolean> {
  if (jwk.kty !== 'EC') return false;
  const length = COORDINATE_BYTES[jwk.crv];
  try {
    const raw = signature.length === 2 * length ? signature : rawEcdsaSignature(signature, length);
    const key = await crypto.subtle.importKey(
      'jwk',
      { ...jwk },
      { name: 'ECDSA', namedCurve: jwk.crv },
      false,
      ['verify'],
    );
    return await crypto.subtle.verify(
      { name: 'ECDSA', hash },
      key,
      raw as Uint8Array<ArrayBuffer>,
      signedBytes as Uint8Array<ArrayBuffer>,
    );
  } catch {
    return false;
  }
}
