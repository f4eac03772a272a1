import type { NoticeKind, NoticeMessage } from '../../contract.ts';
import type { Database } from '../database.ts';
import { type NoticeSender, push, type Sent } from './push.ts';

interface Subscription {
  readonly id: number;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: NoticeMessage['language'];
}

interface Event {
  readonly subscription_id: number;
  readonly certificate_id: number;
  readonly kind: NoticeKind;
}

const CHECKED_EVERY_MINUTES = 5;
const BATCH_SUBSCRIPTIONS = 500;
const AT_ONCE = 20;
/** Renewal begins 30 days before the end: what is still there now has to be done something about. */
const EXPIRING_DAYS = 14;

/**
 * Tells browsers what has become of the records they follow: each thing once, by its kind alone. What a push service does
 * not take now comes again with a later round; where it knows the browser no more, it is forgotten. Processes share the
 * work: what one looks at, no other does for some minutes.
 *
 * @returns how often each outcome came.
 */
export async function sendNotices(
  database: Database,
  sender: NoticeSender,
  now: Date,
  isStopping: () => boolean = () => false,
): Promise<Record<Sent, number>> {
  const counts: Record<Sent, number> = { sent: 0, gone: 0, later: 0, refused: 0 };
  while (!isStopping()) {
    const subscriptions = await takeBatch(database, now);
    if (subscriptions.length === 0) break;
    const events = grouped(await eventsOf(database, subscriptions, now), (event) => event.subscription_id);
    const waiting = subscriptions.filter(({ id }) => events.has(id));
    const work = async () => {
      for (let one = waiting.pop(); one && !isStopping(); one = waiting.pop()) {
        await tell(database, sender, one, events.get(one.id) ?? [], now, counts);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return counts;
}

const takeBatch = (database: Database, now: Date): Promise<Subscription[]> =>
  database.query<Subscription>(
    `update notice_subscription set checked_at = $1 where id in (
       select id from notice_subscription
       where checked_at <= $1::timestamptz - interval '${CHECKED_EVERY_MINUTES} minutes'
       order by checked_at limit ${BATCH_SUBSCRIPTIONS} for update skip locked
     ) returning id, endpoint, p256dh, auth, language`,
    [now],
  );

/** What has happened since and was not told. Of records that were brought together the one that stands counts. */
const eventsOf = (database: Database, subscriptions: readonly Subscription[], now: Date): Promise<Event[]> =>
  database.query<Event>(
    `select distinct followed.subscription_id, certificate.id as certificate_id, event.kind
     from notice_record followed
     join record own on own.id = followed.record_id
     join certificate on certificate.record_id = coalesce(own.merged_into, own.id)
     left join revocation on revocation.certificate_id = certificate.id
     cross join lateral (
       select case when exists (
         select from certificate older
         where older.record_id = certificate.record_id and older.issued_at < certificate.issued_at
       ) then 'renewed' else 'ready' end as kind
       where certificate.issued_at > followed.since and revocation.certificate_id is null
       union all
       select 'revoked'
       where revocation.kind in ('revoked', 'suspended') and revocation.revoked_at > followed.since
       union all
       select 'expiring'
       where revocation.certificate_id is null and certificate.expires_at > $2::timestamptz
         and certificate.expires_at <= $2::timestamptz + interval '${EXPIRING_DAYS} days'
         and not exists (
           select from certificate newer
           where newer.record_id = certificate.record_id and newer.expires_at > certificate.expires_at
         )
     ) event
     where followed.subscription_id = any($1::bigint[]) and not exists (
       select from notice_sent sent
       where sent.subscription_id = followed.subscription_id and sent.certificate_id = certificate.id
         and sent.kind = event.kind
     )`,
    [subscriptions.map(({ id }) => id), now],
  );

/** One message of each kind, whatever number of certificates it is about. */
async function tell(
  database: Database,
  sender: NoticeSender,
  subscription: Subscription,
  events: readonly Event[],
  now: Date,
  counts: Record<Sent, number>,
): Promise<void> {
  for (const [kind, alike] of grouped(events, (event) => event.kind)) {
    const { language } = subscription;
    const outcome = await push(sender, subscription, { kind, language }, now);
    counts[outcome]++;
    if (outcome === 'later') continue;
    if (outcome !== 'sent') {
      await database.query('delete from notice_subscription where id = $1', [subscription.id]);
      return;
    }
    await database.query(
      `insert into notice_sent (subscription_id, certificate_id, kind)
       select id, unnest($2::bigint[]), $3 from notice_subscription where id = $1
       on conflict do nothing`,
      [subscription.id, alike.map(({ certificate_id }) => certificate_id), kind],
    );
  }
}

function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
