import type { Grey } from '../../../scanner/grey.ts';
import { pixelAt } from './cells.ts';
import { along, stepAt } from './fit.ts';
import type { Row } from './rows.ts';

/** A line of a zone, drawn level, all characters in one distance. */
export type Strip = Grey;

/** A character of it, in pixels. */
export const STRIP = { pitch: 20, height: 32 } as const;

/** What of the picture is above and below a line, in heights of its capitals. */
const DOWN = 1.5;

/** The line as it is in the picture, with its light. */
export function stripOf(grey: Grey, row: Row, start: number, length: number): Strip {
  const width = length * STRIP.pitch;
  const pixels = new Uint8Array(width * STRIP.height);
  for (let column = 0; column < width; column++) {
    const at = start - 0.5 + (column + 0.5) / STRIP.pitch;
    const [stepX, stepY] = [stepAt(row.x, at), stepAt(row.y, at)];
    const pitch = Math.hypot(stepX, stepY);
    for (let line = 0; line < STRIP.height; line++) {
      const down = (((line + 0.5) / STRIP.height - 0.5) * DOWN * row.height) / pitch;
      pixels[line * width + column] = pixelAt(
        grey,
        along(row.x, at) - down * stepY,
        along(row.y, at) + down * stepX,
      );
    }
  }
  return { width, height: STRIP.height, pixels };
}
