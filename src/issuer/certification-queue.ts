import type { FailureCode } from '../work-contract/certification.ts';
import type { Queryable } from './database.ts';
import { LOCKS } from './locks.ts';

/** Why a record is to be certified: attested anew, its certificate ends soon, or was signed by a key in wrong hands. */
export type CertificationReason = 'attested' | 'renewal' | 'key-compromised';

/**
 * Why a record was not certified when its turn came; docs/operations.md says what to do about each. It says something else
 * than its facility attested; another facility gave the last dose by now; it cannot be said in one code; the signing key
 * could not be used; the database refuses its certificate.
 */
export type CertificationFailure = FailureCode;

/** Those that pass by themselves are tried again, for about a day; the others wait for a person. */
const PASSING: ReadonlySet<CertificationFailure> = new Set(['signing-failed', 'not-stored']);
const MOST_TRIES = 30;

export interface QueueEntry {
  readonly recordId: number;
  readonly attestationId: number;
  /** The facility that attested, which takes its turns. */
  readonly facilityId: number;
  readonly digest: string;
}

/**
 * Puts records into the queue, in the given order, each once. Facilities take turns (start-time fair queuing, Goyal, Vin
 * and Cheng 1996): a facility's next record comes one turn after its last one, and not before what is being served, so
 * that one with ten records waits for about ten of each other and not for another's hundred thousand.
 */
export async function enqueue(
  transaction: Queryable,
  entries: readonly QueueEntry[],
  reason: CertificationReason,
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  // Two that join together would take the same turns. All who join lock in one order, so that nobody waits in a ring.
  await transaction.query(
    `select pg_advisory_xact_lock($1, facility) from (
       select distinct (id % 2147483648)::integer as facility from unnest($2::bigint[]) id order by 1
     ) joining`,
    [LOCKS.facilityTurns, [...new Set(entries.map(({ facilityId }) => facilityId))]],
  );
  await transaction.query(
    `with entry as materialized (
       select * from rows from (
         jsonb_to_recordset($1::jsonb) as ("recordId" bigint, "attestationId" bigint, "facilityId" bigint, digest text)
       ) with ordinality as entry ("recordId", "attestationId", "facilityId", digest, place)
     ), first as materialized (
       select facility.id, greatest(
         (select max(turn) from certification where facility_id = facility.id and failure is null),
         (select min(turn) - 1 from certification where failure is null),
         0
       ) as turn
       from (select distinct "facilityId" as id from entry) facility
     )
     insert into certification (record_id, attestation_id, facility_id, reason, digest, turn, queued_at)
     select entry."recordId", entry."attestationId", entry."facilityId", $2, entry.digest,
       first.turn + row_number() over (partition by entry."facilityId" order by place), $3::timestamptz
     from entry join first on first.id = entry."facilityId"
     order by place
     on conflict (record_id) do update set attestation_id = excluded.attestation_id,
       facility_id = excluded.facility_id, reason = excluded.reason, digest = excluded.digest, turn = excluded.turn,
       queued_at = excluded.queued_at, tries = 0, failure = null, next_try_at = null`,
    [JSON.stringify(entries), reason, now],
  );
}

export interface Claimed {
  readonly recordId: number;
  readonly attestationId: number;
  readonly facilityId: number;
  readonly digest: string;
}

/**
 * Claims the records whose turn it is until the transaction ends; others pass over them. What failed and may be tried
 * again comes first, since it has waited.
 */
export const claim = (transaction: Queryable, most: number, now: Date): Promise<Claimed[]> =>
  transaction.query<Claimed>(
    `with again as materialized (
       select record_id from certification
       where failure is not null and next_try_at <= $2::timestamptz
       order by next_try_at limit $1 for update skip locked
     ), next as materialized (
       select record_id from certification
       where failure is null
       order by turn limit $1 for update skip locked
     )
     select record_id as "recordId", attestation_id as "attestationId", facility_id as "facilityId", digest
     from (
       select record_id, 1 as place from again union all select record_id, 2 from next
     ) mine
     join certification using (record_id)
     order by place, turn limit $1`,
    [most, now],
  );

/** Takes out what is done. */
export const leave = (transaction: Queryable, recordIds: readonly number[]) =>
  transaction.query('delete from certification where record_id = any($1::bigint[])', [recordIds]);

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 3_600;

/** Keeps what failed, to be tried again after a pause that doubles, or for a person. */
export async function keepFailed(
  transaction: Queryable,
  failed: readonly { readonly recordId: number; readonly failure: CertificationFailure }[],
  now: Date,
): Promise<void> {
  if (failed.length === 0) return;
  await transaction.query(
    `update certification set failure = failed.failure, tries = tries + 1,
       next_try_at = case when failed.failure = any($3::text[]) and tries < ${MOST_TRIES} then $2::timestamptz
         + make_interval(secs => least(${FIRST_PAUSE_SECONDS} * 2 ^ least(tries, 20), ${LONGEST_PAUSE_SECONDS})) end
     from jsonb_to_recordset($1::jsonb) failed ("recordId" bigint, failure text)
     where certification.record_id = failed."recordId"`,
    [JSON.stringify(failed), now, [...PASSING]],
  );
}
