import { decodeProtectedHeader } from 'jose';
import { REASONS } from '../../certificate/reasons.ts';
import type { HourTally } from '../../tally-contract/hour-tally.ts';
import { type AtDoor, isRuleName, keyOfKind, type Sum } from '../../tally-contract/tally.ts';
import { OLDEST_HOUR_SECONDS, TallyClaims, TYPES } from '../../tally-contract/upload.ts';
import type { Database } from '../database.ts';
import { type Refusal, readSigned } from './signed-request.ts';
import { keyOfDevice } from './tally-devices.ts';

const KEPT_DAYS = 400;
const HOUR_SECONDS = 3_600;
/** Clocks of devices and services differ a little. */
const TOLERANCE_SECONDS = 120;

/** The device that a message says to be of, believed or not. */
export function claimedDevice(jws: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(jws);
    return typeof kid === 'string' && /^[\w-]{43}$/.test(kid) ? kid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the sums of a device that is known, all or none. Of an hour the message that was signed last counts, and only
 * the same device's.
 */
export async function takeTallies(
  database: Database,
  thumbprint: string,
  jws: string,
  now: Date,
): Promise<'taken' | 'not-found' | Refusal> {
  const jwk = await keyOfDevice(database, thumbprint);
  if (!jwk) return 'not-found';
  const signed = await readSigned(jws, jwk, TYPES.tally, TallyClaims, now);
  if (typeof signed === 'string') return signed;
  const { iat, hours } = signed;
  const starts = new Set(hours.map(({ startSeconds }) => startSeconds));
  if (starts.size < hours.length || !hours.every((hour) => isPlausible(hour, now))) return 'bad-request';
  if (!(await areDoorsKnown(database, hours))) return 'bad-request';
  await database.transaction(async (transaction) => {
    for (const { startSeconds, zone, sums } of hours) {
      await transaction.query(
        `insert into tally_hour (thumbprint, hour_start, zone, sums, signed_at) values ($1, $2, $3, $4, $5)
         on conflict (thumbprint, hour_start) do update
           set zone = excluded.zone, sums = excluded.sums, signed_at = excluded.signed_at
         where tally_hour.signed_at < excluded.signed_at`,
        [thumbprint, new Date(startSeconds * 1000), zone, JSON.stringify(sums), new Date(iat * 1000)],
      );
    }
  });
  return 'taken';
}

/** An hour that is over, not long ago, and sums of kinds that there are: no text of anybody's own gets in with them. */
function isPlausible({ startSeconds, sums }: HourTally, now: Date): boolean {
  const nowSeconds = now.getTime() / 1000;
  const kinds = new Set(sums.map(keyOfKind));
  return (
    startSeconds + HOUR_SECONDS <= nowSeconds + TOLERANCE_SECONDS &&
    startSeconds > nowSeconds - OLDEST_HOUR_SECONDS &&
    kinds.size === sums.length &&
    sums.every(({ outcome, reason, door }) =>
      outcome === 'valid'
        ? reason === '' && (!door || mayAnswer(door))
        : !door && Object.hasOwn(REASONS, reason) && REASONS[reason as keyof typeof REASONS] === outcome,
    )
  );
}

const mayAnswer = ({ id, answer, rule }: AtDoor): boolean => {
  if (rule === '') return id !== '' || answer === 'cannot-tell';
  return answer !== 'enough' && isRuleName(rule, id);
};

/** Whether there has ever been each door that is named: retired ones stay, as devices may still stand at them. */
async function areDoorsKnown(database: Database, hours: readonly HourTally[]): Promise<boolean> {
  const named = new Set(hours.flatMap(({ sums }) => sums.map(({ door }) => door?.id ?? '')));
  named.delete('');
  if (named.size === 0) return true;
  const known = await database.query('select distinct id from door_set where id = any($1)', [[...named]]);
  return known.length === named.size;
}

/** A sum, and whose. */
export interface SumOfDevice extends Sum {
  readonly thumbprint: string;
  readonly place: string;
}

/**
 * All sums of hours that began since, in their order.
 *
 * @param until before then.
 */
export async function talliesSince(
  database: Database,
  since: Date,
  until: Date | null = null,
): Promise<SumOfDevice[]> {
  const rows = await database.query<{
    thumbprint: string;
    place: string;
    start: Date;
    zone: string;
    sums: HourTally['sums'];
  }>(
    `select thumbprint, place, hour_start as start, zone, sums from tally_hour join tally_device using (thumbprint)
     where hour_start >= $1 and ($2::timestamptz is null or hour_start < $2) order by hour_start, place, thumbprint`,
    [since, until],
  );
  return rows.flatMap(({ thumbprint, place, start, zone, sums }) =>
    sums.map((sum) => ({ thumbprint, place, startSeconds: start.getTime() / 1000, zone, ...sum })),
  );
}

/** Forgets codes that are no good any more, and sums of more than a year ago. */
export async function forgetOldTallies(database: Database, now: Date): Promise<void> {
  await database.query('delete from tally_code where expires_at < $1', [now]);
  await database.query('delete from tally_hour where hour_start < $1', [
    new Date(now.getTime() - KEPT_DAYS * 86_400_000),
  ]);
}
