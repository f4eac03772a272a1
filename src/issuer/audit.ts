import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Database, Queryable } from './database.ts';
import { LOCKS } from './locks.ts';

/** What is known about one change; values are those that changed and no others. */
export interface AuditEntry {
  readonly at: Date;
  /** Null for what the service does by itself. */
  readonly accountId: number | null;
  /** What was done, `repair`, `edit`, `threshold-set`. */
  readonly action: string;
  readonly recordId?: number | undefined;
  readonly decisionId?: string | undefined;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
  readonly reason?: string | undefined;
}

interface AuditRow {
  readonly sequence: number;
  readonly at: Date;
  readonly account_id: number | null;
  readonly action: string;
  readonly record_id: number | null;
  readonly decision_id: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly hash: string;
}

/** What the first entry follows. */
const NOTHING_BEFORE = '';
const BATCH_ENTRIES = 5_000;

/**
 * Appends entries, each bound to the one before it by SHA-256 over its canonical JSON (RFC 8785). Must be the last thing
 * that a transaction locks, and be called once in it: whoever holds the chain waits for nobody.
 */
export async function appendAudit(transaction: Queryable, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await transaction.query(`select pg_advisory_xact_lock(${LOCKS.audit})`);
  const [last] = await transaction.query<{ sequence: number; hash: string }>(
    'select sequence, hash from audit order by sequence desc limit 1',
  );
  let sequence = last?.sequence ?? 0;
  let hash = last?.hash ?? NOTHING_BEFORE;
  const rows = entries.map((entry): AuditRow => {
    sequence++;
    const row = {
      sequence,
      at: entry.at,
      account_id: entry.accountId,
      action: entry.action,
      record_id: entry.recordId ?? null,
      decision_id: entry.decisionId ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
      reason: entry.reason ?? null,
    };
    hash = entryHash(hash, row);
    return { ...row, hash };
  });
  for (let start = 0; start < rows.length; start += BATCH_ENTRIES) {
    await transaction.query(
      `insert into audit (sequence, at, account_id, action, record_id, decision_id, before, after, reason, hash)
       select sequence, at, account_id, action, record_id, decision_id, nullif(before, 'null'::jsonb),
              nullif(after, 'null'::jsonb), reason, hash
       from jsonb_to_recordset($1::jsonb)
         row (sequence bigint, at timestamptz, account_id bigint, action text, record_id bigint, decision_id uuid,
              before jsonb, after jsonb, reason text, hash text)`,
      [JSON.stringify(rows.slice(start, start + BATCH_ENTRIES))],
    );
  }
}

const entryHash = (previousHash: string, entry: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(
      canonicalize([
        previousHash,
        entry.sequence,
        entry.at.toISOString(),
        entry.account_id,
        entry.action,
        entry.record_id,
        entry.decision_id,
        entry.before,
        entry.after,
        entry.reason,
      ]) ?? '',
    )
    .digest('base64url');

/** What `verifyAudit` finds: an unbroken chain and its end, or where it breaks. */
export type AuditVerification =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly brokenAt: number };

/**
 * Goes through the whole chain. An end that was cut off leaves an unbroken chain: compare `head` with one that was
 * written down elsewhere, or hand it in as `knownHead`, which must then be the hash of some entry.
 */
export async function verifyAudit(database: Database, knownHead?: string): Promise<AuditVerification> {
  let sequence = 0;
  let head = NOTHING_BEFORE;
  let seen = knownHead === undefined;
  for (;;) {
    const rows = await database.query<AuditRow>(
      `select sequence, at, account_id, action, record_id, decision_id, before, after, reason, hash
       from audit where sequence > $1 order by sequence limit ${BATCH_ENTRIES}`,
      [sequence],
    );
    for (const row of rows) {
      sequence++;
      if (row.sequence !== sequence || entryHash(head, row) !== row.hash) {
        return { intact: false, brokenAt: sequence };
      }
      head = row.hash;
      seen ||= head === knownHead;
    }
    if (rows.length < BATCH_ENTRIES) break;
  }
  return seen ? { intact: true, entries: sequence, head } : { intact: false, brokenAt: sequence + 1 };
}
