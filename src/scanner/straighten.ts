import type { Point, UnreadCode } from './found-code.ts';
import type { Grey } from './grey.ts';
import { lineShifts, lineWaves } from './grid-phase.ts';
import { drawPatterns, FINE, finderShifts, MARGIN } from './patterns.ts';

/** Once more from what is almost straight, where the lines repeat more evenly. */
const ROUNDS = 2;

/** Where the middle of each module lies in the picture, the margin's as well, row by row. */
interface Mesh {
  readonly side: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/**
 * A code on cloth, a bottle or a crumpled sheet, laid flat: where it is seen but cannot be read.
 *
 * Its corners tell how it lies as a whole, and the lines between its modules where they are in fact. Finder and timing
 * patterns, which are alike in all codes (ISO/IEC 18004), are drawn as they must be.
 *
 * @returns undefined where too little is known of it.
 */
export function straightened(grey: Grey, { corners, modules }: UnreadCode): Grey | undefined {
  if (modules === undefined || corners.length !== 4) return undefined;
  let mesh = plane(corners, modules);
  for (let round = 0; round < ROUNDS; round++) {
    const bent = drawn(grey, mesh);
    const [across, down] = [lineWaves(bent, FINE, 'across'), lineWaves(bent, FINE, 'down')];
    const known = finderShifts(bent, modules, across, down);
    mesh = moved(
      mesh,
      lineShifts(across, MARGIN, new Map(known.map((finder) => [finder.cell, finder.across]))),
      lineShifts(down, MARGIN, new Map(known.map((finder) => [finder.cell, finder.down]))),
    );
  }
  const straight = drawn(grey, mesh);
  drawPatterns(straight, modules);
  return straight;
}

const meshOf = (
  side: number,
  place: (column: number, row: number, at: number) => [x: number, y: number],
): Mesh => {
  const [xs, ys] = [new Float32Array(side * side), new Float32Array(side * side)];
  for (let row = 0, at = 0; row < side; row++) {
    for (let column = 0; column < side; column++, at++) [xs[at], ys[at]] = place(column, row, at);
  }
  return { side, xs, ys };
};

/** By the perspective that takes the corners of the code to those of the picture (Heckbert 1989). */
function plane(corners: UnreadCode['corners'], modules: number): Mesh {
  const [a, b, c, d] = corners as [Point, Point, Point, Point];
  const [dx1, dy1, dx2, dy2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const [sx, sy] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const [ax, bx] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x];
  const [ay, by] = [b.y - a.y + g * b.y, d.y - a.y + h * d.y];
  return meshOf(modules + 2 * MARGIN, (column, row) => {
    const [s, t] = [(column - MARGIN + 0.5) / modules, (row - MARGIN + 0.5) / modules];
    const w = g * s + h * t + 1;
    return [(ax * s + bx * t + a.x) / w, (ay * s + by * t + a.y) / w];
  });
}

/** The mesh with each module where its lines are, so many modules from where they were looked for. */
const moved = ({ side, xs, ys }: Mesh, across: Float32Array, down: Float32Array): Mesh =>
  meshOf(side, (column, row, at) => {
    const [u, v] = [column + (across[at] as number), row + (down[at] as number)];
    return [between(xs, side, side, u, v), between(ys, side, side, u, v)];
  });

/** The code and its margin, straight as far as the mesh is right. */
function drawn({ pixels, width, height }: Grey, { side, xs, ys }: Mesh): Grey {
  const sidePx = side * FINE;
  const result = new Uint8Array(sidePx * sidePx);
  // Of each pixel along a side: the module before it, and how far it is towards the next.
  const places = Float32Array.from({ length: sidePx }, (_, at) => placeOn(side, (at + 0.5) / FINE - 0.5));
  const [rowXs, rowYs] = [new Float32Array(side), new Float32Array(side)];
  for (let row = 0, at = 0; row < sidePx; row++) {
    const top = Math.floor(places[row] as number);
    const share = (places[row] as number) - top;
    for (let module = 0; module < side; module++) {
      rowXs[module] = mixed(xs, top * side + module, side, share);
      rowYs[module] = mixed(ys, top * side + module, side, share);
    }
    for (let column = 0; column < sidePx; column++, at++) {
      const left = Math.floor(places[column] as number);
      const across = (places[column] as number) - left;
      const x = mixed(rowXs, left, 1, across) - 0.5;
      const y = mixed(rowYs, left, 1, across) - 0.5;
      result[at] = between(pixels, width, height, x, y);
    }
  }
  return { width: sidePx, height: sidePx, pixels: result };
}

/** Between a value and the one that is `step` after it. */
const mixed = (values: ArrayLike<number>, at: number, step: number, share: number): number =>
  (values[at] as number) * (1 - share) + (values[at + step] as number) * share;

/** A place along a grid's side; beyond it as at its end. */
const placeOn = (length: number, at: number): number => (at < 0 ? 0 : Math.min(at, length - 1.001));

/** Between the four values of a grid around a place, bilinear. */
function between(grid: ArrayLike<number>, columns: number, rows: number, x: number, y: number): number {
  const [fromLeft, fromTop] = [placeOn(columns, x), placeOn(rows, y)];
  const [left, top] = [Math.floor(fromLeft), Math.floor(fromTop)];
  const at = top * columns + left;
  const upper = mixed(grid, at, 1, fromLeft - left);
  const lower = mixed(grid, at + columns, 1, fromLeft - left);
  return upper * (1 - (fromTop - top)) + lower * (fromTop - top);
}
