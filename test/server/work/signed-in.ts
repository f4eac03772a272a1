import { startSession } from '../../../src/issuer/work-sessions.ts';
import { cookieName } from '../../../src/server/work/session-cookie.ts';
import type { NewAccount } from '../../../src/work-contract/session.ts';
import type { Running } from '../running.ts';

let made = 0;

/** An account at work. @returns its id, and the headers that its browser sends. */
export async function signedIn({ service }: Running, account: Omit<NewAccount, 'name'>) {
  const { database } = service;
  const now = new Date();
  const name = `Người thứ ${++made}`;
  const [added] = await database.query<{ id: number }>(
    `insert into account (name, role, facility_id, province, commune, created_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [name, account.role, account.facilityId, account.province, account.commune, now],
  );
  const accountId = added?.id ?? 0;
  const [passkey] = await database.query<{ id: number }>(
    `insert into passkey (account_id, credential_id, public_key, counter, enrolled_at)
     values ($1, $2, '', 0, $3) returning id`,
    [accountId, name, now],
  );
  const { token } = await startSession(database, accountId, passkey?.id ?? 0, now);
  return { accountId, name, headers: { cookie: `${cookieName(service.url)}=${token}` } };
}
