import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { type Database, openDatabase } from '../../src/issuer/database.ts';
import { openKeys } from '../../src/issuer/keys.ts';
import { talliesSince } from '../../src/issuer/tallies/tallies.ts';
import { giveTallyCode } from '../../src/issuer/tallies/tally-devices.ts';
import { makeSamples } from '../../src/verifier/training/samples.ts';
import { tallyDevice } from '../issuer/tallies/tally-device.ts';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';
import { everythingStored } from './stored.ts';
import { SMALL, scanned, type } from './typing.ts';
import { addAuthenticator, enrol } from './workbench.ts';

const PIN = '280519';
const HOUR_MS = 3_600_000;

const PORT = Number(process.env['E2E_PORT'] ?? 4178) + 60;

/** A service of its own, whose data the test may look into when it is stopped. */
async function startService(folder: string) {
  const process: ChildProcess = spawn(
    'node',
    ['dist/server/main.js', 'start', '--port', `${PORT}`, '--people', '1', '--data', folder],
    { stdio: 'ignore' },
  );
  const ended = once(process, 'exit');
  const url = `http://localhost:${PORT}`;
  await expect(async () => expect((await fetch(`${url}/healthz`)).ok).toBe(true)).toPass();
  return {
    url,
    stop: async () => {
      process.kill();
      await ended;
    },
  };
}

/** Looks at the verdict, and goes on to the next. */
const look = async (page: Page, outcome: string, says: string) => {
  await expect(page.locator(`.verdict[data-outcome=${outcome}]`)).toContainText(says);
  await page.getByRole('button', { name: 'Quét tiếp' }).click();
  await expect(page.locator('.verdict')).toHaveCount(0);
};

/** The text of a code, handed in as a file: it takes no time to type. */
const scan = async (page: Page, text: string, outcome: string, says: string) => {
  const file = { name: 'ma.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await look(page, outcome, says);
};

/** By the way that an inspector goes: nothing of the page is loaded anew. */
const openPlace = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Cài đặt kiểm tra' }).click();
  await page.getByRole('dialog').getByRole('link', { name }).click();
};

const setPin = async (page: Page) => {
  await page.getByLabel('Mã PIN mới').fill(PIN);
  await page.getByLabel('Nhập lại mã PIN').fill(PIN);
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await expect(page.getByRole('heading', { name: 'Người kiểm tra được đổi gì' })).toBeVisible();
};

test('a shift is counted by hour and reason without anything about anybody, and read back from its CSV', async ({
  page,
  baseURL,
}) => {
  const { genuine, expired, noCertificate } = await codes(issuerUrl(baseURL), SMALL);
  await page.clock.install();
  await page.goto('/verify/shift');
  await expect(page.getByText('Máy này chưa đếm lượt nào.')).toBeVisible();
  // As versions of the app that knew of no doors have kept it.
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open('vi-vacxin-tally');
      request.onsuccess = () => opened(request.result);
      request.onerror = () => failed(request.error);
    });
    const transaction = database.transaction('count', 'readwrite');
    const hour = new Date().setMinutes(0, 0, 0) / 1000;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    transaction.objectStore('count').put(3, [hour, timeZone, 'counter', 'valid', '']);
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    database.close();
  });
  await page.goto('/verify');
  const name = SMALL.holder.name.toLocaleUpperCase('vi');
  await scan(page, genuine, 'valid', name);
  await scan(page, expired, 'invalid', 'expired');
  await type(page, scanned(noCertificate));
  await look(page, 'unknown', 'example.org');
  await scan(page, genuine, 'valid', name);

  // A sample is green in training alone, and never counted there.
  const [sample] = await makeSamples(new Date());
  await scan(page, sample?.texts[0] ?? '', 'unknown', 'test-key');
  await openPlace(page, 'Tập dượt');
  await expect(page.locator('.training-sample')).toHaveCount(10);
  await expectNoFindings(page);
  await page.getByRole('button', { name: 'Bắt đầu tập dượt' }).click();
  await page.getByRole('link', { name: 'Mở máy quét' }).click();
  await scan(page, sample?.texts[0] ?? '', 'valid', 'TẬP DƯỢT');
  await expect(page.getByRole('complementary', { name: 'Tập dượt · Training' })).toBeVisible();
  await scan(page, genuine, 'unknown', 'unknown-issuer');

  await page.goto('/verify/shift');
  const totals = page.locator('.shift-totals');
  await expect(totals).toContainText('Tổng số lượt8');
  await expect(totals).toContainText('Hợp lệ5');
  await expect(page.locator('.shift-reasons')).toContainText('Chứng nhận đã hết hạn.');
  await expectNoFindings(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu CSV của 90 ngày' }).click(),
  ]);
  const rows = parse(readFileSync(await download.path(), 'utf8'), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  const counts = new Map<string, number>();
  for (const { 'Lý do (reason)': reason = '', 'Số lượt (count)': count } of rows) {
    counts.set(reason, (counts.get(reason) ?? 0) + Number(count));
  }
  expect(Object.fromEntries(counts)).toEqual({
    '': 5,
    expired: 1,
    'not-a-certificate': 1,
    'test-key': 1,
  });
  const stored = await page.evaluate(everythingStored);
  for (const told of ['Nguyễn Văn An', '1990-01-02', genuine.slice(20, 60)])
    expect(stored).not.toContain(told);

  await page.getByRole('button', { name: 'Xóa số liệu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa số liệu' }).click();
  await expect(page.getByText('Máy này chưa đếm lượt nào.')).toBeVisible();
});

