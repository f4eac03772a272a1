import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Signer } from './issue.ts';

/** A fresh P-256 key for ES256; `kid` is its RFC 7638 thumbprint, as SMART Health Cards want it. */
export async function generateSigningKey(): Promise<{ kid: string; privateJwk: JWK; publicJwk: JWK }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { d, ...coordinates } = await exportJWK(privateKey);
  if (!d) throw new Error('the platform exported a private key without its private part');
  const kid = await calculateJwkThumbprint(coordinates, 'sha256');
  const publicJwk = { ...coordinates, kid, use: 'sig', alg: 'ES256' };
  return { kid, privateJwk: { ...publicJwk, d }, publicJwk };
}

/** A signer from a private JWK; the key cannot be read back out of it. */
export async function importSigner(privateJwk: JWK): Promise<Signer & { readonly privateKey: CryptoKey }> {
  const kid = await calculateJwkThumbprint(privateJwk, 'sha256');
  const privateKey = await importJWK(privateJwk, 'ES256', { extractable: false });
  return { kid, privateKey: privateKey as CryptoKey };
}
