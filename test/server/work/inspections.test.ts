import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayInVietNam } from '../../../src/issuer/dates.ts';
import { enrolDevice, giveTallyCode } from '../../../src/issuer/tallies/tally-devices.ts';
import { Inspections } from '../../../src/work-contract/inspections.ts';
import type { Role } from '../../../src/work-contract/session.ts';
import { tallyDevice } from '../../issuer/tallies/tally-device.ts';
import { type Running, startService, temporaryFolder } from '../running.ts';
import { signedIn } from './signed-in.ts';

const folder = temporaryFolder();
let running: Running;
let as: Record<Extract<Role, 'ministry' | 'police'>, { headers: Record<string, string> }>;
beforeAll(async () => {
  running = await startService(folder.path, { publicUrl: 'https://work.example', demo: false });
  const place = { facilityId: null, province: null, commune: null };
  as = {
    ministry: await signedIn(running, { ...place, role: 'ministry' }),
    police: await signedIn(running, { ...place, role: 'police', province: 'A', commune: 'X' }),
  };
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

const ask = (day: unknown, path = '', role: keyof typeof as = 'ministry') =>
  running.post(`/api/work/inspections${path}`, { day }, as[role].headers);
const inspections = async (day: string | null = null) => v.parse(Inspections, await (await ask(day)).json());

it('a supervisor sees of each day what devices have counted, what doors said, and which of them are silent', async () => {
  const { service } = running;
  const { database, keys } = service;
  const now = new Date();
  const today = dayInVietNam(now);
  expect(await inspections()).toEqual({ day: today, today, devices: [] });

  await database.query(
    `insert into door_set (id, version, draft, published_at) values ('hajj', 1, '{}', $1)`,
    [now],
  );
  const enrolled = async (place: string) => {
    const device = await tallyDevice();
    const { code } = await giveTallyCode(database, keys.secret, place, 1, now);
    await enrolDevice(database, keys.secret, await device.enrol(now, code), now);
    return device;
  };
  const [busy, silent] = [await enrolled('Cửa khẩu Mộc Bài'), await enrolled('Ga Lào Cai')];
  const door = { id: 'hajj', answer: 'not-enough', rule: 'hajj-1-doses' };
  const valid = { outcome: 'valid', reason: '', count: 5 };
  // The last hour of a day there and the first of the next, of the day before yesterday.
  const midnight = Date.parse(`${dayInVietNam(new Date(now.getTime() - 172_800_000))}T00:00:00+07:00`) / 1000;
  const zone = 'Asia/Ho_Chi_Minh';
  const hours = [
    { startSeconds: midnight - 3_600, zone, sums: [{ ...valid, mode: 'lane', count: 9 }] },
    {
      startSeconds: midnight,
      zone,
      sums: [
        { ...valid, mode: 'lane' },
        { ...valid, mode: 'counter', count: 2 },
        { ...valid, mode: 'lane', door },
      ],
    },
    {
      startSeconds: midnight + 3_600,
      zone,
      sums: [{ mode: 'lane', outcome: 'invalid', reason: 'expired', count: 1 }],
    },
  ];
  const sent = await running.post('/api/tallies', { jws: await busy.send(now, hours) });
  expect(sent.status).toBe(200);

  const day = dayInVietNam(new Date(midnight * 1000));
  expect((await inspections(day)).devices).toMatchObject([
    {
      thumbprint: busy.thumbprint,
      place: 'Cửa khẩu Mộc Bài',
      hasSentToday: true,
      counts: [
        { outcome: 'valid', reason: '', count: 7 },
        { outcome: 'valid', reason: '', door, count: 5 },
        { outcome: 'invalid', reason: 'expired', count: 1 },
      ],
    },
    { thumbprint: silent.thumbprint, place: 'Ga Lào Cai', lastSentAt: null, hasSentToday: false, counts: [] },
  ]);
  const [eve] = (await inspections(dayInVietNam(new Date(midnight * 1000 - 1)))).devices;
  expect(eve?.counts).toEqual([{ outcome: 'valid', reason: '', count: 9 }]);

  const rows: Record<string, string>[] = parse(await (await ask(day, '/csv')).text(), {
    bom: true,
    columns: true,
  });
  expect(rows.map((row) => [row['Nơi (place)'], row['Giờ (hour)'], row['Số lượt (count)']])).toEqual([
    ['Cửa khẩu Mộc Bài', '00:00', '5'],
    ['Cửa khẩu Mộc Bài', '00:00', '2'],
    ['Cửa khẩu Mộc Bài', '00:00', '5'],
    ['Cửa khẩu Mộc Bài', '01:00', '1'],
  ]);
  expect(rows[2]).toMatchObject({ 'Quy định quyết định (deciding rule)': 'hajj-1-doses' });
});

it('shows them to nobody else, and takes nothing for a day that is none', async () => {
  for (const path of ['', '/csv']) {
    expect((await ask(null, path, 'police')).status).toBe(403);
    for (const day of ['2026-02-30', '26/11/2026', 5, undefined]) {
      expect((await ask(day, path)).status).toBe(400);
    }
  }
});
