import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { ConfirmRequest, HolderStatus, LookUpRequest } from '../contract.ts';
import type { Database } from './database.ts';
import { foldedName } from './names.ts';
import { documentNumberKey } from './record-row.ts';
import { holderStatus } from './status.ts';

/** The code that has to reach the phone on record, and that phone; kept out of every log. */
export interface CodeToSend {
  readonly phone: string;
  readonly code: string;
}

export const CODE_VALID_SECONDS = 300;
const MAX_TRIES = 5;

/**
 * Begins a look-up. Whoever asks gets the same answer after the same work; only where the details are those of a
 * record with a phone is there a code to send. Names compare without tones and spaces, so that one typed without them
 * is found. An earlier code for the same details stops working.
 */
export async function startLookUp(
  database: Database,
  secret: Uint8Array,
  request: LookUpRequest,
  now: Date,
): Promise<{ lookUpId: string; send: CodeToSend | undefined }> {
  const documentNumber = documentNumberKey(request.documentNumber);
  const name = foldedName(request.name).replaceAll(' ', '');
  const records = await database.query<{ id: number; phone: string | null }>(
    `select id, phone from record
     where document_number = $1 and birth_date = $2 and replace(name_folded, ' ', '') = $3
     order by id desc`,
    [documentNumber, request.birthDate, name],
  );
  const phone = records.find((record) => record.phone !== null)?.phone;
  const lookUpId = randomBytes(16).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await database.query(
    `with replaced as (
       update look_up set expires_at = $6 where subject_mac = $2 and expires_at > $6
     )
     insert into look_up (id, subject_mac, record_ids, code_mac, expires_at) values ($1, $2, $3::bigint[], $4, $5)`,
    [
      lookUpId,
      keyedDigest(secret, 'subject', documentNumber, request.birthDate, name),
      phone ? records.map((record) => record.id) : [],
      codeMac(secret, lookUpId, code),
      new Date(now.getTime() + CODE_VALID_SECONDS * 1000),
      now,
    ],
  );
  return { lookUpId, send: phone ? { phone, code } : undefined };
}

/**
 * Takes a code: at most five tries in five minutes, and a right one works once.
 *
 * @returns what is on record, or why not; `code-expired` also stands for used up and never begun.
 */
export async function confirmLookUp(
  database: Database,
  secret: Uint8Array,
  { lookUpId, code }: ConfirmRequest,
  now: Date,
): Promise<HolderStatus | 'code-wrong' | 'code-expired'> {
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
  const used = await database.query(
    'update look_up set used_at = $2 where id = $1 and used_at is null returning id',
    [lookUpId, now],
  );
  if (used.length === 0) return 'code-expired';
  return (await holderStatus(database, attempt.record_ids.map(Number))) ?? 'code-expired';
}

/** Forgets look-ups that nobody can complete any more. */
export async function forgetOldLookUps(database: Database, now: Date): Promise<void> {
  await database.query('delete from look_up where expires_at <= $1', [now]);
}

/** Bound to its look-up: the same six digits elsewhere have another digest. */
const codeMac = (secret: Uint8Array, lookUpId: string, code: string): string =>
  keyedDigest(secret, 'code', lookUpId, code);

const keyedDigest = (secret: Uint8Array, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
