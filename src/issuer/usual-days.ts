import type { StepId } from '../contract.ts';
import type { Queryable } from './database.ts';

type UsualDays = Readonly<Partial<Record<StepId, number>>>;

const DAY_MS = 86_400_000;
const LOOKED_BACK_DAYS = 56;
/** Of fewer, the middle one says little about the next. */
const FEWEST = 20;
const MOST_LOOKED_AT = 5_000;
const FRESH_MS = 3_600_000;
/** Where they could not be counted. */
const AGAIN_MS = 60_000;

/**
 * How many days each step took the middle one of those who passed it in the last eight weeks, begun days as whole ones;
 * none where they were few. For the check those alone count whose record somebody mended: the others never waited.
 */
export async function usualDays(database: Queryable, now: Date): Promise<UsualDays> {
  const since = new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS);
  const rows = await database.query<{ step: StepId; seconds: number; passed: number }>(
    `with mended as materialized (
       select distinct record_id from (
         select record_id from audit
         where at > $1 and record_id is not null and decision_id is not null
         order by at desc limit ${MOST_LOOKED_AT}
       ) latest
     ), certified as materialized (
       select latest.record_id, issued_at, attested_at
       from (
         select record_id, id, attestation_id, issued_at from certificate
         order by expires_at desc limit ${MOST_LOOKED_AT}
       ) latest
       join attestation on attestation.id = latest.attestation_id
       where issued_at > $1 and issued_at >= attested_at and not exists (
         select from certificate earlier
         where earlier.record_id = latest.record_id and earlier.attestation_id = latest.attestation_id
           and earlier.id < latest.id
       )
     ), passed as (
       select 'check' as step, checked_at - imported_at as took
       from record where id in (select record_id from mended) and checked_at is not null
         and state in ('ready', 'attested', 'certified')
       union all
       select 'attest', attested_at - checked_at
       from certified join record on record.id = certified.record_id where checked_at <= attested_at
       union all
       select 'certify', issued_at - attested_at from certified
     )
     select step, count(*) as passed,
       (percentile_cont(0.5) within group (order by extract(epoch from took)))::float8 as seconds
     from passed group by step`,
    [since],
  );
  return Object.fromEntries(
    rows
      .filter(({ passed }) => passed >= FEWEST)
      .map(({ step, seconds }) => [step, Math.max(1, Math.ceil((seconds * 1000) / DAY_MS))]),
  );
}

/** `usualDays`, counted once an hour however many ask. Where that fails nothing is said about it. */
export function usualDaysCounter(database: Queryable): (now: Date) => Promise<UsualDays> {
  let counted: { readonly freshUntilMs: number; readonly days: Promise<UsualDays> } | undefined;
  return (now) => {
    if (!counted || now.getTime() >= counted.freshUntilMs) {
      const days: Promise<UsualDays> = usualDays(database, now).catch((): UsualDays => {
        counted = { freshUntilMs: now.getTime() + AGAIN_MS, days };
        return {};
      });
      counted = { freshUntilMs: now.getTime() + FRESH_MS, days };
    }
    return counted.days;
  };
}
