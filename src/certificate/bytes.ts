import { Inflate } from 'fflate';
import { base64url } from 'jose';
import { LIMITS } from './limits.ts';
import { ReadError, type ReadErrorCode } from './reasons.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes base64url without padding (RFC 7515 §2) and refuses every spelling but the canonical one. */
export function decodeBase64Url(text: string, what: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = base64url.decode(text);
  } catch {
    throw new ReadError('malformed-envelope', `${what} is not base64url`);
  }
  // Several spellings of the same bytes would make one certificate look like many.
  if (base64url.encode(bytes) !== text) {
    throw new ReadError('malformed-envelope', `${what} is not canonical base64url`);
  }
  return bytes;
}

const INFLATE_STEP_BYTES = 1024;

/** Inflates raw DEFLATE (RFC 1951), at most `LIMITS.inflatedBytes`: a bomb is dropped as soon as it exceeds that. */
export function inflateBounded(deflated: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > LIMITS.inflatedBytes) throw new ReadError('too-large', 'inflates beyond the bound');
    pieces.push(piece);
  });
  try {
    // In small steps, so that no single one can grow far beyond the bound.
    for (let at = 0; at < deflated.length; at += INFLATE_STEP_BYTES) {
      const end = at + INFLATE_STEP_BYTES;
      inflate.push(deflated.subarray(at, end), end >= deflated.length);
    }
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError('malformed-compression', 'not raw DEFLATE');
  }
  const inflated = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    inflated.set(piece, at);
    at += piece.length;
  }
  return inflated;
}

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

/** Parses JSON whose depth is bounded before anything is built from it. */
export function parseJson(text: string, code: ReadErrorCode): unknown {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth++;
      if (depth > LIMITS.jsonDepth) throw new ReadError('too-large', 'JSON nested too deeply');
    } else if (character === '}' || character === ']') depth--;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadError(code, 'not JSON');
  }
}
