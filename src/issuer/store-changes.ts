import type { Queryable } from './database.ts';
import { homeFacilities } from './home-facility.ts';
import type { StoredRecord } from './locked-records.ts';
import { foldedName, nameKey } from './names.ts';
import type { DoseValues, RecordValues } from './record-values.ts';
import { stands } from './stands.ts';

/** A record as it is to be, with what differs; of doses those alone that do. */
export interface StoredChange {
  readonly record: StoredRecord;
  readonly values: RecordValues;
  readonly doses: readonly DoseValues[];
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export const DOSE_KEYS = [
  'ordinal',
  'date',
  'vaccine',
  'lot',
] as const satisfies readonly (keyof DoseValues)[];

const BATCH_ROWS = 2_000;

/** Stores changes of records that are locked. */
export async function storeChanges(
  transaction: Queryable,
  changes: readonly StoredChange[],
  now: Date,
): Promise<void> {
  for (let start = 0; start < changes.length; start += BATCH_ROWS) {
    const batch = changes.slice(start, start + BATCH_ROWS);
    const rows = JSON.stringify(
      batch.map(({ record, values, doses, before }) => ({
        id: record.id,
        ...values,
        nameKey: nameKey(values.name),
        nameFolded: foldedName(values.name),
        mergedBefore: record.values.mergedInto,
        isOther: Object.keys(before).some((key) => !saysNothing(key, record.state)),
        doses,
      })),
    );
    await moveDoses(transaction, rows);
    await updateRecords(transaction, rows, now);
    await updateDoses(transaction, rows);
    await lookAtHolders(transaction, rows);
    await findHomes(transaction, rows);
    await dropCandidates(transaction, batch);
  }
}

/**
 * Who puts a record off only says when it is looked at; and where somebody is reached is in no attestation and in no
 * certificate.
 */
const saysNothing = (key: string, state: string): boolean =>
  key === 'deferredReason' || (key === 'phone' && (state === 'attested' || state === 'certified'));

/** Doses go with their record into the one that it is brought together with, and come back from it. */
const moveDoses = (transaction: Queryable, rows: string) =>
  transaction.query(
    `update dose set record_id = coalesce(row."mergedInto", row.id)
     from jsonb_to_recordset($1::jsonb) row (id bigint, "mergedInto" bigint, "mergedBefore" bigint)
     where dose.entered_record_id = row.id and row."mergedBefore" is distinct from row."mergedInto"`,
    [rows],
  );

const updateRecords = (transaction: Queryable, rows: string, now: Date) =>
  transaction.query(
    `with row as (
       select * from jsonb_to_recordset($1::jsonb)
         row (id bigint, name text, "nameKey" text, "nameFolded" text, "birthDate" text, sex text,
              "documentNumber" text, "guardianDocumentNumber" text, nationality text, phone text, waived text[],
              "deferredReason" text, "mergedInto" bigint, "closedAs" text, "isOther" boolean)
     )
     update record set
       name = row.name, name_key = row."nameKey", name_folded = row."nameFolded", birth_date = row."birthDate",
       sex = row.sex, document_number = row."documentNumber",
       guardian_document_number = row."guardianDocumentNumber", nationality = row.nationality, phone = row.phone,
       waived = row.waived, deferred_reason = row."deferredReason",
       deferred_at = case when row."deferredReason" is not null then coalesce(record.deferred_at, $2::timestamptz) end,
       merged_into = row."mergedInto", closed_as = row."closedAs",
       state = case when not row."isOther" then record.state
         when row."mergedInto" is not null then 'merged'
         when row."closedAs" is not null then 'closed'
         else 'incomplete' end,
       findings = case when row."isOther" then '{}' else record.findings end,
       checked_at = case when not row."isOther" then record.checked_at end,
       linked_at = case when not row."isOther" then record.linked_at end,
       attestation_id = case when not row."isOther" then record.attestation_id end,
       version = record.version + 1
     from row where record.id = row.id`,
    [rows, now],
  );

const updateDoses = (transaction: Queryable, rows: string) =>
  transaction.query(
    `update dose set ordinal = changed.ordinal, date = changed.date, vaccine = changed.vaccine, lot = changed.lot
     from jsonb_to_recordset($1::jsonb) row (id bigint, doses jsonb),
       jsonb_to_recordset(row.doses) changed (id bigint, ordinal integer, date text, vaccine text, lot text)
     where dose.record_id = row.id and dose.id = changed.id`,
    [rows],
  );

/** Whatever has got or lost doses must be looked at anew. */
const lookAtHolders = (transaction: Queryable, rows: string) =>
  transaction.query(
    `with other as (
       select unnest(array[row."mergedInto", row."mergedBefore"]) as id
       from jsonb_to_recordset($1::jsonb) row ("mergedInto" bigint, "mergedBefore" bigint)
       where row."mergedInto" is distinct from row."mergedBefore"
     )
     update record set state = 'incomplete', findings = '{}', waived = '{}', checked_at = null,
       attestation_id = null, version = version + 1
     where id in (select id from other) and ${stands('record')}`,
    [rows],
  );

const findHomes = (transaction: Queryable, rows: string) =>
  transaction.query(
    `with touched as (
       select unnest(array[row.id, row."mergedInto", row."mergedBefore"]) as id
       from jsonb_to_recordset($1::jsonb) row (id bigint, "mergedInto" bigint, "mergedBefore" bigint)
     ), last as (${homeFacilities('select id from touched')})
     update record set facility_id = last.facility_id
     from last where last.record_id = record.id and record.facility_id is distinct from last.facility_id`,
    [rows],
  );

/** They are no longer what their candidates were found for. Nobody waits: who links a record holds it first. */
const dropCandidates = (transaction: Queryable, batch: readonly StoredChange[]) =>
  transaction.query('delete from candidate where record_id = any($1::bigint[])', [
    batch
      .filter(({ before }) =>
        ['name', 'birthDate', 'sex', 'documentNumber', 'mergedInto'].some((key) => key in before),
      )
      .map(({ record }) => record.id),
  ]);
