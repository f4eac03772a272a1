import { base64url } from 'jose';
import type { PrivateKey, SigningPlatform } from './signing-platform.ts';
import { webSigner } from './web-signer.ts';

const utf8 = new TextEncoder();

/**
 * Signs a payload with ES256, wherever the key is.
 *
 * @param header with `alg`, in this order.
 * @returns the compact serialization (RFC 7515 §7.1).
 */
export async function signJws(
  header: { readonly alg: 'ES256'; readonly [name: string]: string },
  payload: Uint8Array,
  privateKey: PrivateKey,
  platform: Pick<SigningPlatform, 'signEs256'> = webSigner,
): Promise<string> {
  const signed = `${base64url.encode(utf8.encode(JSON.stringify(header)))}.${base64url.encode(payload)}`;
  const signature = await platform.signEs256(privateKey, utf8.encode(signed));
  return `${signed}.${base64url.encode(signature)}`;
}
