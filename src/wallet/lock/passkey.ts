import { unwrap, type Wrapped, wrap } from '../../ui/pin/wrapping.ts';

/** The data key under a key that only the passkey gives. */
export interface PasskeyWrap {
  readonly credentialId: ArrayBuffer;
  readonly transports: readonly string[];
  /** What the passkey's pseudo-random function is asked. */
  readonly input: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Wrapped;
}

/** Neither done nor broken: the person has said no or the time was up; or this device's passkeys give no key. */
export type PasskeyRefusal = 'declined' | 'unsupported';

const ALGORITHMS = [-7, -257];
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** Whether it makes sense to offer a passkey; that its passkeys give keys shows only when one is made. */
export const passkeysExist = (): boolean => typeof PublicKeyCredential === 'function';

/**
 * Makes a passkey on this device and wraps the data key under the output of its pseudo-random function, through HKDF:
 * without the passkey nothing gives that key, this app neither.
 *
 * Source: WebAuthn Level 3 §10.1.4 (prf), RFC 5869.
 */
export async function wrapByPasskey(dataKey: CryptoKey, name: string): Promise<PasskeyWrap | PasskeyRefusal> {
  const input = random(32);
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        extensions: { prf: { eval: { first: input } } },
      },
    }),
  );
  if (typeof made === 'string') return made;
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled) return 'unsupported';
  const transports = (made.response as AuthenticatorAttestationResponse).getTransports?.() ?? [];
  const how = { credentialId: made.rawId, transports, input, salt: random(32) };
  // Some give their output only to who signs in.
  const output = prf.results?.first ?? (await outputOf(how));
  if (typeof output === 'string') return output;
  return { ...how, wrapped: await wrap(dataKey, await passkeyKey(output, how.salt)) };
}

export async function unwrapByPasskey(
  { wrapped, ...how }: PasskeyWrap,
  extractable: boolean,
): Promise<CryptoKey | PasskeyRefusal> {
  const output = await outputOf(how);
  if (typeof output === 'string') return output;
  return (await unwrap(wrapped, await passkeyKey(output, how.salt), extractable)) ?? 'unsupported';
}

async function outputOf({
  credentialId,
  transports,
  input,
}: Omit<PasskeyWrap, 'wrapped'>): Promise<BufferSource | PasskeyRefusal> {
  const got = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [
          { type: 'public-key', id: credentialId, transports: transports as AuthenticatorTransport[] },
        ],
        // The output differs with and without it: always the same (WebAuthn Level 3 §10.1.4).
        userVerification: 'required',
        extensions: { prf: { eval: { first: input } } },
      },
    }),
  );
  if (typeof got === 'string') return got;
  return got.getClientExtensionResults().prf?.results?.first ?? 'unsupported';
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | PasskeyRefusal> {
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? 'declined';
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return name === 'NotSupportedError' || name === 'SecurityError' ? 'unsupported' : 'declined';
  }
}

async function passkeyKey(output: BufferSource, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', output, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('vi-vacxin wallet: key that wraps the data key');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    secret,
    { name: 'AES-KW', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}
