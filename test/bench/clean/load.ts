import type { Database, Queryable } from '../../../src/issuer/database.ts';
import { registerKeys } from '../../../src/issuer/linkage/register-keys.ts';
import { nameKey, tidyName } from '../../../src/issuer/names.ts';
import { readRecordRow } from '../../../src/issuer/record-row.ts';
import type { Source } from './source.ts';

const DOSE = { doseDate: '2022-05-10', vaccine: 'Comirnaty', lot: 'FA1234' };
const FACILITIES = 400;
const BATCH = 10_000;

/**
 * Loads register and records, one dose each, and who each record is truly about beside them. Straight into the tables,
 * with indexes made afterwards: how fast a file is imported is another question.
 */
export async function load(database: Database, source: Source, now: Date): Promise<number> {
  await database.query(
    'create table if not exists truth (content_key text primary key, document_number text, dirt text[] not null)',
  );
  await database.query(
    `insert into facility (name) select 'Trạm ' || number from generate_series(1, ${FACILITIES}) number`,
  );
  const indexes = await database.query<{ name: string; definition: string }>(
    `select quote_ident(indexname) as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename in ('register_person', 'record', 'dose')
       and indexname not in (select conname from pg_constraint)`,
  );
  for (const { name } of indexes) await database.query(`drop index ${name}`);
  await loadPeople(database, source);
  const records = await loadRecords(database, source, now);
  for (const { definition } of indexes) await database.query(definition);
  await database.query('analyze');
  return records;
}

async function inBatches<Row>(rows: Iterable<Row>, store: (batch: readonly Row[]) => Promise<unknown>) {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await store(batch);
    batch = [];
  }
  await store(batch);
}

const loadPeople = (database: Queryable, source: Source) =>
  inBatches(source.register(), (batch) =>
    database.query(
      `insert into register_person (document_number, name, name_key, name_words, first_word, last_word, birth_date, sex)
       select "documentNumber", name, "nameKey", "nameWords", "firstWord", "lastWord", "birthDate", sex
       from jsonb_to_recordset($1::jsonb)
         row ("documentNumber" text, name text, "nameKey" text, "nameWords" text, "firstWord" text, "lastWord" text,
              "birthDate" text, sex text)
       on conflict do nothing`,
      [
        JSON.stringify(
          batch.map(({ documentNumber, name, birthDate, sex }) => ({
            documentNumber,
            birthDate,
            sex,
            name: tidyName(name),
            nameKey: nameKey(name),
            ...registerKeys(name),
          })),
        ),
      ],
    ),
  );

async function loadRecords(database: Queryable, source: Source, now: Date): Promise<number> {
  let records = 0;
  await inBatches(source.entries(), async (batch) => {
    const rows = batch.flatMap(({ cells, documentNumber: truth, dirt }) => {
      const sex = cells.sex === 'male' ? 'Nam' : 'Nữ';
      const row = readRecordRow({ ...cells, sex, ...DOSE, facility: 'Trạm' }, now.toISOString().slice(0, 10));
      return 'refusals' in row ? [] : [{ ...row, truth, dirt, facilityId: (records++ % FACILITIES) + 1 }];
    });
    const json = JSON.stringify(rows);
    await database.query(
      `with row as (
         select distinct on ("contentKey") * from jsonb_to_recordset($1::jsonb)
           row ("contentKey" text, name text, "nameKey" text, "nameFolded" text, "birthDate" text, sex text,
                "documentNumber" text, phone text, nationality text, "facilityId" bigint, truth text, dirt text[])
       ), known as (
         insert into truth select "contentKey", truth, dirt from row on conflict do nothing returning content_key
       ), stored as (
         insert into record (content_key, name, name_key, name_folded, birth_date, sex, document_number, phone,
                             nationality, facility_id, imported_at)
         select "contentKey", name, "nameKey", "nameFolded", "birthDate", sex, "documentNumber", phone, nationality,
                "facilityId", $2::timestamptz
         from row join known on known.content_key = row."contentKey"
         returning id, facility_id
       )
       insert into dose (record_id, ordinal, date, vaccine, lot, facility_id, entered_record_id, entered_ordinal,
                         entered_date, entered_vaccine)
       select id, 1, '${DOSE.doseDate}', 'comirnaty', '${DOSE.lot}', facility_id, id, 1, '${DOSE.doseDate}', 'comirnaty'
       from stored`,
      [json, now],
    );
  });
  return records;
}
