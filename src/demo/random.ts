/** Numbers in [0, 1), 32 bits fine: the same ones for the same seed, on every machine. */
export type Random = () => number;

/**
 * A stream of its own for every path of whole numbers (seed, then what it is for, then whom), so that any part of the
 * country can be made alone and in any order. The generator is sfc32 (Chris Doty-Humphrey, PractRand), its state
 * filled by splitmix32.
 */
export function randomStream(...path: readonly number[]): Random {
  let state = 0;
  const splitmix32 = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  for (const step of path) state = splitmix32() ^ step;
  let a = splitmix32();
  let b = splitmix32();
  let c = splitmix32();
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `bound` - 1. */
export function below(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + below(random, most - least + 1);
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[below(random, choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}

/** What to draw from, in what proportion; the weights need not add up to anything. */
export type Weights<T> = readonly (readonly [T, number])[];

/** A way to draw from `weights`, made once and used often. */
export function weighted<T>(weights: Weights<T>): (random: Random) => T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const last = weights.at(-1);
  if (last === undefined) throw new RangeError('nothing to draw from');
  return (random) => {
    let left = random() * total;
    for (const [value, weight] of weights) {
      left -= weight;
      if (left < 0) return value;
    }
    return last[0];
  };
}

/** Reads `Nguyễn 38.4, Trần 11`: texts with their weights. */
export function weights(list: string): Weights<string> {
  return list.split(',').map((entry) => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at).trim(), Number(entry.slice(at))] as const;
  });
}
