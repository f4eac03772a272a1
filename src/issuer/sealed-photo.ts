import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from '../correction-contract/corrections.ts';
import { readJpeg } from '../correction-contract/jpeg.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** The bytes of a photo that came in base64; undefined unless it is a JPEG of bounded size and nothing else. */
export function readPhoto(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_PHOTO_BYTES) return undefined;
  const jpeg = readJpeg(bytes);
  if (!jpeg || Math.max(jpeg.width, jpeg.height) > MAX_PHOTO_PIXELS) return undefined;
  // Whoever left place and camera in it did not send it by our page.
  return jpeg.image.length === bytes.length ? bytes : undefined;
}

/** Encrypts a photo for the database, bound to the number of its request: AES-256-GCM under a key of the service's. */
export function sealPhoto(secret: Uint8Array, number: string, photo: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, photoKey(secret), iv).setAAD(Buffer.from(number));
  return Buffer.concat([iv, cipher.update(photo), cipher.final(), cipher.getAuthTag()]);
}

/** @throws where it was sealed otherwise, or changed. */
export function openPhoto(secret: Uint8Array, number: string, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const decipher = createDecipheriv(CIPHER, photoKey(secret), sealed.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(number))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}

const photoKey = (secret: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'photos of corrections', 32));
