import { splitLines } from './lines.ts';
import {
  cellsByColumn,
  headerFinder,
  type TableHeader,
  type TableLine,
  UnreadableFileError,
} from './table.ts';
import { textOfUtf8 } from './utf8.ts';

const MAX_LINE_BYTES = 8_192;

/**
 * Reads a CSV file as a stream of lines, however large. Each line stands for itself: a stray quote or a line of
 * megabytes costs that line and no other. Separated by comma, semicolon or tab, whichever the header has most of;
 * UTF-8 with or without BOM; titles may stand above the header.
 *
 * @param columnOf the column that a header cell names, or undefined for one that is of no interest.
 * @param required columns without which the file makes no sense.
 * @param onHeader told once, before the first line.
 * @throws {UnreadableFileError}
 */
export async function* readCsv<Column extends string>(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  columnOf: (header: string) => Column | undefined,
  required: readonly Column[],
  onHeader: (header: TableHeader<Column>) => void = () => {},
): AsyncGenerator<TableLine<Column>> {
  const finder = headerFinder(columnOf, required);
  let found: { header: TableHeader<Column>; delimiter: Delimiter } | undefined;
  let line = 0;
  for await (const raw of splitLines(bytes, MAX_LINE_BYTES)) {
    line++;
    if (raw === 'too-long') {
      if (!found) finder.take(line, []);
      else yield { line, values: [], fault: 'line-too-long' };
      continue;
    }
    const text = textOfUtf8(raw)?.replace(/\r$/, '');
    if (text === undefined) {
      if (!found) throw new UnreadableFileError('not-utf8', 'save the file as UTF-8');
      yield { line, values: [], fault: 'not-utf8' };
      continue;
    }
    if (!found) {
      if (text.includes('\0')) throw new UnreadableFileError('not-utf8', 'save the file as UTF-8');
      const delimiter = delimiterOf(text);
      const header = finder.take(line, parseLine(text, delimiter) ?? []);
      if (header) {
        found = { header, delimiter };
        onHeader(header);
      }
    } else if (text.trim() !== '') {
      yield readLine(line, text, found.delimiter, found.header);
    }
  }
  if (line === 0) throw new UnreadableFileError('empty', 'the file is empty');
  if (!found) throw finder.missing();
}

function delimiterOf(header: string): Delimiter {
  const count = (character: string) => header.split(character).length;
  return (Object.keys(CELL_BEFORE) as Delimiter[]).reduce((most, next) =>
    count(next) > count(most) ? next : most,
  );
}

function readLine<Column extends string>(
  line: number,
  text: string,
  delimiter: Delimiter,
  header: TableHeader<Column>,
): TableLine<Column> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) {
    return { line, values: [text], fault: 'control-character' };
  }
  const values = parseLine(text, delimiter)?.map(restoreText);
  if (!values) return { line, values: [text], fault: 'malformed-line' };
  if (values.length !== header.columns.length) return { line, values, fault: 'wrong-column-count' };
  return { line, values, cells: cellsByColumn(header, values) };
}

/**
 * A cell up to the delimiter behind it, by RFC 4180: between quotation marks, which stand doubled within, or without.
 * No part can give back what the next one would take, so that a line takes time with its length, whatever is on it.
 */
const CELL_BEFORE = {
  ',': /[ \t]*(?![ \t])(?:"([^"]*(?:""[^"]*)*)"[ \t]*|([^",]*))(,|$)/y,
  ';': /[ \t]*(?![ \t])(?:"([^"]*(?:""[^"]*)*)"[ \t]*|([^";]*))(;|$)/y,
  '\t': / *(?! )(?:"([^"]*(?:""[^"]*)*)" *|([^"\t]*))(\t|$)/y,
} as const;
type Delimiter = keyof typeof CELL_BEFORE;

function parseLine(text: string, delimiter: Delimiter): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  const pattern = CELL_BEFORE[delimiter];
  const cells: string[] = [];
  pattern.lastIndex = 0;
  for (;;) {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const [, quoted, plain = '', end] = match;
    cells.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    if (end === '') return cells;
  }
}

/** Without the apostrophe that marks a formula or a number as text. */
const restoreText = (cell: string): string => (/^'[=+\-@\d]/.test(cell) ? cell.slice(1) : cell);
