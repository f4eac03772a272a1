import { calculateJwkThumbprint, type JWK } from 'jose';
import * as v from 'valibot';
import type { TrustedKey } from '../../certificate/verify.ts';
import { KeyError, publicJwkFrom } from './public-keys.ts';

const KeySet = v.object({ keys: v.pipe(v.array(v.unknown()), v.maxLength(1000)) });

/** 32 bytes; some issuers leave out zeros before the number, or write one too many. Their thumbprint is of just that. */
const Coordinate = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{40,44}$/));

const Key = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  // Some issuers leave these two out (a large one lost all its cards over it); present, they must be right.
  use: v.optional(v.literal('sig')),
  alg: v.optional(v.literal('ES256')),
  kid: v.string(),
  x: Coordinate,
  y: Coordinate,
});

/** Keys whose private part is public: the examples of the specification and of its tools. Anybody signs with them. */
const PUBLISHED_PRIVATE_KEYS: ReadonlySet<string> = new Set([
  '3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s',
  'EBKOr72QQDcTBUuVzAzkfBTGew0ZA16GuWty64nS-sw',
  'd630duSMWmVfmOtrMKZX6izJfcampjK1h0D4jrXxJwU',
  'hrvC0uzB16UXK83BnPo7Glg685b1D6iYOyJd5hpRaAA',
]);

/** What a key set holds: the usable keys, and of the rest which and why not. */
export interface ReadKeySet {
  readonly keys: TrustedKey[];
  readonly skipped: { readonly what: string; readonly why: string }[];
}

/**
 * The usable keys of an issuer's key set (`/.well-known/jwks.json`, SMART Health Cards 1.4.0 "Determining keys
 * associated with an issuer"). A malformed entry, one whose `kid` is not its thumbprint, and one whose private key
 * is published are left out; they never spoil the rest.
 *
 * @param publishedAreForTests takes keys whose private part is public too, marked as keys for tests.
 */
export async function readKeySet(json: unknown, publishedAreForTests = false): Promise<ReadKeySet> {
  const keys = new Map<string, TrustedKey>();
  const skipped: ReadKeySet['skipped'] = [];
  const set = v.safeParse(KeySet, json);
  for (const [index, entry] of (set.success ? set.output.keys : []).entries()) {
    const skip = (why: string) => void skipped.push({ what: nameOf(entry) ?? `key ${index + 1}`, why });
    const parsed = v.safeParse(Key, entry);
    if (!parsed.success) {
      skip('not an ES256 key as issuers of cards have to publish it');
      continue;
    }
    const { kty, crv, kid, x, y } = parsed.output;
    const isPublished = PUBLISHED_PRIVATE_KEYS.has(kid);
    if (kid !== (await thumbprint({ kty, crv, x, y }))) skip('its name is not its thumbprint');
    else if (keys.has(kid)) skip('the same key stands in the set twice');
    else if (isPublished && !publishedAreForTests) skip('its private part is published');
    else {
      try {
        keys.set(kid, { kid, jwk: publicJwkFrom({ kty, crv, x, y }), ...(isPublished && { test: true }) });
      } catch (error) {
        if (!(error instanceof KeyError)) throw error;
        skip(error.message);
      }
    }
  }
  return { keys: [...keys.values()], skipped };
}

/** The usable keys of a key set; none where nothing is usable. */
export const parseKeySet = async (json: unknown): Promise<TrustedKey[]> => (await readKeySet(json)).keys;

const Named = v.object({ kid: v.pipe(v.string(), v.maxLength(100)) });
const nameOf = (entry: unknown): string | undefined => (v.is(Named, entry) ? entry.kid : undefined);

const thumbprint = (jwk: JWK) => calculateJwkThumbprint(jwk, 'sha256');
