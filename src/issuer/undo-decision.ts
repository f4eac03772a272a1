import type { Act } from './act.ts';
import { undoAddedDose } from './add-dose.ts';
import { type ChangeRefusal, type ChangeResult, changeRecords, type RecordChange } from './change-records.ts';
import type { Queryable } from './database.ts';
import { undoKeptApart } from './keep-apart.ts';
import {
  countsFor,
  holdTogether,
  lockRecords,
  type StoredDose,
  type StoredRecord,
  storedDoses,
} from './locked-records.ts';
import { type DoseValues, IDENTITY_KEYS, type RecordValues } from './record-values.ts';
import { DOSE_KEYS } from './store-changes.ts';

type Values = Partial<RecordValues> & { readonly doses?: readonly DoseValues[] };

/** What the audit says of one record's change. */
interface Entry {
  readonly recordId: number;
  readonly sequence: number;
  readonly at: Date;
  readonly before: Values;
  readonly after: Values;
}

/**
 * Puts back what a decision changed, where it still is as the decision left it, whatever else was decided since. What the
 * service made of it by itself, bringing records together that had become the same, is put back with it. What was put
 * back already stays, so that a decision of which only a part could be undone can be undone again. Last of all in a
 * transaction, as `changeRecords`.
 *
 * @returns which records are as they were, and which are not and why.
 */
export async function undoDecision(
  transaction: Queryable,
  act: Act,
  decisionId: string,
): Promise<ChangeResult> {
  const apart = await undoKeptApart(transaction, act, decisionId);
  if (apart) return apart;
  const taken = await undoAddedDose(transaction, act, decisionId);
  if (taken) return taken;
  await holdTogether(transaction);
  const locked = await lockConcerned(transaction, decisionId);
  const entries = await entriesOf(transaction, decisionId);
  const doses = await storedDoses(
    transaction,
    entries.map(({ after }) => after),
  );
  const refused: { recordId: number; why: ChangeRefusal }[] = [];
  const standing = entries.filter(({ recordId, before, after }) => {
    const record = locked.get(recordId);
    if (!record || says(record, doses, before)) return false;
    if (says(record, doses, after)) return true;
    refused.push({ recordId, why: 'changed-since' });
    return false;
  });
  const consequences = await madeByService(transaction, standing);
  const changes = new Map<number, Omit<RecordChange, 'version'>>();
  const certified = await certifiedSince(transaction, [...consequences, ...standing]);
  for (const { recordId } of certified) refused.push({ recordId, why: 'certified' });
  const kept = new Set(refused.map(({ recordId }) => recordId));
  for (const { recordId, before } of [...consequences, ...standing]) {
    if (kept.has(recordId)) continue;
    const { doses, ...set } = before;
    changes.set(recordId, { recordId, set: { ...changes.get(recordId)?.set, ...set }, doses });
  }
  const result = await changeRecords(transaction, act, [...changes.values()]);
  return { changed: result.changed, refused: [...refused, ...result.refused] };
}

/** Locks at once all that may be put back, and all that gains or loses doses by it. */
async function lockConcerned(transaction: Queryable, decisionId: string): Promise<Map<number, StoredRecord>> {
  const rows = await transaction.query<{ id: number }>(
    `with own as materialized (
       select distinct other.id
       from audit, unnest(array[record_id, (before ->> 'mergedInto')::bigint, (after ->> 'mergedInto')::bigint])
         other (id)
       where decision_id = $1 and other.id is not null
     ), with_holders as materialized (
       select id from own
       union select merged_into from record where id in (select id from own) and merged_into is not null
     )
     select id from with_holders
     union select id from record where merged_into in (select id from with_holders)`,
    [decisionId],
  );
  return lockRecords(
    transaction,
    rows.map(({ id }) => id),
  );
}

const entriesOf = (transaction: Queryable, decisionId: string): Promise<Entry[]> =>
  transaction.query<Entry>(
    `select record_id as "recordId", sequence, at, before, after from audit
     where decision_id = $1 and record_id is not null and before is not null
       and action not in ('doses-gained', 'doses-lost')
     order by sequence`,
    [decisionId],
  );

/** Whether the record says all this. */
function says(record: StoredRecord, stored: ReadonlyMap<number, StoredDose>, values: Values): boolean {
  const { doses = [], ...own } = values;
  return (
    Object.entries(record.values).every(
      ([key, value]) =>
        !(key in own) || JSON.stringify(value) === JSON.stringify(own[key as keyof RecordValues]),
    ) &&
    doses.every((dose) => {
      const known = stored.get(dose.id);
      return known && countsFor(known, record) && DOSE_KEYS.every((key) => known[key] === dose[key]);
    })
  );
}

/** Records that the service has brought together since, for what these entries made them say, and that still are. */
async function madeByService(transaction: Queryable, entries: readonly Entry[]): Promise<Entry[]> {
  const ids = entries
    .filter(({ before }) => IDENTITY_KEYS.some((key) => key in before))
    .map(({ recordId }) => recordId);
  if (ids.length === 0) return [];
  return transaction.query<Entry>(
    `with holder as materialized (
       select unnest($1::bigint[]) as id
       union select merged_into from record where id = any($1::bigint[])
     ), together as materialized (
       select id, merged_into from record
       where merged_into in (select id from holder)
     )
     select distinct on (merge.record_id) merge.record_id as "recordId", merge.sequence, merge.at, merge.before, merge.after
     from together join audit merge on merge.record_id = together.id
     where merge.account_id is null and merge.action = 'merge' and merge.sequence > $2
       and (merge.after ->> 'mergedInto')::bigint = together.merged_into
       and (together.id = any($1::bigint[]) or together.merged_into = any($1::bigint[])
         or (merge.before ->> 'mergedInto')::bigint = any($1::bigint[]))
     order by merge.record_id, merge.sequence desc`,
    [ids, entries[0]?.sequence ?? 0],
  );
}

/** Which of these brought a record together with one that has got a certificate since: it says the doses of both. */
async function certifiedSince(transaction: Queryable, entries: readonly Entry[]): Promise<Set<Entry>> {
  const holders = entries.flatMap(({ after: { mergedInto } }) => (mergedInto ? [mergedInto] : []));
  const rows =
    holders.length === 0
      ? []
      : await transaction.query<{ record_id: number; issued_at: Date }>(
          `select record_id, max(issued_at) as issued_at from certificate
           where record_id = any($1::bigint[]) group by record_id`,
          [holders],
        );
  const issued = new Map(rows.map(({ record_id, issued_at }) => [record_id, issued_at]));
  return new Set(
    entries.filter(({ at, after: { mergedInto } }) => {
      const issuedAt = mergedInto && issued.get(mergedInto);
      return issuedAt && issuedAt > at;
    }),
  );
}
