import * as v from 'valibot';

/** A code of this length is scanned at once, from a cheap screen by a cheap camera (version 13 or 14). */
const PART_LENGTH = 380;
/** 380 kB: some fifty people's certificates with their twins. */
export const MOST_PARTS = 1_000;

const ID_LENGTH = 8;

/** `VIVX:PART:<which series>:<number>/<of so many>:<a piece of a compact JWE>`. */
const Part = v.pipe(
  v.string(),
  v.maxLength(PART_LENGTH + 40),
  v.regex(/^VIVX:PART:[\w-]{8}:\d{1,4}\/\d{1,4}:[\w.-]+$/),
  v.transform((text) => text.split(':')),
  v.transform(([, , series = '', place = '', piece = '']) => {
    const [number = 0, total = 0] = place.split('/').map(Number);
    return { series, number, total, piece };
  }),
  v.check(({ number, total }) => number >= 1 && number <= total && total <= MOST_PARTS),
);

/** Cuts a text into those of a series of codes; undefined where it is too long for one. */
export function partsOf(text: string): string[] | undefined {
  const total = Math.ceil(text.length / PART_LENGTH);
  if (total > MOST_PARTS) return undefined;
  const series = crypto.randomUUID().slice(0, ID_LENGTH);
  return Array.from(
    { length: total },
    (_, at) =>
      `VIVX:PART:${series}:${at + 1}/${total}:${text.slice(at * PART_LENGTH, (at + 1) * PART_LENGTH)}`,
  );
}

/** What has come of a series, in whatever order. */
export interface Collected {
  readonly series: string;
  readonly total: number;
  readonly pieces: ReadonlyMap<number, string>;
}

/**
 * Adds a scanned text to what has come. A part of another series begins anew, since the other phone has; what is no part
 * changes nothing.
 */
export function collect(collected: Collected | undefined, scanned: string): Collected | undefined {
  const parsed = v.safeParse(Part, scanned);
  if (!parsed.success) return collected;
  const { series, number, total, piece } = parsed.output;
  const goesOn = collected?.series === series && collected.total === total;
  const pieces = new Map(goesOn ? collected.pieces : []);
  pieces.set(number, piece);
  return { series, total, pieces };
}

/** The whole text, when all of it has come. */
export function whole({ total, pieces }: Collected): string | undefined {
  if (pieces.size < total) return undefined;
  return Array.from({ length: total }, (_, at) => pieces.get(at + 1) ?? '').join('');
}
