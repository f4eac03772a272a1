import { expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe.ts';
import { codes, genuineCodes, issuerUrl } from './codes.ts';
import { pullTrigger } from './wedge.ts';

const setUp = (page: Page, settings: object) =>
  page.addInitScript((kept) => {
    localStorage['vi-vacxin.verifier'] ??= kept;
  }, JSON.stringify(settings));

test('an inspector at night reads every reason, keeps the way on in sight, and trains by keys in the same dark', {
  tag: '@phone',
}, async ({ context, page, baseURL }) => {
  await setUp(page, { mode: 'lane', light: 'night', locked: ['mode', 'door'] });
  const iss = issuerUrl(baseURL);
  const { expired } = await codes(iss);
  const [somebody] = await genuineCodes(iss, 1);
  const [firstHalf = ''] = somebody?.text.match(/^.{400}/) ?? [];
  await page.goto('/verify');
  await expect(page.locator('.verifier-chip[data-freshness]')).toBeVisible();
  const big = page.locator('.big');
  const seen = big.getByRole('button', { name: 'Đã xem, tiếp' });

  await pullTrigger(page, firstHalf.replace('shc:/', 'shc:/1/2/'));
  await expect(big).toHaveAttribute('data-outcome', 'unknown');
  await expect(seen).toBeInViewport({ ratio: 1 });
  await expectNoFindings(page, 'part at night');
  await seen.click();
  await pullTrigger(page, expired);
  await expect(big).toHaveAttribute('data-outcome', 'invalid');
  await pullTrigger(page, expired);
  await expect(big.getByRole('alert')).toBeInViewport({ ratio: 1 });
  await expect(seen).toBeInViewport({ ratio: 1 });
  await seen.click();

  await page.getByRole('button', { name: 'Cài đặt kiểm tra' }).click();
  const dialog = page.getByRole('dialog');
  const title = dialog.getByRole('heading', { name: 'Cài đặt kiểm tra' });
  await expect(title).toBeFocused();
  await expect(title).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('link', { name: 'Tập dượt' }).click();
  await expect(page.locator('html[data-light=night]')).toBeAttached();
  const start = page.getByRole('button', { name: 'Làm bài đố' });
  await expect(start).not.toHaveAttribute('aria-disabled');
  await start.press('Enter');
  const question = page.getByRole('heading', { name: 'Lượt 1 trên 10' });
  await expect(question).toBeFocused();
  await expectNoFindings(page, 'quiz at night');
  for (let at = 1; at <= 10; at++) {
    await page.getByRole('button', { name: 'Cho qua' }).press('Enter');
    await expect(page.locator('.training-quiz p:focus')).toHaveText(/^(Đúng|Chưa đúng)\./);
    await page.getByRole('button', { name: 'Lượt tiếp theo' }).press('Enter');
  }
  await expect(page.locator('.training-score')).toBeFocused();
  await expect(page.locator('.training-score')).toHaveText('Đúng 1 trên 10 lượt.');
  await page.getByRole('button', { name: 'Về mã mẫu' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Đố nhanh: mười lượt' })).toBeFocused();

  // What a supervisor has locked in another tab is locked in this one too.
  const other = await context.newPage();
  await other.goto('/healthz');
  await other.evaluate(() => {
    const kept = JSON.parse(localStorage['vi-vacxin.verifier']);
    localStorage['vi-vacxin.verifier'] = JSON.stringify({ ...kept, light: 'sun', locked: ['light'] });
  });
  await expect(page.locator('html[data-light=sun]')).toBeAttached();
});

test('names typed for a group go with it when nobody has touched it for five minutes', {
  tag: '@phone',
}, async ({ page }) => {
  await setUp(page, { mode: 'group' });
  await page.clock.install();
  await page.goto('/verify');
  await page.getByRole('button', { name: 'Bớt một người khỏi đoàn' }).click();
  await expect(page.getByRole('button', { name: 'Kết thúc' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Danh sách' }).click();
  const names = page.getByRole('textbox', { name: 'Danh sách đoàn' });
  await names.fill('Lê Văn Cường 01/02/1990');
  await page.clock.fastForward('04:00');
  await names.press('End');
  await names.pressSequentially(' ');
  await page.clock.fastForward('04:00');
  await expect(names).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(names).toHaveCount(0);
  await page.getByRole('button', { name: 'Danh sách' }).click();
  await expect(names).toHaveValue('');
});
