import { ReadError } from './reasons.ts';

/*
 * Raw DEFLATE (RFC 1951) for the small contents of codes: one buffer, which is all that a bomb can fill, and small
 * tables that are built in place. For a card it takes a fraction of the general library's time (docs/speed.md), and it
 * tells where the content ends.
 */

/** RFC 1951 §3.2.5. */
const LENGTH_BASE = Uint16Array.of(
  ...[
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  ],
  ...[227, 258],
);
const LENGTH_EXTRA = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
const DISTANCE_BASE = Uint16Array.of(
  ...[1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073],
  ...[4097, 6145, 8193, 12289, 16385, 24577],
);
const DISTANCE_EXTRA = Uint8Array.of(
  ...[0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13],
);
const LONGEST_MATCH = 258;
const END_OF_BLOCK = 256;
/** RFC 1951 §3.2.7: the order in which the lengths of the code lengths' own codes are written. */
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

const LONGEST_CODE = 15;

/** The Huffman codes of one alphabet. */
interface Codes {
  /** Codes of up to this length are found in one look-up; longer ones, which are rare, bit by bit. */
  readonly quickBits: number;
  /** By the next bits: symbol × 16 + length of its code; 0 where that is longer or there is none. */
  readonly quick: Uint16Array;
  /** How many codes there are of each length. */
  readonly counts: Uint16Array;
  /** In the order of their codes; known only where some are longer than `quickBits`. */
  readonly symbols: Uint16Array;
}

const codesFor = (size: number, quickBits: number): Codes => ({
  quickBits,
  quick: new Uint16Array(1 << quickBits),
  counts: new Uint16Array(LONGEST_CODE + 1),
  symbols: new Uint16Array(size),
});

/** A code stands in the bits that follow from its first bit on, so a look-up has to begin with its end. */
const REVERSED = Uint16Array.from({ length: 1 << LONGEST_CODE }, (_, value) => {
  let reversed = 0;
  for (let bit = 0; bit < LONGEST_CODE; bit++) reversed |= ((value >> bit) & 1) << (LONGEST_CODE - 1 - bit);
  return reversed;
});

const malformed = (message: string) => new ReadError('malformed-compression', message);

/** The next code of each length, and where those of each length begin among `symbols`. */
const nextCode = new Uint16Array(LONGEST_CODE + 1);
const nextPlace = new Uint16Array(LONGEST_CODE + 1);

/**
 * Sets `codes` to those that follow from the lengths of `lengths[from…to]` (RFC 1951 §3.2.2). A set of codes must be
 * complete, unless it is a single one of one bit, or none.
 *
 * @throws {ReadError}
 */
function setCodes(codes: Codes, lengths: Uint8Array, from: number, to: number): void {
  const { quickBits, quick, counts, symbols } = codes;
  counts.fill(0);
  for (let at = from; at < to; at++) {
    const length = lengths[at] as number;
    counts[length] = (counts[length] as number) + 1;
  }
  counts[0] = 0;
  let code = 0;
  let place = 0;
  let longer = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const count = counts[length] as number;
    nextCode[length] = code;
    nextPlace[length] = place;
    code = (code + count) << 1;
    if (code > 2 << length) throw malformed('codes overlap');
    place += count;
    if (length > quickBits) longer += count;
  }
  const complete = code === 2 << LONGEST_CODE;
  if (!complete && place > (counts[1] as number)) throw malformed('codes leave gaps');
  // Codes that are longer or do not exist have to be told apart from what was here before.
  if (longer > 0 || !complete) quick.fill(0);
  for (let at = from; at < to; at++) {
    const length = lengths[at] as number;
    if (length === 0) continue;
    if (longer > 0) {
      const place = nextPlace[length] as number;
      symbols[place] = at - from;
      nextPlace[length] = place + 1;
    }
    if (length > quickBits) continue;
    const code = nextCode[length] as number;
    nextCode[length] = code + 1;
    const entry = ((at - from) << 4) | length;
    const step = 1 << length;
    const first = (REVERSED[code] as number) >> (LONGEST_CODE - length);
    for (let bits = first; bits < quick.length; bits += step) quick[bits] = entry;
  }
}

