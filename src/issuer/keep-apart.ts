import type { Act } from './act.ts';
import { appendAudit } from './audit.ts';
import type { ChangeResult } from './change-records.ts';
import type { Queryable } from './database.ts';
import { lockRecords } from './locked-records.ts';

/**
 * Says that two records are two people's: neither stands in the other's way any more. Nothing in them changes; whichever
 * was held back by the other is checked anew. Undone with its decision. Last of all in a transaction: appends to the
 * audit.
 */
export async function keepApart(
  transaction: Queryable,
  act: Act,
  recordId: number,
  otherId: number,
): Promise<ChangeResult> {
  const pair = [Math.min(recordId, otherId), Math.max(recordId, otherId)] as const;
  await lockRecords(transaction, pair);
  await transaction.query(
    `insert into duplicate (record_id, other_id, kept_apart_at, account_id, decision_id)
     values ($1, $2, $3::timestamptz, $4, $5)
     on conflict (record_id, other_id) do update
       set kept_apart_at = excluded.kept_apart_at, account_id = excluded.account_id,
           decision_id = excluded.decision_id`,
    [...pair, act.at, act.accountId, act.decisionId ?? null],
  );
  await transaction.query(
    `update record set checked_at = null, version = version + 1
     where id = any($1::bigint[]) and 'duplicate-person' = any(findings)`,
    [pair],
  );
  await appendPair(transaction, act, pair);
  return { changed: pair, refused: [] };
}

/**
 * Undoes that two records were kept apart: they may be one person's again, and are checked and attested anew. Where one
 * of them has a certificate, went into another or was closed by now, they stay apart.
 *
 * @returns undefined where the decision kept nothing apart.
 */
export async function undoKeptApart(
  transaction: Queryable,
  act: Act,
  decisionId: string,
): Promise<ChangeResult | undefined> {
  const [kept] = await transaction.query<{ record_id: number; other_id: number }>(
    'select record_id, other_id from duplicate where decision_id = $1',
    [decisionId],
  );
  if (!kept) return undefined;
  const pair = [kept.record_id, kept.other_id] as const;
  const locked = await lockRecords(transaction, pair);
  const refused = pair.flatMap((recordId) => {
    const state = locked.get(recordId)?.state;
    return state === 'certified' || state === 'merged' || state === 'closed'
      ? [{ recordId, why: state } as const]
      : [];
  });
  if (refused.length > 0) return { changed: [], refused };
  await transaction.query(
    `update duplicate set kept_apart_at = null, account_id = null, decision_id = null where decision_id = $1`,
    [decisionId],
  );
  await transaction.query(
    `update record set state = 'incomplete', findings = '{}', checked_at = null, attestation_id = null,
       version = version + 1
     where id = any($1::bigint[])`,
    [pair],
  );
  await appendPair(transaction, act, pair);
  return { changed: pair, refused: [] };
}

const appendPair = (transaction: Queryable, act: Act, [first, second]: readonly [number, number]) =>
  appendAudit(
    transaction,
    [
      [first, second],
      [second, first],
    ].map(([recordId, otherId]) => ({ ...act, recordId, after: { otherRecordId: otherId } })),
  );
