import { encode, Tagged } from 'cborg';
import { HEADER, toBeSigned } from './cose.ts';
import { anyPlatform, type PrivateKey, type SigningPlatform } from './signing-platform.ts';

const COSE_SIGN1 = 18;
const ES256 = -7;

/**
 * Signs a payload as COSE_Sign1 with ES256 (RFC 9052 §4.2), everything in the protected header.
 *
 * @param type of the message (RFC 9596), so that none passes for one of another type.
 */
export async function signCose(
  payload: Uint8Array,
  { kid, privateKey }: { readonly kid: Uint8Array; readonly privateKey: PrivateKey },
  {
    type,
    platform = anyPlatform,
  }: { readonly type?: string; readonly platform?: SigningPlatform | undefined } = {},
): Promise<Uint8Array> {
  const protectedHeader = encode(
    new Map<number, unknown>([
      [HEADER.algorithm, ES256],
      [HEADER.keyId, kid],
      ...(type === undefined ? [] : ([[HEADER.type, type]] as const)),
    ]),
  );
  const signature = await platform.signEs256(privateKey, toBeSigned(protectedHeader, payload));
  return encode(new Tagged(COSE_SIGN1, [protectedHeader, new Map(), payload, signature]));
}
