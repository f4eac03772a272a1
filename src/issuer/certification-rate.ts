import { hostname } from 'node:os';
import type { Queryable } from './database.ts';

/** What the rate is taken from. */
const LAST_MINUTES = 5;
const KEPT_MINUTES = 60;

/** Workers count apart, so that none waits for another's row. */
const WORKER = `${hostname()}:${process.pid}`;

/** Counts what was certified, by the minute: the rate that waiting times are told from. */
export const countCertified = (transaction: Queryable, certified: number, now: Date) =>
  transaction.query(
    `insert into certification_minute (minute, worker, certified)
     values (date_trunc('minute', $1::timestamptz), $2, $3::bigint)
     on conflict (minute, worker) do update set certified = certification_minute.certified + excluded.certified`,
    [now, WORKER, certified],
  );

/** Certificates a minute of all workers together, over the last minutes. */
export async function certifiedPerMinute(database: Queryable, now: Date): Promise<number> {
  const [row] = await database.query<{ certified: number }>(
    'select coalesce(sum(certified), 0)::bigint as certified from certification_minute where minute > $1',
    [minutesBefore(now, LAST_MINUTES)],
  );
  return Math.round((row?.certified ?? 0) / LAST_MINUTES);
}

/** Forgets counts that no rate is taken from any more. */
export async function forgetOldCertificationCounts(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from certification_minute where minute < $1', [
    minutesBefore(now, KEPT_MINUTES),
  ]);
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);
