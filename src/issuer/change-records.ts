import type { StatusKind } from '../trust/status/offline-status.ts';
import { ClosedAs } from '../work-contract/records.ts';
import { type AuditEntry, appendAudit } from './audit.ts';
import type { Queryable } from './database.ts';
import { doseHolderEntries, doseHolders } from './dose-holders.ts';
import { LOCKS } from './locks.ts';
import { certificatesOf, HOLDS, setStatus } from './revocations.ts';
import { DOSE_KEYS, type StoredChange, storeChanges } from './store-changes.ts';

/** What a record says and what was decided about it, as far as a decision can change it. */
export interface RecordValues {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly documentNumber: string | null;
  readonly guardianDocumentNumber: string | null;
  /** Two or three letters, ISO 3166-1 as passports have it. */
  readonly nationality: string;
  readonly phone: string | null;
  /** Findings that somebody has confirmed to be true as they stand. */
  readonly waived: readonly string[];
  readonly deferredReason: string | null;
  /** The record that this one was brought together with. */
  readonly mergedInto: number | null;
  readonly closedAs: ClosedAs | null;
}

/** Who somebody is: what a certificate says of them, and by whom they were known when it was made. */
export const IDENTITY_KEYS: readonly string[] = [
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'guardianDocumentNumber',
  'nationality',
] satisfies (keyof RecordValues)[];

/** One dose of the record, by its id. */
export interface DoseValues {
  readonly id: number;
  readonly ordinal: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly vaccine: string;
  readonly lot: string | null;
}

export interface RecordChange {
  readonly recordId: number;
  /** What whoever decided had before them; undefined where that does not matter. */
  readonly version?: number | undefined;
  readonly set: Partial<RecordValues>;
  readonly doses?: readonly DoseValues[] | undefined;
}

/** Whose decision it is, and why; goes into the audit with every change. */
export interface Act {
  /** Null for what the service does by itself. */
  readonly accountId: number | null;
  readonly action: string;
  readonly decisionId?: string | undefined;
  readonly reason?: string | undefined;
  readonly at: Date;
  /** Whether it may correct what is certified; the certificates are superseded then. */
  readonly corrects?: boolean;
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

export interface StoredRecord {
  readonly id: number;
  readonly state: string;
  readonly version: number;
  readonly values: RecordValues;
  /** One that holds; also where the record has got a dose since, which is in no certificate yet. */
  readonly hasCertificate: boolean;
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

/**
 * Locks records and those that they were brought together with, in the order of their ids, so that two who change the
 * same records wait for one another and never in a ring.
 */
export async function lockRecords(
  transaction: Queryable,
  ids: readonly number[],
): Promise<Map<number, StoredRecord>> {
  const rows = await transaction.query<Omit<StoredRecord, 'hasCertificate'>>(
    `select id, state, version,
       jsonb_build_object('name', name, 'birthDate', birth_date, 'sex', sex, 'documentNumber', document_number,
         'guardianDocumentNumber', guardian_document_number, 'nationality', nationality, 'phone', phone,
         'waived', waived, 'deferredReason', deferred_reason, 'mergedInto', merged_into,
         'closedAs', closed_as) as values
     from record
     where id in (
       select unnest($1::bigint[]) union select merged_into from record where id = any($1::bigint[])
     )
     order by id for update`,
    [ids],
  );
  const certified = await transaction.query<{ record_id: number }>(
    `select distinct record_id from certificate
     where record_id = any($1::bigint[]) and ${HOLDS}`,
    [rows.map(({ id }) => id)],
  );
  const withCertificate = new Set(certified.map(({ record_id }) => record_id));
  return new Map(rows.map((row) => [row.id, { ...row, hasCertificate: withCertificate.has(row.id) }]));
}

/**
 * Records are brought together and taken apart one after another, over all processes: what belongs together must not
 * change between being read and being locked. Before any record is locked.
 */
export const holdTogether = (transaction: Queryable) =>
  transaction.query(`select pg_advisory_xact_lock(${LOCKS.together})`);

/** As `lockRecords`, and with them all records that were brought together with one of them. */
export async function lockGroups(
  transaction: Queryable,
  ids: readonly number[],
): Promise<Map<number, StoredRecord>> {
  await holdTogether(transaction);
  const followers = await transaction.query<{ id: number }>(
    'select id from record where merged_into = any($1::bigint[])',
    [ids],
  );
  return lockRecords(transaction, [...ids, ...followers.map(({ id }) => id)]);
}

/** A dose as it is stored, and the record that it counts for. */
export interface StoredDose extends DoseValues {
  readonly recordId: number;
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

/** Whether a dose is the record's, there or where the record has gone. */
export const countsFor = (dose: StoredDose, { id, values }: StoredRecord): boolean =>
  dose.recordId === (values.mergedInto ?? id);

const doseValues = (dose: StoredDose | undefined) =>
  dose && Object.fromEntries((['id', ...DOSE_KEYS] as const).map((key) => [key, dose[key]]));

/** Whether a certificate of the record would say something else now. */
const saysOther = ({ record, before }: StoredChange): boolean =>
  record.hasCertificate && Object.keys(before).some((key) => CERTIFIED_KEYS.includes(key));

/** What a certificate says; the telephone and who stands for a child are in none. */
const CERTIFIED_KEYS: readonly string[] = [
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'nationality',
  'doses',
];

/** What the audit says of certificates that do not hold any more. */
type Ended = Readonly<Partial<Record<StatusKind, readonly string[]>>>;

/**
 * Revokes the certificates of records that are closed, and has those superseded that would say something else.
 *
 * @returns the numbers of the certificates, by record.
 */
async function endCertificates(
  transaction: Queryable,
  act: Act,
  changes: readonly StoredChange[],
): Promise<Map<number, Ended>> {
  const ended = new Map<number, Ended>();
  const end = async (some: readonly StoredChange[], kind: StatusKind, reason: string) => {
    const certificates = await certificatesOf(
      transaction,
      some.map(({ record }) => record.id),
    );
    await setStatus(transaction, certificates, kind, reason, act.at, act.accountId);
    for (const { recordId, number } of certificates) {
      ended.set(recordId, { [kind]: [...(ended.get(recordId)?.[kind] ?? []), number] });
    }
  };
  const closed = changes.filter(({ record, after }) => record.hasCertificate && after['closedAs']);
  for (const reason of ClosedAs.options) {
    await end(
      closed.filter(({ values: { closedAs } }) => closedAs === reason),
      'revoked',
      reason,
    );
  }
  await end(
    changes.filter((change) => saysOther(change) && !closed.includes(change)),
    'superseded',
    'correction',
  );
  return ended;
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

/** The doses that changes speak of. */
export async function storedDoses(
  transaction: Queryable,
  changes: readonly Pick<RecordChange, 'doses'>[],
): Promise<Map<number, StoredDose>> {
  const ids = changes.flatMap(({ doses = [] }) => doses.map(({ id }) => id));
  const rows =
    ids.length === 0
      ? []
      : await transaction.query<StoredDose>(
          `select id, record_id as "recordId", ordinal, date, vaccine, lot from dose where id = any($1::bigint[])`,
          [ids],
        );
  return new Map(rows.map((row) => [row.id, row]));
}

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
