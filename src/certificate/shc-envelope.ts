import * as v from 'valibot';
import { decodeBase64Url, parseDeflatedJson, parseJsonBytes } from './bytes.ts';
import { LIMITS } from './limits.ts';
import type { BytesProof } from './proof.ts';
import { ReadError } from './reasons.ts';

/** A SMART Health Card's signed envelope, opened but not believed. */
export interface ShcEnvelope {
  /** The compact JWS, exactly as signed. */
  readonly jws: string;
  readonly keyId: string;
  readonly payload: unknown;
  readonly proof: BytesProof;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Whether a text has the form of a compact JWS whose header is a JSON object. */
export const looksLikeJws = (text: string): boolean => text.startsWith('ey') && COMPACT_JWS.test(text);

/**
 * The compact JWS, as the bytes of its characters, in the numeric text of one or several QR codes (`shc:/…`, or
 * `shc:/C/N/…` for a part, which the specification deprecated in December 2022 and which is still out there). Parts
 * may come in any order.
 * Source: SMART Health Cards 1.4.0, "Every Health Card can be embedded in a QR code".
 */
export function jwsFromNumeric(texts: readonly string[]): Uint8Array {
  const parts = joinParts(texts);
  const bytes = new Uint8Array(parts.reduce((length, digits) => length + (digits.length >> 1), 0));
  let at = 0;
  for (const digits of parts) at = decodeDigits(digits, bytes, at);
  return bytes;
}

const NUMERIC = /^shc:\/(?:(\d{1,3})\/(\d{1,3})\/)?(\d+)$/i;

function joinParts(texts: readonly string[]): string[] {
  const digits: string[] = [];
  let total: number | undefined;
  for (const text of texts) {
    const match = NUMERIC.exec(text);
    if (!match) throw new ReadError('malformed-encoding', 'a SMART Health Card code holds digits only');
    const [, partText = '1', totalText = '1', digitText = ''] = match;
    const part = Number(partText);
    const parts = Number(totalText);
    if (parts > LIMITS.parts) throw new ReadError('too-large', 'too many parts');
    if (part < 1 || part > parts)
      throw new ReadError('malformed-encoding', 'part beyond the number of parts');
    if (total !== undefined && total !== parts) {
      throw new ReadError('malformed-encoding', 'parts of different codes');
    }
    total = parts;
    if (digits[part - 1] !== undefined && digits[part - 1] !== digitText) {
      throw new ReadError('malformed-encoding', 'parts of different codes');
    }
    digits[part - 1] = digitText;
  }
  const have = Object.keys(digits).map((index) => Number(index) + 1);
  if (total === undefined || have.length < total) {
    throw new ReadError('incomplete', 'parts are missing', { have, total: total ?? 1 });
  }
  return digits;
}

const DIGIT_ZERO = 0x30;
/** Of one text; every call writes it anew. */
const digitBytes = new Uint8Array(LIMITS.textLength);

/**
 * Each pair of digits is a character of the JWS less 45, from `-` (00) to `z` (77).
 *
 * @returns where the next part begins.
 */
function decodeDigits(digits: string, into: Uint8Array, from: number): number {
  const { length } = digits;
  if (length % 2 !== 0) throw new ReadError('malformed-encoding', 'an odd number of digits');
  // A character of a text that is cut out of another takes several times as long as a byte.
  encoder.encodeInto(digits, digitBytes);
  let to = from;
  let largest = 0;
  for (let at = 0; at < length; at += 2) {
    const tens = (digitBytes[at] as number) - DIGIT_ZERO;
    const value = tens * 10 + (digitBytes[at + 1] as number) - DIGIT_ZERO;
    if (value > largest) largest = value;
    into[to++] = value + 45;
  }
  if (largest > 77) throw new ReadError('malformed-encoding', 'a pair of digits beyond 77');
  return to;
}

const Header = v.object({
  alg: v.string(),
  zip: v.optional(v.string()),
  kid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LIMITS.shownTextLength)),
  crit: v.optional(v.unknown()),
});

const SIGNATURE_BYTES = 64;

/** Opens a compact JWS that is at hand as text, see `openJwsBytes`. */
export function openJws(jws: string): ShcEnvelope {
  if (!COMPACT_JWS.test(jws)) throw new ReadError('malformed-envelope', 'not a compact JWS');
  return openJwsBytes(encoder.encode(jws));
}

const DOT = 0x2e;
/** For the deflated payload, which is inflated at once; every call writes it anew. */
const payloadRoom = new Uint8Array(LIMITS.textLength);

/**
 * Opens a compact JWS as SMART Health Cards use it: ES256, `zip: DEF` (raw DEFLATE), a 64-byte signature. Keys that a
 * header brings along (`jwk`, `x5c`, `jku`) are never looked at.
 * Source: SMART Health Cards 1.4.0, "Health Cards are encoded as compact serialization JWS".
 *
 * @param bytes of its characters.
 */
export function openJwsBytes(bytes: Uint8Array): ShcEnvelope {
  if (bytes.length > LIMITS.textLength) throw new ReadError('too-large', 'the signed text is too long');
  const headerEnd = bytes.indexOf(DOT);
  const payloadEnd = bytes.lastIndexOf(DOT);
  if (headerEnd < 1 || payloadEnd <= headerEnd + 1 || payloadEnd === bytes.length - 1) {
    throw new ReadError('malformed-envelope', 'not a compact JWS');
  }
  // A further dot is no character of base64url.
  const payload = decodeBase64Url(bytes.subarray(headerEnd + 1, payloadEnd), 'payload', payloadRoom);
  const signature = decodeBase64Url(bytes.subarray(payloadEnd + 1), 'signature');
  const jws = decoder.decode(bytes);
  const keyId = keyIdOf(jws.slice(0, headerEnd), bytes.subarray(0, headerEnd));
  if (signature.length !== SIGNATURE_BYTES) {
    throw new ReadError('malformed-envelope', 'the signature is not 64 bytes (r and s, not DER)');
  }
  return {
    jws,
    keyId,
    payload: parseDeflatedJson(payload, 'malformed-content'),
    proof: { kind: 'bytes', algorithm: 'ES256', signedBytes: bytes.subarray(0, payloadEnd), signature },
  };
}

/** The headers of the last issuers seen, which write the same one on every card, and the key that each names. */
const seenHeaders = new Map<string, string>();
const MOST_SEEN_HEADERS = 64;

/** The key that a header names, if the header is one that SMART Health Cards may have. @throws {ReadError} */
function keyIdOf(header: string, bytes: Uint8Array): string {
  const seen = seenHeaders.get(header);
  if (seen !== undefined) return seen;
  const parsed = v.safeParse(Header, parseJsonBytes(decodeBase64Url(bytes, 'header'), 'malformed-envelope'));
  if (!parsed.success) throw new ReadError('malformed-envelope', 'header lacks alg or kid');
  const { alg, kid, zip } = parsed.output;
  if (alg !== 'ES256') throw new ReadError('algorithm-not-allowed', 'only ES256 is allowed');
  // RFC 7515 §4.1.11: who does not understand a critical header must refuse; we understand none.
  if ('crit' in parsed.output) throw new ReadError('critical-extension', 'unknown critical header');
  if (zip !== 'DEF') throw new ReadError('malformed-envelope', 'the content is not declared as deflated');
  if (seenHeaders.size >= MOST_SEEN_HEADERS) seenHeaders.clear();
  seenHeaders.set(header, kid);
  return kid;
}
