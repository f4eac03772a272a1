import { expect, type Page, test } from '@playwright/test';
import { mrzName } from '../../src/certificate/transliterate.ts';
import { passport } from '../certificate/person/zones.ts';
import { expectNoFindings } from './axe.ts';
import { codes, genuineCodes, issuerUrl } from './codes.ts';
import { everythingStored, listenTo } from './stored.ts';
import { pullTrigger, pullTriggers } from './wedge.ts';

declare global {
  interface Window {
    /** Which way each camera was to look that the page has asked for. */
    camerasAsked: unknown[];
  }
}

/** `npm run bench:lane` looks the same way after a thousand. */
const PEOPLE = 250;

/** A key right after others is taken for a scanner's, so it is pressed until it is taken for a person's. */
const pressAlone = (page: Page, key: string, isTaken: () => Promise<void>) =>
  expect(async () => {
    await page.keyboard.press(key);
    await isTaken();
  }).toPass({ intervals: [500] });

const chooseMode = async (page: Page, digit: string, name: string) => {
  const dialog = page.getByRole('dialog', { name: 'Cài đặt kiểm tra' });
  await pressAlone(page, 's', () => expect(dialog).toBeVisible({ timeout: 2_000 }));
  await page.keyboard.press(digit);
  await expect(dialog.getByRole('radio', { name })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
};

test('each way of inspecting works by keys alone with the network cut before the first scan, and keeps nothing', {
  tag: '@phone',
}, async ({ context, page, baseURL }) => {
  test.setTimeout(120_000);
  const said = listenTo(context, page);
  await page.addInitScript(() => {
    window.camerasAsked = [];
    navigator.mediaDevices.getUserMedia = (constraints) => {
      const { facingMode } = (constraints?.video ?? {}) as MediaTrackConstraints;
      window.camerasAsked.push((facingMode as ConstrainDOMStringParameters).ideal);
      return Promise.reject(new DOMException('', 'NotFoundError'));
    };
    localStorage.setItem('vi-vacxin.camera-opened', 'yes');
  });
  const iss = issuerUrl(baseURL);
  const { genuine, expired, tampered, noCertificate } = await codes(iss);
  const people = await genuineCodes(iss, PEOPLE);
  const [first, second, third] = people;
  if (!first || !second || !third) throw new Error('three people');
  const big = page.locator('.big');

  await page.goto('/verify');
  await expect(page.locator('[data-offline-ready]')).toBeAttached();
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('.verifier-chip[data-freshness]')).toBeVisible();

  await test.step('a hand-held reader opens no camera', async () => {
    await chooseMode(page, '5', 'Máy đọc cầm tay');
    await page.reload();
    await expect(page.getByText('Sẵn sàng: hãy quét mã')).toBeVisible();
    await expectNoFindings(page, 'reader');
    await pullTrigger(page, genuine);
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText('HUYỀN TRANG');
    await page.keyboard.press('Escape');
    await expect(page.locator('.verdict')).toHaveCount(0);
    expect(await page.evaluate(() => window.camerasAsked)).toEqual([]);
  });

  await test.step('a lane goes on after a yes, and stands at a no until it was seen', async () => {
    await chooseMode(page, '2', 'Làn đi');
    await pullTrigger(page, genuine);
    await expect(big).toHaveAttribute('data-outcome', 'valid');
    await expect(big).toContainText('30/12/1968');
    await expect(big).toHaveCount(0);
    await pullTrigger(page, expired);
    await expect(big).toHaveAttribute('data-outcome', 'invalid');
    await expect(big.locator('.big-reason')).toHaveText('Chứng nhận đã hết hạn.');
    await pullTrigger(page, genuine);
    await expect(big.getByRole('alert')).toContainText('Hãy xem kết luận này trước');
    await expect(big).toHaveAttribute('data-outcome', 'invalid');
    await expectNoFindings(page, 'lane');
    await page.keyboard.press('Escape');
    await expect(big).toHaveCount(0);
    const queue = people.map(({ name, text }) => ({ text, until: name.toLocaleUpperCase('vi') }));
    await pullTriggers(page, queue, '.big[data-outcome=valid] .big-name');
    await expect(big).toHaveCount(0);
    const [surname = '', ...givenNames] = mrzName(first.name).split('<');
    const born = first.birthDate.replaceAll('-', '').slice(2);
    for (const line of passport({ surname, givenNames: givenNames.join('<') }, born))
      await pullTrigger(page, line);
    await expect(page.locator('.document-bearer')).toContainText(surname);
    await pullTrigger(page, first.text);
    await expect(big.locator('.big-note')).toHaveText('Khớp với giấy tờ');
    await expect(big).toHaveCount(0);
    for (const line of passport({ surname, givenNames: 'ZOE' }, born)) await pullTrigger(page, line);
    await expect(page.locator('.document-bearer')).toContainText('ZOE');
    await pullTrigger(page, first.text);
    await expect(page.locator('.document-answer')).toContainText('Khác với giấy tờ');
    await pullTrigger(page, second.text);
    await expect(page.getByRole('alert').filter({ hasText: 'Hãy xem kết luận này trước' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.verdict')).toHaveCount(0);
    await expect(page.getByText(`Qua: ${PEOPLE + 2}`)).toBeVisible();
    await expect(page.getByText('Giữ lại: 2')).toBeVisible();
  });

  await test.step('a group counts each person once and says who is missing', async () => {
    await chooseMode(page, '4', 'Gia đình hoặc đoàn');
    const count = page.locator('.group-count');
    await page.keyboard.press('+');
    await expect(count).toHaveText('0 trên 1');
    await page.keyboard.press('n');
    const names = page.getByRole('textbox', { name: 'Danh sách đoàn' });
    await names.fill(`${first.name} ${first.birthDate}\nHANG THI NGUYEN 2\nLê Văn Cường\nAn 31/02/2001`);
    await expect(page.getByText('1 dòng không đọc được và bị bỏ qua.')).toBeVisible();
    await page.getByRole('button', { name: 'Dùng danh sách' }).press('Enter');
    await expect(count).toHaveText('0 trên 3');
    for (const [text, note] of [
      [first.text, 'Người thứ 1 trong đoàn'],
      [first.text, 'Đã đếm người này rồi'],
      [second.text, 'Người thứ 2 trong đoàn, có lẽ là HANG THI NGUYEN 2 trong danh sách: hãy so tên'],
      [tampered, 'Không rõ là ai nên không đếm'],
      [third.text, 'Không có trong danh sách'],
    ] as const) {
      await pullTrigger(page, text);
      await expect(big.locator('.big-note')).toHaveText(note);
      await page.keyboard.press('Escape');
      await expect(big).toHaveCount(0);
    }
    await expect(count).toHaveText('2 trên 3');
    await expect(page.getByText('Còn thiếu 1 người')).toBeVisible();
    await expect(page.locator('.group-missing li')).toHaveText('LÊ VĂN CƯỜNG');
    await expect(page.locator('.group-member')).toHaveCount(3);
    await expect(page.locator('.group-member', { hasText: 'Không có trong danh sách' })).toContainText(
      'HÀNG 3',
    );
    await expectNoFindings(page, 'group');
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).press('Enter');
    await expect(count).toHaveText('0 người');
    await expect(page.locator('.group-member')).toHaveCount(0);
  });

  await test.step('a kiosk reads only while it is locked, in both languages and without anybody’s name', async () => {
    await chooseMode(page, '3', 'Máy tự kiểm tra');
    const answer = page.locator('.kiosk-answer');
    const start = page.getByRole('button', { name: 'Bắt đầu' });
    await pullTrigger(page, genuine);
    await expectNoFindings(page, 'kiosk');
    await expect(answer).toHaveCount(0);
    // Keys that open settings elsewhere open nothing here.
    await page.keyboard.press('s');
    // A browser may want a second press before it fills the screen, and the page says so.
    await expect(async () => {
      if (await start.isVisible()) await start.press('Enter', { timeout: 2_000 });
      await expect(page.locator('.kiosk-invitation')).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await expect(page.locator('.kiosk-invitation')).toContainText('Hold your QR code up to the camera');
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await expect.poll(() => page.evaluate(() => window.camerasAsked.at(-1))).toBe('user');
    await expect(page.getByRole('link')).toHaveCount(0);
    for (const [text, outcome, words] of [
      [genuine, 'valid', ['Hợp lệ', 'Valid', 'Please go ahead']],
      [expired, 'invalid', ['Không hợp lệ', 'Not valid', 'Mời bạn đến bàn kiểm tra']],
      [noCertificate, 'unknown', ['This is not a certificate’s code']],
    ] as const) {
      await pullTrigger(page, text);
      await expect(answer).toHaveAttribute('data-told', outcome);
      for (const said of words) await expect(answer).toContainText(said);
      expect(await page.locator('body').innerHTML()).not.toMatch(/huyền trang|1968|7Q4KX2M9RT/i);
    }
    await page.keyboard.press('Escape');
    await pullTrigger(page, genuine);
    await expect(answer).toHaveAttribute('data-told', 'valid');
    await expect(answer).toHaveCount(0);
    await page.getByRole('button', { name: 'giữ 3 giây để dừng' }).focus();
    await page.keyboard.down('Enter');
    await expect(start).toBeVisible();
    await page.keyboard.up('Enter');
    await page.getByRole('button', { name: 'giữ 3 giây để thoát' }).focus();
    await page.keyboard.down('Enter');
    await expect(page.getByText('Đưa mã QR vào trong khung')).toBeAttached();
    await page.keyboard.up('Enter');
  });

  await test.step('no name, birth date, number or code has left the page’s memory', async () => {
    said.push(await page.evaluate(everythingStored), page.url());
    const everything = said.join('\n');
    expect(everything).toContain('vi-vacxin.verifier');
    const secrets = [
      ...people.flatMap(({ name, birthDate, number, text }) => [name, birthDate, number, text.slice(-60)]),
      ...[genuine, expired, tampered].map((text) => text.slice(-60)),
      ...['Huyền Trang', 'HUYỀN TRANG', 'Kẻ Giả Mạo', '1968-12-30', '7Q4KX2M9RT', 'Lê Văn Cường', 'thuc-don'],
    ];
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
  });
});
