import { expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';
import { SMALL } from './typing.ts';
import { pullTrigger } from './wedge.ts';

const PIN = '280519';

/** Holds the lock in the corner, by a key that no scanner types. */
const hold = async (page: Page) => {
  await page.getByRole('button', { name: 'giữ 3 giây để dừng' }).focus();
  await page.keyboard.down(' ');
  await page.clock.fastForward(3_000);
  await expect(page.getByRole('heading', { name: 'Mã PIN của người phụ trách' })).toBeFocused();
  await page.keyboard.up(' ');
};

/** A browser may want a second press before it fills the screen, and the page says so. */
const start = (page: Page, name: string) =>
  expect(async () => {
    const button = page.getByRole('button', { name });
    if (await button.isVisible()) await button.press('Enter', { timeout: 2_000 });
    await expect(page.locator('.kiosk-invitation')).toBeVisible({ timeout: 5_000 });
  }).toPass();

test('a kiosk whose way of working is locked ends by the supervisor’s PIN alone, also where the system has left full screen', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  // The PIN is stretched three times.
  test.setTimeout(120_000);
  const { genuine } = await codes(issuerUrl(baseURL), SMALL);
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
  });
  await page.clock.install();
  await page.goto('/verify');
  await page.evaluate(() => localStorage.setItem('vi-vacxin.verifier', '{"mode":"kiosk"}'));
  await page.goto('/verify/supervisor');
  await page.getByLabel('Mã PIN mới').fill(PIN);
  await page.getByLabel('Nhập lại mã PIN').fill(PIN);
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await page.getByLabel('Khóa: Cách làm việc').check();
  await page.getByRole('link', { name: 'Kiểm tra' }).click();
  const answer = page.locator('.kiosk-answer');
  await start(page, 'Bắt đầu toàn màn hình');

  await test.step('what was shown goes when the PIN is asked for, and nothing is read meanwhile', async () => {
    await pullTrigger(page, genuine);
    await expect(answer).toHaveAttribute('data-told', 'valid');
    await hold(page);
    await expect(answer).toHaveCount(0);
    await expect(page.getByRole('link')).toHaveCount(0);
    await expectNoFindings(page, 'the kiosk’s PIN');
    for (const digit of '1112223') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Xóa một số' }).click();
    await expect(page.locator('.pin-pad [role=status]')).toContainText('Số chữ số đã nhập: 6');
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await expect(page.getByText('Đã thử sai 1 lần')).toBeVisible();
    await pullTrigger(page, genuine);
    await page.clock.fastForward(19_000);
    await expect(answer).toHaveCount(0);
  });

  await test.step('who walks away leaves the kiosk as it was', async () => {
    await page.clock.fastForward(20_000);
    await expect(page.locator('.kiosk-invitation')).toBeVisible();
    await expect(answer).toHaveCount(0);
    await pullTrigger(page, genuine);
    await expect(answer).toHaveAttribute('data-told', 'valid');
  });

  await test.step('without full screen there is nothing but the way back and the lock', async () => {
    await page.evaluate(() => document.exitFullscreen());
    await expect(page.getByText('The kiosk is paused')).toBeVisible();
    await expect(answer).toHaveCount(0);
    await expect(page.getByRole('link')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(2);
    await expectNoFindings(page, 'a kiosk that is paused');
    await pullTrigger(page, genuine);
    await page.goBack();
    await expect(page.getByText('The kiosk is paused')).toBeVisible();
    await start(page, 'Tiếp tục toàn màn hình');
    await expect(answer).toHaveCount(0);
    await page.evaluate(() => document.exitFullscreen());
    await expect(page.getByText('The kiosk is paused')).toBeVisible();
  });

  await test.step('the PIN opens it, by keys as well', async () => {
    await hold(page);
    await page.keyboard.press('Escape');
    await expect(page.getByText('The kiosk is paused')).toBeVisible();
    await hold(page);
    await page.keyboard.type(PIN, { delay: 80 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Bắt đầu toàn màn hình' })).toBeVisible();
  });
});
