import type { Signer } from '../../certificate/issue.ts';
import { TRAINING_JWK, TRAINING_KID } from './training-issuer.ts';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
/** Published on purpose, so that every device makes samples by itself: whoever has it can make nothing but samples. */
const PRIVATE_JWK = { ...TRAINING_JWK, d: 'zCEA1o0CrWOJTWE-844se4cb4TVt-dmv2USkR3BV5IY' };

export const trainingSigner = async (): Promise<Signer> => ({
  kid: TRAINING_KID,
  privateKey: await crypto.subtle.importKey('jwk', PRIVATE_JWK, ES256, false, ['sign']),
});

/** Somebody whom nobody knows. */
export const strangeSigner = async (): Promise<Signer> => ({
  kid: TRAINING_KID,
  privateKey: (await crypto.subtle.generateKey(ES256, false, ['sign', 'verify'])).privateKey,
});
