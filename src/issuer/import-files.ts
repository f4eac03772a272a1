import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Queryable } from './database.ts';
import { formatOf, type ImportFormat } from './import-source.ts';
import { LOCKS } from './locks.ts';
import { UnreadableFileError } from './table.ts';

/** Whose file it is, and whose doses they may send. */
export interface Importer {
  /** Null for the operator at the shell. */
  readonly accountId: number | null;
  /** Only this facility's doses are taken. */
  readonly facilityId: number | null;
  /** Only doses of facilities in this province are taken, and of those that nobody has heard of yet. */
  readonly province: string | null;
}

/** Who works at the shell sends whatever there is. */
export const OPERATOR: Importer = { accountId: null, facilityId: null, province: null };

export interface Upload {
  readonly importId: number;
  readonly format: ImportFormat;
  /** When the same file was imported to its end before. */
  readonly importedBefore: Date | null;
  /** Whether it is an import of the same file that was begun and not ended, which goes on where it stopped. */
  readonly resumed: boolean;
}

export const MAX_UPLOAD_BYTES = 500_000_000;
const MAX_FILE_NAME = 120;
/** Files that one account may have lying about, handed in and not imported. */
const MAX_WAITING = 20;

/** The account has too many files lying about. */
export class TooManyFilesError extends Error {
  override readonly name = 'TooManyFilesError';
}

/** Whether an account must import or give up one of its files before it hands in another. */
export async function hasTooManyWaiting(database: Queryable, accountId: number): Promise<boolean> {
  const [waiting] = await database.query<{ count: number }>(
    `select count(*) from import where account_id = $1 and state = 'uploaded'`,
    [accountId],
  );
  return (waiting?.count ?? 0) >= MAX_WAITING;
}

/** Where files are until they are imported. */
export const importsDirectory = (dataDirectory: string): string => join(dataDirectory, 'imports');

/** Where the file of an import is while it is needed. */
export const importPath = (directory: string, sha256: string): string => join(directory, sha256);

/**
 * Keeps a file to be imported, on disk and in the table of imports; nothing of it is taken yet. Whoever hands in a file
 * that they handed in before, and that is not imported yet, gets that import again.
 *
 * @param directory where files are until they are imported.
 * @param fileName as the sender has it; kept for them to know it by.
 * @throws {UnreadableFileError} where it is empty, too large, or no kind of file that is read. {TooManyFilesError}
 */
export async function storeUpload(
  database: Database,
  directory: string,
  importer: Importer,
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
  now: Date,
): Promise<Upload> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const part = join(directory, `${randomUUID()}.part`);
  try {
    const { sha256, size } = await writeBounded(part, bytes);
    const format = await formatOf(part);
    return await database.transaction(async (transaction) => {
      await lockFiles(transaction);
      const same = await sameFile(transaction, sha256);
      const importedBefore = same.find(({ state }) => state === 'done')?.finished_at ?? null;
      const open = same.find(
        (known) =>
          (known.state === 'uploaded' || known.state === 'running') &&
          known.account_id === importer.accountId &&
          known.facility_id === importer.facilityId &&
          known.province === importer.province,
      );
      // Others may have come while this one was on its way.
      if (
        !open &&
        importer.accountId !== null &&
        (await hasTooManyWaiting(transaction, importer.accountId))
      ) {
        throw new TooManyFilesError('import or give up one of the files first');
      }
      await rename(part, importPath(directory, sha256));
      if (open) return { importId: open.id, format, importedBefore, resumed: open.state === 'running' };
      const [row] = await transaction.query<{ id: number }>(
        `insert into import (sha256, file_name, format, size_bytes, account_id, facility_id, province, uploaded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
        [
          sha256,
          tidyFileName(fileName),
          format,
          size,
          importer.accountId,
          importer.facilityId,
          importer.province,
          now,
        ],
      );
      return { importId: row?.id ?? 0, format, importedBefore, resumed: false };
    });
  } finally {
    await rm(part, { force: true });
  }
}

interface SameFile {
  readonly id: number;
  readonly state: string;
  readonly account_id: number | null;
  readonly facility_id: number | null;
  readonly province: string | null;
  readonly finished_at: Date | null;
}

/** Imports of the same content, the latest first. */
const sameFile = (transaction: Queryable, sha256: string): Promise<SameFile[]> =>
  transaction.query<SameFile>(
    `select id, state, account_id, facility_id, province, finished_at from import where sha256 = $1 order by id desc`,
    [sha256],
  );

/** Its last part, without what no file's name has. */
const tidyFileName = (fileName: string): string =>
  (fileName.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .slice(-MAX_FILE_NAME);

async function writeBounded(path: string, bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > MAX_UPLOAD_BYTES) {
        throw new UnreadableFileError('too-large', `files of ${MAX_UPLOAD_BYTES / 1e6} MB at most`);
      }
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (size === 0) throw new UnreadableFileError('empty', 'the file is empty');
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

const lockFiles = (transaction: Queryable) =>
  transaction.query(`select pg_advisory_xact_lock(${LOCKS.importFiles})`);

/** Removes a file, unless an import needs it still. */
export async function removeFile(database: Database, directory: string, sha256: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await lockFiles(transaction);
    const needed = await transaction.query(
      `select from import where sha256 = $1 and state in ('uploaded', 'running') limit 1`,
      [sha256],
    );
    if (needed.length === 0) await rm(importPath(directory, sha256), { force: true });
  });
}

const ABANDONED_MS = 86_400_000;

/** Removes what uploads and imports that were killed have left behind. */
export async function removeAbandonedFiles(database: Database, directory: string, now: Date): Promise<void> {
  const names = existsSync(directory) ? await readdir(directory) : [];
  for (const name of names) {
    const { mtimeMs } = await stat(join(directory, name));
    if (mtimeMs > now.getTime() - ABANDONED_MS) continue;
    if (name.endsWith('.part')) await rm(join(directory, name), { force: true });
    else await removeFile(database, directory, name);
  }
}

/** Whether the file of an import is on this machine. */
export const hasFile = (directory: string, sha256: string): boolean =>
  existsSync(importPath(directory, sha256));
