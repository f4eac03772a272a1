import { writeForSpreadsheet } from '../write-table.ts';
import type { Database, Queryable } from './database.ts';
import { FAULT_WORDS } from './import-fault-words.ts';
import type { ImportFault, LineRefusal } from './import-line.ts';
import { readImport } from './import-table.ts';
import type { RecordColumn } from './record-columns.ts';
import { isRejectionHeader, REJECTION_HEADERS } from './table.ts';

/** A file whose lines are all wrong is wrong as a whole; so many show how. */
const MAX_KEPT = 100_000;
const MAX_CELL_CHARACTERS = 1_000;
const MAX_RESOURCE_CHARACTERS = 40_000;
const BATCH_LINES = 2_000;

/** Keeps rejected lines of an import, up to a bound. @returns how many */
export async function keepRejected(
  transaction: Queryable,
  importId: number,
  rejected: readonly LineRefusal[],
): Promise<number> {
  if (rejected.length === 0) return 0;
  const [known] = await transaction.query<{ rejected_kept: number }>(
    'select rejected_kept from import where id = $1',
    [importId],
  );
  const kept = rejected.slice(0, Math.max(0, MAX_KEPT - (known?.rejected_kept ?? 0)));
  await transaction.query(
    `insert into import_rejected (import_id, line, fault, column_name, cells)
     select $1, line, fault, column_name, array(select jsonb_array_elements_text(cells))
     from unnest($2::bigint[], $3::text[], $4::text[], $5::jsonb[]) row (line, fault, column_name, cells)`,
    [
      importId,
      kept.map(({ line }) => line),
      kept.map(({ fault }) => fault),
      kept.map(({ column }) => column ?? null),
      kept.map(({ values }) => JSON.stringify(values.map(keepable))),
    ],
  );
  return kept.length;
}

/** No database keeps NUL and half characters; what stands for them is refused when it comes back. */
const keepable = (value: string): string =>
  value
    .slice(0, value.startsWith('{') ? MAX_RESOURCE_CHARACTERS : MAX_CELL_CHARACTERS)
    .replace(/[\p{Cs}\p{Cc}]/gu, (character) => (character === '\t' ? ' ' : '\ufffd'));

export interface RejectedFile {
  readonly contentType: string;
  /** How a file's name ends, `csv`. */
  readonly extension: string;
  readonly text: AsyncGenerator<string>;
}

/**
 * The rejected lines of an import as a file that can be mended and handed in as it is. Of tables, CSV with the columns
 * of the file and two in front, the line's number and the reason, which are passed over when it comes back; spreadsheets
 * take none of its cells for a formula or a number. Of FHIR, NDJSON: each immunization after its patient, and before
 * them an `OperationOutcome` with line and reason.
 *
 * @throws {ImportNotFoundError}
 */
export async function rejectedFile(database: Database, importId: number): Promise<RejectedFile> {
  const { format, header } = await readImport(database, importId);
  return format === 'fhir'
    ? { contentType: 'application/fhir+ndjson', extension: 'ndjson', text: ndjson(database, importId) }
    : {
        contentType: 'text/csv; charset=utf-8',
        extension: 'csv',
        text: csv(database, importId, header ?? []),
      };
}

interface RejectedRow {
  readonly line: number;
  readonly fault: ImportFault;
  readonly column_name: RecordColumn | null;
  readonly cells: readonly string[];
}

async function* rejectedRows(database: Queryable, importId: number): AsyncGenerator<RejectedRow> {
  let after = 0;
  for (;;) {
    const rows = await database.query<RejectedRow>(
      `select line, fault, column_name, cells from import_rejected
       where import_id = $1 and line > $2 order by line limit ${BATCH_LINES}`,
      [importId, after],
    );
    yield* rows;
    if (rows.length < BATCH_LINES) return;
    after = rows.at(-1)?.line ?? 0;
  }
}

/** The first lines of an import that were not taken, and why. */
export async function firstRejections(
  database: Queryable,
  importId: number,
  count: number,
): Promise<Omit<LineRefusal, 'values'>[]> {
  const rows = await database.query<Omit<RejectedRow, 'cells'>>(
    'select line, fault, column_name from import_rejected where import_id = $1 order by line limit $2',
    [importId, count],
  );
  return rows.map(({ line, fault, column_name: column }) => ({ line, fault, ...(column && { column }) }));
}

/** In Vietnamese and English, with the code to read out. */
function reasonOf({ fault, column_name: column }: RejectedRow): string {
  const { vi, en } = FAULT_WORDS[fault];
  return `${vi} / ${en} (${fault}${column ? `, ${column}` : ''})`;
}

const BOM = '\ufeff';

async function* csv(
  database: Queryable,
  importId: number,
  header: readonly string[],
): AsyncGenerator<string> {
  // A file that was sent back once has the two columns already.
  const own = header.map((name) => !isRejectionHeader(name));
  const line = (front: readonly string[], cells: readonly string[]) =>
    `${[...front, ...cells.filter((_, index) => own[index] ?? true)].map(writeForSpreadsheet).join(',')}\r\n`;
  yield BOM + line(REJECTION_HEADERS, header);
  for await (const row of rejectedRows(database, importId)) {
    yield line([String(row.line), reasonOf(row)], row.cells);
  }
}

async function* ndjson(database: Queryable, importId: number): AsyncGenerator<string> {
  for await (const row of rejectedRows(database, importId)) {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'invalid', diagnostics: `${row.line}: ${reasonOf(row)}` }],
    };
    yield `${[JSON.stringify(outcome), ...row.cells].join('\n')}\n`;
  }
}
