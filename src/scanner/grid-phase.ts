import type { Grey } from './grey.ts';

/** Modules over which the phase is averaged: fewer follow folds, more bear noise. */
const REACH = 1.4;
/** A number of the complex plane for each cell of a square grid, row by row. */
export interface Waves {
  readonly real: Float32Array;
  readonly imaginary: Float32Array;
}

/** How far the lines are shifted in a cell, in cells, from -0.5 to 0.5: the same for all whole numbers more. */
export const phaseIn = ({ real, imaginary }: Waves, cell: number): number =>
  Math.atan2(imaginary[cell] as number, real[cell] as number) / (2 * Math.PI);

/**
 * The lines between a code's modules, followed from the cells in which they are known.
 *
 * @param margin cells all around, in which there are no lines: there it goes on as the code's edge is.
 * @param known shifts by cell, in cells.
 * @returns the shift in each cell.
 */
export function lineShifts(waves: Waves, margin: number, known: ReadonlyMap<number, number>): Float32Array {
  const cells = Math.sqrt(waves.real.length);
  const shifts = new Float32Array(cells * cells);
  /** How sure each shift is; 0 of those that are not known. */
  const clarities = new Float32Array(cells * cells);
  const beside = [-cells, cells, -1, 1];
  const inside = (at: number) => Math.min(cells - margin - 1, Math.max(margin, at));
  const nearestInside = (cell: number) => inside(Math.floor(cell / cells)) * cells + inside(cell % cells);

  const inTurn = [...known.keys()];
  const hasTurn = Uint8Array.from(shifts, (_, cell) =>
    Number(nearestInside(cell) !== cell || known.has(cell)),
  );
  // From there to what lies beside it, and so on: what is added on the way has its turn as well.
  for (const cell of inTurn) {
    let [sum, weight] = [0, 0];
    for (const step of beside) {
      const other = cell + step;
      sum += (clarities[other] as number) * (shifts[other] as number);
      weight += clarities[other] as number;
      if (hasTurn[other]) continue;
      hasTurn[other] = 1;
      inTurn.push(other);
    }
    const expected = known.get(cell) ?? sum / weight;
    const phase = phaseIn(waves, cell);
    shifts[cell] = phase + Math.round(expected - phase);
    clarities[cell] = Math.hypot(waves.real[cell] as number, waves.imaginary[cell] as number);
  }
  return shifts.map((_, cell) => shifts[nearestInside(cell)] as number);
}

/**
 * How brightness changes in each module and around it, as a wave that repeats with each module: every edge between dark
 * and light lies on a line of the grid.
 *
 * @param grey a square of modules, `fine` pixels each.
 */
export function lineWaves(
  { width, height, pixels }: Grey,
  fine: number,
  direction: 'across' | 'down',
): Waves {
  const cells = width / fine;
  const waves: Waves = {
    real: new Float32Array(cells * cells),
    imaginary: new Float32Array(cells * cells),
  };
  const step = direction === 'across' ? 1 : width;
  const turns = Array.from({ length: fine }, (_, at) => (2 * Math.PI * (at + 0.5)) / fine);
  const [cosines, sines] = [turns.map(Math.cos), turns.map(Math.sin)];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const slope = Math.abs((pixels[at + step] as number) - (pixels[at - step] as number));
      const turn = (direction === 'across' ? x : y) % fine;
      const cell = Math.floor(y / fine) * cells + Math.floor(x / fine);
      waves.real[cell] = (waves.real[cell] as number) + slope * (cosines[turn] as number);
      waves.imaginary[cell] = (waves.imaginary[cell] as number) + slope * (sines[turn] as number);
    }
  }
  return { real: spread(waves.real, cells), imaginary: spread(waves.imaginary, cells) };
}

/** Blurred with a Gaussian, along the rows and then along the columns. */
function spread(values: Float32Array, cells: number): Float32Array {
  const radius = Math.ceil(3 * REACH);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * REACH ** 2)),
  );
  // Rows become columns, so that twice the same goes both ways.
  const once = (source: Float32Array) => {
    const target = new Float32Array(source.length);
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        const [from, to] = [Math.max(0, column - radius), Math.min(cells - 1, column + radius)];
        let sum = 0;
        for (let at = from; at <= to; at++) {
          sum += (source[row * cells + at] as number) * (weights[at - column + radius] as number);
        }
        target[column * cells + row] = sum;
      }
    }
    return target;
  };
  return once(once(values));
}
