import { createCipheriv, createHmac } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which people misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
/** Ten characters of five bits, in halves. */
const HALF_BITS = 25;
const HALF = 2 ** HALF_BITS;
/** Four make a permutation that nobody tells from a random one without the key (Luby and Rackoff 1988). */
const ROUNDS = 4;
const BLOCK_BYTES = 16;

/**
 * The certificate numbers that belong to places in the sequence of all certificates: each place has one of its own, since
 * a Feistel network is a permutation, and nobody without the service's secret tells the place or another number from it.
 *
 * @param secret the service's own.
 * @returns numbers of ten characters; positions from 0 and below 2^50.
 */
export function certificateNumbers(secret: Uint8Array): (positions: readonly number[]) => string[] {
  const key = createHmac('sha256', secret).update('certificate numbers').digest();
  return (positions) => {
    const left = positions.map((position) => Math.floor(position / HALF));
    const right = positions.map((position) => position % HALF);
    for (let round = 0; round < ROUNDS; round++) {
      const mixed = mix(key, round, right);
      for (let place = 0; place < right.length; place++) {
        const kept = right[place] ?? 0;
        right[place] = ((left[place] ?? 0) ^ (mixed[place] ?? 0)) >>> 0;
        left[place] = kept;
      }
    }
    return positions.map((_, place) => written((left[place] ?? 0) * HALF + (right[place] ?? 0)));
  };
}

/** The function of a round, for many at once: AES of round and half, cut to a half. */
function mix(key: Uint8Array, round: number, halves: readonly number[]): number[] {
  const blocks = Buffer.alloc(BLOCK_BYTES * halves.length);
  for (const [place, half] of halves.entries()) {
    blocks.writeUInt8(round, BLOCK_BYTES * place);
    blocks.writeUInt32BE(half, BLOCK_BYTES * place + 4);
  }
  const encrypted = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(blocks);
  return halves.map((_, place) => encrypted.readUInt32BE(BLOCK_BYTES * place) % HALF);
}

function written(value: number): string {
  let text = '';
  for (let rest = value; text.length < LENGTH; rest = Math.floor(rest / ALPHABET.length)) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
  }
  return text;
}
