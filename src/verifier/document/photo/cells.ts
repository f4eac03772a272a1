import type { Grey } from '../../../scanner/grey.ts';
import { along, stepAt } from './fit.ts';
import { pitchAt, type Row } from './rows.ts';

/** A place of a row as the model sees it: ink from 0 to 1, line by line. */
export const CELL = { width: 16, height: 22 } as const;

/** What of the picture is in a cell: somewhat more than the place and its capital. */
const SPAN = { pitches: 1.16, heights: 1.4 } as const;

/** Ground and ink are those of this place and its neighbours. */
const AROUND = { pitches: 3, columns: 24, lines: 11 } as const;
/** Which of their pixels is ink, and which is ground, of a hundred from dark to light. */
const LEVELS = { ink: 0.06, ground: 0.8 } as const;
/** Less between them is noise, and must not look like ink. */
const LEAST_CONTRAST = 14;

/** A shift that a place is looked at with, in pitches and heights. */
export interface Shift {
  readonly across: number;
  readonly down: number;
}

/** The cell of a place. */
export function cellAt(grey: Grey, row: Row, at: number, shift: Shift, into: Float32Array): void {
  const [x, y] = [along(row.x, at), along(row.y, at)];
  const [stepX, stepY] = [stepAt(row.x, at), stepAt(row.y, at)];
  const pitch = pitchAt(row, at);
  const [downX, downY] = [(-stepY / pitch) * row.height, (stepX / pitch) * row.height];
  const sample = (across: number, down: number) =>
    pixelAt(grey, x + across * stepX + down * downX, y + across * stepY + down * downY);
  const { ink, ground } = levels(sample);
  // Each number of a cell is the mean of the pixels that it stands for.
  const fine = Math.min(4, Math.max(1, Math.round((pitch * SPAN.pitches) / CELL.width)));
  for (let line = 0, to = 0; line < CELL.height; line++) {
    for (let column = 0; column < CELL.width; column++, to++) {
      let sum = 0;
      for (let part = 0; part < fine * fine; part++) {
        const across = (column + ((part % fine) + 0.5) / fine) / CELL.width - 0.5;
        const down = (line + (Math.floor(part / fine) + 0.5) / fine) / CELL.height - 0.5;
        sum += sample(across * SPAN.pitches + shift.across, down * SPAN.heights + shift.down);
      }
      const value = (ground - sum / (fine * fine)) / (ground - ink);
      into[to] = Math.min(1, Math.max(0, value));
    }
  }
}

function levels(sample: (across: number, down: number) => number): { ink: number; ground: number } {
  const values = new Float32Array(AROUND.columns * AROUND.lines);
  for (let at = 0; at < values.length; at++) {
    const column = at % AROUND.columns;
    values[at] = sample(
      ((column + 0.5) / AROUND.columns - 0.5) * AROUND.pitches,
      (((at - column) / AROUND.columns + 0.5) / AROUND.lines - 0.5) * SPAN.heights,
    );
  }
  values.sort();
  const ground = values[Math.floor(LEVELS.ground * values.length)] as number;
  const ink = values[Math.floor(LEVELS.ink * values.length)] as number;
  return { ground, ink: Math.min(ink, ground - LEAST_CONTRAST) };
}

/** Brightness between pixels; outside of the picture, its edge goes on. */
export function pixelAt({ width, height, pixels }: Grey, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, lower] = [x - left, y - top];
  const column = (at: number) => (at < 0 ? 0 : at >= width ? width - 1 : at);
  const line = (at: number) => (at < 0 ? 0 : at >= height ? height - 1 : at) * width;
  const [x0, x1, y0, y1] = [column(left), column(left + 1), line(top), line(top + 1)];
  return (
    ((pixels[y0 + x0] as number) * (1 - right) + (pixels[y0 + x1] as number) * right) * (1 - lower) +
    ((pixels[y1 + x0] as number) * (1 - right) + (pixels[y1 + x1] as number) * right) * lower
  );
}
