import { readFileSync } from 'node:fs';
import { type Download, expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CertificateContent } from '../../src/certificate/issue.ts';
import { LARGEST } from '../certificate/cards.ts';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';

const CHILD = {
  ...LARGEST,
  holder: { name: 'Đặng Bảo Ngọc', birthDate: '2019-03-08', nationality: 'VN' },
  doses: LARGEST.doses.slice(2),
  number: '3C9PX2M7RT',
};
/** Whose name the letters of paper cannot write. */
const IN_LAW = {
  ...CHILD,
  holder: { name: 'Θεόδωρος Παπαδόπουλος', birthDate: '1990-01-02', nationality: 'GR' },
  number: '8Q2MX9R4KT',
};
const FAMILY = [LARGEST, CHILD, IN_LAW];

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function addToWallet(
  page: Page,
  baseURL: string | undefined,
  people: readonly CertificateContent[],
): Promise<void> {
  await page.goto('/add');
  for (const content of people) {
    const { genuine } = await codes(issuerUrl(baseURL), content);
    await page.getByLabel('Nội dung mã').fill(genuine);
    await page.getByRole('button', { name: 'Thêm vào ví' }).click();
    await expect(page.getByText(`Đã cất chứng nhận của ${content.holder.name}`)).toBeVisible();
  }
}

async function given(download: Download): Promise<Given> {
  const buffer = readFileSync(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

async function saved(page: Page, way: string): Promise<Given> {
  await page.getByRole('radio', { name: way }).check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu về máy' }).click();
  return given(await download);
}

/** An inspector's device reads the code of each of these people in the files, and finds it genuine. */
async function expectToBeRead(
  page: Page,
  files: readonly Given[],
  people: readonly CertificateContent[],
): Promise<void> {
  await page.goto('/verify');
  await page.setInputFiles('input[type=file]', [...files]);
  for (const {
    holder: { name },
  } of people) {
    await expect(page.locator('.given-code[data-outcome=valid]').filter({ hasText: name })).toHaveCount(1);
  }
}

test('a family leaves the wallet as a PDF and as cards without a network, and their codes are read again', {
  tag: '@desktop',
}, async ({ page, context, baseURL }) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await addToWallet(page, baseURL, FAMILY);
  await page.goto('/');
  await page.getByRole('link', { name: 'Xuất, in hoặc chia sẻ' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(FAMILY.length);
  await expectNoFindings(page);
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('vi-vacxin-paper')).keys()).map(({ url }) => url));
  await expect.poll(kept).toHaveLength(3);
  await context.setOffline(true);
  const form = await saved(page, 'PDF khổ A4');
  const card = await saved(page, 'PDF thẻ gấp');
  await context.setOffline(false);

  const pdf = await getDocument({ data: new Uint8Array(form.buffer), verbosity: 0 }).promise;
  expect(pdf.numPages).toBe(FAMILY.length);
  for (const [at, { name }] of [LARGEST.holder, CHILD.holder].entries()) {
    const { items } = await (await pdf.getPage(at + 1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    expect(text).toContain(name);
    expect(text).toContain('Bản thử nghiệm');
  }
  for (const file of [form, card]) await expectToBeRead(page, [file], FAMILY);
});

test('pictures, a file for other wallets and what is printed are read again', {
  tag: '@desktop',
}, async ({ page, baseURL }) => {
  const two = [LARGEST, CHILD];
  await addToWallet(page, baseURL, two);
  await page.goto('/export');
  const pictures = await saved(page, 'Ảnh PNG');
  const healthCards = await saved(page, 'Tệp .smart-health-card');
  await page.getByRole('radio', { name: 'PDF khổ A4' }).check();
  const printed = { name: 'in.pdf', mimeType: 'application/pdf', buffer: await page.pdf() };
  await page.getByRole('checkbox', { name: CHILD.holder.name }).uncheck();
  const alone = await saved(page, 'Ảnh PNG');
  expect(alone.name).toBe(`${LARGEST.number}.png`);

  const inside = Object.entries(unzipSync(pictures.buffer)).map(([name, bytes]) => ({
    name,
    mimeType: 'image/png',
    buffer: Buffer.from(bytes),
  }));
  expect(inside).toHaveLength(two.length);
  for (const files of [inside, [healthCards], [printed]]) await expectToBeRead(page, files, two);
});

test('files go to other apps where there is a way, wait for another touch, and say what is missing', {
  tag: '@phone',
}, async ({ page, context, baseURL }) => {
  await context.route('**/assets/paper/**', (route) => route.abort());
  // What phones have and browsers under test do not: it takes no SMART Health Cards, and no touch from long ago.
  await page.addInitScript(() => {
    let touches = 0;
    const shared: string[] = [];
    Object.assign(window, { shared });
    navigator.canShare = ({ files = [] } = {}) => files.every(({ type }) => /pdf|png/.test(type));
    navigator.share = async ({ files = [] } = {}) => {
      if (++touches === 1) throw new DOMException('too late', 'NotAllowedError');
      shared.push(...files.map(({ name }) => name));
    };
  });
  await addToWallet(page, baseURL, FAMILY);
  await page.goto('/export');
  await page.getByRole('button', { name: 'Lưu về máy' }).click();
  await expect(page.getByText('Mã lỗi: not-loaded')).toBeVisible();
  await page.getByRole('radio', { name: 'Ảnh PNG' }).check();
  const share = page.getByRole('button', { name: 'Chia sẻ' });
  await share.click();
  await expect(page.getByText('Hãy bấm “Chia sẻ” lần nữa')).toBeVisible();
  await share.click();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { shared: string[] }).shared))
    .toEqual(FAMILY.map(({ number }) => `${number}.png`));
  await page.getByRole('radio', { name: '.smart-health-card' }).check();
  await expect(share).toHaveCount(0);
  for (const { holder } of FAMILY) await page.getByRole('checkbox', { name: holder.name }).uncheck();
  await expect(page.getByText('Hãy chọn ít nhất một chứng nhận')).toBeVisible();
});

