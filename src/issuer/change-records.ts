import type { Act } from './act.ts';
import { type AuditEntry, appendAudit } from './audit.ts';
import type { Queryable } from './database.ts';
import { doseHolderEntries, doseHolders } from './dose-holders.ts';
import { type Ended, endCertificates } from './end-certificates.ts';
import { countsFor, lockRecords, type StoredDose, type StoredRecord, storedDoses } from './locked-records.ts';
import { type DoseValues, IDENTITY_KEYS, type RecordValues } from './record-values.ts';
import { DOSE_KEYS, type StoredChange, storeChanges } from './store-changes.ts';

export interface RecordChange {
  readonly recordId: number;
  /** What whoever decided had before them; undefined where that does not matter. */
  readonly version?: number | undefined;
  readonly set: Partial<RecordValues>;
  readonly doses?: readonly DoseValues[] | undefined;
}

/** Why a record stays as it is. */
export type ChangeRefusal =
  | 'not-found'
  /** Somebody has changed it since. */
  | 'changed-since'
  /** It has a certificate, which says what it says. */
  | 'certified'
  | 'merged'
  | 'closed';

export interface ChangeResult {
  readonly changed: readonly number[];
  readonly refused: readonly { readonly recordId: number; readonly why: ChangeRefusal }[];
}

/**
 * Changes records and their doses together, each with an entry in the audit that says what was there before, and one for
 * each record that gains or loses doses by it. What is another than before must be checked, linked and attested anew;
 * putting off does not change what a record says. Whatever has a certificate keeps its person, unless somebody corrects
 * it: then its certificates are superseded, or revoked where the record is closed. Call once in a transaction, last of all: it appends to the audit.
 *
 * @returns which were changed, and which were not and why; a change that changes nothing counts as changed.
 */
export async function changeRecords(
  transaction: Queryable,
  act: Act,
  changes: readonly RecordChange[],
): Promise<ChangeResult> {
  const stored = await lockRecords(
    transaction,
    changes.flatMap(({ recordId, set: { mergedInto } }) =>
      mergedInto ? [recordId, mergedInto] : [recordId],
    ),
  );
  const doses = await storedDoses(transaction, changes);
  const refused: { recordId: number; why: ChangeRefusal }[] = [];
  const accepted = changes.flatMap((change): StoredChange[] => {
    const record = stored.get(change.recordId);
    const difference = record && differenceOf(record, change, doses);
    const why = difference ? refusal(record, change, difference, stored, act) : 'not-found';
    if (!why && difference) return [difference];
    if (why) refused.push({ recordId: change.recordId, why });
    return [];
  });
  const holders = await movedDoses(transaction, accepted);
  const before = await doseHolders(transaction, holders.ids);
  await storeChanges(transaction, accepted, act.at);
  const ended = await endCertificates(transaction, act, accepted);
  const after = await doseHolders(transaction, holders.ids);
  await appendAudit(transaction, [
    ...accepted.map((change) => entryOf(act, change, ended.get(change.record.id))),
    ...doseHolderEntries(act, before, after, holders.dosesOf),
  ]);
  return { changed: accepted.map(({ record }) => record.id), refused };
}

/** Only what is another than before. */
function differenceOf(
  record: StoredRecord,
  { set, doses = [] }: RecordChange,
  storedById: ReadonlyMap<number, StoredDose>,
): StoredChange {
  const changedDoses = doses.filter((dose) => {
    const known = storedById.get(dose.id);
    return known && countsFor(known, record) && DOSE_KEYS.some((key) => known[key] !== dose[key]);
  });
  // What somebody confirmed, they confirmed of the doses as they were.
  const changed: Partial<RecordValues> = changedDoses.length > 0 ? { waived: [], ...set } : set;
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const key of Object.keys(changed) as (keyof RecordValues)[]) {
    if (JSON.stringify(record.values[key]) === JSON.stringify(changed[key])) continue;
    before[key] = record.values[key];
    after[key] = changed[key];
  }
  if (changedDoses.length > 0) {
    before['doses'] = changedDoses.map(({ id }) => doseValues(storedById.get(id)));
    after['doses'] = changedDoses;
  }
  return { record, values: { ...record.values, ...changed }, doses: changedDoses, before, after };
}

const doseValues = (dose: StoredDose | undefined) =>
  dose && Object.fromEntries((['id', ...DOSE_KEYS] as const).map((key) => [key, dose[key]]));

function refusal(
  record: StoredRecord,
  { version, set }: RecordChange,
  { before, after }: StoredChange,
  stored: ReadonlyMap<number, StoredRecord>,
  { corrects = false }: Act,
): ChangeRefusal | undefined {
  // A record that was brought together with another changes only by being taken apart again, or by going on with it
  // into a third.
  if (record.state === 'merged' && set.mergedInto === undefined) return 'merged';
  if (record.state === 'closed' && set.closedAs === undefined) return 'closed';
  if ('mergedInto' in before && record.values.mergedInto !== null) {
    const holder = stored.get(record.values.mergedInto);
    if (!holder) return 'changed-since';
    // Its certificate says the doses of both.
    if (holder.state === 'certified') return 'certified';
  }
  if (after['mergedInto'] && !stored.has(Number(after['mergedInto']))) return 'not-found';
  if (record.state === 'certified' && !corrects) return 'certified';
  if (record.hasCertificate && !corrects && IDENTITY_KEYS.some((key) => key in before)) return 'certified';
  return version !== undefined && version !== record.version ? 'changed-since' : undefined;
}

const entryOf = (act: Act, { record, before, after }: StoredChange, ended: Ended = {}): AuditEntry => ({
  at: act.at,
  accountId: act.accountId,
  action: act.action,
  recordId: record.id,
  decisionId: act.decisionId,
  before,
  after: { ...after, version: record.version + 1, ...ended },
  reason: act.reason,
});

/** Which records doses come to and leave, since those that they were entered for come and go; not these themselves. */
async function movedDoses(transaction: Queryable, changes: readonly StoredChange[]) {
  const moves = new Map(
    changes.filter(({ before }) => 'mergedInto' in before).map((change) => [change.record.id, change]),
  );
  const doses =
    moves.size === 0
      ? []
      : await transaction.query<DoseValues & { enteredFor: number }>(
          `select id, entered_record_id as "enteredFor", ordinal, date, vaccine, lot
           from dose where entered_record_id = any($1::bigint[]) order by id`,
          [[...moves.keys()]],
        );
  const gained = new Map<number, DoseValues[]>();
  const lost = new Map<number, DoseValues[]>();
  const put = (into: Map<number, DoseValues[]>, recordId: number | null | undefined, dose: DoseValues) => {
    if (!recordId || moves.has(recordId)) return;
    into.set(recordId, [...(into.get(recordId) ?? []), dose]);
  };
  for (const { enteredFor, ...dose } of doses) {
    const move = moves.get(enteredFor);
    put(gained, move?.values.mergedInto, dose);
    put(lost, move?.record.values.mergedInto, dose);
  }
  return {
    ids: [...new Set([...gained.keys(), ...lost.keys()])],
    dosesOf: (recordId: number) => ({ gained: gained.get(recordId) ?? [], lost: lost.get(recordId) ?? [] }),
  };
}
