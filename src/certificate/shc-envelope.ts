import * as v from 'valibot';
import { decodeBase64Url, inflateBounded, parseJsonBytes } from './bytes.ts';
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

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Whether a text has the form of a compact JWS whose header is a JSON object. */
export const looksLikeJws = (text: string): boolean => text.startsWith('ey') && COMPACT_JWS.test(text);

/**
 * The compact JWS in the numeric text of one or several QR codes (`shc:/…`, or `shc:/C/N/…` for a part, which the
 * specification deprecated in December 2022 and which is still out there). Parts may come in any order.
 * Source: SMART Health Cards 1.4.0, "Every Health Card can be embedded in a QR code".
 */
export function jwsFromNumeric(texts: readonly string[]): string {
  return joinParts(texts).map(decodeDigits).join('');
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

/** Each pair of digits is a character of the JWS less 45, from `-` (00) to `z` (77). */
function decodeDigits(digits: string): string {
  if (digits.length % 2 !== 0) throw new ReadError('malformed-encoding', 'an odd number of digits');
  let text = '';
  for (let at = 0; at < digits.length; at += 2) {
    const value = Number(digits.slice(at, at + 2));
    if (value > 77) throw new ReadError('malformed-encoding', 'a pair of digits beyond 77');
    text += String.fromCharCode(value + 45);
  }
  return text;
}

const Header = v.object({
  alg: v.string(),
  zip: v.optional(v.string()),
  kid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LIMITS.shownTextLength)),
  crit: v.optional(v.unknown()),
});

const SIGNATURE_BYTES = 64;

/**
 * Opens a compact JWS as SMART Health Cards use it: ES256, `zip: DEF` (raw DEFLATE), a 64-byte signature. Keys that a
 * header brings along (`jwk`, `x5c`, `jku`) are never looked at.
 * Source: SMART Health Cards 1.4.0, "Health Cards are encoded as compact serialization JWS".
 */
export function openJws(jws: string): ShcEnvelope {
  if (jws.length > LIMITS.textLength) throw new ReadError('too-large', 'the signed text is too long');
  if (!COMPACT_JWS.test(jws)) throw new ReadError('malformed-envelope', 'not a compact JWS');
  const [headerPart = '', payloadPart = '', signaturePart = ''] = jws.split('.');

  const parsed = v.safeParse(
    Header,
    parseJsonBytes(decodeBase64Url(headerPart, 'header'), 'malformed-envelope'),
  );
  if (!parsed.success) throw new ReadError('malformed-envelope', 'header lacks alg or kid');
  const header = parsed.output;
  if (header.alg !== 'ES256') throw new ReadError('algorithm-not-allowed', 'only ES256 is allowed');
  // RFC 7515 §4.1.11: who does not understand a critical header must refuse; we understand none.
  if ('crit' in header) throw new ReadError('critical-extension', 'unknown critical header');
  if (header.zip !== 'DEF')
    throw new ReadError('malformed-envelope', 'the content is not declared as deflated');
  const signature = decodeBase64Url(signaturePart, 'signature');
  if (signature.length !== SIGNATURE_BYTES) {
    throw new ReadError('malformed-envelope', 'the signature is not 64 bytes (r and s, not DER)');
  }

  const inflated = inflateBounded(decodeBase64Url(payloadPart, 'payload'));
  return {
    jws,
    keyId: header.kid,
    payload: parseJsonBytes(inflated, 'malformed-content'),
    proof: {
      kind: 'bytes',
      algorithm: 'ES256',
      signedBytes: new TextEncoder().encode(jws.slice(0, jws.lastIndexOf('.'))),
      signature,
    },
  };
}
