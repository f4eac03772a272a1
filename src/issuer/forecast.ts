/** Working days until the queue is empty: the middle, and the range that holds with 80 %. */
export interface Forecast {
  /** Records a working day, the mean of the days that it rests on. */
  readonly perDay: number;
  /** `undefined` where it lasts longer than can be told. */
  readonly fromDays: number | undefined;
  readonly middleDays: number | undefined;
  readonly toDays: number | undefined;
}

/** Working days that a forecast rests on: long enough to average out, short enough to follow a change. */
export const FORECAST_DAYS = 14;
/** From one or two days nobody can tell how different days are. */
const FEWEST_DAYS = 3;
const FUTURES = 400;
/** Two years; whoever is that slow needs no day named. */
export const HORIZON_DAYS = 520;
const SEED = 5772;

/**
 * When a queue will be empty, by a bootstrap in two steps (Efron 1979): each possible future first draws, with
 * replacement, which of the days that were seen are typical, and then its days from those, so that the range widens
 * both with how different the days are and with how few there are. The same numbers give the same forecast.
 *
 * @param remaining records in the queue.
 * @param counts records done on each of the last working days; see `perWorkingDay`.
 * @returns undefined where the queue is empty or nothing was done that a forecast could rest on.
 */
export function forecast(remaining: number, counts: readonly number[]): Forecast | undefined {
  const done = counts.reduce((sum, count) => sum + count, 0);
  if (remaining <= 0 || done === 0 || counts.length < FEWEST_DAYS) return undefined;
  const futures = Array.from({ length: FUTURES }, (_, index) => {
    // Each from numbers of its own: with more to do, the same future only lasts longer.
    const random = randomNumbers(SEED + index);
    const draw = (from: readonly number[]) => from[Math.floor(random() * from.length)] ?? 0;
    const typical = counts.map(() => draw(counts));
    let left = remaining;
    let days = 0;
    while (left > 0 && days < HORIZON_DAYS) {
      left -= draw(typical);
      days++;
    }
    return left > 0 ? Number.POSITIVE_INFINITY : days;
  }).toSorted((a, b) => a - b);
  const quantile = (share: number) => {
    const days = futures[Math.floor(share * (FUTURES - 1))] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(days) ? days : undefined;
  };
  return {
    perDay: done / counts.length,
    fromDays: quantile(0.1),
    middleDays: quantile(0.5),
    toDays: quantile(0.9),
  };
}

/** Numbers in [0, 1), the same for the same seed, by splitmix32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}
