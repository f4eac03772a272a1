import { isCitizenNumber } from './citizen-number.ts';
import type { Database, Queryable } from './database.ts';
import { stands } from './stands.ts';

/** Records that are to be checked: all, or of those named the ones; `$1` is `bigint[]` or null. */
export const TO_CHECK = (record: string) =>
  `${record}.checked_at is null and ${stands(record)}
   and ($1::bigint[] is null or ${record}.id = any($1))`;

/**
 * Whether it is settled who the record's person is: the register says exactly the same of a citizen, and for a foreigner
 * the facility answers. `person` is who the register has under the record's number.
 */
export const isConfirmed = (record: string, person: string): string =>
  `case when ${record}.nationality = 'VN'
     then coalesce(${person}.name_key = ${record}.name_key and ${person}.birth_date = ${record}.birth_date
       and ${person}.sex = ${record}.sex, false)
     else ${record}.document_number is not null end`;

/** Whether a record has a number by which its person is known. */
const HAS_NUMBER = (record: string) =>
  `(${record}.document_number is not null
    and (${record}.nationality <> 'VN' or ${isCitizenNumber(`${record}.document_number`)}))`;

/** Numbers that several records have, one of them to be checked. */
export const SHARED_NUMBERS = `
  select record.document_number, record.nationality
  from record
  where ${stands('record')} and record.document_number in (
    select document_number from record where ${TO_CHECK('record')} and document_number is not null
  )
  group by record.document_number, record.nationality
  having count(*) > 1`;

const SHOWN_DUPLICATES = 20;

/** Records that may be the same person's, about which nobody has decided; the first of them. */
export async function duplicatesOf(database: Queryable, recordId: number): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    `select record.id
     from (
       select other_id as id from duplicate where record_id = $1 and kept_apart_at is null
       union all
       select record_id from duplicate where other_id = $1 and kept_apart_at is null
     ) other
     join record using (id)
     where ${stands('record')}
     order by record.id limit ${SHOWN_DUPLICATES}`,
    [recordId],
  );
  return rows.map(({ id }) => id);
}

/** All records that are held to be perhaps the same person's as one of these, in the order of their ids. */
export const DUPLICATES_OF = `
  select other_id as id from duplicate where record_id = any($1::bigint[]) and kept_apart_at is null
  union
  select record_id from duplicate where other_id = any($1::bigint[]) and kept_apart_at is null
  order by id`;

/** Has records looked at again that one which is being closed stood in the way of. They are locked already. */
export const lookAgainBeside = (transaction: Queryable, recordId: number) =>
  transaction.query(
    `update record set checked_at = null
     where id in (${DUPLICATES_OF}) and 'duplicate-person' = any(findings) and ${stands('record')}`,
    [[recordId]],
  );

/** Whether two records may be the same person's and nobody has decided about them. */
export async function areDoubtful(database: Queryable, recordId: number, otherId: number): Promise<boolean> {
  const pairs = await database.query(
    'select from duplicate where record_id = $1 and other_id = $2 and kept_apart_at is null',
    [Math.min(recordId, otherId), Math.max(recordId, otherId)],
  );
  return pairs.length > 0;
}

/**
 * How far apart two records of a group may stand, sorted so that like ones are neighbours (sorted neighbourhood,
 * Hernández and Stolfo 1995): a number that a thousand records share for want of a better makes thousands of pairs and
 * not a million.
 */
const NEIGHBOURS = 5;

/**
 * A value in each of the rows that follow this one, null after the last. Looked up in the order that is there: a join of
 * the sorted rows with themselves may take time with the square of them, since the planner knows nothing of their number.
 */
const following = (value: string) =>
  `array[${Array.from({ length: NEIGHBOURS }, (_, place) => `lead(${value}, ${place + 1}) over sorted`)}]`;

/** Whether two records may be one person's. */
const ALIKE = `(record.nationality = other.nationality and (
  record.document_number = other.document_number
  or record.name_key = other.name_key and record.birth_date = other.birth_date and record.sex = other.sex
    and not (${HAS_NUMBER('record')} and ${HAS_NUMBER('other')})))`;

/** Records that are alike in name, birth date and sex to one that is to be checked, where it is not each of them. */
const AMONG_NAMED = `(name_key, birth_date, sex, nationality) in (
  select name_key, birth_date, sex, nationality from record where ${TO_CHECK('record')}
)`;

/**
 * Finds out anew which records may be one person's with one that is to be checked: they share a document number, or name,
 * birth date and sex where one of them has no number.
 *
 * @returns records that are to be checked besides, since they stand or fall with these.
 */
export async function findDuplicates(
  database: Database,
  recordIds: readonly number[] | undefined,
): Promise<number[]> {
  const partners = await database.query<{ id: number }>(
    `with scope as materialized (
       select id from record where ${TO_CHECK('record')}
     ), shared_number as (${SHARED_NUMBERS}
     ), shared_name as (
       select name_key, birth_date, sex, nationality
       from record
       where ${stands('record')} and ${recordIds ? AMONG_NAMED : 'true'}
       group by name_key, birth_date, sex, nationality
       having count(*) > 1 and not bool_and(${HAS_NUMBER('record')})
     ), by_number as (
       select record.id as one, ${following('record.id')} as others
       from shared_number join record using (document_number, nationality)
       where ${stands('record')}
       window sorted as (partition by document_number, nationality order by name_folded, birth_date, record.id)
     ), by_name as (
       select record.id as one, ${following('record.id')} as others,
         ${HAS_NUMBER('record')} as has_number, ${following(HAS_NUMBER('record'))} as others_have_number
       from shared_name join record using (name_key, birth_date, sex, nationality)
       where ${stands('record')}
       window sorted as (partition by name_key, birth_date, sex, nationality order by document_number, record.id)
     ), pair as (
       select one, other from by_number, unnest(others) other
       where other is not null
       union
       select one, other from by_name, unnest(others, others_have_number) neighbour (other, other_has_number)
       where other is not null and not (has_number and other_has_number)
     ), gone as (
       delete from duplicate using record, record other
       where record.id = duplicate.record_id and other.id = duplicate.other_id and kept_apart_at is null
         and (record_id in (select id from scope) or other_id in (select id from scope))
         and (not ${stands('record')} or not ${stands('other')} or not coalesce(${ALIKE}, false))
       returning record_id, other_id
     ), come as (
       insert into duplicate (record_id, other_id)
       select distinct least(one, other), greatest(one, other) from pair
       on conflict do nothing
       returning record_id, other_id
     ), stays as (
       select record_id, other_id from duplicate
       where record_id in (select id from scope) or other_id in (select id from scope)
     ), partner as (
       select record_id, other_id from gone
       union select record_id, other_id from come
       union select record_id, other_id from stays
     )
     update record set checked_at = null, state = 'incomplete', findings = '{}'
     where id in (select record_id from partner union select other_id from partner)
       and checked_at is not null and ${stands('record')} and attestation_id is null
     returning id`,
    [recordIds ?? null],
  );
  return partners.map(({ id }) => id);
}
