import { base64url } from 'jose';

/** SHA-256 in base64url, by which the parts of a trust bundle are named. */
export async function partDigest(bytes: Uint8Array): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))));
}
