import { createHmac, randomInt } from 'node:crypto';
import type { Database, Queryable } from './database.ts';

/** How often something may happen within a window of time. */
export interface Limit {
  /** What is limited, with whom or what it is about; stored as a keyed digest only. */
  readonly key: string;
  readonly max: number;
  /** At most a day. */
  readonly windowSeconds: number;
  /**
   * Where very many come at once, in how many places it is counted, each with its part of `max`: of those who count in one
   * place each waits until the one before has committed. Whoever comes takes any of them.
   */
  readonly places?: number;
}

const DAY_MS = 86_400_000;

/**
 * Counts one event against each limit in turn, over any number of processes, and stops at the first that is reached:
 * what one address does in vain must not use up what everybody shares, so the narrowest limit comes first. One statement,
 * since of each that is saved more people a second can be answered.
 *
 * @returns undefined where it is within all of them, else the seconds until it may be tried again.
 */
export async function countAgainst(
  database: Queryable,
  secret: Uint8Array,
  limits: readonly Limit[],
  now: Date,
): Promise<number | undefined> {
  const nowSeconds = now.getTime() / 1000;
  const counted = limits.map(({ key, max, windowSeconds, places = 1 }) => ({
    digest: createHmac('sha256', secret)
      .update(`limit:${windowSeconds}:${key}${places > 1 ? `:${randomInt(places)}` : ''}`)
      .digest('base64url'),
    max: Math.ceil(max / places),
    sinceStartSeconds: nowSeconds % windowSeconds,
    windowSeconds,
  }));
  const [counts = {}] = await database.query<Record<string, number | null>>(
    countingSql(limits.length),
    counted.flatMap(({ digest, max, sinceStartSeconds }) => [
      digest,
      new Date((nowSeconds - sinceStartSeconds) * 1000),
      max,
    ]),
  );
  const reached = counted.find(({ max }, place) => (counts[`count_${place}`] ?? 0) > max);
  return reached && Math.ceil(reached.windowSeconds - reached.sinceStartSeconds);
}

/** Each limit is counted where the one before it is not reached; its parameters are digest, window and most. */
function countingSql(limits: number): string {
  const places = Array.from({ length: limits }, (_, place) => place);
  const steps = places.map(
    (place) => `limit_${place} as (
      insert into rate_limit (key, window_start, count)
      select $${3 * place + 1}, $${3 * place + 2}::timestamptz, 1
      ${place === 0 ? '' : `from limit_${place - 1} before where before.count <= $${3 * place}::integer`}
      on conflict (key, window_start) do update set count = rate_limit.count + 1
      returning count
    )`,
  );
  const counts = places.map((place) => `(select count from limit_${place}) as count_${place}`);
  // The last limit's most is compared outside, and still needs a type.
  return `with ${steps.join(', ')} select ${counts.join(', ')}, $${3 * limits}::integer as most`;
}

/** Forgets windows that have closed. */
export async function forgetOldLimits(database: Database, now: Date): Promise<void> {
  await database.query('delete from rate_limit where window_start < $1', [new Date(now.getTime() - DAY_MS)]);
}
