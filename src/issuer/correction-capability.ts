import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from './database.ts';
import { findHolder } from './status.ts';

/** How long after a confirmed look-up corrections may be sent, and how many. */
export const CORRECTING_SECONDS = 1_800;
export const REQUESTS_EACH = 5;

export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Gives a token for records that were opened without a code: what stands for it is a look-up that is over. */
export async function giveToken(
  transaction: Queryable,
  token: string,
  recordIds: readonly number[],
  now: Date,
): Promise<void> {
  await transaction.query(
    `insert into look_up (id, subject_mac, record_ids, code_mac, expires_at, used_at, token_digest, requests_left)
     values ($1, '', $2, '', $3, $4, $5, ${REQUESTS_EACH})`,
    [
      randomBytes(16).toString('base64url'),
      recordIds,
      new Date(now.getTime() + CORRECTING_SECONDS * 1000),
      now,
      tokenDigest(token),
    ],
  );
}

/** The record about which whoever shows the token may ask; undefined where it is over, or never was one. */
export async function recordByToken(
  database: Queryable,
  token: string,
  now: Date,
): Promise<number | undefined> {
  const [lookUp] = await database.query<{ record_ids: number[] }>(
    `select record_ids from look_up where token_digest = $1 and expires_at > $2 and requests_left > 0`,
    [tokenDigest(token), now],
  );
  return lookUp && (await findHolder(database, lookUp.record_ids.map(Number)))?.recordId;
}

/** Takes one request from those that a token is good for. @returns whether there was one. */
export async function useToken(transaction: Queryable, token: string, now: Date): Promise<boolean> {
  const used = await transaction.query(
    `update look_up set requests_left = requests_left - 1
     where token_digest = $1 and expires_at > $2 and requests_left > 0 returning id`,
    [tokenDigest(token), now],
  );
  return used.length > 0;
}
