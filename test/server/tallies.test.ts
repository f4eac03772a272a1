import { afterAll, beforeAll, expect, it } from 'vitest';
import { talliesSince } from '../../src/issuer/tallies/tallies.ts';
import { giveTallyCode } from '../../src/issuer/tallies/tally-devices.ts';
import { tallyDevice } from '../issuer/tallies/tally-device.ts';
import { type Running, startService, temporaryFolder } from './running.ts';

const folder = temporaryFolder();
let running: Running;
beforeAll(async () => {
  running = await startService(folder.path, { demoPeople: 10 });
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

const HOUR_MS = 3_600_000;
const pastHour = (now: Date) => ({
  startSeconds: (Math.floor(now.getTime() / HOUR_MS) - 2) * 3_600,
  zone: 'Asia/Ho_Chi_Minh',
  sums: [{ mode: 'lane', outcome: 'valid', reason: '', count: 7 }],
});

it('takes sums of a device with a code over HTTP, says why it takes none, and writes neither code nor sums into the log', async () => {
  const { service, post, lines } = running;
  const now = new Date();
  const { code } = await giveTallyCode(service.database, service.keys.secret, 'Ga Lào Cai', 1, now);
  const device = await tallyDevice();
  const answer = async (path: string, jws: unknown, headers = {}) => {
    const response = await post(path, { jws }, headers);
    return [response.status, await response.json()];
  };
  const sending = await device.send(now, [pastHour(now)]);
  expect(await answer('/api/tallies', sending)).toEqual([404, { error: 'not-found' }]);
  expect(await answer('/api/tallies/devices', await device.enrol(now, 'AAAA-BBBB-CCCC'))).toEqual([
    403,
    { error: 'code-wrong' },
  ]);
  expect(await answer('/api/tallies/devices', await device.enrol(now, code))).toEqual([
    200,
    { thumbprint: device.thumbprint, place: 'Ga Lào Cai' },
  ]);
  expect(await answer('/api/tallies', sending)).toEqual([200, {}]);
  expect(await talliesSince(service.database, new Date(0))).toMatchObject([
    { place: 'Ga Lào Cai', count: 7 },
  ]);

  const old = new Date(now.getTime() - HOUR_MS);
  expect(await answer('/api/tallies', await device.send(old, [pastHour(old)]))).toEqual([
    400,
    { error: 'clock-wrong' },
  ]);
  expect(await answer('/api/tallies', 'no.jws.here')).toEqual([400, { error: 'bad-request' }]);
  expect(await answer('/api/tallies', sending, { origin: 'https://evil.example' })).toEqual([
    400,
    { error: 'bad-request' },
  ]);
  expect(await answer('/api/tallies', sending, { 'content-type': 'text/plain' })).toEqual([
    400,
    { error: 'bad-request' },
  ]);
  expect((await post('/api/tallies', { jws: 'x'.repeat(110_000) })).status).toBe(413);
  expect(lines.join('\n')).not.toContain(code);
  expect(lines.join('\n')).not.toContain(device.thumbprint);
});

it('lets a device send sixty times an hour, however fast it would', async () => {
  const device = await tallyDevice();
  const now = new Date();
  const sending = await device.send(now, [pastHour(now)]);
  const statuses = [];
  // So many that one of two windows is filled, wherever the hour ends.
  for (let tries = 0; tries < 122; tries++) {
    const from = { 'x-forwarded-for': `203.0.113.${tries}` };
    statuses.push((await running.post('/api/tallies', { jws: sending }, from)).status);
  }
  expect(statuses[0]).toBe(404);
  expect(statuses).toContain(429);
});