/** The symbol × 16 + length of a code that `quick` does not hold. @throws {ReadError} where there is no such code */
function slowCode({ quickBits, counts, symbols }: Codes, bits: number): number {
  let code = 0;
  let first = 0;
  let place = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code |= (bits >> (length - 1)) & 1;
    const count = counts[length] as number;
    if (code - first < count && length > quickBits) {
      return ((symbols[place + code - first] as number) << 4) | length;
    }
    place += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw malformed('no such code');
}

const FIXED = { literals: codesFor(288, 9), distances: codesFor(32, 7) };
setCodes(
  FIXED.literals,
  new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280),
  0,
  288,
);
setCodes(FIXED.distances, new Uint8Array(32).fill(5), 0, 32);

const own = { literals: codesFor(288, 9), distances: codesFor(32, 7) };
const codesOfLengths = codesFor(19, 7);
const lengths = new Uint8Array(288 + 32);

/*
 * The state of the one inflation that is under way: it is synchronous and never begun twice at a time.
 */
let input: Uint8Array = lengths;
let at = 0;
/** Bits that were read and not used yet, the next one lowest. */
let hold = 0;
let held = 0;
let bound = 0;
let written = 0;
/** As long as the bound, and a match longer: it is noticed after the match that passed it. */
let output = new Uint8Array(0);

/** Takes as many bits (at most 16) as a number. */
function take(count: number): number {
  while (held < count) {
    if (at >= input.length) throw malformed('ends too early');
    hold |= (input[at++] as number) << held;
    held += 8;
  }
  const bits = hold & ((1 << count) - 1);
  hold >>>= count;
  held -= count;
  return bits;
}

/** Takes one symbol of the code lengths' own alphabet. */
function takeLengthSymbol(): number {
  // Seven bits at most, of which the last codes of a short input may lack some.
  while (held < 7 && at < input.length) {
    hold |= (input[at++] as number) << held;
    held += 8;
  }
  const entry = codesOfLengths.quick[hold & 0x7f] as number;
  if (entry === 0) throw malformed('no such code');
  take(entry & 15);
  return entry >> 4;
}

/** Reads the two alphabets of a block (RFC 1951 §3.2.7) into `own`. */
function takeCodes(): void {
  const literals = take(5) + 257;
  const distances = take(5) + 1;
  const written = take(4) + 4;
  if (literals > 286 || distances > 30) throw malformed('too many codes');
  lengths.fill(0, 0, LENGTHS_ORDER.length);
  for (let index = 0; index < written; index++) lengths[LENGTHS_ORDER[index] as number] = take(3);
  setCodes(codesOfLengths, lengths, 0, LENGTHS_ORDER.length);
  const total = literals + distances;
  for (let index = 0; index < total; ) {
    const symbol = takeLengthSymbol();
    if (symbol < 16) {
      lengths[index++] = symbol;
      continue;
    }
    if (symbol === 16 && index === 0) throw malformed('repeats nothing');
    const repeated = symbol === 16 ? (lengths[index - 1] as number) : 0;
    const times = symbol === 16 ? 3 + take(2) : symbol === 17 ? 3 + take(3) : 11 + take(7);
    if (index + times > total) throw malformed('too many lengths');
    lengths.fill(repeated, index, index + times);
    index += times;
  }
  if (lengths[END_OF_BLOCK] === 0) throw malformed('a block without an end');
  setCodes(own.literals, lengths, 0, literals);
  setCodes(own.distances, lengths, literals, total);
}

