import { along, stepAt } from './fit.ts';
import { NO_GLYPH } from './glyphs.ts';
import { LAYOUTS, type Layout } from './layouts.ts';
import type { Eye, Likelihoods } from './likelihoods.ts';
import { pitchAt, type Row } from './rows.ts';

interface Line {
  readonly row: Row;
  readonly start: number;
  readonly score: number;
  /** No other beginning is nearly as likely: else each character could be its neighbour. */
  readonly isClear: boolean;
}

/** Where a zone is: the rows of its lines, and the place in each at which the line begins. */
export interface ZonePlaces {
  readonly layout: Layout;
  readonly lines: readonly Line[];
  /** The mean logarithm of how likely its glyphs are, and that there is nothing beside them. */
  readonly score: number;
}

/** Distance of the lines of one zone, in pitches: of cards 1.5, of passports 2.5. */
const LINES_APART = { least: 1.1, most: 3.4 } as const;
/** How far pitches of lines may be from each other, seen aslant. */
const SAME_PITCH = 0.14;
/** Beyond the strokes that were found, as far as the longest line could go on. */
const LONGEST = 44;
const BEYOND = 14;
/** Places before and after a line, which must be blank. */
const MARGIN = 3;
/** A line that goes on has not been found, however well the rest of it can be read. */
const MARGIN_WEIGHT = 2;
/** No one place says more against a zone than this. */
const LEAST_LOG = -5;
const MOST_ROWS = 12;
/** How much less likely any other beginning of a line must be: half of what a glyph outside and a blank inside cost. */
const CLEAR = 0.12;
/** Places that a line may begin before or after that which is beside the beginning of the first. */
const ASIDE = [-2, -1, 0, 1, 2];
/** Above this, nothing is gained by looking at it from another side. */
export const GOOD_SCORE = -0.4;

const STRAIGHT = [{ across: 0, down: 0 }];

/** Upside down. */
const turned = ({ x, y, height, first, last }: Row): Row => ({
  x: [x[0], -x[1], x[2]],
  y: [y[0], -y[1], y[2]],
  height,
  first: -last,
  last: -first,
});

/** The likeliest zone of these rows, either way up. */
export function zoneIn(rows: readonly Row[], eye: Eye): ZonePlaces | undefined {
  const longest = rows.slice(0, MOST_ROWS);
  let best: ZonePlaces | undefined;
  /** The best of each length of lines. */
  const scores = new Map<number, number>();
  for (const set of [longest, longest.map(turned)]) {
    if (best && best.score > GOOD_SCORE) break;
    const seen = new Map<Row, Map<number, Likelihoods>>(set.map((row) => [row, new Map()]));
    const at = (row: Row, place: number): Likelihoods => {
      const known = seen.get(row)?.get(place);
      if (known) return known;
      const likelihoods = eye(row, place, STRAIGHT);
      seen.get(row)?.set(place, likelihoods);
      return likelihoods;
    };
    for (const first of set) {
      for (const lines of under(first, set)) {
        for (const layout of LAYOUTS) {
          if (layout.length !== lines.length) continue;
          const places = placed(layout, lines, at);
          if (!places) continue;
          if (!best || places.score > best.score) best = places;
          const length = lengthOf(layout);
          scores.set(length, Math.max(places.score, scores.get(length) ?? Number.NEGATIVE_INFINITY));
        }
      }
    }
  }
  if (!best) return undefined;
  const { layout, lines, score } = best;
  const hasRival = [...scores].some(
    ([length, other]) => length !== lengthOf(layout) && other > score - CLEAR,
  );
  return hasRival ? { layout, score, lines: lines.map((line) => ({ ...line, isClear: false })) } : best;
}

const lengthOf = (layout: Layout): number => layout[0]?.length ?? 0;

/** A row with that below it, and with both below it. */
function under(first: Row, rows: readonly Row[]): Row[][] {
  return rows
    .filter((row) => isBelow(row, first))
    .flatMap((second) => [
      [first, second],
      ...rows.filter((row) => isBelow(row, second)).map((third) => [first, second, third]),
    ]);
}

function isBelow(lower: Row, upper: Row): boolean {
  const middle = (upper.first + upper.last) / 2;
  const pitch = pitchAt(upper, middle);
  const [x, y] = [along(upper.x, middle), along(upper.y, middle)];
  const place = placeBeside(lower, x, y);
  if (place < lower.first - BEYOND || place > lower.last + BEYOND) return false;
  const [dx, dy] = [along(lower.x, place) - x, along(lower.y, place) - y];
  const [stepX, stepY] = [stepAt(upper.x, middle), stepAt(upper.y, middle)];
  const below = (-dx * stepY + dy * stepX) / pitch / pitch;
  return (
    below > LINES_APART.least &&
    below < LINES_APART.most &&
    Math.abs(pitchAt(lower, place) / pitch - 1) < SAME_PITCH
  );
}

/** The place of a row that is nearest to a point. */
function placeBeside(row: Row, x: number, y: number): number {
  let place = (row.first + row.last) / 2;
  for (let round = 0; round < 3; round++) {
    const [stepX, stepY] = [stepAt(row.x, place), stepAt(row.y, place)];
    place +=
      ((x - along(row.x, place)) * stepX + (y - along(row.y, place)) * stepY) / (stepX ** 2 + stepY ** 2);
  }
  return place;
}

/** Where the lines begin likeliest: one under the other. */
function placed(
  layout: Layout,
  rows: readonly Row[],
  at: (row: Row, place: number) => Likelihoods,
): ZonePlaces | undefined {
  const length = lengthOf(layout);
  const upper = rows[0] as Row;
  // Noise beside a row may seem to be of it, and its ends may not have been found.
  const missing = Math.min(BEYOND, Math.max(0, LONGEST - (upper.last - upper.first + 1)));
  let best: ZonePlaces | undefined;
  for (let start = upper.first - missing; start + length - 1 <= upper.last + missing; start++) {
    const lines: Line[] = [];
    let score = 0;
    for (const [number, row] of rows.entries()) {
      const beside = Math.round(placeBeside(row, along(upper.x, start), along(upper.y, start)));
      const scores = ASIDE.map((aside) => scoreOf(layout[number], row, beside + aside, at));
      const most = number === 0 ? (scores[ASIDE.indexOf(0)] as number) : Math.max(...scores);
      lines.push({
        row,
        start: beside + (ASIDE[scores.indexOf(most)] as number),
        score: most,
        isClear: scores.every((one) => one === most || one < most - CLEAR),
      });
      score += most / rows.length;
    }
    if (!best || score > best.score) best = { layout, lines, score };
  }
  return best;
}

function scoreOf(
  line: Layout[number] | undefined,
  row: Row,
  start: number,
  at: (row: Row, place: number) => Likelihoods,
): number {
  if (!line) return LEAST_LOG;
  let sum = 0;
  const [before, after] = [
    Math.min(-MARGIN, row.first - start),
    Math.max(MARGIN, row.last + 1 - start - line.length),
  ];
  for (let place = before; place < line.length + after; place++) {
    const likelihoods = at(row, start + place);
    const allowed = line[place] ?? [NO_GLYPH];
    let most = 0;
    for (const glyph of allowed) most = Math.max(most, likelihoods[glyph] as number);
    const isNear = place >= -MARGIN && place < line.length + MARGIN;
    const weight = line[place] || !isNear ? 1 : MARGIN_WEIGHT;
    sum += weight * Math.max(LEAST_LOG, Math.log(most + 1e-9));
  }
  return sum / (line.length + 2 * MARGIN * MARGIN_WEIGHT);
}
