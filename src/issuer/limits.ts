import { createHmac } from 'node:crypto';
import type { Database } from './database.ts';

/** How often something may happen within a window of time. */
export interface Limit {
  /** What is limited, with whom or what it is about; stored as a keyed digest only. */
  readonly key: string;
  readonly max: number;
  /** At most a day. */
  readonly windowSeconds: number;
}

const DAY_MS = 86_400_000;

/**
 * Counts one event against each limit in turn, over any number of processes, and stops at the first that is reached:
 * what one address does in vain must not use up what everybody shares, so the narrowest limit comes first.
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
  for (const { key, max, windowSeconds } of limits) {
    const sinceStartSeconds = nowSeconds % windowSeconds;
    const [window] = await database.query<{ count: number }>(
      `insert into rate_limit (key, window_start, count) values ($1, $2, 1)
       on conflict (key, window_start) do update set count = rate_limit.count + 1
       returning count`,
      [
        createHmac('sha256', secret).update(`limit:${windowSeconds}:${key}`).digest('base64url'),
        new Date((nowSeconds - sinceStartSeconds) * 1000),
      ],
    );
    if (window && window.count > max) return Math.ceil(windowSeconds - sinceStartSeconds);
  }
  return undefined;
}

/** Forgets windows that have closed. */
export async function forgetOldLimits(database: Database, now: Date): Promise<void> {
  await database.query('delete from rate_limit where window_start < $1', [new Date(now.getTime() - DAY_MS)]);
}
