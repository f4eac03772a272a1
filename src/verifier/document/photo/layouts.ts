import { GLYPHS } from './glyphs.ts';

/** What may stand at a place of a zone. */
type Kind = keyof typeof KINDS;

/** In the order of `GLYPHS`, as is the answer of the model. */
const KINDS = {
  /** Passports, visas, and cards of three kinds. */
  first: 'PVIAC',
  letter: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<',
  /** A part of a date that nobody knows is fillers. */
  date: '0123456789<',
  check: '0123456789',
  /** A filler where there is no such field. */
  checkIfAny: '0123456789<',
  sex: 'MFX<',
  any: GLYPHS,
} as const;

const ALLOWED: Readonly<Record<Kind, readonly number[]>> = Object.fromEntries(
  Object.entries(KINDS).map(([kind, glyphs]) => [kind, [...glyphs].map((glyph) => GLYPHS.indexOf(glyph))]),
) as unknown as Record<Kind, readonly number[]>;

/** The numbers of the glyphs that may stand at each place of each line. */
export type Layout = readonly (readonly (readonly number[])[])[];

const line = (...fields: readonly (readonly [kind: Kind, places: number])[]) =>
  fields.flatMap(([kind, places]) => Array.from({ length: places }, () => ALLOWED[kind]));

const DATES_AND_SEX = [
  ['letter', 3],
  ['date', 6],
  ['check', 1],
  ['sex', 1],
  ['date', 6],
  ['check', 1],
] as const;

/** Zones by the parts of ICAO Doc 9303 that are about them, and that of France's older card. */
export const LAYOUTS: readonly Layout[] = [
  // Passports (part 4 §4.2) and visas of that size, whose second line ends as the issuer likes (part 7 §4.1).
  [
    line(['first', 1], ['letter', 43]),
    line(['any', 9], ['check', 1], ...DATES_AND_SEX, ['any', 14], ['checkIfAny', 2]),
  ],
  // Part 6 §4.2, and visas of that size (part 7 §4.2).
  [line(['first', 1], ['letter', 35]), line(['any', 9], ['check', 1], ...DATES_AND_SEX, ['any', 8])],
  [
    line(['first', 1], ['letter', 29], ['any', 3], ['date', 3]),
    line(['any', 12], ['check', 1], ['letter', 14], ['date', 6], ['check', 1], ['sex', 1], ['check', 1]),
  ],
  // Part 5 §4.2.
  [
    line(['first', 1], ['letter', 4], ['any', 9], ['checkIfAny', 1], ['any', 15]),
    line(
      ['date', 6],
      ['check', 1],
      ['sex', 1],
      ['date', 6],
      ['check', 1],
      ['letter', 3],
      ['any', 11],
      ['check', 1],
    ),
    line(['letter', 30]),
  ],
];
