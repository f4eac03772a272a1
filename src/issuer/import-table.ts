import type { UnreadableFileCode } from '../work-contract/imports.ts';
import type { Queryable } from './database.ts';
import type { ImportFormat } from './import-source.ts';

/** An import as it stands in the database. */
export interface ImportRow {
  readonly id: number;
  readonly sha256: string;
  readonly file_name: string;
  readonly format: ImportFormat;
  readonly size_bytes: number;
  readonly account_id: number | null;
  readonly facility_id: number | null;
  readonly province: string | null;
  readonly state: 'uploaded' | 'running' | 'done' | 'failed';
  readonly failure: UnreadableFileCode | null;
  readonly header: readonly string[] | null;
  readonly resources_kept: boolean;
  readonly lines_done: number;
  readonly share_done: number;
  readonly lines: number;
  readonly rejected: number;
  readonly rejected_kept: number;
  readonly new_records: number;
  readonly new_doses: number;
  readonly uploaded_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly claimed_by: string | null;
  readonly claimed_until: Date | null;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly importId: number;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly sizeBytes: number;
  readonly state: ImportRow['state'];
  /** Why it failed. */
  readonly failure: UnreadableFileCode | null;
  /** How much of the file is dealt with, from 0 to 1. */
  readonly shareDone: number;
  /** Lines with something on them so far, after the header. */
  readonly lines: number;
  readonly rejected: number;
  /** Rejected lines that are kept, to be mended. */
  readonly rejectedKept: number;
  /** What was not there before. */
  readonly newRecords: number;
  readonly newDoses: number;
  readonly uploadedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export const progressOf = (row: ImportRow): ImportProgress => ({
  importId: row.id,
  fileName: row.file_name,
  format: row.format,
  sizeBytes: row.size_bytes,
  state: row.state,
  failure: row.failure,
  shareDone: row.state === 'done' ? 1 : row.share_done,
  lines: row.lines,
  rejected: row.rejected,
  rejectedKept: row.rejected_kept,
  newRecords: row.new_records,
  newDoses: row.new_doses,
  uploadedAt: row.uploaded_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

/** No such import, or not theirs who ask. */
export class ImportNotFoundError extends Error {
  override readonly name = 'ImportNotFoundError';
  readonly code = 'import-not-found';

  constructor() {
    super('there is no such import');
  }
}

/** @throws {ImportNotFoundError} */
export async function readImport(database: Queryable, importId: number): Promise<ImportRow> {
  const [row] = await database.query<ImportRow>('select * from import where id = $1', [importId]);
  if (!row) throw new ImportNotFoundError();
  return row;
}

/** @throws {ImportNotFoundError} */
export const importProgress = async (database: Queryable, importId: number): Promise<ImportProgress> =>
  progressOf(await readImport(database, importId));

const LISTED = 100;

/** The latest imports of an account, the newest first. */
export async function listImports(database: Queryable, accountId: number): Promise<ImportProgress[]> {
  const rows = await database.query<ImportRow>(
    `select * from import where account_id = $1 order by id desc limit ${LISTED}`,
    [accountId],
  );
  return rows.map(progressOf);
}

/**
 * Which facilities' doses an import may bring: those of one facility; else those of one province, with such as nobody
 * has heard of yet; else all.
 */
export async function facilitiesTaken(
  database: Queryable,
  { facility_id: facilityId, province }: Pick<ImportRow, 'facility_id' | 'province'>,
): Promise<(facility: string) => boolean> {
  if (facilityId !== null) {
    const [own] = await database.query<{ name: string }>('select name from facility where id = $1', [
      facilityId,
    ]);
    return (facility) => facility === own?.name;
  }
  if (province === null) return () => true;
  const elsewhere = await database.query<{ name: string }>(
    'select name from facility where province is distinct from $1',
    [province],
  );
  const names = new Set(elsewhere.map(({ name }) => name));
  return (facility) => !names.has(facility);
}
