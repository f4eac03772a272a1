import type { Shift } from './cells.ts';
import { GLYPHS } from './glyphs.ts';
import type { Eye } from './likelihoods.ts';
import type { Row } from './rows.ts';

/** What stands at a place of a zone, and whether there is no doubt about it. */
export interface Character {
  readonly glyph: string;
  readonly isSure: boolean;
}

/** Looked at from where it is and from beside: what is sure does not depend on a hair's breadth. */
const LOOKS: readonly Shift[] = [
  { across: 0, down: 0 },
  { across: -0.06, down: -0.05 },
  { across: 0.06, down: -0.05 },
  { across: -0.06, down: 0.05 },
  { across: 0.06, down: 0.05 },
];

/** How likely a character must be among those that may stand there, to be sure. */
const SURE = 0.93;
/** How likely it must be that anything is there which may be: else it is a blot, or a glyph that belongs elsewhere. */
const LEAST_ALLOWED = 0.4;

const [LETTER_O, FIGURE_0] = ['O', '0'].map((glyph) => GLYPHS.indexOf(glyph)) as [number, number];

/**
 * What stands at a place. The letter O and the figure 0 are hardly different in OCR-B: where both may stand, which is in
 * numbers and never in names or dates, 0 is read, and the check digit does not fit where that is wrong.
 *
 * @param allowed numbers of the glyphs that may stand there.
 * @param isClear whether it is clear which place of the line this is.
 */
export function certain(
  eye: Eye,
  row: Row,
  at: number,
  allowed: readonly number[],
  isClear: boolean,
): Character {
  const likelihoods = eye(row, at, LOOKS);
  if (allowed.includes(LETTER_O) && allowed.includes(FIGURE_0)) {
    likelihoods[FIGURE_0] = (likelihoods[FIGURE_0] as number) + (likelihoods[LETTER_O] as number);
    likelihoods[LETTER_O] = 0;
  }
  let [best, sum] = [allowed[0] ?? 0, 0];
  for (const glyph of allowed) {
    const likelihood = likelihoods[glyph] as number;
    sum += likelihood;
    if (likelihood > (likelihoods[best] as number)) best = glyph;
  }
  return {
    glyph: GLYPHS.charAt(best),
    isSure: isClear && sum > LEAST_ALLOWED && (likelihoods[best] as number) > SURE * sum,
  };
}
