import { compactVerify, decodeJwt, importJWK, type JWK } from 'jose';
import * as v from 'valibot';
import { SIGNED_WITHIN_SECONDS } from '../../tally-contract/upload.ts';

/** Why a signed message is not taken. */
export type Refusal = 'bad-request' | 'clock-wrong';

/** What a message says, whoever signed it; undefined where it says nothing of the kind. */
export function claimed<Claims extends v.GenericSchema>(
  jws: string,
  claims: Claims,
): v.InferOutput<Claims> | undefined {
  try {
    const read = v.safeParse(claims, decodeJwt(jws));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Verifies a message of a device: ES256 by its own key, of the type that is expected, signed just now.
 *
 * @param jwk the device's key.
 */
export async function readSigned<Claims extends v.GenericSchema<unknown, { iat: number }>>(
  jws: string,
  jwk: JWK,
  type: string,
  claims: Claims,
  now: Date,
): Promise<v.InferOutput<Claims> | Refusal> {
  try {
    const key = await importJWK(jwk, 'ES256');
    const { protectedHeader, payload } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), claims), new TextDecoder().decode(payload));
    if (protectedHeader.typ !== type || !read.success) return 'bad-request';
    const isNow = Math.abs(now.getTime() / 1000 - read.output.iat) <= SIGNED_WITHIN_SECONDS;
    return isNow ? read.output : 'clock-wrong';
  } catch {
    return 'bad-request';
  }
}
