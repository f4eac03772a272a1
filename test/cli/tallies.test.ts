import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UsageError, withDatabase } from '../../src/cli/command.ts';
import { openServiceKeys } from '../../src/cli/service-keys.ts';
import { talliesCommand } from '../../src/cli/tallies.ts';
import { takeTallies } from '../../src/issuer/tallies/tallies.ts';
import { enrolDevice } from '../../src/issuer/tallies/tally-devices.ts';
import { copyEmbeddedDatabase } from '../embedded.ts';
import { tallyDevice } from '../issuer/tallies/tally-device.ts';

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-tallies-'));
  said = '';
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('KEYS_PASSPHRASE', 'a passphrase of tests');
  const say = (text: string) => {
    said += text;
    return true;
  };
  vi.spyOn(console, 'log').mockImplementation(say);
  vi.spyOn(process.stdout, 'write').mockImplementation(say as typeof process.stdout.write);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<string> {
  said = '';
  expect(await talliesCommand.run([...args, '--data', join(folder, 'data')])).toBe(0);
  return said;
}

it('tells a code for a place, lists the devices that enrolled by it, and writes out their sums', async () => {
  copyEmbeddedDatabase(join(folder, 'data', 'database'));
  const told = await run('code', ' Cửa khẩu  Mộc Bài ', '--devices', '2');
  const [, code = ''] = /^code ((?:\w{4}-){2}\w{4}) for 2 devices, good until 20/.exec(told) ?? [];
  const device = await tallyDevice();
  const now = new Date();
  const startSeconds = (Math.floor(now.getTime() / 3_600_000) - 1) * 3_600;
  const sums = [{ mode: 'lane', outcome: 'invalid', reason: 'expired', count: 3 }];
  await withDatabase(join(folder, 'data'), async (database) => {
    const { secret } = await openServiceKeys(database, join(folder, 'data'));
    await enrolDevice(database, secret, await device.enrol(now, code), now);
    const jws = await device.send(now, [{ startSeconds, zone: 'Asia/Ho_Chi_Minh', sums }]);
    expect(await takeTallies(database, device.thumbprint, jws, now)).toBe('taken');
  });
  expect(await run('devices')).toMatch(
    new RegExp(`^${device.thumbprint}\tCửa khẩu Mộc Bài\t20.*Z\t1 hours$`),
  );
  expect(parse(await run('export'), { bom: true, columns: true })).toMatchObject([
    { 'Nơi (place)': 'Cửa khẩu Mộc Bài', 'Lý do (reason)': 'expired', 'Số lượt (count)': '3' },
  ]);
});

it('refuses a call that is wrong before anything is opened', async () => {
  for (const args of [
    [],
    ['code'],
    ['code', 'A', 'B'],
    ['code', 'A', '--devices', '501'],
    ['export', '--days', 'x'],
  ]) {
    await expect(run(...args)).rejects.toThrow(UsageError);
  }
});
