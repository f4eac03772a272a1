import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/issuer/database.ts';
import { forgetOldTallies, takeTallies, talliesSince } from '../../../src/issuer/tallies/tallies.ts';
import {
  enrolDevice,
  giveTallyCode,
  removeDevice,
  tallyDevices,
} from '../../../src/issuer/tallies/tally-devices.ts';
import { TYPES } from '../../../src/tally-contract/upload.ts';
import { describeOnBothEngines } from '../databases.ts';
import { tallyDevice } from './tally-device.ts';

const SECRET = randomBytes(32);
const NOW = new Date('2026-11-26T10:20:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + 60_000 * minutes);
const HOUR = {
  startSeconds: Date.UTC(2026, 10, 26, 9) / 1000,
  zone: 'Asia/Ho_Chi_Minh',
  sums: [
    { mode: 'counter', outcome: 'valid', reason: '', count: 40 },
    { mode: 'counter', outcome: 'invalid', reason: 'expired', count: 2 },
  ],
} as const;
const withSum = (changes: object) => ({ ...HOUR, sums: [{ ...HOUR.sums[1], ...changes }] });

describeOnBothEngines('sums that devices send', (open) => {
  const enrolled = async (database: Database, place = 'Cửa khẩu Mộc Bài') => {
    const device = await tallyDevice();
    const { code } = await giveTallyCode(database, SECRET, place, 1, NOW);
    expect(await enrolDevice(database, SECRET, await device.enrol(NOW, code), NOW)).toEqual({
      thumbprint: device.thumbprint,
      place,
    });
    return device;
  };

  it('are taken of a device that proves its key against a code, which is good for as many as it says', async () => {
    const database = await open();
    const { code } = await giveTallyCode(database, SECRET, 'Sân bay Nội Bài', 2, NOW);
    const answers = [];
    for (let at = 0; at < 3; at++) {
      const device = await tallyDevice();
      const typed = code.toLowerCase().replaceAll('-', ' ');
      answers.push(await enrolDevice(database, SECRET, await device.enrol(NOW, typed), NOW));
    }
    expect(answers).toMatchObject([{ place: 'Sân bay Nội Bài' }, { place: 'Sân bay Nội Bài' }, 'code-wrong']);
    expect(await tallyDevices(database)).toHaveLength(2);
    const other = await giveTallyCode(database, SECRET, 'Nơi khác', 1, NOW);
    const late = await tallyDevice();
    const after = later(72 * 60);
    expect(await enrolDevice(database, SECRET, await late.enrol(after, other.code), after)).toBe(
      'code-wrong',
    );
    expect(JSON.stringify(await database.query('select * from tally_code'))).not.toContain(code);
  });

  it('are kept by device and hour, and only a later message of the same device takes their place', async () => {
    const database = await open();
    const device = await enrolled(database);
    const other = await enrolled(database, 'Cảng Hải Phòng');
    const take = async (now: Date, hours: unknown, by = device, as = device.thumbprint) =>
      takeTallies(database, as, await by.send(now, hours), now);
    expect(await take(NOW, [HOUR])).toBe('taken');
    expect(await take(later(1), [withSum({ count: 3 })])).toBe('taken');
    // Sent again by somebody on the way.
    expect(await take(NOW, [HOUR])).toBe('taken');
    expect(await take(later(2), [HOUR], other)).toBe('bad-request');
    expect(await take(later(2), [withSum({ count: 9 })], other, other.thumbprint)).toBe('taken');
    const sums = await talliesSince(database, new Date(0));
    expect(sums.map(({ place, reason, count }) => [place, reason, count])).toEqual([
      ['Cảng Hải Phòng', 'expired', 9],
      ['Cửa khẩu Mộc Bài', 'expired', 3],
    ]);
  });

  it('are refused from strangers, of other hours, kinds and times', async () => {
    const database = await open();
    const device = await enrolled(database);
    const take = (jws: string, now = NOW) => takeTallies(database, device.thumbprint, jws, now);
    const send = (hours: unknown) => device.send(NOW, hours);
    const stranger = await tallyDevice();
    expect(await takeTallies(database, stranger.thumbprint, await stranger.send(NOW, [HOUR]), NOW)).toBe(
      'not-found',
    );
    expect(await take(await stranger.send(NOW, [HOUR], { kid: device.thumbprint }))).toBe('bad-request');
    // The key that a message brings along proves nothing of a device that is known.
    expect(
      await take(await stranger.say(NOW, { typ: TYPES.tally, jwk: stranger.jwk }, { hours: [HOUR] })),
    ).toBe('bad-request');
    expect(await take(await device.say(NOW, { typ: TYPES.enrol }, { hours: [HOUR] }))).toBe('bad-request');
    expect(await take(await device.send(NOW, [HOUR]), later(16))).toBe('clock-wrong');
    expect(await take(await device.send(later(16), [HOUR]), NOW)).toBe('clock-wrong');
    for (const hours of [
      [{ ...HOUR, startSeconds: HOUR.startSeconds + 3_600 }],
      [{ ...HOUR, startSeconds: HOUR.startSeconds - 93 * 86_400 }],
      [HOUR, HOUR],
      [{ ...HOUR, sums: [HOUR.sums[0], HOUR.sums[0]] }],
      [withSum({ reason: 'nguyen-van-an' })],
      [withSum({ reason: 'constructor' })],
      [withSum({ reason: 'stale-trust' })],
      [withSum({ outcome: 'valid' })],
      [],
    ]) {
      expect(await take(await send(hours)), JSON.stringify(hours)).toBe('bad-request');
    }
    for (const jws of ['', 'a.b.c', (await send([HOUR])).slice(0, -4)])
      expect(await take(jws)).toBe('bad-request');
    expect(await talliesSince(database, new Date(0))).toEqual([]);
  });

  it('say what doors answered, where a device is new enough: of doors that there are and of rules that are called so', async () => {
    const database = await open();
    const device = await enrolled(database);
    await database.query(
      `insert into door_set (id, version, draft, published_at, retired_at) values ('hajj', 1, '{}', $1, $1)`,
      [NOW],
    );
    const take = async (...doors: unknown[]) => {
      const sums = doors.map((door) => ({ ...HOUR.sums[0], ...(door !== undefined && { door }) }));
      return takeTallies(database, device.thumbprint, await device.send(NOW, [{ ...HOUR, sums }]), NOW);
    };
    const kept = { id: 'hajj', answer: 'not-enough', rule: 'hajj-1-doses' };
    const enough = { id: 'hajj', answer: 'enough', rule: '' };
    for (const wrong of [
      { ...kept, id: 'nowhere', rule: '' },
      { ...kept, rule: 'hajj-1-an' },
      { ...kept, rule: 'umrah-1-doses' },
      { ...kept, rule: '079190001234' },
      { ...enough, rule: kept.rule },
      { ...enough, id: '' },
    ]) {
      expect(await take(wrong), JSON.stringify(wrong)).toBe('bad-request');
    }
    expect(await take(kept, kept)).toBe('bad-request');
    const hour = withSum({ door: enough });
    expect(await takeTallies(database, device.thumbprint, await device.send(NOW, [hour]), NOW)).toBe(
      'bad-request',
    );
    expect(await talliesSince(database, new Date(0))).toEqual([]);
    const gone = { id: '', answer: 'cannot-tell', rule: '' };
    const country = { ...kept, rule: 'VR-DE-0001' };
    expect(await take(undefined, enough, kept, country, gone)).toBe('taken');
    const sums = await talliesSince(database, new Date(0));
    expect(sums.map(({ door }) => door)).toEqual([undefined, enough, kept, country, gone]);
  });

  it('are not taken by keys of other kinds, nor without a signature', async () => {
    const database = await open();
    const { code } = await giveTallyCode(database, SECRET, 'Nơi thử', 5, NOW);
    const larger = await tallyDevice('ES384');
    expect(await enrolDevice(database, SECRET, await larger.enrol(NOW, code), NOW)).toBe('bad-request');
    const unsigned = [
      { alg: 'none', typ: TYPES.enrol },
      { iat: NOW.getTime() / 1000, code },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    expect(await enrolDevice(database, SECRET, `${unsigned}.`, NOW)).toBe('bad-request');
    const [own, other] = [await tallyDevice(), await tallyDevice()];
    const claimed = await own.say(NOW, { typ: TYPES.enrol }, { code, jwk: other.jwk });
    expect(await enrolDevice(database, SECRET, claimed, NOW)).toBe('bad-request');
    expect(await tallyDevices(database)).toEqual([]);
  });

  it('go with a device that is removed, and after a year by themselves', async () => {
    const database = await open();
    const [gone, stays] = [await enrolled(database), await enrolled(database)];
    for (const device of [gone, stays]) {
      expect(await takeTallies(database, device.thumbprint, await device.send(NOW, [HOUR]), NOW)).toBe(
        'taken',
      );
    }
    expect(await removeDevice(database, gone.thumbprint)).toBe(true);
    expect(await removeDevice(database, gone.thumbprint)).toBe(false);
    expect(await takeTallies(database, gone.thumbprint, await gone.send(NOW, [HOUR]), NOW)).toBe('not-found');
    expect(await talliesSince(database, new Date(0))).toHaveLength(HOUR.sums.length);
    await forgetOldTallies(database, later(401 * 24 * 60));
    expect(await talliesSince(database, new Date(0))).toEqual([]);
  });
});
