import type { AccountList, NewAccount } from '../work-contract/session.ts';
import type { Actor } from './actor.ts';
import { appendAudit } from './audit.ts';
import type { Database, Queryable } from './database.ts';
import { type EnrolmentCode, giveCode } from './enrolment-codes.ts';

/** Whose account it is to make or change: somebody at work, or null for the operator's command. */
export type Administrator = Actor | null;

export type NewAccountRefusal =
  /** A facility, province or commune that the role needs is missing or nobody knows it. */
  'no-such-place' | 'not-allowed';

/**
 * Makes an account and its code for enrolling a passkey. The ministry makes any, a province those below it and others of
 * its own kind within itself.
 */
export async function addAccount(
  database: Database,
  secret: Uint8Array,
  by: Administrator,
  account: NewAccount,
  now: Date,
): Promise<({ accountId: number } & EnrolmentCode) | NewAccountRefusal> {
  return database.transaction(async (transaction) => {
    const place = await placeOf(transaction, account);
    if (!place) return 'no-such-place';
    if (!mayAdminister(by, account.role, place.home)) return 'not-allowed';
    const { facilityId, province, commune } = place;
    const [added] = await transaction.query<{ id: number }>(
      `insert into account (name, role, facility_id, province, commune, created_at) values ($1, $2, $3, $4, $5, $6)
       returning id`,
      [account.name, account.role, facilityId, province, commune, now],
    );
    if (!added) throw new Error('no account was made');
    const code = await giveCode(transaction, secret, added.id, now);
    await appendAudit(transaction, [
      {
        at: now,
        accountId: by?.accountId ?? null,
        action: 'account-created',
        after: { accountId: added.id, name: account.name, role: account.role, facilityId, province, commune },
      },
    ]);
    return { accountId: added.id, ...code };
  });
}

/**
 * Gives an account a new code, say because a phone was lost: its passkeys are revoked and its sittings end at once.
 *
 * @returns undefined for an account that is not there, is disabled or is not the administrator's.
 */
export async function renewCode(
  database: Database,
  secret: Uint8Array,
  by: Administrator,
  accountId: number,
  now: Date,
): Promise<EnrolmentCode | undefined> {
  return database.transaction(async (transaction) => {
    const account = await lockAccount(transaction, by, accountId);
    if (!account || account.disabled) return undefined;
    await transaction.query(
      'update passkey set revoked_at = $2 where account_id = $1 and revoked_at is null',
      [accountId, now],
    );
    await transaction.query('delete from work_session where account_id = $1', [accountId]);
    const code = await giveCode(transaction, secret, accountId, now);
    await appendAudit(transaction, [
      { at: now, accountId: by?.accountId ?? null, action: 'code-given', after: { accountId } },
    ]);
    return code;
  });
}

/**
 * Ends an account: its passkeys, its code and its sittings. Nobody ends their own, or the last of the ministry's could.
 *
 * @returns false for one that is not the administrator's to end.
 */
export async function disableAccount(
  database: Database,
  by: Administrator,
  accountId: number,
  now: Date,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const account = await lockAccount(transaction, by, accountId);
    if (!account || accountId === by?.accountId) return false;
    if (account.disabled) return true;
    await transaction.query('update account set disabled_at = $2 where id = $1', [accountId, now]);
    await transaction.query(
      'update passkey set revoked_at = $2 where account_id = $1 and revoked_at is null',
      [accountId, now],
    );
    await transaction.query('delete from enrolment_code where account_id = $1', [accountId]);
    await transaction.query('delete from work_session where account_id = $1', [accountId]);
    await appendAudit(transaction, [
      { at: now, accountId: by?.accountId ?? null, action: 'account-disabled', after: { accountId } },
    ]);
    return true;
  });
}

/** The accounts that the administrator answers for, in the order in which they were made. */
export async function listAccounts(
  database: Queryable,
  by: Administrator,
  now: Date,
): Promise<AccountList['accounts']> {
  type Row = Omit<AccountList['accounts'][number], 'lastSeenAt' | 'codeExpiresAt'> &
    Readonly<Record<'lastSeenAt' | 'codeExpiresAt', Date | null>>;
  const rows = await database.query<Row>(
    `select account.id as "accountId", account.name, account.role, facility.name as facility,
       coalesce(account.province, facility.province) as province,
       coalesce(account.commune, facility.commune) as commune,
       (select count(*) from passkey where account_id = account.id and revoked_at is null) as passkeys,
       greatest((select max(last_used_at) from passkey where account_id = account.id),
                (select max(seen_at) from work_session where account_id = account.id)) as "lastSeenAt",
       (select expires_at from enrolment_code
        where account_id = account.id and used_at is null and expires_at > $2) as "codeExpiresAt",
       account.disabled_at is not null as disabled
     from account left join facility on facility.id = account.facility_id
     where $1::text is null
       or account.role <> 'ministry' and coalesce(account.province, facility.province) = $1
     order by account.id`,
    [by?.role === 'province' ? by.territory.province : null, now],
  );
  return rows.map((row) => ({
    ...row,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    codeExpiresAt: row.codeExpiresAt?.toISOString() ?? null,
  }));
}

interface Place {
  readonly facilityId: number | null;
  readonly province: string | null;
  readonly commune: string | null;
  /** The province that it lies in, where it lies in one. */
  readonly home: string | null;
}

/** Where a role belongs, among the places that facilities are in; whatever else was said is left out. */
async function placeOf(transaction: Queryable, account: NewAccount): Promise<Place | undefined> {
  const { role, facilityId, province, commune } = account;
  if (role === 'ministry') return { facilityId: null, province: null, commune: null, home: null };
  const [facility] = await transaction.query<{ province: string | null }>(
    role === 'clerk'
      ? 'select province from facility where id = $1'
      : `select province from facility where province = $1 and ($2::text is null or commune = $2) limit 1`,
    role === 'clerk' ? [facilityId] : [province, role === 'police' ? (commune ?? '') : null],
  );
  if (!facility) return undefined;
  return {
    facilityId: role === 'clerk' ? facilityId : null,
    province: role === 'clerk' ? null : province,
    commune: role === 'police' ? commune : null,
    home: facility.province,
  };
}

function mayAdminister(by: Administrator, role: Actor['role'], home: string | null): boolean {
  if (by === null || by.role === 'ministry') return true;
  return by.role === 'province' && role !== 'ministry' && home !== null && home === by.territory.province;
}

/** What refers to the account, say a record that somebody has open, does not wait for it. */
async function lockAccount(
  transaction: Queryable,
  by: Administrator,
  accountId: number,
): Promise<{ disabled: boolean } | undefined> {
  const [account] = await transaction.query<{ role: Actor['role']; home: string | null; disabled: boolean }>(
    `select account.role, coalesce(account.province, facility.province) as home,
       account.disabled_at is not null as disabled
     from account left join facility on facility.id = account.facility_id
     where account.id = $1 for no key update of account`,
    [accountId],
  );
  return account && mayAdminister(by, account.role, account.home) ? account : undefined;
}
