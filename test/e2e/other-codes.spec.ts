import { expect, type Page, test } from '@playwright/test';
import { seriesOf } from '../../src/ui/series/code-series.ts';
import { expectNoFindings } from './axe.ts';
import { pullTrigger } from './wedge.ts';

async function chooseMode(page: Page, name: string) {
  await page.getByRole('button', { name: 'Cài đặt kiểm tra' }).click();
  await page.getByRole('dialog').getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a code that carries keys or settings says what it is and where to take it, in every way but at a kiosk', {
  tag: '@phone',
}, async ({ page }) => {
  const series = await seriesOf('TRUST', new Uint8Array(2_000));
  if (!series) throw new Error('a series');
  const settings = 'VI-VACXIN-SETTINGS:1:{"sound":false}';
  const offer = page.getByRole('link', { name: 'Nhận khóa từ loạt mã này' });
  const answer = page.locator('[data-outcome=unknown]');
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
  });
  await page.goto('/verify');
  for (const mode of ['Máy đọc cầm tay', 'Làn đi', 'Tại bàn']) {
    await chooseMode(page, mode);
    await pullTrigger(page, series.text(0));
    await expect(answer).toContainText('Đây là mã mang khóa kiểm tra, không phải');
    await offer.focus();
    // The next of the series says no more, and takes nothing from under anybody's hand.
    await pullTrigger(page, series.text(1));
    await expect(offer).toBeFocused();
    // Fading colours have no contrast for a moment.
    await expect(page.locator('.flash').filter({ visible: true })).toHaveCount(0);
    await expectNoFindings(page, mode);
    if (mode === 'Tại bàn') break;
    await answer.getByRole('button', { name: /Quét tiếp|Đã xem/ }).click();
    await expect(answer).toHaveCount(0);
  }
  await offer.click();
  await expect(page.getByRole('heading', { name: 'Quét loạt mã từ máy khác' })).toBeVisible();

  await page.goto('/verify');
  await pullTrigger(page, settings);
  await expect(answer).toContainText('mã cài đặt kiểm tra');
  await answer.getByRole('button', { name: 'Xem cài đặt trong mã' }).click();
  await expect(page.getByText('Âm thanh: từ bật thành tắt')).toBeVisible();

  await page.goto('/verify');
  await chooseMode(page, 'Máy tự kiểm tra');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await expect(page.locator('.kiosk-invitation')).toBeVisible();
  const atKiosk = page.locator('.kiosk-answer');
  for (const text of [series.text(2), settings]) {
    await pullTrigger(page, text);
    await expect(atKiosk).toContainText('This is not a certificate’s code');
    await expect(page.getByRole('link')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Nhận khóa|cài đặt/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(atKiosk).toHaveCount(0);
  }
});
