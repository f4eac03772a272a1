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
  for (let row = 0, at = 0; row < sidePx; row++) {
    const v = (row + 0.5) / FINE - 0.5;
    for (let column = 0; column < sidePx; column++, at++) {
      const u = (column + 0.5) / FINE - 0.5;
      const x = between(xs, side, side, u, v) - 0.5;
      const y = between(ys, side, side, u, v) - 0.5;
      result[at] = between(pixels, width, height, x, y);
    }
  }
  return { width: sidePx, height: sidePx, pixels: result };
}

/** Between the four values of a grid around a place, bilinear; beyond the grid as at its edge. */
function between(grid: ArrayLike<number>, columns: number, rows: number, x: number, y: number): number {
  const fromLeft = x < 0 ? 0 : Math.min(x, columns - 1.001);
  const fromTop = y < 0 ? 0 : Math.min(y, rows - 1.001);
  const [left, top] = [Math.floor(fromLeft), Math.floor(fromTop)];
  const [shareX, shareY] = [fromLeft - left, fromTop - top];
  const at = top * columns + left;
  const upper = (grid[at] as number) * (1 - shareX) + (grid[at + 1] as number) * shareX;
  const lower = (grid[at + columns] as number) * (1 - shareX) + (grid[at + columns + 1] as number) * shareX;
  return upper * (1 - shareY) + lower * shareY;
}
