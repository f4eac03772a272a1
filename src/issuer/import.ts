import { type LineFault, readCsv } from './csv.ts';
import type { Database, Queryable } from './database.ts';
import {
  REQUIRED_COLUMNS,
  type RecordColumn,
  type RecordRow,
  type RowFault,
  readRecordRow,
  recordColumn,
} from './record-row.ts';

/** A line that was not taken, and why. */
export interface RejectedLine {
  /** Counted from 1, the header's. */
  readonly line: number;
  readonly fault: LineFault | RowFault;
  readonly column?: RecordColumn;
  /** The line as it stood, to be mended and sent again; empty where it could not be kept. */
  readonly text: string;
}

export interface ImportResult {
  /** Lines after the header that were not blank. */
  readonly lines: number;
  readonly rejected: number;
  /** What was not there before. */
  readonly newRecords: number;
  readonly newDoses: number;
}

const BATCH_LINES = 2_000;

/**
 * Imports vaccination records, one line a dose. Lines that say the same about a person belong to one record; a dose
 * that is new to a record that was looked at already sends it back to be checked. Importing a file twice changes
 * nothing the second time. Batches are committed one by one: after a crash, import the file again.
 *
 * @param bytes the file; see `readCsv` for what is accepted.
 * @param onRejected told of each line that is not taken; the others are, whatever stands between them.
 * @throws {CsvFileError} where the file is no table of records.
 */
export async function importRecords(
  database: Database,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  now: Date,
  onRejected: (rejected: RejectedLine) => void = () => {},
): Promise<ImportResult> {
  let lines = 0;
  let rejected = 0;
  let newRecords = 0;
  let newDoses = 0;
  let batch: RecordRow[] = [];
  const today = dayInVietNam(now);
  const store = async () => {
    const stored = await database.transaction((transaction) => storeRows(transaction, batch, now));
    newRecords += stored.newRecords;
    newDoses += stored.newDoses;
    batch = [];
  };
  for await (const csvLine of readCsv(bytes, recordColumn, REQUIRED_COLUMNS)) {
    lines++;
    const { line, text } = csvLine;
    const row = 'cells' in csvLine ? readRecordRow(csvLine.cells, today) : { fault: csvLine.fault };
    if ('fault' in row) {
      rejected++;
      onRejected({ line, text, ...row });
      continue;
    }
    batch.push(row);
    if (batch.length === BATCH_LINES) await store();
  }
  if (batch.length > 0) await store();
  return { lines, rejected, newRecords, newDoses };
}

const VIET_NAM_AHEAD_MS = 7 * 3_600_000;

/** The day that it is there, `YYYY-MM-DD`; no summer time is kept. */
const dayInVietNam = (instant: Date): string =>
  new Date(instant.getTime() + VIET_NAM_AHEAD_MS).toISOString().slice(0, 10);

async function storeRows(transaction: Queryable, rows: readonly RecordRow[], now: Date) {
  const json = JSON.stringify(rows);
  await transaction.query(
    `insert into facility (name)
     select distinct row ->> 'facility' from jsonb_array_elements($1::jsonb) row
     order by 1
     on conflict (name) do nothing`,
    [json],
  );
  const records = await transaction.query<{ id: number }>(
    `insert into record (content_key, name, name_key, name_folded, birth_date, sex, document_number, phone, nationality,
                         imported_at)
     select distinct on (row."contentKey") row."contentKey", row.name, row."nameKey", row."nameFolded",
            row."birthDate", row.sex, row."documentNumber", row.phone, row.nationality, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) row ("contentKey" text, name text, "nameKey" text, "nameFolded" text,
            "birthDate" text, sex text, "documentNumber" text, phone text, nationality text)
     order by row."contentKey"
     on conflict (content_key) do nothing
     returning id`,
    [json, now],
  );
  const doses = await transaction.query<{ record_id: number }>(
    `insert into dose (record_id, ordinal, date, vaccine, lot, facility_id)
     select distinct on (record.id, row."doseDate", row.vaccine, row.ordinal)
            record.id, row.ordinal, row."doseDate", row.vaccine, row.lot, facility.id
     from jsonb_to_recordset($1::jsonb) row ("contentKey" text, ordinal integer, "doseDate" text, vaccine text,
            lot text, facility text)
     join record on record.content_key = row."contentKey"
     join facility on facility.name = row.facility
     order by record.id, row."doseDate", row.vaccine, row.ordinal, row.lot, facility.id
     on conflict do nothing
     returning record_id`,
    [json],
  );
  await transaction.query(
    `update record set checked_at = null, state = 'incomplete', findings = '{}', attestation_id = null
     where id = any($1::bigint[]) and checked_at is not null`,
    [doses.map((dose) => dose.record_id)],
  );
  return { newRecords: records.length, newDoses: doses.length };
}
