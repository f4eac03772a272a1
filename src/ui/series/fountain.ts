/*
 * A content as an endless row of blocks, of which any that are as many as the content has (and seldom one or two more)
 * give it back: whoever misses one needs not wait until it comes by again. The first ones are the content's own; each
 * later one is the sum (XOR) of half of those, picked by its number (a random linear fountain over GF(2)).
 */

/** The finalizer of MurmurHash3: neighbouring numbers come out as unlike as any. */
function mixed(number: number): number {
  let bits = number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** Which of the content's blocks are in the block of a number: one bit each, the first the lowest of the first word. */
function partsOf(number: number, blocks: number): Uint32Array {
  const words = new Uint32Array(Math.ceil(blocks / 32));
  if (number < blocks) words[number >>> 5] = 1 << (number & 31);
  else {
    const seed = mixed(number);
    for (let at = 0; at < words.length; at++) words[at] = mixed(seed + at);
    const beyond = words.length * 32 - blocks;
    words[words.length - 1] = ((words.at(-1) ?? 0) << beyond) >>> beyond;
  }
  return words;
}

const isSet = (words: Uint32Array, bit: number) => (((words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;

function add(to: Uint32Array, what: Uint32Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) ^ (what[at] ?? 0);
}

const asWords = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);

export const blocksOf = (length: number, blockBytes: number): number => Math.ceil(length / blockBytes);

/**
 * The block of each number of a content.
 *
 * @param blockBytes a multiple of four; the last of the content's own is filled up with zeros.
 */
export function fountainOf(content: Uint8Array, blockBytes: number): (number: number) => Uint8Array {
  const blocks = blocksOf(content.length, blockBytes);
  const padded = new Uint8Array(blocks * blockBytes);
  padded.set(content);
  const blockAt = (at: number) => asWords(padded.subarray(at * blockBytes, (at + 1) * blockBytes));
  return (number) => {
    const parts = partsOf(number, blocks);
    const sum = new Uint32Array(blockBytes / 4);
    for (let at = 0; at < blocks; at++) if (isSet(parts, at)) add(sum, blockAt(at));
    return new Uint8Array(sum.buffer);
  };
}

/** A sum that is known: of which blocks, and what it is. */
interface Sum {
  readonly parts: Uint32Array;
  readonly words: Uint32Array;
}

export interface Basin {
  /** How many of the content's blocks follow from what has come; with all of them it is whole. */
  readonly have: () => number;
  /** Takes a block of `blockBytes`; one that says nothing new changes nothing. */
  readonly take: (number: number, block: Uint8Array) => void;
  /** Once nothing is missing. */
  readonly content: () => Uint8Array;
}

/** Collects blocks of a content of a length, in whatever order, until it is whole. */
export function basinFor(length: number, blockBytes: number): Basin {
  const blocks = blocksOf(length, blockBytes);
  /** By the lowest block that is in it; later ones in it may be known as well. */
  const known: (Sum | undefined)[] = Array.from({ length: blocks });
  let have = 0;
  return {
    have: () => have,
    take: (number, block) => {
      const parts = partsOf(number, blocks);
      const words = asWords(Uint8Array.from(block));
      for (let at = 0; at < blocks; at++) {
        if (!isSet(parts, at)) continue;
        const sum = known[at];
        if (!sum) {
          known[at] = { parts, words };
          have++;
          return;
        }
        add(parts, sum.parts);
        add(words, sum.words);
      }
    },
    content: () => {
      const content = new Uint8Array(blocks * blockBytes);
      const solved = (at: number) => asWords(content.subarray(at * blockBytes, (at + 1) * blockBytes));
      for (let at = blocks - 1; at >= 0; at--) {
        const sum = known[at];
        if (!sum) throw new RangeError('not whole yet');
        const words = solved(at);
        words.set(sum.words);
        for (let later = at + 1; later < blocks; later++) {
          if (isSet(sum.parts, later)) add(words, solved(later));
        }
      }
      return content.subarray(0, length);
    },
  };
}
