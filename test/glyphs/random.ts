/** Numbers that look like chance and are the same on every run (mulberry32). */
export interface Chance {
  /** From 0 to 1. */
  readonly next: () => number;
  readonly between: (least: number, most: number) => number;
  readonly whole: (below: number) => number;
  readonly isSo: (likelihood: number) => boolean;
  /** Around 0 with a standard deviation of 1. */
  readonly normal: () => number;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    whole: (below) => Math.floor(below * next()),
    isSo: (likelihood) => next() < likelihood,
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
