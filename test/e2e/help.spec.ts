import { expect, test } from '@playwright/test';
import { expectNoFindings } from './axe.ts';

test('whoever is stuck finds an answer without tones and without a network, and what an error code means', {
  tag: '@phone',
}, async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Trợ giúp' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeFocused();
  await expectNoFindings(page);

  // By keyboard alone, as it is typed without a Vietnamese keyboard.
  const asked = page.getByLabel('Bạn cần hỏi gì?');
  await asked.fill('ma khong ve');
  const first = page.locator('details').first();
  await expect(first).toHaveAttribute('open');
  await expect(first).toContainText('Mã xác nhận không về');
  await expect(page.getByRole('status').filter({ hasText: 'câu trả lời' })).toHaveCount(1);

  await asked.fill('name tones differ');
  await expect(page.getByRole('heading', { name: 'Mã lỗi name-tones-differ' })).toBeVisible();
  await expect(page.getByText('Họ tên khác dấu với Căn cước công dân')).toBeVisible();
  await expect(page.locator('details')).toHaveCount(1);
  await expectNoFindings(page);

  await asked.fill('qqqq');
  await expect(page.getByText('Chưa có câu trả lời')).toBeVisible();

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
});
