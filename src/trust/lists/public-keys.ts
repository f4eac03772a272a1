import { base64url } from 'jose';
import type { PublicJwk } from '../../certificate/public-key.ts';
import { DER, readDer, readSequence, unsigned, unsignedOf } from './der.ts';

type Curve = Extract<PublicJwk, { kty: 'EC' }>['crv'];

export const COORDINATE_BYTES: Readonly<Record<Curve, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

const OID = {
  ec: '2a8648ce3d0201',
  rsa: '2a864886f70d010101',
  rsaPss: '2a864886f70d01010a',
  ed25519: '2b6570',
} as const;
const CURVE_OIDS: Readonly<Record<string, Curve>> = {
  '2a8648ce3d030107': 'P-256',
  '2b81040022': 'P-384',
  '2b81040023': 'P-521',
};

/** Beyond these a number is no key that anybody verifies with; a verifier refuses such keys itself (see `isUnfit`). */
const MOST_MODULUS_BYTES = 512;
const MOST_EXPONENT_BYTES = 4;

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Why a public key cannot be taken. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** An elliptic-curve key whose coordinates have the curve's length, which browsers insist on. @throws {KeyError} */
function ecKey(crv: Curve, x: Uint8Array, y: Uint8Array): PublicJwk {
  const [paddedX, paddedY] = [x, y].map((coordinate) => unsignedOf(coordinate, COORDINATE_BYTES[crv]));
  if (!paddedX || !paddedY) throw new KeyError('a coordinate is larger than the curve');
  return { kty: 'EC', crv, x: base64url.encode(paddedX), y: base64url.encode(paddedY) };
}

/** @throws {KeyError} */
function rsaKey(modulus: Uint8Array, exponent: Uint8Array): PublicJwk {
  const n = unsigned(modulus);
  const e = unsigned(exponent);
  if (n.length > MOST_MODULUS_BYTES || e.length > MOST_EXPONENT_BYTES || n.length === 0 || e.length === 0) {
    throw new KeyError('an RSA key larger than any that signs certificates');
  }
  return { kty: 'RSA', n: base64url.encode(n), e: base64url.encode(e) };
}

/**
 * The key in a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): P-256, P-384, P-521, RSA, Ed25519.
 *
 * @throws {KeyError} for any other, such as the Brainpool curves, which no browser has.
 */
export function publicJwkOf(spki: Uint8Array): PublicJwk {
  try {
    const [algorithm, bits] = readSequence(spki, DER.sequence, DER.bitString) as [Uint8Array, Uint8Array];
    const oid = readDer(algorithm);
    // The first byte of a bit string counts the unused bits at its end; a key has none.
    const key = bits.subarray(1);
    switch (hex(oid.content)) {
      case OID.ec: {
        const parameters = readDer(algorithm, oid.end);
        const crv = parameters.tag === DER.oid ? CURVE_OIDS[hex(parameters.content)] : undefined;
        if (!crv) throw new KeyError('a curve that browsers do not have');
        const length = COORDINATE_BYTES[crv];
        if (key[0] !== 4 || key.length !== 1 + 2 * length) throw new KeyError('a compressed point');
        return ecKey(crv, key.subarray(1, 1 + length), key.subarray(1 + length));
      }
      case OID.rsa:
      case OID.rsaPss: {
        const [n, e] = readSequence(key, DER.integer, DER.integer) as [Uint8Array, Uint8Array];
        return rsaKey(n, e);
      }
      case OID.ed25519:
        return { kty: 'OKP', crv: 'Ed25519', x: base64url.encode(key) };
    }
  } catch (error) {
    if (error instanceof KeyError) throw error;
    throw new KeyError('the public key is malformed');
  }
  throw new KeyError('a kind of key that signs no certificates');
}

/**
 * The key in a JWK as lists have them: coordinates and moduli may carry a zero byte before them (a signed number in
 * Java), which browsers refuse.
 *
 * @throws {KeyError}
 */
export function publicJwkFrom(jwk: Readonly<Record<string, unknown>>): PublicJwk {
  const { kty, crv, x, y, n, e } = jwk;
  const bytes = (value: unknown): Uint8Array => {
    // No key that is taken needs more.
    if (typeof value !== 'string' || !/^[A-Za-z0-9_-]{1,700}$/.test(value)) {
      throw new KeyError('a member of the key is missing or not base64url');
    }
    return base64url.decode(value);
  };
  if (kty === 'EC' && typeof crv === 'string' && Object.hasOwn(COORDINATE_BYTES, crv)) {
    return ecKey(crv as Curve, bytes(x), bytes(y));
  }
  if (kty === 'RSA') return rsaKey(bytes(n), bytes(e));
  if (kty === 'OKP' && crv === 'Ed25519') {
    const point = bytes(x);
    if (point.length !== 32) throw new KeyError('an Ed25519 key has 32 bytes');
    return { kty, crv, x: base64url.encode(point) };
  }
  throw new KeyError('a kind of key that signs no certificates');
}

/** A text that two keys share only if they are the same. */
export const textOfKey = (jwk: PublicJwk): string =>
  (['kty', 'crv', 'x', 'y', 'n', 'e'] as const)
    .map((member) => (jwk as Readonly<Record<string, unknown>>)[member] ?? '')
    .join(' ');

export const isSameKey = (one: PublicJwk, other: PublicJwk): boolean => textOfKey(one) === textOfKey(other);

/** Whether WebCrypto takes the key: a point may be none of its curve's. A kind that this platform lacks passes. */
export async function isImportable(jwk: PublicJwk): Promise<boolean> {
  const algorithm =
    jwk.kty === 'EC'
      ? { name: 'ECDSA', namedCurve: jwk.crv }
      : jwk.kty === 'RSA'
        ? { name: 'RSA-PSS', hash: 'SHA-256' }
        : { name: 'Ed25519' };
  try {
    await crypto.subtle.importKey('jwk', { ...jwk }, algorithm, false, ['verify']);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError';
  }
}
