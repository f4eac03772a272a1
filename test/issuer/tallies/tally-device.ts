import {
  CompactSign,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
} from 'jose';
import { TYPES } from '../../../src/tally-contract/upload.ts';

/** A device with a key, and whatever it says at an instant. */
export async function tallyDevice(algorithm = 'ES256') {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk = await exportJWK(publicKey);
  const thumbprint = await calculateJwkThumbprint(jwk, 'sha256');
  const say = (now: Date, header: Partial<JWTHeaderParameters>, claims: object) =>
    new CompactSign(
      new TextEncoder().encode(JSON.stringify({ iat: Math.floor(now.getTime() / 1000), ...claims })),
    )
      .setProtectedHeader({ alg: algorithm, ...header })
      .sign(privateKey);
  return {
    jwk,
    thumbprint,
    say,
    enrol: (now: Date, code: string) => say(now, { typ: TYPES.enrol }, { code, jwk }),
    send: (now: Date, hours: unknown, header: Partial<JWTHeaderParameters> = {}) =>
      say(now, { typ: TYPES.tally, kid: thumbprint, ...header }, { hours }),
  };
}
