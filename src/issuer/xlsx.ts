import { type FileHandle, open } from 'node:fs/promises';
import { dateOfSerial } from './dates.ts';
import {
  cellsByColumn,
  headerFinder,
  type TableHeader,
  type TableLine,
  UnreadableFileError,
} from './table.ts';
import { readDateStyles, readParts, readStrings } from './xlsx-parts.ts';
import type { StringTable } from './xlsx-strings.ts';
import { MAX_CELL_CHARACTERS, plainText, textCollector } from './xlsx-text.ts';
import { readXml } from './xlsx-xml.ts';
import { readZipDirectory, readZipEntry, type ZipEntry } from './zip-file.ts';

const MAX_SHEET_BYTES = 3_000_000_000;
const MAX_ROWS = 1_048_576;
const MAX_CELLS = 200;

/** What stands in a cell: text as it is; a number as Excel stores it, without its format. */
export interface XlsxCell {
  readonly text: string;
  readonly isNumber: boolean;
}

interface Workbook {
  readonly file: FileHandle;
  readonly size: number;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly since1904: boolean;
  readonly dateStyles: readonly boolean[];
  readonly strings: StringTable;
}

/**
 * Reads the first worksheet of an Excel workbook (ECMA-376) that has the required headers, as a stream of lines, however
 * large; lines count as Excel counts them. Days come as `YYYY-MM-DD`, whatever their format and the workbook's first
 * day; formulas as their last result.
 *
 * @param path the file.
 * @param columnOf the column that a header cell names, or undefined for one that is of no interest.
 * @param required columns without which the file makes no sense.
 * @param mendNumber the text of a cell that is a number, by its column.
 * @param onHeader told once, before the first line.
 * @param onRead told how many bytes of the sheet have been read so far, of how many.
 * @throws {UnreadableFileError}
 */
export async function* readXlsx<Column extends string>(
  path: string,
  columnOf: (header: string) => Column | undefined,
  required: readonly Column[],
  mendNumber: (column: Column, digits: string, since1904: boolean) => string,
  onHeader: (header: TableHeader<Column>) => void = () => {},
  onRead: (bytes: number, ofBytes: number) => void = () => {},
): AsyncGenerator<TableLine<Column>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const entries = await readZipDirectory(file, size);
    const parts = await readParts(file, size, entries);
    const dateStyles = await readDateStyles(file, size, parts.styles);
    const strings = await readStrings(file, size, parts.strings);
    const workbook = { file, size, entries, dateStyles, strings, since1904: parts.since1904 };
    let missing: UnreadableFileError | undefined;
    for (const sheet of parts.sheets) {
      const finder = headerFinder(columnOf, required);
      let header: TableHeader<Column> | undefined;
      try {
        for await (const { row, cells } of readSheet(workbook, sheet, onRead)) {
          if (!header) {
            header = finder.take(
              row,
              cells.map(({ text }) => text),
            );
            if (header) onHeader(header);
            continue;
          }
          const { columns } = header;
          const values = columns.map((column, index) => {
            const { text = '', isNumber = false } = cells[index] ?? {};
            return isNumber && column !== undefined ? mendNumber(column, text, parts.since1904) : text.trim();
          });
          if (values.every((value) => value === '')) continue;
          // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
          if (values.some((value) => /[\u0000-\u0008\u000b-\u001f\u007f]/.test(value))) {
            yield { line: row, values, fault: 'control-character' };
          } else yield { line: row, values, cells: cellsByColumn(header, values) };
        }
      } catch (error) {
        if (header || !(error instanceof UnreadableFileError) || error.code !== 'missing-columns')
          throw error;
      }
      if (header) return;
      const closest = finder.missing();
      if (!missing || closest.columns.length < missing.columns.length) missing = closest;
    }
    throw missing ?? new UnreadableFileError('not-a-workbook', 'the file has no worksheet');
  } finally {
    await file.close();
  }
}

interface Row {
  readonly row: number;
  readonly cells: readonly XlsxCell[];
}

/** The rows of a worksheet that have cells; cells that are left out come as empty ones. */
async function* readSheet(
  workbook: Workbook,
  entry: ZipEntry,
  onRead: (bytes: number, ofBytes: number) => void,
): AsyncGenerator<Row> {
  let rows: Row[] = [];
  let row = 0;
  let cells: XlsxCell[] = [];
  let column = 0;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  const inline = textCollector();
  const stream = readZipEntry(workbook.file, workbook.size, entry, MAX_SHEET_BYTES, (bytes) =>
    onRead(bytes, entry.compressedBytes),
  );
  const pieces = readXml(stream, {
    open: (name, attributes) => {
      if (name === 'c') {
        column = attributes['r'] ? columnIndex(attributes['r']) : column + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
        inline.clear();
      } else if (name === 'v') inValue = true;
      else if (name === 'row') {
        const number = Number(attributes['r']);
        row = number > row && number <= MAX_ROWS ? Math.floor(number) : row + 1;
        cells = [];
        column = -1;
      } else inline.open(name);
    },
    text: (text) => {
      if (!inValue) inline.add(text);
      else if (value.length < MAX_CELL_CHARACTERS) value += text;
    },
    close: (name) => {
      if (name === 'v') inValue = false;
      else if (name === 'c') {
        if (column < 0 || column >= MAX_CELLS) return;
        const cell = type === 'inlineStr' ? textCell(inline.take()) : cellOf(workbook, type, style, value);
        while (cells.length < column) cells.push(EMPTY);
        if (cells.length === column) cells.push(cell);
      } else if (name === 'row') {
        if (cells.length > 0) rows.push({ row, cells });
      } else inline.close(name);
    },
  });
  for await (const _ of pieces) {
    yield* rows;
    rows = [];
  }
}

const textCell = (text: string): XlsxCell => ({ text, isNumber: false });
const EMPTY = textCell('');

function cellOf(workbook: Workbook, type: string, style: number, value: string): XlsxCell {
  if (value === '') return EMPTY;
  switch (type) {
    case 's':
      return textCell(workbook.strings.at(Number(value)) ?? '');
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return textCell(value);
      const day = workbook.dateStyles[style] ? dateOfSerial(number, workbook.since1904) : undefined;
      if (day !== undefined) return textCell(day);
      const text = Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : String(number);
      return { text, isNumber: true };
    }
    case 'b':
      return textCell(value === '1' ? 'TRUE' : 'FALSE');
    default:
      // A formula's text, a day in ISO's form, or an error's name.
      return textCell(plainText(value));
  }
}

/** `C5` is in column 2, counted from 0. */
function columnIndex(reference: string): number {
  let index = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26 || index > MAX_CELLS) break;
    index = index * 26 + letter;
  }
  return index - 1;
}
