import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { certifyQueued } from '../../../src/issuer/certify.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { forgetOldLookUps } from '../../../src/issuer/look-up.ts';
import { sendNotices } from '../../../src/issuer/notices/send-notices.ts';
import { senderKey } from '../../../src/issuer/notices/sender-key.ts';
import { forgetOldSubscriptions, subscribe, unsubscribe } from '../../../src/issuer/notices/subscriptions.ts';
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

/** A look-up whose code was right at `usedAt`. */
async function confirmed(database: Database, recordIds: readonly number[], usedAt: Date): Promise<string> {
  const id = randomBytes(16).toString('base64url');
  await database.query(
    `insert into look_up (id, subject_mac, record_ids, code_mac, expires_at, used_at)
     values ($1, '', $2::bigint[], '', $3, $3)`,
    [id, recordIds, usedAt],
  );
  return id;
}

const asked = (lookUpId: string) => ({ lookUpId, ...service.subscription, language: 'vi' as const });
const count = async (database: Database, table: string) =>
  Number((await database.query<{ count: number }>(`select count(*) from ${table}`))[0]?.count);

describeOnBothEngines('notices', (open) => {
  it('tell a browser once, by kind alone, what becomes of the record it follows', async () => {
    const database = await open();
    const [mine, other] = await certifyPeople(database, made.keys, 2);
    if (!mine || !other) throw new Error('nobody was certified');
    const lookUpId = await confirmed(database, [mine.recordId], BEFORE);
    expect(await subscribe(database, asked(lookUpId), BEFORE)).toBe('subscribed');

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
    const lookUpId = await confirmed(database, [mine?.recordId ?? 0], after);
    await subscribe(database, asked(lookUpId), after);
    await tell(database, days(300));
    expect(service.messages).toEqual([]);
    await tell(database, days(355));
    await tell(database, days(356));
    expect(service.messages).toEqual([{ kind: 'expiring', language: 'vi' }]);
  });

  it('come again when the push service is busy, and end when it knows the browser no more', async () => {
    const database = await open();
    const [mine] = await certifyPeople(database, made.keys, 1);
    await subscribe(database, asked(await confirmed(database, [mine?.recordId ?? 0], BEFORE)), BEFORE);
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

  it('are for whoever has just proved to be meant, and for as long as they wish', async () => {
    const database = await open();
    const [mine] = await certifyPeople(database, made.keys, 1);
    const recordIds = [mine?.recordId ?? 0];
    expect(await subscribe(database, asked('AAAA'), NOW)).toBe('not-found');
    const old = await confirmed(database, recordIds, new Date(NOW.getTime() - 31 * MINUTE_MS));
    expect(await subscribe(database, asked(old), NOW)).toBe('not-found');
    const ofNobody = await confirmed(database, [], NOW);
    expect(await subscribe(database, asked(ofNobody), NOW)).toBe('not-found');

    const recent = await confirmed(database, recordIds, new Date(NOW.getTime() - 29 * MINUTE_MS));
    await forgetOldLookUps(database, NOW);
    expect(await count(database, 'look_up')).toBe(2);
    expect(await subscribe(database, asked(recent), NOW)).toBe('subscribed');
    expect(await subscribe(database, asked(recent), NOW)).toBe('subscribed');
    expect(await count(database, 'notice_subscription')).toBe(1);
    await unsubscribe(database, service.subscription.endpoint);
    expect(await count(database, 'notice_subscription')).toBe(0);

    await subscribe(database, asked(recent), NOW);
    await forgetOldSubscriptions(database, days(399));
    expect(await count(database, 'notice_subscription')).toBe(1);
    await forgetOldSubscriptions(database, days(401));
    expect(await count(database, 'notice_subscription')).toBe(0);
  });
});
