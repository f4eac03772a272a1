import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';

/** A CBOR data item as certificates use them. Maps keep their order; both keys and values may be of any type read. */
export type Cbor = number | string | boolean | null | Uint8Array | readonly Cbor[] | CborMap | CborTag;

export type CborMap = ReadonlyMap<number | string, Cbor>;

/** A tagged item (RFC 8949 §3.4). */
export class CborTag {
  readonly tag: number;
  readonly value: Cbor;

  constructor(tag: number, value: Cbor) {
    this.tag = tag;
    this.value = value;
  }
}

/** The item itself, whatever its issuer tagged it as (a date text, an epoch time, a UUID). */
export const untagged = (item: Cbor | undefined): Cbor | undefined =>
  item instanceof CborTag ? item.value : item;

export const isCborMap = (value: Cbor | undefined): value is CborMap => value instanceof Map;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const MOST_SAFE_HIGH = 0x1fffff;

interface Input {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly what: 'malformed-envelope' | 'malformed-content';
  at: number;
  items: number;
}

/**
 * Decodes exactly one CBOR data item (RFC 8949) and refuses whatever no certificate needs and an attacker may like:
 * bytes after it, indefinite lengths, duplicate keys, keys other than numbers and texts, lengths beyond the input,
 * integers beyond 2^53, more depth or items than `LIMITS` allows. `undefined` is read as null. Floating-point numbers
 * are read as they are, infinite ones too: whoever uses a number has to bound it.
 *
 * @param what whose fault it is when that fails.
 * @throws {ReadError} `what`, or `too-large`.
 */
export function decodeCbor(bytes: Uint8Array, what: Input['what']): Cbor {
  const input: Input = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    what,
    at: 0,
    items: 0,
  };
  const item = decodeItem(input, 0);
  if (input.at !== bytes.length) throw malformed(input, 'bytes after the item');
  return item;
}

const malformed = (input: Input, message: string) => new ReadError(input.what, `CBOR: ${message}`);

function decodeItem(input: Input, depth: number): Cbor {
  if (depth > LIMITS.cborDepth) throw new ReadError('too-large', 'CBOR nested too deeply');
  if (++input.items > LIMITS.cborItems) throw new ReadError('too-large', 'too many CBOR items');
  const initial = take(input, 1, () => input.bytes[input.at] ?? 0);
  const additional = initial & 0x1f;
  switch (initial >> 5) {
    case 0:
      return argument(input, additional);
    case 1:
      return -1 - argument(input, additional);
    case 2:
      return stringBytes(input, additional);
    case 3:
      return decodeText(input, argument(input, additional));
    case 4:
      return decodeArray(input, count(input, additional, 1), depth);
    case 5:
      return decodeMap(input, count(input, additional, 2), depth);
    case 6:
      return new CborTag(argument(input, additional), decodeItem(input, depth + 1));
    default:
      return simple(input, additional);
  }
}

function take<Value>(input: Input, length: number, get: () => Value): Value {
  if (input.at + length > input.bytes.length) throw malformed(input, 'cut short');
  const value = get();
  input.at += length;
  return value;
}

/** The argument of an item's head (RFC 8949 §3); 31 would be an indefinite length. */
function argument(input: Input, additional: number): number {
  if (additional < 24) return additional;
  const { view } = input;
  switch (additional) {
    case 24:
      return take(input, 1, () => view.getUint8(input.at));
    case 25:
      return take(input, 2, () => view.getUint16(input.at));
    case 26:
      return take(input, 4, () => view.getUint32(input.at));
    case 27: {
      const high = take(input, 4, () => view.getUint32(input.at));
      const low = take(input, 4, () => view.getUint32(input.at));
      if (high > MOST_SAFE_HIGH) throw malformed(input, 'an integer beyond 2^53');
      return high * 2 ** 32 + low;
    }
    default:
      throw malformed(input, 'an indefinite or reserved length');
  }
}

function stringBytes(input: Input, additional: number): Uint8Array {
  const length = argument(input, additional);
  return take(input, length, () => input.bytes.subarray(input.at, input.at + length));
}

/** Half of all texts are keys of a few letters, for which the platform's decoder is slow. */
const SHORT_TEXT = 8;

function decodeText(input: Input, length: number): string {
  const { bytes, at } = input;
  if (length > bytes.length - at) throw malformed(input, 'cut short');
  input.at += length;
  if (length <= SHORT_TEXT) {
    let text = '';
    let seen = 0;
    for (let index = at; index < at + length; index++) {
      const byte = bytes[index] as number;
      seen |= byte;
      text += String.fromCharCode(byte);
    }
    if (seen < 0x80) return text;
  }
  try {
    return utf8.decode(bytes.subarray(at, at + length));
  } catch {
    throw malformed(input, 'not UTF-8');
  }
}

/** How many entries follow; each takes at least `bytesEach`, so a claim beyond the input is refused unread. */
function count(input: Input, additional: number, bytesEach: number): number {
  const entries = argument(input, additional);
  if (entries * bytesEach > input.bytes.length - input.at) throw malformed(input, 'cut short');
  return entries;
}

function decodeArray(input: Input, length: number, depth: number): Cbor[] {
  const items: Cbor[] = [];
  for (let at = 0; at < length; at++) items.push(decodeItem(input, depth + 1));
  return items;
}

function decodeMap(input: Input, size: number, depth: number): CborMap {
  const map = new Map<number | string, Cbor>();
  for (let at = 0; at < size; at++) {
    const key = decodeItem(input, depth + 1);
    if (typeof key !== 'number' && typeof key !== 'string') throw malformed(input, 'a key of another type');
    // Readers differ in which of two they take: one could be shown and the other judged.
    if (map.has(key)) throw malformed(input, 'a duplicate key');
    map.set(key, decodeItem(input, depth + 1));
  }
  return map;
}

function simple(input: Input, additional: number): Cbor {
  const { view } = input;
  switch (additional) {
    case 20:
      return false;
    case 21:
      return true;
    case 22:
    case 23:
      return null;
    case 25:
      return halfFloat(take(input, 2, () => view.getUint16(input.at)));
    case 26:
      return take(input, 4, () => view.getFloat32(input.at));
    case 27:
      return take(input, 8, () => view.getFloat64(input.at));
    default:
      throw malformed(input, 'an unknown simple value');
  }
}

/** RFC 8949, appendix D. */
function halfFloat(half: number): number {
  const exponent = (half >> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  const size =
    exponent === 0
      ? mantissa * 2 ** -24
      : exponent === 31
        ? mantissa === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (mantissa + 1024) * 2 ** (exponent - 25);
  return half & 0x8000 ? -size : size;
}
