import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentNumberKey, sexByName } from '../cell-values.ts';
import { readCsv } from '../csv.ts';
import { dayInVietNam, readDate } from '../dates.ts';
import { formatOf, readBytes } from '../import-source.ts';
import { tidyName } from '../names.ts';
import { type RecordColumn, recordColumn, textOfNumber } from '../record-columns.ts';
import { type TableLine, UnreadableFileError } from '../table.ts';
import { readXlsx } from '../xlsx.ts';
import { readZipDirectory } from '../zip-file.ts';

/** What a list says of one person; `birthDate` is `YYYY-MM-DD`. */
export interface ListPerson {
  readonly documentNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

/** One line of a list: a person, or nothing where it could not be read. Lines count as in the file, from 1. */
export interface ListLine {
  readonly line: number;
  readonly person: ListPerson | null;
}

export const MAX_LIST_BYTES = 5_000_000;
const MAX_LINES = 20_000;
/** What its lines can need by far. */
const MAX_UNPACKED_BYTES = 100_000_000;
const MAX_NAME_LENGTH = 100;
const COLUMNS: readonly RecordColumn[] = ['documentNumber', 'name', 'birthDate', 'sex'];

/**
 * Reads a list of people, as CSV or as an Excel workbook: document number, name, birth date and sex in columns that are
 * called as in the platform's exports.
 *
 * @throws {UnreadableFileError}
 */
export async function readList(file: Uint8Array, now: Date): Promise<ListLine[]> {
  // Workbooks are read by leaps; only who runs the service can open the folder.
  const folder = await mkdtemp(join(tmpdir(), 'vi-vacxin-list-'));
  try {
    const path = join(folder, 'list');
    await writeFile(path, file, { mode: 0o600 });
    const lines: ListLine[] = [];
    for await (const line of await tableLines(path)) {
      if (lines.length === MAX_LINES)
        throw new UnreadableFileError('too-large', `at most ${MAX_LINES} lines`);
      lines.push({
        line: line.line,
        person: 'cells' in line ? readPerson(line.cells, dayInVietNam(now)) : null,
      });
    }
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tableLines(path: string): Promise<AsyncGenerator<TableLine<RecordColumn>>> {
  if ((await formatOf(path)) !== 'xlsx') return readCsv(readBytes(path), recordColumn, COLUMNS);
  await refuseLarge(path);
  return readXlsx(path, recordColumn, COLUMNS, textOfNumber);
}

/** By what the workbook says of its parts; more than that is not unpacked. */
async function refuseLarge(path: string): Promise<void> {
  const file = await open(path);
  try {
    const entries = await readZipDirectory(file, (await file.stat()).size);
    const unpacked = [...entries.values()].reduce((sum, { inflatedBytes }) => sum + inflatedBytes, 0);
    if (unpacked > MAX_UNPACKED_BYTES) {
      throw new UnreadableFileError('too-large', 'the workbook is too large when unpacked');
    }
  } finally {
    await file.close();
  }
}

function readPerson(
  cells: Readonly<Partial<Record<RecordColumn, string>>>,
  today: string,
): ListPerson | null {
  const cell = (column: RecordColumn) => (cells[column] ?? '').normalize('NFC').trim();
  const documentNumber = documentNumberKey(cell('documentNumber'));
  const name = tidyName(cell('name'));
  const birthDate = readDate(cell('birthDate'), 'birth', today);
  const sex = sexByName(cell('sex'));
  const valid =
    /^[A-Z0-9]{5,20}$/.test(documentNumber) &&
    name.length <= MAX_NAME_LENGTH &&
    /^\p{L}[\p{L}\p{M}\p{N} .,'’()-]*$/u.test(name);
  return valid && typeof birthDate === 'string' && sex ? { documentNumber, name, birthDate, sex } : null;
}
