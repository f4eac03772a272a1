import type { Grey } from '../../../scanner/grey.ts';
import { CELL, cellAt, type Shift } from './cells.ts';
import { GLYPHS, lookAt, type Model, openLook } from './glyphs.ts';
import type { Row } from './rows.ts';

/** How likely it is that a place shows each glyph, and last that it shows none; together 1. */
export type Likelihoods = Float32Array;

/** Looks at places of rows, as many times as there are shifts, and takes the mean. */
export function openEye(grey: Grey, model: Model) {
  const cell = new Float32Array(CELL.width * CELL.height);
  const look = openLook();
  return (row: Row, at: number, shifts: readonly Shift[]): Likelihoods => {
    const sum = new Float32Array(GLYPHS.length + 1);
    for (const shift of shifts) {
      cellAt(grey, row, at, shift, cell);
      lookAt(cell, model, look);
      const most = look.answers.reduce((one, other) => Math.max(one, other));
      let total = 0;
      for (const score of look.answers) total += Math.exp(score - most);
      for (let glyph = 0; glyph < sum.length; glyph++) {
        const likelihood = Math.exp((look.answers[glyph] as number) - most) / total;
        sum[glyph] = (sum[glyph] as number) + likelihood / shifts.length;
      }
    }
    return sum;
  };
}

export type Eye = ReturnType<typeof openEye>;
