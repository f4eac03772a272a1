/**
 * A set of indexes as the gaps between them, each gap in a Rice code (Golomb 1966, Rice 1979): exact, and for indexes that
 * lie at random within a few hundredths of the fewest bits that any code needs.
 */
export interface CodedSet {
  readonly count: number;
  /** Of each gap so many bits are written as they are, the rest in unary: ones, and a zero at the end. */
  readonly riceBits: number;
  /** The most significant bit of each byte first; padded with zeros. */
  readonly bits: Uint8Array;
}

export const EMPTY_SET: CodedSet = { count: 0, riceBits: 0, bits: new Uint8Array() };

/** Gaps are below 2^32. */
const MOST_RICE_BITS = 32;

/** A text that is no coded set, or one that nobody made honestly. */
export class CodedSetError extends Error {
  override readonly name = 'CodedSetError';
}

/** @param indexes ascending, each once, below 2^32. */
export function encodeSet(indexes: ArrayLike<number>): CodedSet {
  const count = indexes.length;
  if (count === 0) return EMPTY_SET;
  const gaps = gapsOf(indexes);
  const { riceBits, bits: length } = shortest(gaps, indexes[count - 1] ?? 0);
  const bits = new Uint8Array(Math.ceil(length / 8));
  const divisor = 2 ** riceBits;
  let at = 0;
  const writeOne = () => {
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
    at++;
  };
  for (const gap of gaps) {
    for (let ones = Math.floor(gap / divisor); ones > 0; ones--) writeOne();
    at++;
    for (let bit = divisor / 2; bit >= 1; bit /= 2) {
      if (Math.floor(gap / bit) % 2) writeOne();
      else at++;
    }
  }
  return { count, riceBits, bits };
}

function gapsOf(indexes: ArrayLike<number>): Uint32Array {
  const gaps = new Uint32Array(indexes.length);
  let before = -1;
  for (let place = 0; place < indexes.length; place++) {
    const index = indexes[place] ?? 0;
    if (!(index > before)) throw new RangeError('indexes must ascend');
    gaps[place] = index - before - 1;
    before = index;
  }
  return gaps;
}

/** The coding that is shortest, with its length; it lies about where half of the gaps are shorter. */
function shortest(gaps: Uint32Array, lastIndex: number): { riceBits: number; bits: number } {
  const middle = Math.max(0, Math.round(Math.log2((Math.LN2 * (lastIndex + 1)) / gaps.length)));
  const lengths = [middle - 1, middle, middle + 1]
    .filter((riceBits) => riceBits >= 0)
    .map((riceBits) => {
      const divisor = 2 ** riceBits;
      let bits = gaps.length * (riceBits + 1);
      for (const gap of gaps) bits += Math.floor(gap / divisor);
      return { riceBits, bits };
    });
  return lengths.reduce((best, one) => (one.bits < best.bits ? one : best));
}

/** Where reading stands: after an index, at a bit. */
export interface Place {
  readonly index: number;
  readonly bit: number;
}

const BEGINNING: Place = { index: -1, bit: 0 };

/** The next index after a place, and the place after it. @throws {CodedSetError} where the bits end before. */
export function nextIndex({ riceBits, bits }: CodedSet, { index, bit }: Place): Place {
  let at = bit;
  const end = bits.length * 8;
  let ones = 0;
  while (at < end && ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0) {
    ones++;
    at++;
  }
  at++;
  if (at + riceBits > end) throw new CodedSetError('the bits end within an index');
  let rest = 0;
  for (let left = riceBits; left > 0; ) {
    const free = 8 - (at & 7);
    const taken = Math.min(free, left);
    const part = ((bits[at >> 3] ?? 0) >> (free - taken)) & (2 ** taken - 1);
    rest = rest * 2 ** taken + part;
    at += taken;
    left -= taken;
  }
  return { index: index + 1 + ones * 2 ** riceBits + rest, bit: at };
}

/**
 * All indexes, ascending.
 *
 * @param universe every index is below it, at most 2^32.
 * @throws {CodedSetError} for what is not the coding of a set within the universe.
 */
export function decodeSet(set: CodedSet, universe: number): Uint32Array {
  checkPlausible(set, universe);
  const indexes = new Uint32Array(set.count);
  readAll(set, universe, (number, { index }) => {
    indexes[number] = index;
  });
  return indexes;
}

/**
 * Reads every index. @param onIndex is told each with its number, its place, and the place before it.
 *
 * @throws {CodedSetError} as `decodeSet`.
 */
function readAll(
  set: CodedSet,
  universe: number,
  onIndex: (number: number, place: Place, before: Place) => void,
): void {
  let place = BEGINNING;
  for (let number = 0; number < set.count; number++) {
    const before = place;
    place = nextIndex(set, before);
    if (place.index >= universe) throw new CodedSetError('an index beyond the universe');
    onIndex(number, place, before);
  }
  if (Math.ceil(place.bit / 8) !== set.bits.length) throw new CodedSetError('bits after the last index');
}

function checkPlausible(set: CodedSet, universe: number): void {
  if (!isPlausible(set, universe)) throw new CodedSetError('no set of this universe is coded so');
}

/** Before anything is made in its size. */
const isPlausible = ({ count, riceBits, bits }: CodedSet, universe: number) =>
  Number.isInteger(count) &&
  count >= 0 &&
  count <= universe &&
  universe <= 2 ** 32 &&
  Number.isInteger(riceBits) &&
  riceBits >= 0 &&
  riceBits <= MOST_RICE_BITS &&
  count * (riceBits + 1) <= bits.length * 8;

/** Every so many indexes a place is remembered: a look-up reads as many at most. */
const SAMPLE_EVERY = 16;

/**
 * Looks indexes up in a set that stays coded; needs half as much memory again as its bits.
 *
 * @throws {CodedSetError} as `decodeSet`.
 */
export function lookUpIn(set: CodedSet, universe: number): (index: number) => boolean {
  checkPlausible(set, universe);
  const samples = Math.ceil(set.count / SAMPLE_EVERY);
  const before = new Float64Array(samples);
  const bits = new Uint32Array(samples);
  let last = -1;
  readAll(set, universe, (number, place, from) => {
    if (number % SAMPLE_EVERY === 0) {
      before[number / SAMPLE_EVERY] = from.index;
      bits[number / SAMPLE_EVERY] = from.bit;
    }
    last = place.index;
  });
  return (index) => {
    if (index > last || samples === 0) return false;
    // The last sample that begins before the index.
    let low = 0;
    let high = samples - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((before[middle] ?? 0) < index) low = middle;
      else high = middle - 1;
    }
    let found: Place = { index: before[low] ?? -1, bit: bits[low] ?? 0 };
    while (found.index < index) found = nextIndex(set, found);
    return found.index === index;
  };
}
