import { createHmac } from 'node:crypto';
import type { DoseProofRequest } from '../proof-contract.ts';
import { askedForParameters, IS_ASKED_FOR } from './asked-for.ts';
import type { Database, Queryable } from './database.ts';
import { type OpenedRecord, openRecords } from './opened-record.ts';

/** How often one document number may be tried; within any day, and within any thirty. */
export interface MostTries {
  readonly day: number;
  readonly month: number;
}

/** Dates and places of a dose are few: whoever may go on for long guesses them (decision 30). */
export const MOST_TRIES: MostTries = { day: 3, month: 9 };

const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;

/**
 * Opens the records of a person who knows when and where their last dose was given, for whom the phone on record is not
 * at hand. A try counts whoever it is about, and before anything is compared.
 *
 * What was entered after the newest certificate does not count, since nobody has attested it: so nobody opens a record
 * by a dose that they entered themselves.
 *
 * @returns `proof-wrong` for a person nobody knows too; a number where it was tried too often: the seconds until the next
 *   try.
 */
export async function proveByDose(
  database: Database,
  secret: Uint8Array,
  request: DoseProofRequest,
  most: MostTries,
  now: Date,
): Promise<OpenedRecord | 'proof-wrong' | number> {
  const wait = await countTry(database, secret, request, most, now);
  if (wait !== undefined) return wait;
  const { date, facilityId } = request.lastDose;
  return database.transaction(async (transaction) => {
    const records = await transaction.query<{ id: number; phone: string | null }>(
      `select id, phone from record
       where id in (select coalesce(merged_into, id) from record where ${IS_ASKED_FOR}) and state <> 'closed'
         and ($4, $5::bigint) = (${LAST_DOSE})
       order by id`,
      [...askedForParameters(request), date, facilityId],
    );
    return (await openRecords(transaction, secret, records, 'opened-by-dose', now)) ?? 'proof-wrong';
  });
}

const LAST_DOSE = `
  select dose.date, dose.facility_id
  from given_dose dose join record entered on entered.id = dose.entered_record_id
  where dose.record_id = record.id
    and not coalesce(entered.imported_at > (select max(issued_at) from certificate where record_id = record.id), false)
  order by dose.date desc, dose.ordinal desc, dose.id desc limit 1`;

/** One row for a number, which tries at the same time take in turn, so that none of them is overlooked. */
async function countTry(
  database: Queryable,
  secret: Uint8Array,
  request: DoseProofRequest,
  most: MostTries,
  now: Date,
): Promise<number | undefined> {
  const [documentNumber] = askedForParameters(request);
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify(['dose proof', documentNumber]))
    .digest('base64url');
  const since = (ms: number) => new Date(now.getTime() - ms);
  const counted = await database.query(
    `insert into dose_proof as known (document_mac, tried_at, last_tried_at) values ($1, array[$2::timestamptz], $2)
     on conflict (document_mac) do update
       set tried_at = array(select at from unnest(known.tried_at) at where at > $4) || $2::timestamptz, last_tried_at = $2
       where (select count(*) from unnest(known.tried_at) at where at > $3) < $5
         and (select count(*) from unnest(known.tried_at) at where at > $4) < $6
     returning document_mac`,
    [mac, now, since(DAY_MS), since(MONTH_MS), most.day, most.month],
  );
  if (counted.length > 0) return undefined;
  const tries = await database.query<{ at: Date }>(
    `select at from dose_proof, unnest(tried_at) at where document_mac = $1 order by at desc`,
    [mac],
  );
  const freeAt = (place: number, ms: number) => (tries[place - 1]?.at.getTime() ?? -Infinity) + ms;
  const freeAtMs = Math.max(freeAt(most.day, DAY_MS), freeAt(most.month, MONTH_MS));
  return Math.max(1, Math.ceil((freeAtMs - now.getTime()) / 1000));
}

/** Forgets tries that do not count any more. */
export async function forgetOldDoseProofs(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from dose_proof where last_tried_at <= $1', [
    new Date(now.getTime() - MONTH_MS),
  ]);
}
