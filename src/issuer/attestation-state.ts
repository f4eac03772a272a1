import type { AttestationState } from '../work-contract/attestation.ts';
import { queuePosition } from './certification-intake.ts';
import type { Queryable } from './database.ts';

const SHOWN_RECORDS = 500;
const SHOWN_ATTESTATIONS = 10;

/** What a facility can sign, what it has signed, and how far that has come. */
export async function attestationState(
  database: Queryable,
  facilityId: number,
  now: Date,
): Promise<AttestationState> {
  const [ready] = await database.query<{ count: number }>(
    `select count(*) as count from record where facility_id = $1 and state = 'ready'`,
    [facilityId],
  );
  const records = await database.query<AttestationState['records'][number]>(
    `select id, name, birth_date as "birthDate", (
       select coalesce(jsonb_agg(jsonb_build_object('date', date, 'vaccine', vaccine) order by date, ordinal), '[]')
       from given_dose where record_id = record.id
     ) as doses
     from record where facility_id = $1 and state = 'ready'
     order by id limit ${SHOWN_RECORDS}`,
    [facilityId],
  );
  const [queue] = await database.query<{ queued: number; failed: number }>(
    `select count(*) as queued, count(failure) as failed from certification where facility_id = $1`,
    [facilityId],
  );
  const latest = await database.query<{ id: number; at: Date; by: string | null; records: number }>(
    `select attestation.id, attested_at as at, account.name as by, (
       select count(*) from record where facility_id = $1 and attestation_id = attestation.id
     ) as records
     from attestation left join account on account.id = attestation.account_id
     where attestation.facility_id = $1
     order by attestation.id desc limit ${SHOWN_ATTESTATIONS}`,
    [facilityId],
  );
  const { queued = 0, failed = 0 } = queue ?? {};
  return {
    ready: ready?.count ?? 0,
    records,
    queued,
    failed,
    queue: queued > failed ? await queuePosition(database, facilityId, now) : null,
    latest: latest.map(({ id, at, by, records }) => ({
      attestationId: id,
      at: at.toISOString(),
      by,
      records,
    })),
  };
}
