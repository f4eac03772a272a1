import { resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { browserSeeing, frameOf } from './camera.ts';
import { anybody, lookUp } from './people.ts';
import { addAuthenticator, enrol, openFirst } from './workbench.ts';

// Not a test: `npm run screenshots` draws the pictures of the README with the real app.
const PICTURES = resolve(import.meta.dirname, '../../docs/screenshots');
const PHONE = { width: 390, height: 780 };

const draw = async (page: Page, name: string) => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
};

test('pictures for the README', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: PHONE,
    deviceScaleFactor: 2,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await lookUp(page, anybody());
  await expect(page.getByRole('heading', { name: 'Đã có chứng nhận' })).toBeVisible();
  await draw(page, 'look-up');
  await page.goto('/');
  await expect(page.getByText(/còn .* ngày/).first()).toBeVisible();
  await draw(page, 'wallet');
  await page.locator('a[href^="/card/"]').first().click();
  const code = page.getByRole('img', { name: 'Mã QR của chứng nhận' });
  await expect(code).toBeVisible();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await draw(page, 'code');
  const frame = await frameOf(page, await code.screenshot());
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  await openFirst(page, 'Họ tên khác dấu');
  await draw(page, 'workbench');

  const inspectors: Browser = await browserSeeing([{ frame, seconds: 2 }]);
  const inspector = await inspectors.newContext({
    baseURL: baseURL ?? '',
    viewport: PHONE,
    deviceScaleFactor: 2,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  const verifier = await inspector.newPage();
  await verifier.goto('/verify');
  await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
  await draw(verifier, 'verifier');
  await inspectors.close();
});