test('the code fills the short side, shows that it is alive, and says where it is', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  const { genuine } = await codes(issuerUrl(baseURL));
  await page.addInitScript(() => {
    const { request } = WakeLock.prototype;
    Object.assign(window, { asked: 0 });
    WakeLock.prototype.request = function (type) {
      (window as unknown as { asked: number }).asked++;
      return request.call(this, type);
    };
  });
  const timesAskedForLight = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  await page.goto('/add');
  await page.getByLabel('Nội dung mã').fill(genuine);
  await page.getByRole('button', { name: 'Thêm vào ví' }).click();
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await page.clock.install();
  await page.getByRole('link', { name: 'Mở mã toàn màn hình' }).click();
  const code = page.getByRole('img', { name: 'Mã QR của chứng nhận' });
  const guidance = page.locator('.show [role=status]').last();
  const time = page.locator('.sign-of-life strong');

  await expect(code).toBeVisible();
  expect((await code.boundingBox())?.width).toBe(360);
  await page.clock.runFor(1000);
  await expect(guidance).toContainText('nửa trên màn hình');
  await expectNoFindings(page, 'code, portrait');
  const before = await timesAskedForLight();
  expect(before).toBeGreaterThan(0);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(await timesAskedForLight()).toBe(before + 1);
  const second = await time.textContent();
  await page.clock.runFor(1000);
  expect(await time.textContent()).not.toBe(second);

  // A pattern that glides, or where nothing may, one that moves on with the seconds.
  const pattern = (property: 'animationName' | 'translate') =>
    page
      .locator('.sign-of-life-pattern')
      .evaluate((element, name) => getComputedStyle(element, '::before')[name], property);
  expect(await pattern('animationName')).toBe('sign-of-life');
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  expect(await pattern('animationName')).toBe('none');
  const still = await pattern('translate');
  await page.clock.runFor(1000);
  expect(await pattern('translate')).not.toBe(still);
  await page.clock.runFor(8000);
  await expect(guidance).toContainText('10 giây');

  await page.setViewportSize({ width: 740, height: 360 });
  await page.clock.runFor(1000);
  await expect(guidance).toContainText('nửa trái màn hình');
  const ribbon = await page.locator('.demo-ribbon').boundingBox();
  const turned = await code.boundingBox();
  expect(turned?.height).toBeGreaterThanOrEqual(360 - (ribbon?.height ?? 0) - 1);
  await expectNoFindings(page, 'code, landscape, dark');

  const picture = { name: 'man-hinh.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await page.getByRole('link', { name: 'Đóng' }).click();
  await expect(page.locator('.card-verdict')).toBeVisible();
  await page.goto('/verify');
  await page.setInputFiles('input[type=file]', picture);
  await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(
    LARGEST.holder.name.toLocaleUpperCase('vi'),
  );
});
