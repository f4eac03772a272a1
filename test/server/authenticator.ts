import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { encode } from 'cborg';

/** What goes wrong with an answer, for tests of what is refused. */
export interface Flaw {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly type?: string;
}

interface CreationOptions {
  readonly challenge: string;
  readonly user: { readonly id: string };
  readonly rp: { readonly id: string };
}
interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** An authenticator with one discoverable ES256 credential, as WebAuthn Level 3 has it, without a browser. */
export class Authenticator {
  readonly #origin: string;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #id = randomBytes(32);
  #counter = 0;
  #userHandle = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  get credentialId(): string {
    return this.#id.toString('base64url');
  }

  /** §7.1: a new credential, attestation none. */
  create(options: CreationOptions, flaw: Flaw = {}) {
    this.#userHandle = options.user.id;
    const authData = Buffer.concat([
      this.#authenticatorData(options.rp.id, 0x40, flaw),
      Buffer.alloc(16),
      uint16(this.#id.length),
      this.#id,
      coseKey(this.#keys.publicKey),
    ]);
    return {
      ...this.#named(),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, flaw).toString('base64url'),
        attestationObject: base64url(
          encode({ fmt: 'none', attStmt: {}, authData: new Uint8Array(authData) }),
        ),
      },
    };
  }

  /** §7.2: an assertion, ES256. */
  get(options: RequestOptions, flaw: Flaw = {}) {
    const authData = this.#authenticatorData(options.rpId, 0, flaw);
    const clientData = this.#clientData('webauthn.get', options.challenge, flaw);
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: base64url(
          sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.#keys.privateKey),
        ),
        userHandle: flaw.userHandle ?? this.#userHandle,
      },
    };
  }

  #named() {
    const id = this.credentialId;
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, flaw: Flaw): Buffer {
    const origin = flaw.origin ?? this.#origin;
    return Buffer.from(
      JSON.stringify({
        type: flaw.type ?? type,
        challenge: flaw.challenge ?? challenge,
        origin,
        crossOrigin: false,
      }),
    );
  }

  /** §6.1: digest of the RP's id, flags (present, verified), counter. */
  #authenticatorData(rpId: string, flags: number, flaw: Flaw): Buffer {
    this.#counter = flaw.counter ?? this.#counter + 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const verified = flaw.userVerified === false ? 0 : 0x04;
    return Buffer.concat([sha256(flaw.rpId ?? rpId), Buffer.from([0x01 | verified | flags]), counter]);
  }
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** RFC 9053, section 7.1.1. */
function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  return encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
}
