import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { claimImport, ImportBusyError, keepClaim, releaseClaim, renewClaim } from './import-claim.ts';
import { hasFile, importPath, removeAbandonedFiles, removeFile } from './import-files.ts';
import { type LineRefusal, readLine } from './import-line.ts';
import { keepRejected } from './import-rejected.ts';
import { findResources, keepResources } from './import-resources.ts';
import { readSource } from './import-source.ts';
import {
  facilitiesTaken,
  type ImportProgress,
  type ImportRow,
  importProgress,
  progressOf,
} from './import-table.ts';
import type { RecordRow } from './record-row.ts';
import { storeRows } from './store-rows.ts';
import { UnreadableFileError } from './table.ts';

const BATCH_LINES = 5_000;

/** Lines that are dealt with together, and where the file then is. */
interface Batch {
  rows: RecordRow[];
  rejected: LineRefusal[];
  lines: number;
  lastLine: number;
  share: number;
}

const emptyBatch = (): Batch => ({ rows: [], rejected: [], lines: 0, lastLine: 0, share: 0 });

/**
 * Imports a file that was kept by `storeUpload`, from where it stopped if it was begun before. Each batch is stored
 * together with how far it came, so that nothing is lost or done twice whenever the process ends. One that is done stays
 * as it is.
 *
 * @param directory where the files are.
 * @param clock asked for the time again and again.
 * @param onProgress told after each batch.
 * @throws {ImportBusyError} where somebody is at work on it. {UnreadableFileError} where the file turns out to be none
 *   that can be read; the import has failed then. {ImportNotFoundError}
 */
export async function runImport(
  database: Database,
  directory: string,
  importId: number,
  clock: () => Date = () => new Date(),
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportProgress> {
  const { row, claim } = await claimImport(database, importId, clock());
  if (row.state === 'done' || row.state === 'failed') return progressOf(row);
  const stopKeeping = keepClaim(database, importId, claim, clock);
  try {
    await takeLines(database, directory, row, claim, clock, onProgress);
    await finish(database, directory, row, claim, clock(), 'done', null);
  } catch (error) {
    if (error instanceof UnreadableFileError) {
      await finish(database, directory, row, claim, clock(), 'failed', error.code);
    }
    throw error;
  } finally {
    stopKeeping();
    await releaseClaim(database, importId, claim);
  }
  return importProgress(database, importId);
}

async function takeLines(
  database: Database,
  directory: string,
  row: ImportRow,
  claim: string,
  clock: () => Date,
  onProgress: (progress: ImportProgress) => void,
): Promise<void> {
  const path = importPath(directory, row.sha256);
  if (row.format === 'fhir' && !row.resources_kept) {
    await keepResources(database, path, row.id, (transaction) =>
      renewClaim(transaction, row.id, claim, clock()),
    );
    await database.query('update import set resources_kept = true where id = $1', [row.id]);
  }
  // A line means the same whenever it is read, so that it does not matter how often work was interrupted.
  const startedAt = row.started_at ?? clock();
  const today = dayInVietNam(startedAt);
  const takesFacility = await facilitiesTaken(database, row);
  let share = 0;
  let header: readonly string[] | undefined;
  let batch = emptyBatch();
  // While one batch is stored, the next one is read.
  let storing = Promise.resolve();
  const store = async () => {
    const full = { ...batch, share };
    batch = emptyBatch();
    await storing;
    storing = storeBatch(database, row, claim, full, header, startedAt, clock()).then(onProgress);
    // Whoever waits for it next is told.
    storing.catch(() => {});
  };
  const lines = readSource(path, row.format, {
    onHeader: ({ names }) => {
      header = names;
    },
    onShare: (read) => {
      share = read;
    },
    find: (references) => findResources(database, row.id, references),
  });
  for await (const source of lines) {
    if (source.line <= row.lines_done) continue;
    const read = readLine(source, today, takesFacility);
    if ('fault' in read) batch.rejected.push(read);
    else batch.rows.push(read);
    batch.lines++;
    batch.lastLine = source.line;
    if (batch.lines === BATCH_LINES) await store();
  }
  if (batch.lines > 0) await store();
  await storing;
}

/** Stores a batch, keeps what was rejected, and says how far the file is dealt with: all or nothing. */
async function storeBatch(
  database: Database,
  row: ImportRow,
  claim: string,
  batch: Batch,
  header: readonly string[] | undefined,
  startedAt: Date,
  now: Date,
): Promise<ImportProgress> {
  const updated = await database.transaction(async (transaction) => {
    await renewClaim(transaction, row.id, claim, now);
    const stored = await storeRows(transaction, batch.rows, startedAt, row.province, row.account_id);
    const kept = await keepRejected(transaction, row.id, batch.rejected);
    const [updatedRow] = await transaction.query<ImportRow>(
      `update import set lines_done = $2, share_done = $3, lines = lines + $4, rejected = rejected + $5,
         rejected_kept = rejected_kept + $6, new_records = new_records + $7, new_doses = new_doses + $8,
         header = coalesce(header, $9::text[])
       where id = $1 returning *`,
      [
        row.id,
        batch.lastLine,
        batch.share,
        batch.lines,
        batch.rejected.length,
        kept,
        stored.newRecords,
        stored.newDoses,
        header ?? null,
      ],
    );
    await appendAudit(transaction, stored.entries);
    return updatedRow;
  });
  return progressOf(updated ?? row);
}

async function finish(
  database: Database,
  directory: string,
  row: ImportRow,
  claim: string,
  now: Date,
  state: 'done' | 'failed',
  failure: string | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await renewClaim(transaction, row.id, claim, now);
    const [done] = await transaction.query<ImportRow>(
      `update import set state = $2, failure = $3, finished_at = $4 where id = $1 returning *`,
      [row.id, state, failure, now],
    );
    await transaction.query('delete from import_resource where import_id = $1', [row.id]);
    if (!done) return;
    await appendAudit(transaction, [
      {
        at: now,
        accountId: row.account_id,
        action: state === 'done' ? 'import' : 'import-failed',
        after: {
          importId: row.id,
          sha256: row.sha256,
          ...(failure !== null && { failure }),
          lines: done.lines,
          rejected: done.rejected,
          newRecords: done.new_records,
          newDoses: done.new_doses,
        },
      },
    ]);
  });
  await removeFile(database, directory, row.sha256);
}

