import { createHmac, randomInt } from 'node:crypto';
import { PICK_UP_ALPHABET, type PickUpRequest, pickUpCheckLetter } from '../proof-contract.ts';
import type { GivenPickUpCode, PickedUpBy } from '../work-contract/pick-up.ts';
import type { Actor } from './actor.ts';
import { askedForParameters } from './asked-for.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { type OpenedRecord, openRecords } from './opened-record.ts';
import { stands } from './stands.ts';
import { territoryParameters, withinTerritory } from './territory.ts';

const VALID_MS = 7 * 86_400_000;
const RANDOM_LETTERS = 9;
const SHOWN_DIGITS = 3;

/**
 * Gives out a code for a record to whoever stands at the desk, instead of any earlier one: 44 random bits, good once
 * within seven days, together with the person's details. The audit keeps who gave it and to whom.
 *
 * @returns undefined for a record that is not the actor's, or does not stand for anybody.
 */
export async function givePickUpCode(
  database: Database,
  secret: Uint8Array,
  actor: Actor,
  recordId: number,
  pickedUpBy: PickedUpBy,
  now: Date,
): Promise<GivenPickUpCode | undefined> {
  const letters = Array.from({ length: RANDOM_LETTERS }, () => PICK_UP_ALPHABET[randomInt(31)] ?? '').join(
    '',
  );
  const code = letters + pickUpCheckLetter(letters);
  const expiresAt = new Date(now.getTime() + VALID_MS);
  return database.transaction(async (transaction) => {
    const [record] = await transaction.query<{ name: string; birthDate: string; number: string | null }>(
      `select name, birth_date as "birthDate", coalesce(document_number, guardian_document_number) as number
       from record where id = $1 and ${stands('record')} and ${withinTerritory('record', 2)} for update`,
      [recordId, ...territoryParameters(actor.territory)],
    );
    if (!record) return undefined;
    await transaction.query(
      `insert into pick_up_code (record_id, code_mac, account_id, given_at, expires_at) values ($1, $2, $3, $4, $5)
       on conflict (record_id) do update set code_mac = excluded.code_mac, account_id = excluded.account_id,
         given_at = excluded.given_at, expires_at = excluded.expires_at, used_at = null`,
      [recordId, codeMac(secret, code), actor.accountId, now, expiresAt],
    );
    await appendAudit(transaction, [
      {
        at: now,
        accountId: actor.accountId,
        action: 'pick-up-code-given',
        recordId,
        after: { pickedUpBy, expiresAt: expiresAt.toISOString() },
      },
    ]);
    const { name, birthDate, number } = record;
    return {
      code: `${code.slice(0, 5)}-${code.slice(5)}`,
      expiresAt: expiresAt.toISOString(),
      name,
      birthDate,
      numberEnd: number?.slice(-SHOWN_DIGITS) ?? null,
    };
  });
}

/**
 * Takes such a code, once, with the details that its record has: the number may be the holder's or that of who stands for
 * them, and is not asked where the record has neither.
 *
 * @returns `proof-wrong` also for a code that was used, is too old or was never given.
 */
export const openByPickUpCode = (
  database: Database,
  secret: Uint8Array,
  request: PickUpRequest,
  now: Date,
): Promise<OpenedRecord | 'proof-wrong'> =>
  database.transaction(async (transaction) => {
    const records = await transaction.query<{ id: number; phone: string | null }>(
      `update pick_up_code set used_at = $5
       from record
       where code_mac = $4 and used_at is null and expires_at > $5 and record.id = record_id
         and birth_date = $2 and replace(name_folded, ' ', '') = $3
         and $1 in (coalesce(document_number, guardian_document_number, $1), guardian_document_number)
       returning record.id, phone`,
      [...askedForParameters(request), codeMac(secret, request.code), now],
    );
    return (await openRecords(transaction, secret, records, 'opened-by-pick-up-code', now)) ?? 'proof-wrong';
  });

const codeMac = (secret: Uint8Array, code: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['pick-up code', code]))
    .digest('base64url');
