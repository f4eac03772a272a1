import { randomBytes } from 'node:crypto';
import { appendAudit } from './audit.ts';
import { giveToken } from './correction-capability.ts';
import type { Queryable } from './database.ts';
import { beginFollowing } from './follow.ts';
import { findHolder, type Holder } from './status.ts';

/** A record for somebody who has proved who they are. */
export interface OpenedHolder extends Holder {
  /** For corrections, for a while. */
  readonly token: string;
  /** For asking again what has become of it. */
  readonly follow: string;
}

/** The same for somebody who has proved it without the phone on record. */
export interface OpenedRecord extends OpenedHolder {
  /** Told that the record was opened, since it may not have been its holder; null where the record has no phone. */
  readonly phone: string | null;
}

/**
 * The answer to such a proof, which stays in the audit of each record.
 *
 * @param action how it was proved, as the audit has it.
 * @returns undefined where none of the records stands any more.
 */
export async function openRecords(
  transaction: Queryable,
  secret: Uint8Array,
  records: readonly { readonly id: number; readonly phone: string | null }[],
  action: string,
  now: Date,
): Promise<OpenedRecord | undefined> {
  const ids = records.map(({ id }) => Number(id));
  const holder = await findHolder(transaction, ids);
  if (!holder) return undefined;
  await appendAudit(
    transaction,
    ids.map((recordId) => ({ at: now, accountId: null, action, recordId })),
  );
  const token = randomBytes(32).toString('base64url');
  await giveToken(transaction, token, ids, now);
  return {
    ...holder,
    token,
    follow: await beginFollowing(transaction, secret, ids, now),
    phone: records.find(({ phone }) => phone !== null)?.phone ?? null,
  };
}
