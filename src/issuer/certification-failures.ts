import type { Certification } from '../work-contract/certification.ts';
import type { CertificationFailure } from './certification-queue.ts';
import { certifiedPerMinute } from './certification-rate.ts';
import type { Queryable } from './database.ts';
import { type Territory, territoryParameters, withinTerritory } from './territory.ts';

const SHOWN_FACILITIES = 20;

/** How far certification has come in a territory: what waits, what failed and why, and how fast it goes everywhere. */
export async function certificationState(
  database: Queryable,
  territory: Territory,
  now: Date,
): Promise<Certification> {
  const mine = withinTerritory('certification', 1);
  const parameters = territoryParameters(territory);
  const facilities = await database.query<Certification['facilities'][number]>(
    `select facility.id as "facilityId", facility.name, waiting.count as waiting
     from (
       select facility_id, count(*) as count from certification
       where failure is null and ${mine} group by facility_id
       order by count desc, facility_id limit ${SHOWN_FACILITIES}
     ) waiting
     join facility on facility.id = waiting.facility_id
     order by waiting.count desc, facility.id`,
    parameters,
  );
  const failures = await database.query<{
    failure: CertificationFailure;
    records: number;
    waiting_for_a_person: number;
    oldest: Date;
  }>(
    `select failure, count(*) as records, count(*) filter (where next_try_at is null) as waiting_for_a_person,
       min(queued_at) as oldest
     from certification where failure is not null and ${mine}
     group by failure order by records desc, failure`,
    parameters,
  );
  const [queue] = await database.query<{ waiting: number; oldest: Date | null }>(
    `select count(*) as waiting, min(queued_at) as oldest from certification where failure is null and ${mine}`,
    parameters,
  );
  return {
    waiting: queue?.waiting ?? 0,
    oldestAt: queue?.oldest?.toISOString() ?? null,
    perMinute: await certifiedPerMinute(database, now),
    facilities,
    failures: failures.map(({ failure, records, waiting_for_a_person, oldest }) => ({
      failure,
      records,
      waitingForAPerson: waiting_for_a_person,
      oldestAt: oldest.toISOString(),
    })),
  };
}

/** Has what failed in a territory for one reason tried again now. @returns how many records that are. */
export async function retryFailed(
  database: Queryable,
  territory: Territory,
  failure: CertificationFailure,
  now: Date,
): Promise<number> {
  const again = await database.query(
    `update certification set next_try_at = $5, tries = 0
     where failure = $4 and ${withinTerritory('certification', 1)} returning record_id`,
    [...territoryParameters(territory), failure, now],
  );
  return again.length;
}
