import type { Act } from './act.ts';
import { appendAudit } from './audit.ts';
import type { Queryable } from './database.ts';

const SETTING = 'repair-threshold';

/** From the curve in docs/cleaning.md. */
const DEFAULT_THRESHOLD = 0.9999;

/** What the confidence of a repair must reach to be proposed in a group, 0 to 1. */
export async function repairThreshold(database: Queryable): Promise<number> {
  const [row] = await database.query<{ value: number }>('select value from setting where name = $1', [
    SETTING,
  ]);
  return row?.value ?? DEFAULT_THRESHOLD;
}

/** The ministry's alone; the audit keeps who set it, from what to what and why. Last of all in a transaction. */
export async function setRepairThreshold(transaction: Queryable, act: Act, threshold: number): Promise<void> {
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError('a threshold is a probability above 0');
  const before = await repairThreshold(transaction);
  await transaction.query(
    `insert into setting (name, value) values ($1, to_jsonb($2::double precision))
     on conflict (name) do update set value = excluded.value`,
    [SETTING, threshold],
  );
  await appendAudit(transaction, [{ ...act, before: { threshold: before }, after: { threshold } }]);
}
