import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { ConfirmRequest, LookUpRequest } from '../contract.ts';
import { askedForParameters, IS_ASKED_FOR } from './asked-for.ts';
import { CORRECTING_SECONDS, REQUESTS_EACH, tokenDigest } from './correction-capability.ts';
import type { Database } from './database.ts';
import { beginFollowing } from './follow.ts';
import type { OpenedHolder } from './opened-record.ts';
import { findHolder } from './status.ts';

/** The code that has to reach the phone on record, and that phone; kept out of every log. */
export interface CodeToSend {
  readonly phone: string;
  readonly code: string;
}

export const CODE_VALID_SECONDS = 300;
const MAX_TRIES = 5;

/**
 * Begins a look-up. Whoever asks gets the same answer after the same work; only where the details are those of a
 * record with a phone is there a code to send. An earlier code for the same details stops working.
 *
 * Anybody who enters records may enter one more with somebody's details and a telephone of their own. So the code goes
 * to the telephone of the record of which most is known, and opens no record that has another.
 */
export async function startLookUp(
  database: Database,
  secret: Uint8Array,
  request: LookUpRequest,
  now: Date,
): Promise<{ lookUpId: string; send: CodeToSend | undefined }> {
  const askedFor = askedForParameters(request);
  const lookUpId = randomBytes(16).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  // One statement, since of each that is saved more people a second can be answered.
  const [known] = await database.query<{ phone: string | null }>(
    `with known as materialized (${RECORDS_WITH_PHONE}
     ), chosen as (
       select phone from known order by place limit 1
     ), replaced as (
       update look_up set expires_at = $8 where subject_mac = $5 and expires_at > $8 and used_at is null
     ), begun as (
       insert into look_up (id, subject_mac, record_ids, code_mac, expires_at)
       values ($4, $5, array(select id from known where phone = (select phone from chosen) order by place), $6, $7)
     )
     select (select phone from chosen) as phone`,
    [
      ...askedFor,
      lookUpId,
      subjectMac(secret, askedFor),
      codeMac(secret, lookUpId, code),
      new Date(now.getTime() + CODE_VALID_SECONDS * 1000),
      now,
    ],
  );
  return { lookUpId, send: known?.phone ? { phone: known.phone, code } : undefined };
}

/**
 * Takes a code: at most five tries in five minutes, and a right one works once. Whoever gave it may then send
 * corrections by the token for a while.
 *
 * @returns what is on record, or why not; `code-expired` also stands for used up and never begun.
 */
export async function confirmLookUp(
  database: Database,
  secret: Uint8Array,
  { lookUpId, code }: ConfirmRequest,
  now: Date,
): Promise<OpenedHolder | 'code-wrong' | 'code-expired'> {
  // Counted before it is compared, so that tries in parallel count as well.
  const [attempt] = await database.query<{ record_ids: number[]; code_mac: string; tries: number }>(
    `update look_up set tries = tries + 1
     where id = $1 and used_at is null and tries < ${MAX_TRIES} and expires_at > $2
     returning record_ids, code_mac, tries`,
    [lookUpId, now],
  );
  if (!attempt) return 'code-expired';
  const given = Buffer.from(codeMac(secret, lookUpId, code));
  const right = timingSafeEqual(given, Buffer.from(attempt.code_mac));
  // For somebody we do not know there is no right code, not even by luck.
  if (!right || attempt.record_ids.length === 0) {
    return attempt.tries < MAX_TRIES ? 'code-wrong' : 'code-expired';
  }
  const token = randomBytes(32).toString('base64url');
  const used = await database.query(
    `update look_up set used_at = $2, expires_at = $3, token_digest = $4, requests_left = ${REQUESTS_EACH}
     where id = $1 and used_at is null returning id`,
    [lookUpId, now, new Date(now.getTime() + CORRECTING_SECONDS * 1000), tokenDigest(token)],
  );
  if (used.length === 0) return 'code-expired';
  const recordIds = attempt.record_ids.map(Number);
  const holder = await findHolder(database, recordIds);
  return holder
    ? { ...holder, token, follow: await beginFollowing(database, secret, recordIds, now) }
    : 'code-expired';
}

/**
 * The records of these details that have a telephone and are not closed, in their place the surest first: certified,
 * confirmed, the oldest. Records that
 * were brought together count as one, with the telephone that was entered first: into which of them they were brought
 * says nothing about whose it is. What was entered after the certificate was issued does not count, since nobody has
 * attested it.
 */
const RECORDS_WITH_PHONE = `
  select id, phone, row_number() over (
    order by state = 'certified' desc, state in ('ready', 'attested') desc, id
  ) as place
  from (
    select record.id, record.state, (
      select own.phone from record own
      where (own.id = record.id or own.merged_into = record.id) and own.phone is not null and not exists (
        select from certificate where record_id = record.id and issued_at < own.imported_at
      )
      order by own.imported_at, own.id limit 1
    ) as phone
    from record
    where record.id in (
      select coalesce(merged_into, id) from record
      where ${IS_ASKED_FOR}
    ) and record.state <> 'closed'
  ) known
  where phone is not null`;

/** Forgets look-ups that nobody can complete any more; those that were, when no correction can follow them either. */
export async function forgetOldLookUps(database: Database, now: Date): Promise<void> {
  await database.query('delete from look_up where expires_at <= $1', [now]);
}

export const subjectMac = (secret: Uint8Array, askedFor: readonly string[]): string =>
  keyedDigest(secret, 'subject', ...askedFor);

/** Bound to its look-up: the same six digits elsewhere have another digest. */
export const codeMac = (secret: Uint8Array, lookUpId: string, code: string): string =>
  keyedDigest(secret, 'code', lookUpId, code);

const keyedDigest = (secret: Uint8Array, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
