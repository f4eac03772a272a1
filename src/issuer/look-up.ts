import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { ConfirmRequest, LookUpRequest, LookUpResult } from '../contract.ts';
import type { Database } from './database.ts';
import { foldedName } from './names.ts';
import { holderStatuses } from './status.ts';

/** The code that has to reach the phone on record, and that phone; kept out of every log. */
export interface CodeToSend {
  readonly phone: string;
  readonly code: string;
}

export const CODE_VALID_SECONDS = 300;
const MAX_TRIES = 5;

/**
 * Begins a look-up. Whoever asks gets the same answer after the same work; only where the details are those of a
 * record with a phone is there a code to send. Names compare without tones, so that one typed without them is found.
 */
export async function startLookUp(
  database: Database,
  secret: Uint8Array,
  request: LookUpRequest,
  now: Date,
): Promise<{ lookUpId: string; send: CodeToSend | undefined }> {
  const records = await database.query<{ id: number; phone: string | null }>(
    `select id, phone from record
     where document_number = $1 and birth_date = $2 and name_folded = $3
     order by id desc`,
    [documentNumberKey(request.documentNumber), request.birthDate, foldedName(request.name)],
  );
  const phone = records.find((record) => record.phone !== null)?.phone;
  const lookUpId = randomBytes(16).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await database.query(
    `insert into look_up (id, record_ids, code_mac, expires_at) values ($1, $2::bigint[], $3, $4)`,
    [
      lookUpId,
      phone ? records.map((record) => record.id) : [],
      codeMac(secret, lookUpId, code),
      new Date(now.getTime() + CODE_VALID_SECONDS * 1000),
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
): Promise<LookUpResult | 'code-wrong' | 'code-expired'> {
  // Counted before it is compared, so that tries in parallel count as well.
  const [attempt] = await database.query<{ record_ids: number[]; code_mac: string }>(
    `update look_up set tries = tries + 1
     where id = $1 and used_at is null and tries < ${MAX_TRIES} and expires_at > $2
     returning record_ids, code_mac`,
    [lookUpId, now],
  );
  if (!attempt) return 'code-expired';
  const given = Buffer.from(codeMac(secret, lookUpId, code));
  const right = timingSafeEqual(given, Buffer.from(attempt.code_mac));
  // For somebody we do not know there is no right code, not even by luck.
  if (!right || attempt.record_ids.length === 0) return 'code-wrong';
  const used = await database.query(
    'update look_up set used_at = $2 where id = $1 and used_at is null returning id',
    [lookUpId, now],
  );
  if (used.length === 0) return 'code-expired';
  return { records: await holderStatuses(database, attempt.record_ids.map(Number)) };
}

/** Forgets look-ups that nobody can complete any more. */
export async function forgetOldLookUps(database: Database, now: Date): Promise<void> {
  await database.query('delete from look_up where expires_at < $1', [new Date(now.getTime() - 3_600_000)]);
}

/** As the import writes it: no blanks or punctuation, capitals. */
export const documentNumberKey = (documentNumber: string): string =>
  documentNumber
    .normalize('NFC')
    .replace(/[\s.-]/g, '')
    .toUpperCase();

/** Bound to its look-up: the same six digits elsewhere have another digest. */
const codeMac = (secret: Uint8Array, lookUpId: string, code: string): string =>
  createHmac('sha256', secret).update(`${lookUpId}:${code}`).digest('base64url');
