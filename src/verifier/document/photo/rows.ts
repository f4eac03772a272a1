import { along, type Curve, line, mean, median, type Placed, parabola, quantile, stepAt } from './fit.ts';
import type { Stroke } from './strokes.ts';

/** Letters at one distance from each other, on a line that may be turned, bent, or seen aslant. */
export interface Row {
  /** Where the middle of each place is, in pixels. */
  readonly x: Curve;
  readonly y: Curve;
  /** Height of capitals in pixels. */
  readonly height: number;
  /** First and last place that has a stroke. */
  readonly first: number;
  readonly last: number;
}

export const pitchAt = ({ x, y }: Row, at: number): number => Math.hypot(stepAt(x, at), stepAt(y, at));

/** The fewest letters that show a row: what is hidden or has run together is found from the others. */
const FEWEST_STROKES = 14;
/** Neighbours to begin with. */
const FEWEST_NEIGHBOURS = 5;
/** The steepest row, as its rise over its run: eleven degrees. */
const STEEPEST = 0.2;
/** Distance of the middles of neighbours, in heights of the larger. */
const APART = { least: 0.55, most: 1.7 } as const;
/** How far the middle of a letter may be from that of its place, in places. */
const OFF = 0.34;
/** Places without any stroke after which a row has ended. */
const LONGEST_GAP = 4;
const MOST_PLACES = 60;

/** All rows of letters at one distance, the longest first. */
export function rowsOf(strokes: readonly Stroke[]): Row[] {
  const near = gridOf(strokes);
  const free = new Set(strokes);
  const rows: Row[] = [];
  for (const seed of seedsOf(strokes, near)) {
    if (!seed.every((stroke) => free.has(stroke))) continue;
    const placed = grown(seed, strokes);
    const row = placed && rowThrough(placed);
    if (!row) continue;
    for (const { stroke } of placed) free.delete(stroke);
    rows.push(row);
  }
  return rows.sort((one, other) => other.last - other.first - (one.last - one.first));
}

type Near = (x: number, y: number, reach: number) => readonly Stroke[];

const CELL_PX = 32;

/** Finds strokes by where they are. */
function gridOf(strokes: readonly Stroke[]): Near {
  const cells = new Map<number, Stroke[]>();
  const key = (column: number, line: number) => line * 4096 + column;
  for (const stroke of strokes) {
    const at = key(Math.floor(stroke.x / CELL_PX), Math.floor(stroke.y / CELL_PX));
    const cell = cells.get(at);
    if (cell) cell.push(stroke);
    else cells.set(at, [stroke]);
  }
  return (x, y, reach) => {
    const found: Stroke[] = [];
    for (let line = Math.floor((y - reach) / CELL_PX); line <= (y + reach) / CELL_PX; line++) {
      for (let column = Math.floor((x - reach) / CELL_PX); column <= (x + reach) / CELL_PX; column++) {
        found.push(...(cells.get(key(column, line)) ?? []));
      }
    }
    return found;
  };
}

/** Runs of strokes each of which is the other's nearest, the longest first. */
function seedsOf(strokes: readonly Stroke[], near: Near): Stroke[][] {
  const right = new Map<Stroke, Stroke>();
  const left = new Map<Stroke, Stroke>();
  for (const stroke of strokes) {
    const [after, before] = [neighbour(stroke, 1, near), neighbour(stroke, -1, near)];
    if (after) right.set(stroke, after);
    if (before) left.set(stroke, before);
  }
  const isLinked = (one: Stroke, other: Stroke | undefined): other is Stroke =>
    other !== undefined && left.get(other) === one;
  const seeds: Stroke[][] = [];
  for (const stroke of strokes) {
    const before = left.get(stroke);
    if (before && right.get(before) === stroke) continue;
    const run = [stroke];
    for (let next = right.get(stroke), last = stroke; isLinked(last, next); next = right.get(last)) {
      run.push(next);
      last = next;
    }
    if (run.length >= FEWEST_NEIGHBOURS) seeds.push(run);
  }
  return seeds.sort((one, other) => other.length - one.length);
}

