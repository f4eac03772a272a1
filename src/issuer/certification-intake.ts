import type { QueuePlace } from '../work-contract/attestation.ts';
import { certifiedPerMinute } from './certification-rate.ts';
import type { Queryable } from './database.ts';

/** Waiting records beyond which nothing more is taken in. */
const MOST_WAITING = 2_000_000;
const RETRY_AFTER_SECONDS = { least: 30, most: 3_600 };

/**
 * Whether there is room in the queue; asked before anything is stored.
 *
 * @param most records that may wait.
 * @returns else after how many seconds to ask again, by how fast the queue empties now.
 */
export async function intake(
  database: Queryable,
  now: Date,
  most = MOST_WAITING,
): Promise<{ readonly accepted: true } | { readonly accepted: false; readonly retryAfterSeconds: number }> {
  const waiting = await waitingUpTo(database, most + 1);
  if (waiting <= most) return { accepted: true };
  const perMinute = await certifiedPerMinute(database, now);
  const tenthSeconds = perMinute === 0 ? RETRY_AFTER_SECONDS.most : ((most / 10) * 60) / perMinute;
  const retryAfterSeconds = Math.round(
    Math.min(Math.max(tenthSeconds, RETRY_AFTER_SECONDS.least), RETRY_AFTER_SECONDS.most),
  );
  return { accepted: false, retryAfterSeconds };
}

/** Counts no further than it must. */
async function waitingUpTo(database: Queryable, most: number): Promise<number> {
  const [row] = await database.query<{ waiting: number }>(
    `select count(*) as waiting from (select from certification where failure is null limit $1) waiting`,
    [most],
  );
  return row?.waiting ?? 0;
}

/**
 * How many records come before the last one of a facility's that waits, itself included, and how long that takes as fast as
 * certificates were signed in the last minutes; null where none were.
 */
export async function queuePosition(database: Queryable, facilityId: number, now: Date): Promise<QueuePlace> {
  const [row] = await database.query<{ position: number }>(
    `select count(*) as position from certification
     where failure is null and turn <= (
       select max(turn) from certification where facility_id = $1 and failure is null
     )`,
    [facilityId],
  );
  const position = row?.position ?? 0;
  const perMinute = await certifiedPerMinute(database, now);
  return { position, seconds: perMinute === 0 ? null : Math.ceil((position * 60) / perMinute) };
}
