import type { Database } from './database.ts';

/**
 * Attests every ready record in the name of the facility that gave its last dose, one attestation a facility.
 * Nobody else may answer for a record, and that facility answers for all its doses, wherever they were given.
 *
 * @returns how many records were attested.
 */
export async function attestReadyRecords(database: Database, now: Date): Promise<number> {
  const attested = await database.query(
    `with ready as (
       select id from record where state = 'ready' for update skip locked
     ), last_dose as (
       select distinct on (dose.record_id) dose.record_id, dose.facility_id
       from dose where dose.record_id in (select id from ready)
       order by dose.record_id, dose.date desc, dose.ordinal desc
     ), batch as (
       insert into attestation (facility_id, attested_at)
       select distinct facility_id, $1::timestamptz from last_dose
       returning id, facility_id
     )
     update record set state = 'attested', attestation_id = batch.id
     from last_dose join batch using (facility_id)
     where record.id = last_dose.record_id
     returning record.id`,
    [now],
  );
  return attested.length;
}
