import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import { blankFrame, browserSeeing, frameOf } from './camera.ts';
import { codes, issuerUrl } from './codes.ts';

declare global {
  interface Window {
    /** What this device did: vibrations in milliseconds, tones in hertz. */
    felt: { vibrations: unknown[]; tones: number[] };
  }
}

type Scene = readonly [code: 'genuine' | 'expired', seconds: number];

/** A camera that sees these codes for so many seconds each, and then nothing. */
async function seeing(page: Page, baseURL: string | undefined, scenes: readonly Scene[]): Promise<Browser> {
  await page.goto('/');
  const texts = await codes(issuerUrl(baseURL));
  const frames = [];
  for (const [code, seconds] of scenes) {
    const picture = await QRCode.toBuffer(texts[code], { errorCorrectionLevel: 'L', scale: 6 });
    frames.push({ frame: await frameOf(page, picture), seconds });
  }
  return browserSeeing([...frames, { frame: blankFrame(), seconds: 60 }]);
}

/** The verifier's screen, come to by a press as users do, on a device that notes what it does for them. */
async function openVerifier(browser: Browser, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.addInitScript(() => {
    window.felt = { vibrations: [], tones: [] };
    navigator.vibrate = (pattern) => window.felt.vibrations.push(pattern) > 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      window.felt.tones.push(Math.round(this.frequency.value));
      start.call(this, when);
    };
  });
  await page.goto('/');
  await page.locator('a[href="/verify"]').filter({ visible: true }).click();
  return page;
}

const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Cài đặt kiểm tra' }).click();
  return page.getByRole('dialog', { name: 'Cài đặt kiểm tra' });
};

test('each verdict has its own sound, vibration and frame, and all can be turned off for good', async ({
  page,
  baseURL,
  viewport,
}) => {
  test.setTimeout(90_000);
  const browser = await seeing(page, baseURL, [
    ['genuine', 5],
    ['expired', 5],
  ]);
  try {
    const verifier = await openVerifier(browser, { baseURL: baseURL ?? '', viewport });
    await expect(verifier.locator('.flash.verdict-valid')).toContainText('Hợp lệ');
    await expect(verifier.locator('.verdict-valid .verdict-word')).toHaveText('Hợp lệ');
    await expect(verifier.locator('.flash.verdict-invalid')).toContainText('Không hợp lệ', {
      timeout: 15_000,
    });
    await expect(verifier.locator('.flash')).toBeHidden();
    expect(await verifier.evaluate(() => window.felt)).toEqual({
      vibrations: [[80], [500]],
      tones: [880, 1319, 185],
    });

    const dialog = await openSettings(verifier);
    const { violations } = await new AxeBuilder({ page: verifier }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    for (const name of ['Âm thanh', 'Rung', 'Viền khung hình đổi màu']) {
      await dialog.getByRole('switch', { name }).click();
    }
    await verifier.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(verifier.getByRole('heading', { level: 1 })).toBeFocused();
    // The key closed the dialog, and took nothing else with it.
    await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'invalid');

    await verifier.goto('/');
    await verifier.locator('a[href="/verify"]').filter({ visible: true }).click();
    await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'valid', { timeout: 15_000 });
    await expect(verifier.locator('.flash')).toHaveCount(0);
    expect(await verifier.evaluate(() => window.felt)).toEqual({ vibrations: [], tones: [] });
    const again = await openSettings(verifier);
    await expect(again.getByRole('switch', { name: 'Âm thanh' })).not.toBeChecked();
    await again.getByRole('switch', { name: 'Âm thanh' }).click();
    await expect.poll(() => verifier.evaluate(() => window.felt.tones)).toEqual([880, 1319]);
  } finally {
    await browser.close();
  }
});

test('a queue goes on by itself after a valid verdict, and stands at any other', async ({
  page,
  baseURL,
  viewport,
}) => {
  test.setTimeout(90_000);
  const browser = await seeing(page, baseURL, [
    ['expired', 7],
    ['genuine', 40],
  ]);
  try {
    const verifier = await openVerifier(browser, { baseURL: baseURL ?? '', viewport });
    const verdict = verifier.locator('.verdict');
    const dialog = await openSettings(verifier);
    await dialog.getByRole('switch', { name: /Tự chuyển khi có hàng chờ/ }).click();
    await dialog.getByRole('button', { name: 'Đóng' }).click();
    await expect(verdict).toHaveAttribute('data-outcome', 'invalid', { timeout: 15_000 });
    // The next one is before the camera already.
    await verifier.waitForTimeout(9_000);
    await expect(verdict).toHaveAttribute('data-outcome', 'invalid');
    await verifier.keyboard.press('Enter');
    await expect(verdict).toHaveAttribute('data-outcome', 'valid');
    await expect(verifier.locator('.verdict-moves-on')).toBeVisible();
    await expect(verdict).toHaveCount(0);
    // It is still before the camera, and not read again.
    await verifier.waitForTimeout(2_500);
    await expect(verdict).toHaveCount(0);
  } finally {
    await browser.close();
  }
});

test('a valid verdict that is touched stays, though a queue is waiting', async ({
  page,
  baseURL,
  viewport,
}) => {
  test.setTimeout(90_000);
  const browser = await seeing(page, baseURL, [
    ['genuine', 8],
    ['expired', 30],
  ]);
  try {
    const verifier = await openVerifier(browser, { baseURL: baseURL ?? '', viewport });
    await verifier.evaluate(() => localStorage.setItem('vi-vacxin.verifier', '{"continuous":true}'));
    await verifier.reload();
    const verdict = verifier.locator('.verdict');
    await verdict.locator('.verdict-name').click({ timeout: 15_000 });
    await expect(verifier.locator('.verdict-moves-on')).toHaveCount(0);
    // By now the next one is before the camera.
    await verifier.waitForTimeout(9_000);
    await expect(verdict).toHaveAttribute('data-outcome', 'valid');
    await verifier.keyboard.press('Enter');
    await expect(verdict).toHaveAttribute('data-outcome', 'invalid');
  } finally {
    await browser.close();
  }
});
