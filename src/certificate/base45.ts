import { ReadError } from './reasons.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const NO_VALUE = 255;
const VALUES = new Uint8Array(128).fill(NO_VALUE);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/**
 * Decodes base45 (RFC 9285): three characters are two bytes, a last two are one.
 *
 * @throws {ReadError} `malformed-encoding` for another character, a lone last one, or a group beyond its bytes.
 */
export const decodeBase45 = (text: string): Uint8Array => decodeBase45ForNow(text).slice();

let room = new Uint8Array(0);

/** The same for bytes that are read at once: the next call overwrites them. */
export function decodeBase45ForNow(text: string): Uint8Array {
  const { length } = text;
  if (length % 3 === 1) throw malformed('a lone last character');
  const decoded = Math.floor(length / 3) * 2 + (length % 3 === 2 ? 1 : 0);
  if (room.length < decoded) room = new Uint8Array(decoded);
  const bytes = room;
  let to = 0;
  for (let at = 0; at < length; at += 3) {
    const low = valueAt(text, at) + 45 * valueAt(text, at + 1);
    if (at + 2 === length) {
      if (low > 0xff) throw malformed('a group beyond one byte');
      bytes[to] = low;
      break;
    }
    const value = low + 2025 * valueAt(text, at + 2);
    if (value > 0xffff) throw malformed('a group beyond two bytes');
    bytes[to++] = value >> 8;
    bytes[to++] = value & 0xff;
  }
  return bytes.subarray(0, decoded);
}

function valueAt(text: string, at: number): number {
  const value = VALUES[text.charCodeAt(at)] ?? NO_VALUE;
  if (value === NO_VALUE) throw malformed('a character beyond the alphabet');
  return value;
}

const malformed = (message: string) => new ReadError('malformed-encoding', `base45: ${message}`);

const ascii = new TextDecoder();

/** Encodes in base45 (RFC 9285). */
export function encodeBase45(bytes: Uint8Array): string {
  const { length } = bytes;
  // As bytes, since a text that grows by single characters takes many times its own room.
  const text = new Uint8Array(Math.floor(length / 2) * 3 + (length % 2) * 2);
  let to = 0;
  for (let at = 0; at < length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1];
    const value = second === undefined ? first : first * 256 + second;
    text[to++] = ALPHABET.charCodeAt(value % 45);
    text[to++] = ALPHABET.charCodeAt(Math.floor(value / 45) % 45);
    if (second !== undefined) text[to++] = ALPHABET.charCodeAt(Math.floor(value / 2025));
  }
  return ascii.decode(text);
}
