import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { certifyQueued } from '../../../src/issuer/certify.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { beginFollowing } from '../../../src/issuer/follow.ts';
import { sendNotices } from '../../../src/issuer/notices/send-notices.ts';
import { senderKey } from '../../../src/issuer/notices/sender-key.ts';
import {
  forgetOldSubscriptions,
  moveSubscription,
  subscribe,
  unsubscribe,
} from '../../../src/issuer/notices/subscriptions.ts';
import { renewExpiring } from '../../../src/issuer/renew.ts';
import { setStatus } from '../../../src/issuer/revocations.ts';
import { pushService } from '../../push-service.ts';
import { certifyPeople, keysForTests, NOW, OWN } from '../certified.ts';
import { describeOnBothEngines } from '../databases.ts';

const MINUTE_MS = 60_000;
const days = (number: number) => new Date(NOW.getTime() + number * 86_400_000);
const BEFORE = new Date(NOW.getTime() - 60 * MINUTE_MS);

let made: Awaited<ReturnType<typeof keysForTests>>;
beforeAll(async () => {
  made = await keysForTests();
});
afterAll(() => made.remove());

let service: Awaited<ReturnType<typeof pushService>>;
beforeEach(async () => {
  service = await pushService();
  return () => service.close();
});

const tell = (database: Database, now: Date) => {
  service.now.ms = now.getTime();
  const sender = { key: senderKey(made.keys.secret), contact: 'mailto:ops@example.vn', pushServices: [] };
  return sendNotices(database, sender, now);
};

/** Records were opened to a phone. */
const opened = (database: Database, recordIds: readonly number[], at: Date): Promise<string> =>
  beginFollowing(database, made.keys.secret, recordIds, at);

const asked = (follow: string) => ({ follow, ...service.subscription, language: 'vi' as const });
const count = async (database: Database, table: string) =>
  Number((await database.query<{ count: number }>(`select count(*) from ${table}`))[0]?.count);

describeOnBothEngines('notices', (open) => {
  it('tell a browser once, by kind alone, what becomes of the record it follows', async () => {
    const database = await open();
    const [mine, other] = await certifyPeople(database, made.keys, 2);
    if (!mine || !other) throw new Error('nobody was certified');
    const follow = await opened(database, [mine.recordId], BEFORE);
    expect(await subscribe(database, made.keys.secret, asked(follow), BEFORE)).toBe('subscribed');

    expect(await tell(database, new Date(NOW.getTime() + MINUTE_MS))).toMatchObject({ sent: 1, refused: 0 });
    expect(await tell(database, days(1))).toMatchObject({ sent: 0 });
    // Nobody has asked to hear of the other one.
    await database.transaction((transaction) => setStatus(transaction, [other], 'revoked', 'fraud', days(2)));
    await tell(database, days(3));

    await renewExpiring(database, days(340));
    await certifyQueued(database, made.keys, OWN, days(340));
    await tell(database, days(341));
    const newest = await database.query<typeof mine>(
      `select id, record_id as "recordId", status_index as "statusIndex", kid from certificate
       where record_id = $1 order by issued_at desc limit 1`,
      [mine.recordId],
    );
    await database.transaction((transaction) =>
      setStatus(transaction, newest, 'revoked', 'fraud', days(342)),
    );
    await tell(database, days(343));

    expect(service.messages).toEqual([
      { kind: 'ready', language: 'vi' },
      { kind: 'renewed', language: 'vi' },
      { kind: 'revoked', language: 'vi' },
    ]);
    expect(new Set(service.senders)).toEqual(new Set([senderKey(made.keys.secret).publicKey]));
    expect(new Set(service.subjects)).toEqual(new Set(['mailto:ops@example.vn']));
  });

  it('tell that a certificate ends soon where nothing newer came', async () => {
    const database = await open();
    const [mine] = await certifyPeople(database, made.keys, 1);
    const after = new Date(NOW.getTime() + MINUTE_MS);
    const follow = await opened(database, [mine?.recordId ?? 0], after);
    await subscribe(database, made.keys.secret, asked(follow), after);
    await tell(database, days(300));
    expect(service.messages).toEqual([]);
    await tell(database, days(355));
    await tell(database, days(356));
    expect(service.messages).toEqual([{ kind: 'expiring', language: 'vi' }]);
  });

  it('come again when the push service is busy, and end when it knows the browser no more', async () => {
    const database = await open();
    const [mine] = await certifyPeople(database, made.keys, 1);
    await subscribe(
      database,
      made.keys.secret,
      asked(await opened(database, [mine?.recordId ?? 0], BEFORE)),
      BEFORE,
    );
    service.answer.status = 503;
    expect(await tell(database, NOW)).toMatchObject({ later: 1 });
    // Not at once, so that a busy service is not pressed.
    expect(await tell(database, new Date(NOW.getTime() + MINUTE_MS))).toMatchObject({ later: 0 });
    service.answer.status = 201;
    expect(await tell(database, days(1))).toMatchObject({ sent: 1 });

    await database.query('delete from notice_sent');
    service.answer.status = 410;
    expect(await tell(database, days(2))).toMatchObject({ gone: 1 });
    expect(await count(database, 'notice_subscription')).toBe(0);
    expect(await count(database, 'notice_record')).toBe(0);
  });

  it('are for a phone that records were opened to, and for as long as its person wishes', async () => {
    const database = await open();
    const [mine] = await certifyPeople(database, made.keys, 1);
    const { secret } = made.keys;
    expect(await subscribe(database, secret, asked('AAAA'), NOW)).toBe('not-found');

    const follow = await opened(database, [mine?.recordId ?? 0], BEFORE);
    expect(await subscribe(database, secret, asked(follow), NOW)).toBe('subscribed');
    expect(await subscribe(database, secret, asked(follow), NOW)).toBe('subscribed');
    expect(await count(database, 'notice_subscription')).toBe(1);
    await unsubscribe(database, service.subscription.endpoint);
    expect(await count(database, 'notice_subscription')).toBe(0);

    await subscribe(database, secret, asked(follow), NOW);
    await forgetOldSubscriptions(database, days(399));
    expect(await count(database, 'notice_subscription')).toBe(1);
    await forgetOldSubscriptions(database, days(401));
    expect(await count(database, 'notice_subscription')).toBe(0);
  });

  it('reach a browser where its push service has moved it to', async () => {
    const database = await open();
    const [mine] = await certifyPeople(database, made.keys, 1);
    const { endpoint, ...keys } = service.subscription;
    const before = {
      ...asked(await opened(database, [mine?.recordId ?? 0], BEFORE)),
      endpoint: `${endpoint}/old`,
    };
    await subscribe(database, made.keys.secret, before, BEFORE);
    await moveSubscription(database, { from: `${endpoint}/unknown`, endpoint, ...keys });
    await moveSubscription(database, { from: before.endpoint, endpoint, ...keys });
    expect(await tell(database, NOW)).toMatchObject({ sent: 1 });
    expect(service.messages).toEqual([{ kind: 'ready', language: 'vi' }]);
  });
});
