import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { encode } from 'cborg';

/** What an authenticator is asked (WebAuthn Level 3 §5.5), as far as it needs it. */
interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** A passkey that nobody holds, for clerks who do not exist: its key is gone with the process that made it. */
export interface DemoPasskey {
  readonly credentialId: string;
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  /** Signs a challenge as an authenticator does that has verified its owner. */
  answer(options: RequestOptions, origin: string): Record<string, unknown>;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/** Makes a passkey for ES256 (WebAuthn Level 3 §6, RFC 9053 §7.1.1). */
export function makeDemoPasskey(): DemoPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
  const coseKey = encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
  const credentialId = randomBytes(32).toString('base64url');
  let counter = 0;
  return {
    credentialId,
    publicKey: Buffer.from(coseKey).toString('base64url'),
    answer: ({ challenge, rpId }, origin) => {
      counter++;
      const clientData = Buffer.from(
        JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
      );
      const counted = Buffer.alloc(5);
      counted.writeUInt8(USER_PRESENT | USER_VERIFIED);
      counted.writeUInt32BE(counter, 1);
      const authenticatorData = Buffer.concat([sha256(rpId), counted]);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
