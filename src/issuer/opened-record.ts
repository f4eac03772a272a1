import type { ConfirmResponse } from '../contract.ts';
import { appendAudit } from './audit.ts';
import type { Queryable } from './database.ts';
import { beginFollowing } from './follow.ts';
import { holderStatus } from './status.ts';

/** What somebody gets who has proved who they are without the phone on record. */
export interface OpenedRecord {
  readonly status: ConfirmResponse;
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
  const status = await holderStatus(transaction, ids);
  if (!status) return undefined;
  await appendAudit(
    transaction,
    ids.map((recordId) => ({ at: now, accountId: null, action, recordId })),
  );
  const follow = await beginFollowing(transaction, secret, ids, now);
  return { status: { ...status, follow }, phone: records.find(({ phone }) => phone !== null)?.phone ?? null };
}
