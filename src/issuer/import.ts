import { appendAudit } from './audit.ts';
import { readCsv } from './csv.ts';
import type { Database } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { type LineRefusal, readLine } from './import-line.ts';
import { REQUIRED_COLUMNS, recordColumn } from './record-columns.ts';
import type { RecordRow } from './record-row.ts';
import { storeRows } from './store-rows.ts';

export interface ImportResult {
  /** Lines after the header that were not blank. */
  readonly lines: number;
  readonly rejected: number;
  /** What was not there before. */
  readonly newRecords: number;
  readonly newDoses: number;
}

const BATCH_LINES = 5_000;

/**
 * Imports vaccination records from a CSV file as it comes, one line a dose. Importing a file twice changes nothing the
 * second time. Batches are committed one by one: after a crash, import the file again; `runImport` goes on instead,
 * with a file that was kept.
 *
 * @param bytes the file; see `readCsv` for what is accepted.
 * @param onRejected told of each line that is not taken; the others are, whatever stands between them.
 * @throws {UnreadableFileError} where the file is no table of records.
 */
export async function importRecords(
  database: Database,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  now: Date,
  onRejected: (rejected: LineRefusal) => void = () => {},
): Promise<ImportResult> {
  let lines = 0;
  let rejected = 0;
  let newRecords = 0;
  let newDoses = 0;
  let batch: RecordRow[] = [];
  const today = dayInVietNam(now);
  // While one batch is stored, the next one is read.
  let storing = Promise.resolve();
  const store = async () => {
    const rows = batch;
    batch = [];
    await storing;
    storing = database
      .transaction(async (transaction) => {
        const stored = await storeRows(transaction, rows, now, null, null);
        await appendAudit(transaction, stored.entries);
        return stored;
      })
      .then((stored) => {
        newRecords += stored.newRecords;
        newDoses += stored.newDoses;
      });
    // Whoever waits for it next is told.
    storing.catch(() => {});
  };
  for await (const line of readCsv(bytes, recordColumn, REQUIRED_COLUMNS)) {
    lines++;
    const row = readLine(line, today);
    if ('fault' in row) {
      rejected++;
      onRejected(row);
      continue;
    }
    batch.push(row);
    if (batch.length === BATCH_LINES) await store();
  }
  await store();
  await storing;
  return { lines, rejected, newRecords, newDoses };
}
