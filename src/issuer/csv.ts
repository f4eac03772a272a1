import { parse } from 'csv-parse/sync';

/** A file that cannot be read as a table at all; nothing of it was taken. */
export class CsvFileError extends Error {
  override readonly name = 'CsvFileError';
  readonly code: 'empty' | 'not-utf8' | 'missing-columns' | 'repeated-columns' | 'too-many-columns';
  /** The columns that are missing or stand there more than once. */
  readonly columns: readonly string[];

  constructor(code: CsvFileError['code'], message: string, columns: readonly string[] = []) {
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

/** One line after the header: its cells by column, or what is wrong with it. Lines count from 1, the header's. */
export type CsvLine<Column extends string> =
  | { readonly line: number; readonly text: string; readonly cells: Readonly<Record<Column, string>> }
  | { readonly line: number; readonly text: string; readonly fault: LineFault };

const MAX_LINE_BYTES = 8_192;
const MAX_COLUMNS = 60;
const NEWLINE = 0x0a;

/**
 * Reads a CSV file as a stream of lines, however large. Each line stands for itself: a stray quote or a line of
 * megabytes costs that line and no other. Separated by comma, semicolon or tab, whichever the header has most of;
 * UTF-8 with or without BOM.
 *
 * @param columnOf the column that a header cell names, or undefined for one that is of no interest.
 * @param required columns without which the file makes no sense.
 * @throws {CsvFileError}
 */
export async function* readCsv<Column extends string>(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  columnOf: (header: string) => Column | undefined,
  required: readonly Column[],
): AsyncGenerator<CsvLine<Column>> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let header: { delimiter: string; columns: (Column | undefined)[] } | undefined;
  let line = 0;
  for await (const raw of splitLines(bytes)) {
    line++;
    if (raw === 'too-long') {
      if (!header) throw new CsvFileError('missing-columns', 'the first line is no header', required);
      yield { line, text: '', fault: 'line-too-long' };
      continue;
    }
    let text: string;
    try {
      text = utf8.decode(raw).replace(/\r$/, '');
    } catch {
      if (!header) throw new CsvFileError('not-utf8', 'save the file as UTF-8');
      yield { line, text: '', fault: 'not-utf8' };
      continue;
    }
    if (!header) {
      if (text.includes('\0')) throw new CsvFileError('not-utf8', 'save the file as UTF-8');
      header = readHeader(text, columnOf);
      const missing = required.filter((column) => !header?.columns.includes(column));
      if (missing.length > 0) throw new CsvFileError('missing-columns', 'columns are missing', missing);
      // Which of the two is meant, nobody can tell.
      const repeated = header.columns.filter(
        (column, index, all) => column !== undefined && all.indexOf(column) !== index,
      );
      if (repeated.length > 0) {
        throw new CsvFileError('repeated-columns', 'keep one column of each', repeated as Column[]);
      }
    } else if (text.trim() !== '') {
      yield readLine(line, text, header.delimiter, header.columns);
    }
  }
  if (!header) throw new CsvFileError('empty', 'the file is empty');
}

async function* splitLines(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array | 'too-long'> {
  let pending: Uint8Array[] = [];
  let pendingLength = 0;
  const take = (): Uint8Array | 'too-long' => {
    const taken = pendingLength > MAX_LINE_BYTES ? 'too-long' : Buffer.concat(pending);
    pending = [];
    pendingLength = 0;
    return taken;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      pendingLength += end - start;
      pending.push(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    pendingLength += chunk.length - start;
    // Of a line that is too long already, only the length is of interest.
    if (pendingLength <= MAX_LINE_BYTES) pending.push(chunk.subarray(start));
    else pending = [];
  }
  if (pendingLength > 0) yield take();
}

function readHeader<Column extends string>(text: string, columnOf: (header: string) => Column | undefined) {
  const count = (character: string) => text.split(character).length;
  const delimiter = [',', ';', '\t'].reduce((most, next) => (count(next) > count(most) ? next : most));
  const cells = parseLine(text, delimiter) ?? [];
  if (cells.length > MAX_COLUMNS) {
    throw new CsvFileError('too-many-columns', `keep at most ${MAX_COLUMNS} columns`);
  }
  return { delimiter, columns: cells.map((cell) => columnOf(cell)) };
}

function readLine<Column extends string>(
  line: number,
  text: string,
  delimiter: string,
  columns: readonly (Column | undefined)[],
): CsvLine<Column> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return { line, text, fault: 'control-character' };
  const values = parseLine(text, delimiter);
  if (!values) return { line, text, fault: 'malformed-line' };
  if (values.length !== columns.length) return { line, text, fault: 'wrong-column-count' };
  const cells = {} as Record<Column, string>;
  for (const [index, column] of columns.entries()) {
    if (column !== undefined) cells[column] = restoreText(values[index] ?? '');
  }
  return { line, text, cells };
}

function parseLine(text: string, delimiter: string): string[] | undefined {
  try {
    return (parse(text, { delimiter, trim: true, relax_column_count: true }) as string[][])[0] ?? [];
  } catch {
    return undefined;
  }
}

/** What a spreadsheet would take for a formula is written with an apostrophe before it, as spreadsheets do. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A cell that is data in every program that opens it. */
export function writeCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const restoreText = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
