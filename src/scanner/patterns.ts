import type { Grey } from './grey.ts';
import { phaseIn, type Waves } from './grid-phase.ts';

// What is alike in all codes: ISO/IEC 18004, 6.3.

/** Around the code, in modules: its quiet zone. */
export const MARGIN = 4;
/** Pixels a module, of the pictures in which the lines are looked for and in which the code is drawn straight. */
export const FINE = 4;

/** Modules along a finder pattern, and before its middle. */
const FINDER = 7;
const FINDER_MIDDLE = 3;
/** How many modules it may be from where the corners say. */
const FINDER_STRAYS = [0, -1, 1, -2, 2];
/** In this row and this column, counted from 0, dark and light take turns. */
const TIMING = 6;

const DARK = 0;
const LIGHT = 255;

/** The upper left modules of the finder patterns. */
const finders = (modules: number) =>
  [
    [0, 0],
    [modules - FINDER, 0],
    [0, modules - FINDER],
  ] as const;

/** Whether a module so many from the middle of a finder pattern is dark: its eye, its ring. */
const isFinderDark = (columns: number, rows: number) => {
  const ring = Math.max(Math.abs(columns), Math.abs(rows));
  return ring !== 2 && ring !== FINDER_MIDDLE + 1;
};

/**
 * How far each finder pattern lies from where it should, in modules, and the cell in which its middle is: of the places
 * in which lines are where it has some, the one in which it and its light border fit best.
 *
 * @param grey the code and its margin as far as they are straight.
 * @param acrossWaves `lineWaves` of the same.
 */
export const finderShifts = (grey: Grey, modules: number, acrossWaves: Waves, downWaves: Waves) =>
  finders(modules).map(([left, top]) =>
    finderShift(grey, left + FINDER_MIDDLE, top + FINDER_MIDDLE, acrossWaves, downWaves),
  );

function finderShift(grey: Grey, column: number, row: number, acrossWaves: Waves, downWaves: Waves) {
  const side = grey.width / FINE;
  const cell = (row + MARGIN) * side + column + MARGIN;
  const [acrossPhase, downPhase] = [phaseIn(acrossWaves, cell), phaseIn(downWaves, cell)];
  let best = { across: 0, down: 0, fit: Number.NEGATIVE_INFINITY };
  for (const modulesDown of FINDER_STRAYS) {
    for (const modulesAcross of FINDER_STRAYS) {
      const [across, down] = [acrossPhase + modulesAcross, downPhase + modulesDown];
      const fit = finderFit(grey, column + across, row + down);
      if (fit > best.fit) best = { across, down, fit };
    }
  }
  return { ...best, cell: cell + Math.round(best.down) * side + Math.round(best.across) };
}

/** How well a finder pattern fits around a place. */
function finderFit({ pixels, width }: Grey, column: number, row: number): number {
  const border = FINDER_MIDDLE + 1;
  let fit = 0;
  for (let y = -border; y <= border; y++) {
    const top = Math.floor((row + MARGIN + y + 0.5) * FINE);
    for (let x = -border; x <= border; x++) {
      const left = Math.floor((column + MARGIN + x + 0.5) * FINE);
      const brightness = pixels[top * width + left] ?? 0;
      fit += isFinderDark(x, y) ? -brightness : brightness;
    }
  }
  return fit;
}

/** Paints what is the same in every code, and the quiet zone around it. */
export function drawPatterns({ width, pixels }: Grey, modules: number): void {
  const paint = (column: number, row: number, columns: number, rows: number, brightness: number) => {
    const left = (column + MARGIN) * FINE;
    for (let y = (row + MARGIN) * FINE; y < (row + rows + MARGIN) * FINE; y++) {
      pixels.fill(brightness, y * width + left, y * width + left + columns * FINE);
    }
  };
  const side = modules + 2 * MARGIN;
  paint(-MARGIN, -MARGIN, side, MARGIN, LIGHT);
  paint(-MARGIN, modules, side, MARGIN, LIGHT);
  paint(-MARGIN, 0, MARGIN, modules, LIGHT);
  paint(modules, 0, MARGIN, modules, LIGHT);
  const end = modules - FINDER;
  for (let at = FINDER + 1; at < end - 1; at++) {
    paint(at, TIMING, 1, 1, at % 2 === 0 ? DARK : LIGHT);
    paint(TIMING, at, 1, 1, at % 2 === 0 ? DARK : LIGHT);
  }
  for (const [left, top] of finders(modules)) {
    // Its separator, towards the code, and then from the outside in.
    paint(Math.max(0, left - 1), Math.max(0, top - 1), FINDER + 1, FINDER + 1, LIGHT);
    paint(left, top, FINDER, FINDER, DARK);
    paint(left + 1, top + 1, FINDER - 2, FINDER - 2, LIGHT);
    paint(left + 2, top + 2, FINDER - 4, FINDER - 4, DARK);
  }
}
