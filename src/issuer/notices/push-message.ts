import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The keys of a browser's subscription, base64url. */
export interface SubscriptionKeys {
  readonly p256dh: string;
  readonly auth: string;
}

/** The sender's part, random for each message. */
interface SenderPart {
  readonly privateKey: Uint8Array;
  readonly salt: Uint8Array;
}

/** One record holds it all (RFC 8188): larger than any message of ours. */
const RECORD_BYTES = 4096;
/** All messages are as long, so that their length does not tell a push service what they say. */
const PADDED_BYTES = 128;
const LAST_RECORD = 2;

/**
 * A message that only the subscribed browser can read: `aes128gcm` (RFC 8188) under keys agreed as RFC 8291 says.
 *
 * @param text at most 127 bytes of UTF-8.
 * @returns the body of the request to the push service.
 * @throws where the subscription's key is no point of P-256.
 */
export function encryptMessage(
  text: string,
  { p256dh, auth }: SubscriptionKeys,
  sender: Partial<SenderPart> = {},
  paddedBytes = PADDED_BYTES,
): Uint8Array {
  const own = createECDH('prime256v1');
  if (sender.privateKey) own.setPrivateKey(sender.privateKey);
  else own.generateKeys();
  const salt = sender.salt ?? randomBytes(16);
  const theirs = Buffer.from(p256dh, 'base64url');
  const ours = own.getPublicKey();

  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = hkdf(own.computeSecret(theirs), Buffer.from(auth, 'base64url'), info, 32);
  const key = hkdf(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = hkdf(secret, salt, 'Content-Encoding: nonce\0', 12);

  const content = Buffer.from(text);
  const padding = Math.max(0, paddedBytes - content.length - 1);
  const record = Buffer.concat([content, Buffer.from([LAST_RECORD]), Buffer.alloc(padding)]);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const header = Buffer.alloc(5);
  header.writeUInt32BE(RECORD_BYTES);
  header.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, header, ours, cipher.update(record), cipher.final(), cipher.getAuthTag()]);
}

const hkdf = (key: Uint8Array, salt: Uint8Array, info: string | Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));
