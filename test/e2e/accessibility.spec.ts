import { expect, test } from '@playwright/test';
import { expectNoFindings } from './axe.ts';
import { anybody, lookUp } from './people.ts';

// Colours do not depend on the width, nor names on the colours.
for (const [colorScheme, tag] of [
  ['light', ['@desktop']],
  ['dark', ['@phone']],
] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, { tag: [...tag] }, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of [
      '/',
      '/look-up',
      '/add',
      '/export',
      '/share',
      '/verify',
      '/outbox',
      '/no-such-page',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await expectNoFindings(page, path);
    }
    await page.goto('/look-up');
    await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
    await expect(page.getByText('Cần sửa trước khi gửi')).toBeVisible();
    await expectNoFindings(page, 'look-up with problems');

    await lookUp(page, anybody());
    await expect(page.getByRole('heading', { name: 'Đã có chứng nhận' })).toBeVisible();
    await expectNoFindings(page, 'result');
    await page.goto('/');
    await expect(page.getByText(/còn .* ngày/).first()).toBeVisible();
    await expectNoFindings(page, 'wallet with a card');
    await page.locator('a[href^="/card/"]').first().click();
    await expect(page.getByRole('img', { name: 'Mã QR của chứng nhận' })).toBeVisible();
    await expectNoFindings(page, 'card');
    await page.getByRole('button', { name: 'Xóa khỏi ví' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFindings(page, 'delete');
  });
}

test('English has every screen too, and the choice is remembered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const path of ['/', '/look-up', '/add', '/export', '/share', '/verify']) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/[ăâđêôơư]/i);
  }
});
