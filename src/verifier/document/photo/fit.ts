import type { Stroke } from './strokes.ts';

/** A number for each place of a row, counted from its beginning: `a + b·k + c·k²`. */
export type Curve = readonly [a: number, b: number, c: number];

export const along = ([a, b, c]: Curve, at: number): number => a + (b + c * at) * at;
/** How far it goes from one place to the next. */
export const stepAt = ([, b, c]: Curve, at: number): number => b + 2 * c * at;

/** A stroke and its place in a row. */
export interface Placed {
  readonly stroke: Stroke;
  readonly at: number;
}

/** The straight line with the least squares. */
export function line(placed: readonly Placed[], axis: 'x' | 'y'): readonly [number, number] {
  const middle = mean(placed.map(({ at }) => at));
  const value = mean(placed.map(({ stroke }) => stroke[axis]));
  let [up, down] = [0, 0];
  for (const { stroke, at } of placed) {
    up += (at - middle) * (stroke[axis] - value);
    down += (at - middle) ** 2;
  }
  const slope = up / (down || 1);
  return [value - slope * middle, slope];
}

/** The parabola with the least squares, by polynomials that are orthogonal over these places. */
export function parabola(placed: readonly Placed[], axis: 'x' | 'y'): Curve {
  const [start, slope] = line(placed, axis);
  const middle = mean(placed.map(({ at }) => at));
  const squares = mean(placed.map(({ at }) => (at - middle) ** 2));
  const tilt = mean(placed.map(({ at }) => (at - middle) ** 3)) / squares;
  const bow = (at: number) => (at - middle) ** 2 - tilt * (at - middle) - squares;
  let [up, down] = [0, 0];
  for (const { stroke, at } of placed) {
    up += bow(at) * (stroke[axis] - start - slope * at);
    down += bow(at) ** 2;
  }
  const c = up / (down || 1);
  return [start + c * (middle ** 2 + tilt * middle - squares), slope - c * (2 * middle + tilt), c];
}

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
export const quantile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(part * (numbers.length - 1))] as number;
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
