import { base64url, CompactEncrypt, compactDecrypt } from 'jose';

const CONTENT_TYPE = 'vi-vacxin-wallet';
const KEY_CODE = /^VIVX:KEY:([\w-]{87})$/;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

/** What the new phone has made to be sent a wallet: good for once, and gone with the screen. */
export interface Receiver {
  /** The public key as the text of a code. */
  readonly keyCode: string;
  readonly privateKey: CryptoKey;
}

export async function newReceiver(): Promise<Receiver> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return { keyCode: `VIVX:KEY:${base64url.encode(raw)}`, privateKey };
}

/**
 * Encrypts a wallet's content to the phone whose code was scanned: a compact JWE, `ECDH-ES` with `A256GCM`.
 *
 * @returns undefined where the scanned text is no such code.
 * Source: RFC 7516, RFC 7518 §4.6.
 */
export async function sealFor(keyCode: string, content: string): Promise<string | undefined> {
  const [, raw] = KEY_CODE.exec(keyCode) ?? [];
  if (!raw) return undefined;
  const publicKey = await crypto.subtle
    .importKey('raw', Uint8Array.from(base64url.decode(raw)), CURVE, true, [])
    .catch(() => undefined);
  if (!publicKey) return undefined;
  return new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', cty: CONTENT_TYPE })
    .encrypt(publicKey);
}

/** @returns undefined where it was not for this phone, or was damaged on its way. */
export async function openFrom({ privateKey }: Receiver, sealed: string): Promise<string | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return protectedHeader.cty === CONTENT_TYPE ? new TextDecoder().decode(plaintext) : undefined;
  } catch {
    return undefined;
  }
}

/** Six digits that both phones show: from both public keys, the sender's standing in the header. */
export async function comparisonCode(keyCode: string, sealed: string): Promise<string> {
  const [header = ''] = sealed.split('.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${keyCode} ${header}`));
  const digits = `${new DataView(digest).getUint32(0) % 1_000_000}`.padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}
