import { createHmac, randomBytes } from 'node:crypto';
import type { EndedCertificate, FollowResponse } from '../contract.ts';
import type { Database, Queryable } from './database.ts';
import { holderStatus } from './status.ts';

const TOKEN_BYTES = 24;
/** A certificate lasts a year and is renewed before its end: whoever has not asked for longer has lost the phone. */
const FORGOTTEN_AFTER_DAYS = 400;
/** The newest; nobody's wallet has more. */
const ENDED_TOLD = 50;

/**
 * Lets a phone ask again what has become of records, without another code.
 *
 * @param recordIds those that were opened to it.
 * @returns what it has to say then: 24 random bytes, base64url; here they are kept as a keyed digest only.
 */
export async function beginFollowing(
  database: Queryable,
  secret: Uint8Array,
  recordIds: readonly number[],
  now: Date,
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await database.query('insert into follower (token_mac, record_ids, last_asked_at) values ($1, $2, $3)', [
    tokenMac(secret, token),
    recordIds,
    now,
  ]);
  return token;
}

/**
 * What has become of the records that a phone follows: how far they are, which certificates hold and which do not.
 *
 * @returns undefined for a token that was never given or was forgotten.
 */
export async function askAgain(
  database: Database,
  secret: Uint8Array,
  token: string,
  now: Date,
): Promise<FollowResponse | undefined> {
  const recordIds = await recordsFollowed(database, secret, token, now);
  if (!recordIds) return undefined;
  const status = await holderStatus(database, recordIds);
  return { ...(status && { status }), ended: await endedCertificates(database, recordIds) };
}

/** The records that a phone follows, those that they were brought together with among them; undefined as above. */
export async function recordsFollowed(
  database: Queryable,
  secret: Uint8Array,
  token: string,
  now: Date,
): Promise<number[] | undefined> {
  const [follower] = await database.query<{ record_ids: number[] }>(
    'update follower set last_asked_at = $2 where token_mac = $1 returning record_ids',
    [tokenMac(secret, token), now],
  );
  if (!follower) return undefined;
  const recordIds = follower.record_ids.map(Number);
  const standing = await database.query<{ id: number }>(
    'select coalesce(merged_into, id) as id from record where id = any($1::bigint[])',
    [recordIds],
  );
  return [...new Set([...recordIds, ...standing.map(({ id }) => Number(id))])];
}

/** The certificates of records that do not hold, the newest first. */
async function endedCertificates(
  database: Queryable,
  recordIds: readonly number[],
): Promise<EndedCertificate[]> {
  const rows = await database.query<Omit<EndedCertificate, 'endedAt'> & { endedAt: Date }>(
    `select certificate.number, revocation.kind, revocation.reason, revocation.revoked_at as "endedAt"
     from certificate join revocation
       on revocation.record_id = certificate.record_id and revocation.certificate_id = certificate.id
     where certificate.record_id = any($1::bigint[])
     order by revocation.revoked_at desc, certificate.id desc limit ${ENDED_TOLD}`,
    [recordIds],
  );
  return rows.map((row) => ({ ...row, endedAt: row.endedAt.toISOString() }));
}

/** Forgets phones that have not asked for longer than any certificate lasts. */
export async function forgetOldFollowers(database: Database, now: Date): Promise<void> {
  await database.query('delete from follower where last_asked_at < $1', [
    new Date(now.getTime() - FORGOTTEN_AFTER_DAYS * 86_400_000),
  ]);
}

const tokenMac = (secret: Uint8Array, token: string): string =>
  createHmac('sha256', secret).update(`follow ${token}`).digest('base64url');
