import { inflateForNow } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';

const DEFLATE_METHOD = 8;
const CHECKSUM_BYTES = 4;

const malformed = (message: string) => new ReadError('malformed-compression', `zlib: ${message}`);

/**
 * Inflates a zlib stream (RFC 1950), checksum and all, with nothing after it.
 *
 * @param mostBytes it may inflate to.
 * @returns content that is to be read at once: the next read of any code overwrites it.
 * @throws {ReadError} `malformed-compression` or `too-large`.
 */
export function inflateZlib(stream: Uint8Array, mostBytes: number = LIMITS.inflatedBytes): Uint8Array {
  const [method = 0, flags = 0] = stream;
  if ((method & 0x0f) !== DEFLATE_METHOD || (method * 256 + flags) % 31 !== 0)
    throw malformed('no zlib header');
  if (flags & 0x20) throw malformed('a preset dictionary');
  const { content, taken } = inflateForNow(stream.subarray(2), mostBytes);
  const checksum = stream.subarray(2 + taken);
  if (checksum.length !== CHECKSUM_BYTES) throw malformed('not exactly a checksum at the end');
  const [a = 0, b = 0, c = 0, d = 0] = checksum;
  if (adler32(content) !== ((a << 24) | (b << 16) | (c << 8) | d) >>> 0)
    throw malformed('the checksum differs');
  return content;
}

/** RFC 1950 §9. The sums stay below 2^32 for 5,552 bytes. */
function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let at = 0; at < bytes.length; ) {
    for (const end = Math.min(at + 5552, bytes.length); at < end; at++) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}
