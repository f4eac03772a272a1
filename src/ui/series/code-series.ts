import { decodeBase45, encodeBase45 } from '../../certificate/base45.ts';
import { type Basin, basinFor, blocksOf, fountainOf } from './fountain.ts';

/** What travels: a wallet from phone to phone, or trust from verifier to verifier. */
export type SeriesKind = 'WALLET' | 'TRUST';

/** A code of this many bytes is scanned at once, from a cheap screen by a cheap camera (version 15). */
const BLOCK_BYTES = 480;
const SMALLEST_BLOCK_BYTES = 64;
const LARGEST_BLOCK_BYTES = 1_280;
/** Six minutes at six codes a second, when each is caught. */
export const MAX_SERIES_BYTES = 1_000_000;
const MOST_BLOCKS = blocksOf(MAX_SERIES_BYTES, BLOCK_BYTES);
const LAST_NUMBER = 0xffff_ffff;

/** The beginning of the content's SHA-256: which series it is, and at the end whether all is as it was given. */
const DIGEST_BYTES = 8;
const HEADER_BYTES = DIGEST_BYTES + 8;
const LONGEST_TEXT = 2_000;

const digestOf = async (content: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(content))).subarray(0, DIGEST_BYTES);

/** A content as codes, each of which tells something more. */
export interface Series {
  /** As many codes have the content when none is missed. */
  readonly total: number;
  /** The text of the code of a number, from 0 on without an end. */
  readonly text: (number: number) => string;
}

/**
 * Makes a content into a series of codes, `VIVX:<kind>:<base45>`, which QR codes write five and a half bits a character:
 * the digest's first 8 bytes, the content's length and the code's number (32 bits each, big-endian), and the block of
 * that number (`fountain.ts`).
 *
 * @returns undefined where it is too long for one.
 */
export async function seriesOf(kind: SeriesKind, content: Uint8Array): Promise<Series | undefined> {
  if (content.length === 0 || content.length > MAX_SERIES_BYTES) return undefined;
  const digest = await digestOf(content);
  const block = fountainOf(content, BLOCK_BYTES);
  return {
    total: blocksOf(content.length, BLOCK_BYTES),
    text: (number) => {
      const bytes = new Uint8Array(HEADER_BYTES + BLOCK_BYTES);
      bytes.set(digest);
      const view = new DataView(bytes.buffer);
      view.setUint32(DIGEST_BYTES, content.length);
      view.setUint32(DIGEST_BYTES + 4, number % LAST_NUMBER);
      bytes.set(block(number % LAST_NUMBER), HEADER_BYTES);
      return `VIVX:${kind}:${encodeBase45(bytes)}`;
    },
  };
}

interface Code {
  readonly series: string;
  readonly digest: Uint8Array;
  readonly length: number;
  readonly number: number;
  readonly block: Uint8Array;
}

/** What a code says; undefined for one of anything else. */
function codeIn(kind: SeriesKind, text: string): Code | undefined {
  const beginning = `VIVX:${kind}:`;
  if (text.length > LONGEST_TEXT || !text.startsWith(beginning)) return undefined;
  let bytes: Uint8Array;
  try {
    bytes = decodeBase45(text.slice(beginning.length));
  } catch {
    return undefined;
  }
  const blockBytes = bytes.length - HEADER_BYTES;
  if (blockBytes < SMALLEST_BLOCK_BYTES || blockBytes > LARGEST_BLOCK_BYTES || blockBytes % 4 !== 0) {
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(DIGEST_BYTES);
  if (length === 0 || length > MAX_SERIES_BYTES || blocksOf(length, blockBytes) > MOST_BLOCKS)
    return undefined;
  const digest = bytes.slice(0, DIGEST_BYTES);
  return {
    // One of another length or size of blocks does not belong to it, whatever it says.
    series: `${digest} ${length} ${blockBytes}`,
    digest,
    length,
    number: view.getUint32(DIGEST_BYTES + 4),
    block: bytes.subarray(HEADER_BYTES),
  };
}

/** How far a series has come. */
export interface SeriesProgress {
  readonly have: number;
  readonly total: number;
}

export interface SeriesReceiver {
  /**
   * Takes a scanned text. A code of another series begins anew, since the other device has; what is no such code changes
   * nothing.
   *
   * @returns how far it has come; undefined before the first code.
   */
  take(text: string): SeriesProgress | undefined;
  /**
   * @returns the content, when all of it has come; `damaged` where it is not what the codes said it would be, and then
   *   the next code begins anew.
   */
  whole(): Promise<Uint8Array | 'damaged' | undefined>;
}

export function receiveSeries(kind: SeriesKind): SeriesReceiver {
  let of: Code | undefined;
  let basin: Basin | undefined;
  const total = () => (of ? blocksOf(of.length, of.block.length) : 0);
  return {
    take: (text) => {
      const code = codeIn(kind, text);
      if (code && code.series !== of?.series) {
        of = code;
        basin = basinFor(code.length, code.block.length);
      }
      if (code) basin?.take(code.number, code.block);
      return basin && { have: basin.have(), total: total() };
    },
    whole: async () => {
      if (!of || !basin || basin.have() < total()) return undefined;
      const content = basin.content();
      const digest = await digestOf(content);
      if (of.digest.every((byte, at) => byte === digest[at])) return content;
      of = basin = undefined;
      return 'damaged';
    },
  };
}
