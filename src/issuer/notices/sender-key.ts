import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

/** What a service is known by to push services (VAPID, RFC 8292). */
export interface SenderKey {
  /** An uncompressed point of P-256, base64url: browsers bind their subscriptions to it. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** The order of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const TOKEN_HOURS = 12;

/**
 * The key follows from the server's secret, so that there is no further file to guard and every process has the same.
 * With another secret, browsers must subscribe anew.
 */
export function senderKey(serverSecret: Uint8Array): SenderKey {
  // Eight bytes more than the order has, so that no key is likelier than another (FIPS 186-5 §A.2.1).
  const seed = Buffer.from(hkdfSync('sha256', serverSecret, '', 'notices: key of the sender', 40));
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n;
  const bytes = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes);
  const point = pair.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: bytes.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return {
    publicKey: point.toString('base64url'),
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
  };
}

/**
 * The header by which a push service knows who sends.
 *
 * @param contact whom the push service's operator may ask, a `mailto:` or `https:` address.
 */
export async function authorization(
  { publicKey, privateKey }: SenderKey,
  endpoint: string,
  contact: string,
  now: Date,
): Promise<string> {
  const token = await new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime(Math.floor(now.getTime() / 1000) + TOKEN_HOURS * 3600)
    .setSubject(contact)
    .sign(privateKey);
  return `vapid t=${token}, k=${publicKey}`;
}