function neighbour(of: Stroke, side: 1 | -1, near: Near): Stroke | undefined {
  let best: Stroke | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const stroke of near(of.x, of.y, APART.most * of.height * 1.6)) {
    const larger = Math.max(of.height, stroke.height);
    const dx = side * (stroke.x - of.x);
    const dy = Math.abs(stroke.y - of.y);
    if (larger > 1.9 * Math.min(of.height, stroke.height)) continue;
    if (dx < APART.least * larger || dx > APART.most * larger || dy > STEEPEST * dx + 0.2 * larger) continue;
    if (dx + 2 * dy < least) [best, least] = [stroke, dx + 2 * dy];
  }
  return best;
}

/** The strokes of the row that a run is a part of, each with its place. */
function grown(run: readonly Stroke[], strokes: readonly Stroke[]): Placed[] | undefined {
  const steps = run.slice(1).map((stroke, at) => distance(stroke, run[at] as Stroke));
  const pitch = median(steps);
  let at = 0;
  const placed: Placed[] = run.map((stroke, index) => {
    if (index > 0) at += Math.max(1, Math.round((steps[index - 1] as number) / pitch));
    return { stroke, at };
  });
  const height = quantile(
    run.map((stroke) => stroke.height),
    0.75,
  );
  const others = strokes.filter(
    (stroke) => stroke.height > 0.45 * height && stroke.height < 1.35 * height && stroke.width < 1.25 * pitch,
  );
  for (const side of [1, -1] as const) {
    for (let gap = 0; gap < LONGEST_GAP && placed.length < MOST_PLACES; ) {
      const end = (side === 1 ? placed.at(-1) : placed[0]) as Placed;
      // By the letters at this end alone: farther off, the row may be bent.
      const nearest = side === 1 ? placed.slice(-14) : placed.slice(0, 14);
      const [x, y] = [line(nearest, 'x'), line(nearest, 'y')];
      const place = end.at + side * (gap + 1);
      const [atX, atY] = [x[0] + x[1] * place, y[0] + y[1] * place];
      const found = others.find(
        (stroke) => Math.abs(stroke.x - atX) < OFF * pitch && Math.abs(stroke.y - atY) < OFF * pitch,
      );
      gap = found ? 0 : gap + 1;
      if (found && side === 1) placed.push({ stroke: found, at: place });
      if (found && side === -1) placed.unshift({ stroke: found, at: place });
    }
  }
  return placed.length >= FEWEST_STROKES ? placed : undefined;
}

function rowThrough(placed: readonly Placed[]): Row | undefined {
  let kept = placed;
  for (let round = 0; ; round++) {
    const [x, y] = [parabola(kept, 'x'), parabola(kept, 'y')];
    const middle = (kept[kept.length >> 1] as Placed).at;
    const pitch = Math.hypot(stepAt(x, middle), stepAt(y, middle));
    const off = ({ stroke, at }: Placed) =>
      Math.hypot(stroke.x - along(x, at), stroke.y - along(y, at)) / pitch;
    if (round === 2) {
      const isRegular = Math.sqrt(mean(kept.map((one) => off(one) ** 2))) < 0.16;
      const height = quantile(
        kept.map(({ stroke }) => stroke.height),
        0.7,
      );
      if (!isRegular || height < 0.55 * pitch || height > 1.6 * pitch) return undefined;
      return { x, y, height, first: (kept[0] as Placed).at, last: (kept.at(-1) as Placed).at };
    }
    kept = kept.filter((one) => off(one) < OFF);
    if (kept.length < FEWEST_STROKES) return undefined;
  }
}

const distance = (one: Stroke, other: Stroke): number => Math.hypot(one.x - other.x, one.y - other.y);