test('a supervisor locks settings behind a PIN and hands them to another device by a code; who guesses the PIN waits', async ({
  page,
  browser,
  baseURL,
}) => {
  // The PIN is stretched seven times.
  test.setTimeout(120_000);
  await page.goto('/verify/supervisor');
  await expectNoFindings(page);
  await setPin(page);
  await page.getByLabel('Khóa: Âm thanh').check();
  await page.getByLabel('Cho tập dượt trên máy này').uncheck();
  await page.getByRole('button', { name: 'Hiện mã' }).click();
  await expect(page.getByRole('img', { name: 'Mã cài đặt kiểm tra' })).toBeVisible();
  await expectNoFindings(page);
  const code = (await page.locator('[data-text]').getAttribute('data-text')) ?? '';
  expect(code).not.toContain(PIN);

  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' });
  const other = await context.newPage();
  await other.clock.install();
  await other.goto('/verify');
  await type(other, scanned(code));
  await other.getByRole('button', { name: 'Xem cài đặt trong mã' }).click();
  await expect(other.getByText('Tập dượt: từ bật thành tắt')).toBeVisible();
  await expect(other.getByText('Mục bị khóa: từ không có thành Âm thanh')).toBeVisible();
  await other.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(other.getByText('Đã áp dụng.')).toBeVisible();
  await other.goto('/verify');
  await other.getByRole('button', { name: 'Cài đặt kiểm tra' }).click();
  await expect(other.getByRole('switch', { name: /Âm thanh/ })).toBeDisabled();
  await other.getByRole('dialog').getByRole('link', { name: 'Tập dượt' }).click();
  await expect(other.getByText('Người phụ trách không cho tập dượt')).toBeVisible();
  await context.close();

  await page.reload();
  for (let wrong = 1; wrong <= 5; wrong++) {
    await page.getByLabel('Mã PIN của người phụ trách').fill('111222');
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await expect(page.getByText(wrong < 5 ? `Đã thử sai ${wrong} lần` : 'Đã sai nhiều lần')).toBeVisible();
  }
  await page.getByLabel('Mã PIN của người phụ trách').fill(PIN);
  await page.getByLabel('Mã PIN của người phụ trách').press('Enter');
  await expect(page.getByRole('button', { name: 'Mở khóa' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('heading', { name: 'Người kiểm tra được đổi gì' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Quên mã PIN?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đặt lại' }).click();
  await expect(page.getByText('Máy này chưa có mã PIN')).toBeVisible();
});

test('sums of past hours arrive at the service, signed by a key that never leaves the device, once a code allows it', async ({
  browser,
}) => {
  // A country is made up for the service.
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-tally-'));
  const inDatabase = async <T>(work: (database: Database) => Promise<T>) => {
    const database = await openDatabase({ directory: join(folder, 'database') });
    return work(database).finally(() => database.close());
  };
  // As `vi-vacxin tallies code` does, before the service starts.
  const { secret } = await openKeys(join(folder, 'keys'), undefined, true);
  const { code } = await inDatabase((database) =>
    giveTallyCode(database, secret, 'Cửa khẩu Mộc Bài', 3, new Date()),
  );
  const service = await startService(folder);
  const context = await browser.newContext({ baseURL: service.url, locale: 'vi-VN' });
  try {
    const page = await context.newPage();
    const anHourAgo = (Math.floor(Date.now() / HOUR_MS) - 1) * HOUR_MS + HOUR_MS / 4;
    await page.clock.install({ time: anHourAgo });
    await page.goto('/verify');
    await scan(page, 'https://example.org/thuc-don', 'unknown', 'example.org');
    await scan(
      page,
      'shc:/5676290952432060346029243740446031222959532654603460292540',
      'invalid',
      'malformed',
    );
    await page.clock.fastForward(Date.now() - anHourAgo);
    await page.goto('/verify/supervisor');
    await setPin(page);
    await page.getByLabel('Mã đăng ký').fill('AAAA-BBBB-CCCC');
    await page.getByRole('button', { name: 'Đăng ký và gửi' }).click();
    await expect(page.getByRole('alert')).toContainText('code-wrong');
    await page.getByLabel('Mã đăng ký').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Đăng ký và gửi' }).click();
    await expect(page.getByText('với tên nơi “Cửa khẩu Mộc Bài”')).toBeVisible();
    await expect(page.getByText('Đã gửi 1 giờ.')).toBeVisible();

    await test.step('the supervisor sees the sums, and that another device is silent', async () => {
      const now = new Date();
      const send = async (path: string, jws: string) =>
        expect((await page.request.post(`/api/tallies${path}`, { data: { jws } })).status()).toBe(200);
      const [silent, atDoor] = [await tallyDevice(), await tallyDevice()];
      for (const device of [silent, atDoor]) await send('/devices', await device.enrol(now, code));
      const kept = { id: 'hajj', answer: 'not-enough', rule: 'hajj-1-doses' };
      const sums = [{ mode: 'lane', outcome: 'valid', reason: '', count: 40, door: kept }];
      // Where the page is too: elsewhere it may be another day.
      const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
      const hour = { startSeconds: anHourAgo / 1000 - HOUR_MS / 4_000, zone, sums };
      await send('', await atDoor.send(now, [hour]));
      const work = await context.newPage();
      await addAuthenticator(work);
      await enrol(work, 'ministry');
      await work.getByRole('link', { name: 'Số liệu kiểm tra' }).click();
      // Soon after midnight, the hour was yesterday's.
      await work.getByLabel('Ngày, theo giờ nơi đặt máy').fill(new Date(anHourAgo).toLocaleDateString('sv'));
      await expect(work.locator('.inspections-totals')).toContainText('Tổng số lượt42');
      await expect(work.getByText('1 máy chưa gửi gì hôm nay')).toBeVisible();
      const rows = work.locator('.inspections-table tbody tr');
      await expect(rows.filter({ hasText: silent.thumbprint.slice(0, 8) })).toContainText('chưa lần nào');
      await expect(rows.filter({ hasText: 'hajj-1-doses' })).toContainText('Chưa đủ');
      await expect(rows.filter({ hasText: 'hajj-1-doses' })).toContainText('viêm màng não');
      await expect(work.locator('.inspections-reasons')).toContainText('malformed-envelope');
      await expectNoFindings(work, 'inspections');
      const [file] = await Promise.all([
        work.waitForEvent('download'),
        work.getByRole('button', { name: 'Tải CSV của ngày' }).click(),
      ]);
      expect(parse(readFileSync(await file.path(), 'utf8'), { bom: true })).toHaveLength(4);
      await context.setOffline(true);
      await work.getByRole('button', { name: 'Cập nhật' }).click();
      await expect(work.getByRole('alert')).toContainText('no-connection');
      await expect(work.locator('.inspections-totals')).toBeVisible();
      await context.setOffline(false);
      await work.close();
    });

    await service.stop();
    const sums = await inDatabase((database) => talliesSince(database, new Date(0)));
    expect(sums.map(({ place, reason, count }) => [place, reason, count]).sort()).toEqual([
      ['Cửa khẩu Mộc Bài', '', 40],
      ['Cửa khẩu Mộc Bài', 'malformed-envelope', 1],
      ['Cửa khẩu Mộc Bài', 'not-a-certificate', 1],
    ]);
    const isExtractable = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((opened, failed) => {
        const request = indexedDB.open('vi-vacxin-supervisor');
        request.onsuccess = () => opened(request.result);
        request.onerror = () => failed(request.error);
      });
      return new Promise((read) => {
        const request = database.transaction('device').objectStore('device').get('device');
        request.onsuccess = () => read(request.result.privateKey.extractable);
      });
    });
    expect(isExtractable).toBe(false);
    await page.getByRole('button', { name: 'Thôi gửi' }).click();
    await expect(page.getByLabel('Mã đăng ký')).toBeVisible();
  } finally {
    await context.close();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
