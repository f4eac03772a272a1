import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { checkRecords } from '../../../src/issuer/check.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { applyRepairGroup, repairGroups } from '../../../src/issuer/repair-groups.ts';
import { WHOLE_COUNTRY } from '../../../src/issuer/territory.ts';

const WRONG_RECORDS = 15_000;

/** Gives one station so many wrong records, drawn from the whole country, and repairs all its groups. */
export async function cleanStation(database: Database, now: Date) {
  const [station] = await database.query<{ id: number }>(
    `insert into facility (name) values ('Trạm của một tuần') returning id`,
  );
  const facilityId = station?.id ?? null;
  const drawn = await database.query<{ id: number }>(
    `update record set facility_id = $1 where id in (
       select id from record where state in ('incomplete', 'mismatch') order by md5(id::text) limit ${WRONG_RECORDS}
     ) returning id`,
    [facilityId],
  );
  const territory = { ...WHOLE_COUNTRY, facilityId };
  const groups = await repairGroups(database, territory);
  const begun = performance.now();
  let mended = 0;
  for (const { kind } of groups) {
    const act = { accountId: null, action: 'repair', decisionId: randomUUID(), at: now };
    mended += (await applyRepairGroup(database, act, territory, kind)).changed;
  }
  await checkRecords(
    database,
    now,
    drawn.map(({ id }) => id),
  );
  const seconds = (performance.now() - begun) / 1000;
  const [after] = await database.query<{ ready: number; mistaken: number }>(
    `select count(*) filter (where state in ('ready', 'merged')) as ready,
       count(*) filter (where state in ('ready', 'merged')
         and truth.document_number is distinct from record.document_number) as mistaken
     from record join truth using (content_key) where id = any($1::bigint[])`,
    [drawn.map(({ id }) => id)],
  );
  return {
    'wrong records of the station': drawn.length,
    'groups, one decision each': groups.length,
    'mended in groups': mended,
    'ready, or brought together with a ready one': after?.ready ?? 0,
    'left to a person, one by one': drawn.length - (after?.ready ?? 0),
    mistaken: after?.mistaken ?? 0,
    'seconds for all groups and the check': Number(seconds.toFixed(1)),
  };
}
