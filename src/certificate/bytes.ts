import { inflateForNow } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { ReadError, type ReadErrorCode } from './reasons.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const NO_CHARACTER = 255;
/** The value of each character of base64url (RFC 4648 §5) by its code. */
const BASE64URL = new Uint8Array(128).fill(NO_CHARACTER);
for (const [value, character] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
].entries()) {
  BASE64URL[character.charCodeAt(0)] = value;
}

/**
 * Decodes base64url without padding (RFC 7515 §2), given as the bytes of its ASCII characters, and refuses every
 * spelling but the canonical one: several spellings of the same bytes would make one certificate look like many.
 *
 * @param bytes room for them, where there is some already.
 */
export function decodeBase64Url(
  text: Uint8Array,
  what: string,
  bytes = new Uint8Array((text.length * 3) >> 2),
): Uint8Array {
  const { length } = text;
  let written = 0;
  let seen = 0;
  let at = 0;
  // A character that is none has bits beyond its six, which stay set in `seen`.
  for (const whole = length - (length % 4); at < whole; at += 4) {
    const a = BASE64URL[text[at] as number] ?? NO_CHARACTER;
    const b = BASE64URL[text[at + 1] as number] ?? NO_CHARACTER;
    const c = BASE64URL[text[at + 2] as number] ?? NO_CHARACTER;
    const d = BASE64URL[text[at + 3] as number] ?? NO_CHARACTER;
    seen |= a | b | c | d;
    bytes[written++] = (a << 2) | (b >> 4);
    bytes[written++] = (b << 4) | (c >> 2);
    bytes[written++] = (c << 6) | d;
  }
  let left = 0;
  let leftBits = 0;
  for (; at < length; at++) {
    const value = BASE64URL[text[at] as number] ?? NO_CHARACTER;
    seen |= value;
    left = (left << 6) | value;
    leftBits += 6;
  }
  if (seen > 63 || leftBits === 6) throw new ReadError('malformed-envelope', `${what} is not base64url`);
  for (; leftBits >= 8; leftBits -= 8) bytes[written++] = left >> (leftBits - 8);
  if ((left & ((1 << leftBits) - 1)) !== 0) {
    throw new ReadError('malformed-envelope', `${what} is not canonical base64url`);
  }
  return bytes.subarray(0, written);
}

/** Parses JSON in raw DEFLATE that inflates to at most `LIMITS.inflatedBytes`. @throws {ReadError} */
export const parseDeflatedJson = (deflated: Uint8Array, code: ReadErrorCode): unknown =>
  parseJsonBytes(inflateForNow(deflated, LIMITS.inflatedBytes).content, code);

/** Parses UTF-8 JSON of bounded depth; `code` names whose fault it is when that fails. */
export function parseJsonBytes(bytes: Uint8Array, code: ReadErrorCode): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new ReadError(code, 'not UTF-8');
  }
  return parseJson(text, code);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Parses JSON whose depth is bounded before anything is built from it. */
export function parseJson(text: string, code: ReadErrorCode): unknown {
  let depth = 0;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      // On to the end of the string.
      for (at++; at < length; at++) {
        const inside = text.charCodeAt(at);
        if (inside === QUOTE) break;
        if (inside === BACKSLASH) at++;
      }
      continue;
    }
    // `[` and `{` differ in one bit, and so do `]` and `}`.
    const bracket = character & ~0x20;
    if (bracket === 0x5b) {
      if (++depth > LIMITS.jsonDepth) throw new ReadError('too-large', 'JSON nested too deeply');
    } else if (bracket === 0x5d) depth--;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadError(code, 'not JSON');
  }
}
