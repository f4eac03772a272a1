import { createHmac } from 'node:crypto';
import type { Database } from './database.ts';

/** How often something may happen within a window of time. */
export interface Limit {
  /** What is limited, with whom or what it is about; stored as a keyed digest only. */
  readonly key: string;
  readonly max: number;
  readonly windowSeconds: number;
}

/**
 * Counts one event against all limits, over any number of processes.
 *
 * @returns undefined where it is within all of them, else the seconds until it may be tried again.
 */
export async function countAgainst(
  database: Database,
  secret: Uint8Array,
  limits: readonly Limit[],
  now: Date,
): Promise<number | undefined> {
  const nowSeconds = now.getTime() / 1000;
  const rows = limits.map(({ key, windowSeconds }) => ({
    key: createHmac('sha256', secret).update(`limit:${key}`).digest('base64url'),
    windowStart: new Date(Math.floor(nowSeconds / windowSeconds) * windowSeconds * 1000).toISOString(),
  }));
  const counts = await database.query<{ key: string; count: number }>(
    `insert into rate_limit (key, window_start, count)
     select row.key, row."windowStart", 1
     from jsonb_to_recordset($1::jsonb) row (key text, "windowStart" timestamptz)
     order by row.key
     on conflict (key, window_start) do update set count = rate_limit.count + 1
     returning key, count`,
    [JSON.stringify(rows)],
  );
  const waits = limits.flatMap(({ max, windowSeconds }, index) => {
    const count = counts.find(({ key }) => key === rows[index]?.key)?.count ?? 0;
    return count > max ? [Math.ceil(windowSeconds - (nowSeconds % windowSeconds))] : [];
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** Forgets windows that have closed; none is longer than a day. */
export async function forgetOldLimits(database: Database, now: Date): Promise<void> {
  await database.query('delete from rate_limit where window_start < $1', [
    new Date(now.getTime() - 86_400_000),
  ]);
}
