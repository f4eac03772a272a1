/** A run of letters of one of two texts, and how they relate to the other text. */
export interface Piece {
  readonly text: string;
  /** `marks`: the other text has the same letter with another tone or other marks. */
  readonly kind: 'same' | 'marks' | 'other';
}

export interface LetterDiff {
  readonly ours: readonly Piece[];
  readonly theirs: readonly Piece[];
}

/** What it costs to lay one letter against another: one with other marks is nearly the same letter. */
const COST = { same: 0, marks: 1, other: 3, alone: 2 } as const;
/** Far above any field; beyond it two texts that differ are marked as a whole. */
const MOST_LETTERS = 300;

/**
 * Lays two texts side by side, letter by letter, so that the fewest differ. A letter is what people call one: with its
 * tone and marks, in whatever way these are encoded. Case does not count. The pieces of either side put together are
 * that side's text in NFC.
 */
export function letterDiff(ours: string, theirs: string): LetterDiff {
  const [a, b] = [letters(ours), letters(theirs)];
  if (a.length > MOST_LETTERS || b.length > MOST_LETTERS) {
    const kind = ours === theirs ? 'same' : 'other';
    return { ours: [{ text: a.join(''), kind }], theirs: [{ text: b.join(''), kind }] };
  }
  const costs = costTable(a, b);
  const [left, right]: [Piece[], Piece[]] = [[], []];
  let [i, j] = [a.length, b.length];
  // From the end to the beginning, by the way that the table was made.
  while (i > 0 || j > 0) {
    const kind = i > 0 && j > 0 ? relate(a[i - 1] ?? '', b[j - 1] ?? '') : undefined;
    const cost = costs[i]?.[j] ?? 0;
    if (kind && cost === (costs[i - 1]?.[j - 1] ?? 0) + COST[kind]) {
      left.push({ text: a[--i] ?? '', kind });
      right.push({ text: b[--j] ?? '', kind });
    } else if (i > 0 && cost === (costs[i - 1]?.[j] ?? 0) + COST.alone) {
      left.push({ text: a[--i] ?? '', kind: 'other' });
    } else {
      right.push({ text: b[--j] ?? '', kind: 'other' });
    }
  }
  return { ours: joined(left.reverse()), theirs: joined(right.reverse()) };
}

const letters = (text: string): string[] => text.normalize('NFC').match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

function relate(a: string, b: string): Piece['kind'] {
  const [one, other] = [a.toLocaleLowerCase('vi'), b.toLocaleLowerCase('vi')];
  if (one === other) return 'same';
  const base = withoutMarks(one);
  return base !== '' && base === withoutMarks(other) ? 'marks' : 'other';
}

const withoutMarks = (letter: string): string =>
  letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd');

/** The least cost of laying the first `i` letters of one text against the first `j` of the other, at `[i][j]`. */
function costTable(a: readonly string[], b: readonly string[]): number[][] {
  const table: number[][] = [b.map((_, j) => j * COST.alone).concat(b.length * COST.alone)];
  for (const [i, letter] of a.entries()) {
    const above = table[i] ?? [];
    const row = [(i + 1) * COST.alone];
    for (const [j, other] of b.entries()) {
      row.push(
        Math.min(
          (above[j] ?? 0) + COST[relate(letter, other)],
          (above[j + 1] ?? 0) + COST.alone,
          (row[j] ?? 0) + COST.alone,
        ),
      );
    }
    table.push(row);
  }
  return table;
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
