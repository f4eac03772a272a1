import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database, Queryable } from './database.ts';
import { isRunning } from './folder-lock.ts';
import { ImportNotFoundError, type ImportRow } from './import-table.ts';

/** Another process is at work on the import, or this one is. */
export class ImportBusyError extends Error {
  override readonly name = 'ImportBusyError';
  readonly code = 'import-busy';

  constructor() {
    super('the import is under way already');
  }
}

/** How long a process may be silent before another one goes on in its place; no batch takes so long. */
const LEASE_MS = 120_000;

/** Claims of this process. One that bears its number and is not among them is of an earlier process with that number. */
const held = new Set<string>();

/**
 * Takes an import for this process. The claim of a process of this machine that is no more counts for nothing; one of
 * another machine ends with its lease.
 *
 * @returns the import as it was then, and the claim.
 * @throws {ImportBusyError} {ImportNotFoundError}
 */
export async function claimImport(
  database: Database,
  importId: number,
  now: Date,
): Promise<{ row: ImportRow; claim: string }> {
  const claim = `${process.pid} ${hostname()} ${randomUUID()}`;
  const row = await database.transaction(async (transaction) => {
    const [known] = await transaction.query<ImportRow>('select * from import where id = $1 for update', [
      importId,
    ]);
    if (!known) throw new ImportNotFoundError();
    if (known.state === 'done' || known.state === 'failed') return known;
    if (isAlive(known, now)) throw new ImportBusyError();
    const [claimed] = await transaction.query<ImportRow>(
      `update import set state = 'running', started_at = coalesce(started_at, $2), claimed_by = $3, claimed_until = $4
       where id = $1 returning *`,
      [importId, now, claim, new Date(now.getTime() + LEASE_MS)],
    );
    held.add(claim);
    return claimed ?? known;
  });
  return { row, claim };
}

function isAlive({ claimed_by: claimedBy, claimed_until: until }: ImportRow, now: Date): boolean {
  if (claimedBy === null || until === null) return false;
  const [processId = '', host = ''] = claimedBy.split(' ');
  const isOwn = host === hostname() && Number(processId) === process.pid;
  // Of itself a process knows, whatever the clock says.
  if (isOwn) return held.has(claimedBy);
  return until > now && (host !== hostname() || isRunning(Number(processId)));
}

/**
 * Renews a claim again and again, whatever the work on it waits for. @returns what ends that.
 */
export function keepClaim(
  database: Database,
  importId: number,
  claim: string,
  clock: () => Date,
  everyMs = LEASE_MS / 4,
): () => void {
  const timer = setInterval(() => {
    // One that is lost is found out by the next batch.
    renewClaim(database, importId, claim, clock()).catch(() => {});
  }, everyMs);
  return () => clearInterval(timer);
}

/** Holds on to a claim, in the transaction of the work that it covers. @throws {ImportBusyError} where it is lost. */
export async function renewClaim(
  transaction: Queryable,
  importId: number,
  claim: string,
  now: Date,
): Promise<void> {
  const [mine] = await transaction.query(
    'update import set claimed_until = $3 where id = $1 and claimed_by = $2 returning id',
    [importId, claim, new Date(now.getTime() + LEASE_MS)],
  );
  if (!mine) throw new ImportBusyError();
}

/** Gives an import back, if it is still claimed. */
export async function releaseClaim(database: Queryable, importId: number, claim: string): Promise<void> {
  held.delete(claim);
  await database.query(
    'update import set claimed_by = null, claimed_until = null where id = $1 and claimed_by = $2',
    [importId, claim],
  );
}
