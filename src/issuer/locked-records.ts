import type { Queryable } from './database.ts';
import { LOCKS } from './locks.ts';
import type { DoseValues, RecordValues } from './record-values.ts';
import { HOLDS } from './revocations.ts';

/** A record as it stands, and stays as long as the transaction lasts. */
export interface StoredRecord {
  readonly id: number;
  readonly state: string;
  readonly version: number;
  readonly values: RecordValues;
  /** One that holds; also where the record has got a dose since, which is in no certificate yet. */
  readonly hasCertificate: boolean;
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

/** The doses that changes speak of. */
export async function storedDoses(
  transaction: Queryable,
  changes: readonly { readonly doses?: readonly DoseValues[] | undefined }[],
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

/** Whether a dose is the record's, there or where the record has gone. */
export const countsFor = (dose: StoredDose, { id, values }: StoredRecord): boolean =>
  dose.recordId === (values.mergedInto ?? id);
