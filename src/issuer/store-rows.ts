import type { AuditEntry } from './audit.ts';
import type { Queryable } from './database.ts';
import { doseHolderEntries, doseHolders } from './dose-holders.ts';
import { homeFacilities } from './home-facility.ts';
import type { RecordRow } from './record-row.ts';
import type { DoseValues } from './record-values.ts';

/** What was not there before. */
export interface StoredRows {
  readonly newRecords: number;
  readonly newDoses: number;
  /** What the audit must say, to be appended last of all: what had been settled about records and is open again. */
  readonly entries: readonly AuditEntry[];
}

/**
 * Stores doses and the records that they belong to. Rows that say the same about a person belong to one record; a dose
 * that is new to a record that was looked at already sends it back to be checked. What is there already stays as it is.
 *
 * @param now when they came in.
 * @param province where facilities lie that nobody has heard of yet; null where nobody says.
 * @param accountId who brought them; null where nobody says.
 */
export async function storeRows(
  transaction: Queryable,
  rows: readonly RecordRow[],
  now: Date,
  province: string | null,
  accountId: number | null,
): Promise<StoredRows> {
  await transaction.query(
    `insert into facility (name, province)
     select name, $2::text from unnest($1::text[]) name
     where not exists (select from facility where facility.name = name.name)
     order by name
     on conflict (name) do nothing`,
    [[...new Set(rows.map(({ facility }) => facility))], province],
  );
  const people = lastDoses(rows);
  // A record that nobody had needs no second look at which of its doses is the last.
  const newRecords = await transaction.query<{ id: number }>(
    `insert into record (content_key, name, name_key, name_folded, birth_date, sex, document_number,
                         guardian_document_number, phone, nationality, imported_at, facility_id)
     select person.content_key, person.name, name_key, name_folded, birth_date, sex, document_number,
            guardian_document_number, phone, nationality, $1::timestamptz, facility.id
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                 $10::text[], $11::text[], $12::text[])
       person (content_key, name, name_key, name_folded, birth_date, sex, document_number, guardian_document_number,
               phone, nationality, facility)
     join facility on facility.name = person.facility
     order by person.content_key
     on conflict (content_key) do nothing
     returning id`,
    [now, ...columnsOf(people, PERSON_COLUMNS)],
  );
  // What was entered for a record that has been brought together with another goes to that other one.
  const newDoses = await transaction.query<DoseValues & { record_id: number }>(
    `insert into dose (entered_record_id, entered_ordinal, entered_date, entered_vaccine,
                       record_id, ordinal, date, vaccine, lot, manufacturer, facility_id)
     select distinct on (record.id, row.date, row.vaccine, row.ordinal)
            record.id, row.ordinal, row.date, row.vaccine,
            coalesce(record.merged_into, record.id), row.ordinal, row.date, row.vaccine, row.lot, row.manufacturer,
            facility.id
     from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       row (content_key, ordinal, date, vaccine, lot, manufacturer, facility)
     join record on record.content_key = row.content_key
     join facility on facility.name = row.facility
     order by record.id, row.date, row.vaccine, row.ordinal, row.lot, facility.id
     on conflict do nothing
     returning record_id, id, ordinal, date, vaccine, lot`,
    columnsOf(rows, DOSE_COLUMNS),
  );
  const fresh = new Set(newRecords.map(({ id }) => id));
  const gained = new Map<number, DoseValues[]>();
  for (const { record_id: recordId, ...dose } of newDoses) {
    if (!fresh.has(recordId)) gained.set(recordId, [...(gained.get(recordId) ?? []), dose]);
  }
  const entries = gained.size > 0 ? await lookAgain(transaction, gained, accountId, now) : [];
  return { newRecords: newRecords.length, newDoses: newDoses.length, entries };
}

const PERSON_COLUMNS = [
  'contentKey',
  'name',
  'nameKey',
  'nameFolded',
  'birthDate',
  'sex',
  'documentNumber',
  'guardianDocumentNumber',
  'phone',
  'nationality',
  'facility',
] as const satisfies readonly (keyof RecordRow)[];

const DOSE_COLUMNS = [
  'contentKey',
  'ordinal',
  'doseDate',
  'vaccine',
  'lot',
  'manufacturer',
  'facility',
] as const satisfies readonly (keyof RecordRow)[];

const columnsOf = (rows: readonly RecordRow[], columns: readonly (keyof RecordRow)[]) =>
  columns.map((column) => rows.map((row) => row[column]));

/** For each person the row of the last dose, whose facility answers for the record. */
function lastDoses(rows: readonly RecordRow[]): RecordRow[] {
  const last = new Map<string, RecordRow>();
  for (const row of rows) {
    const known = last.get(row.contentKey);
    if (!known || isLater(row, known)) last.set(row.contentKey, row);
  }
  return [...last.values()];
}

const isLater = (one: RecordRow, other: RecordRow): boolean =>
  one.doseDate > other.doseDate || (one.doseDate === other.doseDate && one.ordinal > other.ordinal);

/**
 * Records that have got doses are to be checked and attested anew, by the facility of what is now the last dose; closed
 * ones stay so; what
 * somebody confirmed of the doses before no longer stands. The audit tells of those that somebody had answered for; what
 * else an import brings is told by the import.
 */
async function lookAgain(
  transaction: Queryable,
  gained: ReadonlyMap<number, readonly DoseValues[]>,
  accountId: number | null,
  now: Date,
): Promise<AuditEntry[]> {
  const ids = [...gained.keys()];
  await transaction.query('select from record where id = any($1::bigint[]) order by id for update', [ids]);
  const before = await doseHolders(transaction, ids);
  await transaction.query(
    `with last as (${homeFacilities('select unnest($1::bigint[])')})
     update record set facility_id = last.facility_id, version = version + 1, checked_at = null,
       state = case when state = 'closed' then state else 'incomplete' end, findings = '{}', waived = '{}',
       attestation_id = null
     from last where last.record_id = record.id`,
    [ids],
  );
  const settled = before.filter(
    ({ state, waived }) => state === 'attested' || state === 'certified' || waived.length > 0,
  );
  const after = await doseHolders(
    transaction,
    settled.map(({ id }) => id),
  );
  const act = { accountId, action: 'import', at: now };
  return doseHolderEntries(act, settled, after, (id) => ({ gained: gained.get(id) ?? [], lost: [] }));
}
