import { calculateJwkThumbprint, type JWK } from 'jose';
import * as v from 'valibot';
import type { TrustedKey } from '../certificate/verify.ts';

const KeySet = v.object({ keys: v.pipe(v.array(v.unknown()), v.maxLength(1000)) });

const Key = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  // Some issuers leave these two out (a large one lost all its cards over it); present, they must be right.
  use: v.optional(v.literal('sig')),
  alg: v.optional(v.literal('ES256')),
  kid: v.string(),
  x: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});

/** Keys whose private part is public: the examples of the specification and of its tools. Anybody signs with them. */
const PUBLISHED_PRIVATE_KEYS: ReadonlySet<string> = new Set([
  '3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s',
  'EBKOr72QQDcTBUuVzAzkfBTGew0ZA16GuWty64nS-sw',
  'd630duSMWmVfmOtrMKZX6izJfcampjK1h0D4jrXxJwU',
  'hrvC0uzB16UXK83BnPo7Glg685b1D6iYOyJd5hpRaAA',
]);

/**
 * The usable keys of an issuer's key set (`/.well-known/jwks.json`, SMART Health Cards 1.4.0 "Determining keys
 * associated with an issuer"). A malformed entry, one whose `kid` is not its thumbprint, and one whose private key
 * is published are left out; they never spoil the rest.
 *
 * @returns an empty list where nothing is usable.
 */
export async function parseKeySet(json: unknown): Promise<TrustedKey[]> {
  const set = v.safeParse(KeySet, json);
  if (!set.success) return [];
  const keys = new Map<string, TrustedKey>();
  for (const entry of set.output.keys) {
    const parsed = v.safeParse(Key, entry);
    if (!parsed.success) continue;
    const { kty, crv, kid, x, y } = parsed.output;
    if (PUBLISHED_PRIVATE_KEYS.has(kid) || kid !== (await thumbprint({ kty, crv, x, y }))) continue;
    keys.set(kid, { kid, jwk: { kty, crv, x, y } });
  }
  return [...keys.values()];
}

const thumbprint = (jwk: JWK) => calculateJwkThumbprint(jwk, 'sha256');
