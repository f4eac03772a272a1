import { createHmac, randomBytes } from 'node:crypto';
import type { Queryable } from './database.ts';

/** What an administrator hands to somebody so that they enrol their passkey; kept as a keyed digest only. */
export interface EnrolmentCode {
  /** `XXXX-XXXX-XXXX`, 60 bits. */
  readonly code: string;
  readonly expiresAt: Date;
}

const VALID_MS = 72 * 3_600_000;
/** Crockford's base 32: no letter that is read as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** Gives an account a new code, instead of any earlier one. */
export async function giveCode(
  transaction: Queryable,
  secret: Uint8Array,
  accountId: number,
  now: Date,
): Promise<EnrolmentCode> {
  const code = freshCode();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await storeCode(transaction, secret, accountId, code, now, expiresAt);
  return { code, expiresAt };
}

/**
 * Gives an account of the demo country its code, which is the same at every start, never expires and may be used by
 * anybody who tries the demo. Never for real people.
 */
export async function giveDemoCode(
  transaction: Queryable,
  secret: Uint8Array,
  accountId: number,
  now: Date,
): Promise<string> {
  const code = codeFrom(createHmac('sha256', secret).update(`demo enrolment code ${accountId}`).digest());
  await storeCode(transaction, secret, accountId, code, now, null);
  return code;
}

/** @returns the account that a code is good for now, undefined for any other code. */
export async function accountOfCode(
  database: Queryable,
  secret: Uint8Array,
  code: string,
  now: Date,
): Promise<{ accountId: number; name: string; codeMac: string } | undefined> {
  const mac = codeMac(secret, code);
  const [row] = await database.query<{ id: number; name: string }>(
    `select account.id, account.name from enrolment_code join account on account.id = account_id
     where code_mac = $1 and account.disabled_at is null
       and (enrolment_code.expires_at is null or enrolment_code.expires_at > $2 and used_at is null)`,
    [mac, now],
  );
  return row && { accountId: row.id, name: row.name, codeMac: mac };
}

/** Uses a code up. @returns whether it was still good, which for two who use it at once is true for one. */
export async function useCode(transaction: Queryable, mac: string, now: Date): Promise<boolean> {
  const used = await transaction.query(
    `update enrolment_code set used_at = $2
     where code_mac = $1 and (expires_at is null or expires_at > $2 and used_at is null)
     returning account_id`,
    [mac, now],
  );
  return used.length > 0;
}

async function storeCode(
  transaction: Queryable,
  secret: Uint8Array,
  accountId: number,
  code: string,
  now: Date,
  expiresAt: Date | null,
): Promise<void> {
  await transaction.query(
    `insert into enrolment_code (account_id, code_mac, given_at, expires_at) values ($1, $2, $3, $4)
     on conflict (account_id) do update set code_mac = excluded.code_mac, given_at = excluded.given_at,
       expires_at = excluded.expires_at, used_at = null`,
    [accountId, codeMac(secret, code), now, expiresAt],
  );
}

/** `XXXX-XXXX-XXXX`, 60 random bits. */
export const freshCode = (): string => codeFrom(randomBytes(CODE_LENGTH));

function codeFrom(bytes: Uint8Array): string {
  const characters = Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % 32] ?? '');
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-');
}

/** As somebody types it: case, hyphens and blanks do not matter, nor letters that look like digits. */
export const plainCode = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

const codeMac = (secret: Uint8Array, code: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['enrolment code', plainCode(code)]))
    .digest('base64url');