/** Inflates one block of codes. Nearly all time goes here, so that the state is in local variables meanwhile. */
function takeBlock(literals: Codes, distances: Codes): void {
  const from = input;
  const into = output;
  const end = from.length;
  const pairsEnd = end - 1;
  const quickLiterals = literals.quick;
  const quickDistances = distances.quick;
  const literalsMask = quickLiterals.length - 1;
  const distancesMask = quickDistances.length - 1;
  let next = at;
  let bits = hold;
  let count = held;
  let length = written;
  for (;;) {
    // The last codes look ahead of the end, where there are zeros; using them is found out below.
    if (count < LONGEST_CODE) {
      if (next < pairsEnd) bits |= ((from[next] as number) | ((from[next + 1] as number) << 8)) << count;
      else if (next < end) bits |= (from[next] as number) << count;
      else if (next > end + 2) throw malformed('ends too early');
      next += 2;
      count += 16;
    }
    let entry = quickLiterals[bits & literalsMask] || slowCode(literals, bits);
    bits >>>= entry & 15;
    count -= entry & 15;
    const symbol = entry >> 4;
    if (symbol < END_OF_BLOCK) {
      into[length++] = symbol;
      if (length > bound) throw new ReadError('too-large', 'inflates beyond the bound');
      continue;
    }
    if (next - (count >> 3) > end) throw malformed('ends too early');
    if (symbol === END_OF_BLOCK) break;
    if (symbol > 285) throw malformed('no such length');

    if (count < LONGEST_CODE) {
      if (next < pairsEnd) bits |= ((from[next] as number) | ((from[next + 1] as number) << 8)) << count;
      else if (next < end) bits |= (from[next] as number) << count;
      else if (next > end + 2) throw malformed('ends too early');
      next += 2;
      count += 16;
    }
    const lengthExtra = LENGTH_EXTRA[symbol - 257] as number;
    let left = (LENGTH_BASE[symbol - 257] as number) + (bits & ((1 << lengthExtra) - 1));
    bits >>>= lengthExtra;
    count -= lengthExtra;

    if (count < LONGEST_CODE) {
      if (next < pairsEnd) bits |= ((from[next] as number) | ((from[next + 1] as number) << 8)) << count;
      else if (next < end) bits |= (from[next] as number) << count;
      else if (next > end + 2) throw malformed('ends too early');
      next += 2;
      count += 16;
    }
    entry = quickDistances[bits & distancesMask] || slowCode(distances, bits);
    bits >>>= entry & 15;
    count -= entry & 15;
    const distanceSymbol = entry >> 4;
    if (distanceSymbol > 29) throw malformed('no such distance');

    const distanceExtra = DISTANCE_EXTRA[distanceSymbol] as number;
    if (count < LONGEST_CODE) {
      if (next < pairsEnd) bits |= ((from[next] as number) | ((from[next + 1] as number) << 8)) << count;
      else if (next < end) bits |= (from[next] as number) << count;
      else if (next > end + 2) throw malformed('ends too early');
      next += 2;
      count += 16;
    }
    let source = length - (DISTANCE_BASE[distanceSymbol] as number) - (bits & ((1 << distanceExtra) - 1));
    bits >>>= distanceExtra;
    count -= distanceExtra;
    if (source < 0) throw malformed('repeats what is before the beginning');
    while (left-- > 0) into[length++] = into[source++] as number;
    if (length > bound) throw new ReadError('too-large', 'inflates beyond the bound');
  }
  at = next;
  hold = bits;
  held = count;
  written = length;
}

/** Copies a block that was not compressed (RFC 1951 §3.2.4). */
function takeStored(): void {
  // What is left of the byte is skipped; bytes that were read ahead are given back.
  at -= held >> 3;
  hold = 0;
  held = 0;
  const length = take(16);
  if ((take(16) ^ 0xffff) !== length) throw malformed('a stored length that is not confirmed');
  if (at + length > input.length) throw malformed('ends too early');
  if (written + length > bound) throw new ReadError('too-large', 'inflates beyond the bound');
  output.set(input.subarray(at, at + length), written);
  at += length;
  written += length;
}

/**
 * Inflates raw DEFLATE.
 *
 * @param mostBytes of output.
 * @returns the content, and how many bytes of the input it took.
 * @throws {ReadError} `too-large` as soon as the bound is passed, else `malformed-compression`
 */
export function inflateRaw(deflated: Uint8Array, mostBytes: number): { content: Uint8Array; taken: number } {
  const { content, taken } = inflateForNow(deflated, mostBytes);
  return { content: content.slice(), taken };
}

/** The same for content that is read at once: the next call overwrites it. */
export function inflateForNow(
  deflated: Uint8Array,
  mostBytes: number,
): { content: Uint8Array; taken: number } {
  input = deflated;
  at = hold = held = written = 0;
  bound = mostBytes;
  if (output.length < bound + LONGEST_MATCH) output = new Uint8Array(bound + LONGEST_MATCH);
  for (let last = 0; last === 0; ) {
    last = take(1);
    const type = take(2);
    if (type === 0) takeStored();
    else if (type === 1) takeBlock(FIXED.literals, FIXED.distances);
    else if (type === 2) {
      takeCodes();
      takeBlock(own.literals, own.distances);
    } else throw malformed('no such kind of block');
  }
  return { content: output.subarray(0, written), taken: at - (held >> 3) };
}
