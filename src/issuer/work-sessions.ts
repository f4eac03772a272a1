import { createHash, randomBytes } from 'node:crypto';
import type { Me } from '../work-contract/session.ts';
import { type AccountPlace, type Actor, territoryOf } from './actor.ts';
import type { Queryable } from './database.ts';

/** What a browser holds to show that it signed in, and until when at most. */
export interface NewSession {
  /** 256 random bits, base64url; only its digest is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

const LONGEST_MS = 12 * 3_600_000;
const IDLE_MS = 3_600_000;
/** How old the note of when somebody was last seen may become: not every request is worth a write. */
const SEEN_EVERY_MS = 60_000;

export async function startSession(
  transaction: Queryable,
  accountId: number,
  passkeyId: number,
  now: Date,
): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LONGEST_MS);
  await transaction.query(
    `insert into work_session (token_digest, account_id, passkey_id, started_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $4, $5)`,
    [digestOf(token), accountId, passkeyId, now, expiresAt],
  );
  return { token, expiresAt };
}

interface SessionRow extends AccountPlace {
  readonly accountId: number;
  readonly name: string;
  readonly facility: string | null;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/**
 * Whose sitting it is: 12 hours at most, and an hour without a request ends it.
 *
 * @returns undefined for one that ended, or of an account that was disabled.
 */
export async function findSession(
  database: Queryable,
  token: string,
  now: Date,
): Promise<{ actor: Actor; me: Me } | undefined> {
  const digest = digestOf(token);
  const idleSince = new Date(now.getTime() - IDLE_MS);
  const [row] = await database.query<SessionRow>(
    `select account.id as "accountId", account.name, account.role, account.facility_id as "facilityId",
       account.province, account.commune, facility.name as facility, session.seen_at as "seenAt",
       session.expires_at as "expiresAt"
     from work_session session
     join account on account.id = session.account_id
     join passkey on passkey.id = session.passkey_id
     left join facility on facility.id = account.facility_id
     where session.token_digest = $1 and session.expires_at > $2 and session.seen_at > $3
       and account.disabled_at is null and passkey.revoked_at is null`,
    [digest, now, idleSince],
  );
  if (!row) return undefined;
  if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) {
    await database.query('update work_session set seen_at = $2 where token_digest = $1', [digest, now]);
  }
  const { accountId, name, role, facility, province, commune, expiresAt } = row;
  return {
    actor: { accountId, name, role, territory: territoryOf(row) },
    me: { accountId, name, role, facility, province, commune, expiresAt: expiresAt.toISOString() },
  };
}

export async function endSession(database: Queryable, token: string): Promise<void> {
  await database.query('delete from work_session where token_digest = $1', [digestOf(token)]);
}

export async function forgetOldSessions(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from work_session where expires_at <= $1 or seen_at <= $2', [
    now,
    new Date(now.getTime() - IDLE_MS),
  ]);
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
