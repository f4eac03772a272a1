/** What is common to tables from files, whatever the format: a header somewhere near the top, then lines of cells. */

import type { UnreadableFileCode } from '../work-contract/imports.ts';
import { foldedName } from './names.ts';

/** A file that cannot be read at all; nothing of it was taken. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly code: UnreadableFileCode;
  /** The columns that are missing or stand there more than once. */
  readonly columns: readonly string[];

  constructor(code: UnreadableFileCode, message: string, columns: readonly string[] = []) {
    super(message);
    this.code = code;
    this.columns = columns;
  }
}

export type LineFault =
  | 'line-too-long'
  | 'not-utf8'
  | 'control-character'
  | 'malformed-line'
  | 'wrong-column-count';

/** The header's cells as they stand, and the column that each names; undefined for one that is of no interest. */
export interface TableHeader<Column extends string> {
  /** Counted from 1. */
  readonly line: number;
  readonly names: readonly string[];
  readonly columns: readonly (Column | undefined)[];
}

/** One line after the header: its cells by column, or what is wrong with it. Lines count from the file's first, 1. */
export type TableLine<Column extends string> = {
  readonly line: number;
  /** The cells as they stood, in the header's order; as far as the line could be taken apart. */
  readonly values: readonly string[];
} & ({ readonly cells: Readonly<Record<Column, string>> } | { readonly fault: LineFault });

/** The columns that a file of rejected lines has in front, so that it can be mended and handed in as it is. */
export const REJECTION_HEADERS = ['Dòng số (line)', 'Vì sao chưa nhận (reason)'] as const;

export const isRejectionHeader = (name: string): boolean =>
  (REJECTION_HEADERS as readonly string[]).includes(name);

/** Tells columns by what their headers say, without accents, case and punctuation. @param names `co so tiem` */
export const columnsNamed = <Column extends string>(names: Iterable<readonly [string, Column]>) => {
  const columns = new Map(names);
  return (header: string): Column | undefined =>
    columns.get(
      foldedName(header)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    );
};

/** Exports have titles above their header. */
const HEADER_WITHIN_LINES = 20;
const MAX_COLUMNS = 60;

/**
 * Finds the header: the first line that names all required columns, among a file's first.
 *
 * @returns `take`, which is asked about line after line and throws where none of the first lines was it; `missing`, for
 *   a file that ends before.
 * @throws {UnreadableFileError}
 */
export function headerFinder<Column extends string>(
  columnOf: (header: string) => Column | undefined,
  required: readonly Column[],
) {
  let fewestMissing = required;
  const missing = () => new UnreadableFileError('missing-columns', 'columns are missing', fewestMissing);
  const take = (line: number, names: readonly string[]): TableHeader<Column> | undefined => {
    const columns = names.slice(0, MAX_COLUMNS * 2).map(columnOf);
    const absent = required.filter((column) => !columns.includes(column));
    if (absent.length > 0) {
      if (absent.length < fewestMissing.length) fewestMissing = absent;
      if (line >= HEADER_WITHIN_LINES) throw missing();
      return undefined;
    }
    if (names.filter((name) => !isRejectionHeader(name)).length > MAX_COLUMNS) {
      throw new UnreadableFileError('too-many-columns', `keep at most ${MAX_COLUMNS} columns`);
    }
    // Which of the two is meant, nobody can tell.
    const repeated = columns.filter(
      (column, index) => column !== undefined && columns.indexOf(column) !== index,
    );
    if (repeated.length > 0) {
      throw new UnreadableFileError('repeated-columns', 'keep one column of each', repeated as Column[]);
    }
    return { line, names, columns };
  };
  return { take, missing };
}

/** The cells that stand under columns of interest. */
export function cellsByColumn<Column extends string>(
  { columns }: TableHeader<Column>,
  values: readonly string[],
): Record<Column, string> {
  const cells = {} as Record<Column, string>;
  for (const [index, column] of columns.entries()) {
    if (column !== undefined) cells[column] = values[index] ?? '';
  }
  return cells;
}
