import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { issueDcc } from '../../src/certificate/issue-dcc.ts';
import { openDocumentSigners } from '../../src/issuer/document-signers.ts';
import { LARGEST } from '../certificate/cards.ts';
import { browserSeeing, frameOf } from './camera.ts';
import { anybody, lookUp, traveller } from './people.ts';

/** The card of whoever was looked up last. */
async function openCard(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Đã có chứng nhận' })).toBeVisible();
  await page.locator('a[href^="/card/"]').first().click();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
}

const form = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

const codeOf = async (page: Page) =>
  frameOf(page, await page.getByRole('img', { name: 'Mã QR của chứng nhận' }).screenshot());

test('a traveller chooses the form that a place asks for by keyboard, and inspectors without a network accept it', {
  tag: '@desktop',
}, async ({ page, baseURL, viewport }) => {
  const person = traveller();
  await page.goto('/');
  await lookUp(page, person);
  await openCard(page);

  await expect(form(page, 'SMART Health Card')).toBeChecked();
  await form(page, 'SMART Health Card').focus();
  await page.keyboard.press('ArrowRight');
  await expect(form(page, 'EU')).toBeChecked();
  await expect(form(page, 'EU')).toBeFocused();
  await expect(page.getByText('Liên minh Châu Âu')).toBeVisible();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  const eu = await codeOf(page);

  await page.keyboard.press('ArrowRight');
  await expect(form(page, 'WHO')).toBeChecked();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  const who = await codeOf(page);

  const browser = await browserSeeing([
    { frame: eu, seconds: 8 },
    { frame: who, seconds: 8 },
  ]);
  try {
    const inspector = await browser.newContext({ baseURL: baseURL ?? '', viewport, locale: 'vi-VN' });
    const installing = await inspector.newPage();
    await installing.goto('/');
    await installing.evaluate(() => navigator.serviceWorker.ready);
    await installing.goto('/verify');
    await expect(installing.locator('[data-offline-ready]')).toBeAttached();
    await installing.close();
    await inspector.setOffline(true);

    const verifier = await inspector.newPage();
    await verifier.goto('/verify');
    const verdict = verifier.locator('.verdict');
    for (const [kind, what] of [
      ['Chứng nhận số COVID của EU', 'COVID-19'],
      ['Chứng nhận tiêm chủng quốc tế (WHO)', 'Sốt vàng'],
    ] as const) {
      await expect(verdict).toContainText(kind, { timeout: 25_000 });
      await expect(verdict).toHaveAttribute('data-outcome', 'valid');
      await expect(verdict).toContainText(person.name.toLocaleUpperCase('vi'));
      await expect(verdict).toContainText(what);
    }
  } finally {
    await browser.close();
  }
});

test('every form is there after a restart without a network, and is big enough to be touched', {
  tag: '@phone',
}, async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await lookUp(page, anybody());
  await openCard(page);
  const { pathname } = new URL(page.url());
  await page.close();
  await context.setOffline(true);
  const restarted = await context.newPage();
  await restarted.goto(pathname);
  const eu = restarted.locator('label').filter({ has: form(restarted, 'EU') });
  const box = await eu.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
  await eu.click();
  await expect(form(restarted, 'EU')).toBeChecked();
  await expect(restarted.locator('.card-verdict')).toContainText('Hợp lệ');
  // What other wallets open is always the SMART Health Card.
  const download = restarted.waitForEvent('download');
  await restarted.getByRole('link', { name: 'Xuất, in hoặc chia sẻ' }).click();
  await restarted.getByRole('radio', { name: '.smart-health-card' }).check();
  await restarted.getByRole('button', { name: 'Lưu về máy' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.smart-health-card$/);
});

test('a certificate that came as an EU code alone has no switch, and no file that others could not open', {
  tag: '@phone',
}, async ({ page }) => {
  // As the service under test signs it.
  const signer = await openDocumentSigners(join(process.env['E2E_DATA'] ?? '', 'keys'), 'VN').at(
    new Date(),
    new Set(),
  );
  const nowSeconds = Math.floor(Date.now() / 1000);
  const content = { ...LARGEST, issuedAtSeconds: nowSeconds, expiresAtSeconds: nowSeconds + 86_400 };
  const text = await issueDcc(content, { country: 'VN', name: 'Ministry of Health' }, signer);
  await page.goto('/add');
  await page.getByRole('textbox').fill(text ?? '');
  await page.getByRole('button', { name: 'Thêm vào ví' }).click();
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await page.getByRole('link', { name: 'Xuất, in hoặc chia sẻ' }).click();
  await page.getByRole('radio', { name: '.smart-health-card' }).check();
  await page.getByRole('button', { name: 'Lưu về máy' }).click();
  await expect(page.getByText('Không có ở dạng này')).toContainText(LARGEST.holder.name);
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Xóa khỏi ví' })).toBeVisible();
});

test('a card that came as a file gains its other forms when it is looked up', { tag: '@phone' }, async ({
  page,
}) => {
  const person = anybody();
  await page.goto('/');
  await lookUp(page, person);
  await openCard(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Xuất, in hoặc chia sẻ' }).click();
  await page.getByRole('radio', { name: '.smart-health-card' }).check();
  await page.getByRole('button', { name: 'Lưu về máy' }).click();
  const file = await (await download).path();
  await page.goBack();
  await page.getByRole('button', { name: 'Xóa khỏi ví' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click();

  await page.goto('/add');
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await expect(page.getByRole('radio')).toHaveCount(0);

  await lookUp(page, person);
  await openCard(page);
  await form(page, 'EU').focus();
  await page.keyboard.press('Space');
  await expect(form(page, 'EU')).toBeChecked();
  // The choice is remembered on this device.
  await page.reload();
  await expect(form(page, 'EU')).toBeChecked();
  await page.goto('/');
  await expect(page.locator('a[href^="/card/"]')).toHaveCount(1);
});