/**
 * Goes on with every import that was begun and whose process is no more, one after another; those whose file is on
 * another machine are left to it.
 */
export async function resumeImports(
  database: Database,
  directory: string,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const rows = await database.query<{ id: number; sha256: string }>(
    `select id, sha256 from import where state = 'running' order by id`,
  );
  for (const { id, sha256 } of rows) {
    if (!hasFile(directory, sha256)) continue;
    await runImport(database, directory, id, clock).catch((error: unknown) => {
      if (!(error instanceof ImportBusyError) && !(error instanceof UnreadableFileError)) throw error;
    });
  }
}

/** Gives up an import of which nothing was taken yet. @returns whether it was one. */
export async function discardImport(
  database: Database,
  directory: string,
  importId: number,
): Promise<boolean> {
  const [row] = await database.query<{ sha256: string }>(
    `delete from import where id = $1 and state = 'uploaded' returning sha256`,
    [importId],
  );
  if (row) await removeFile(database, directory, row.sha256);
  return row !== undefined;
}

const KEPT_DAYS = 90;
const UPLOADED_DAYS = 1;
const DAY_MS = 86_400_000;

/** Forgets imports with their rejected lines when nobody will mend them any more, and files that nobody imported. */
export async function forgetOldImports(database: Database, directory: string, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await database.query(`delete from import where state in ('done', 'failed') and finished_at < $1`, [
    before(KEPT_DAYS),
  ]);
  const uploaded = await database.query<{ id: number }>(
    `select id from import where state = 'uploaded' and uploaded_at < $1`,
    [before(UPLOADED_DAYS)],
  );
  for (const { id } of uploaded) await discardImport(database, directory, id);
  await removeAbandonedFiles(database, directory, now);
}
