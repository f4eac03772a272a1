import type { NoticeMove, NoticeRequest } from '../../contract.ts';
import type { Database } from '../database.ts';
import { recordsFollowed } from '../follow.ts';

/** Longer than a certificate holds. */
const KEPT_DAYS = 400;
/** A large family. */
const MOST_RECORDS = 30;

/**
 * From now on a browser is told what becomes of the records that were opened to its phone, however its person proved who
 * they are, beside those it follows already.
 *
 * @returns `not-found` where the phone follows nothing.
 */
export function subscribe(
  database: Database,
  secret: Uint8Array,
  { follow, endpoint, p256dh, auth, language }: NoticeRequest,
  now: Date,
): Promise<'subscribed' | 'not-found' | 'too-large'> {
  return database.transaction(async (transaction) => {
    const recordIds = await recordsFollowed(transaction, secret, follow, now);
    if (!recordIds) return 'not-found';
    const [followed] = await transaction.query<{ records: number }>(
      `select count(*)::integer as records from notice_record
       join notice_subscription on notice_subscription.id = subscription_id
       where endpoint = $1 and record_id <> all($2::bigint[])`,
      [endpoint, recordIds],
    );
    if (Number(followed?.records) + recordIds.length > MOST_RECORDS) return 'too-large';
    await transaction.query(
      `with subscription as (
         insert into notice_subscription (endpoint, p256dh, auth, language, expires_at, checked_at)
         values ($1, $2, $3, $4, $5::timestamptz + interval '${KEPT_DAYS} days', $5)
         on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth,
           language = excluded.language, expires_at = excluded.expires_at
         returning id
       )
       insert into notice_record (subscription_id, record_id, since)
       select subscription.id, record.id, $5 from subscription, record where record.id = any($6::bigint[])
       on conflict do nothing`,
      [endpoint, p256dh, auth, language, now, recordIds],
    );
    return 'subscribed';
  });
}

/** The browser's address and keys are others now; nothing where the one before is not known. */
export async function moveSubscription(
  database: Database,
  { from, endpoint, p256dh, auth }: NoticeMove,
): Promise<void> {
  await database.query(
    `update notice_subscription set endpoint = $2, p256dh = $3, auth = $4
     where endpoint = $1 and not exists (select from notice_subscription where endpoint = $2 and endpoint <> $1)`,
    [from, endpoint, p256dh, auth],
  );
}

/** Forgets a browser, and what it was told; as well where it is not known. */
export async function unsubscribe(database: Database, endpoint: string): Promise<void> {
  await database.query('delete from notice_subscription where endpoint = $1', [endpoint]);
}

/** Forgets browsers whose time is over. */
export async function forgetOldSubscriptions(database: Database, now: Date): Promise<void> {
  await database.query('delete from notice_subscription where expires_at <= $1', [now]);
}
