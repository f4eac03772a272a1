import { type Browser, expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import { expectNoFindings } from './axe.ts';
import { blankFrame, browserSeeing, frameOf } from './camera.ts';
import { codes, issuerUrl } from './codes.ts';
import { hide } from './visibility.ts';
import { pullTrigger } from './wedge.ts';

/** A camera that sees one code for a while, and then nothing for long. */
async function seeingBriefly(page: Page, text: string): Promise<Browser> {
  const picture = await QRCode.toBuffer(text, { errorCorrectionLevel: 'L', scale: 6 });
  return browserSeeing([
    { frame: await frameOf(page, picture), seconds: 6 },
    { frame: blankFrame(), seconds: 20 },
  ]);
}

const isCameraOn = (page: Page) =>
  page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject;
    return (
      stream instanceof MediaStream && stream.getTracks().some(({ readyState }) => readyState === 'live')
    );
  });

test('a verdict goes with the page that is left, and so does the camera; both come back', async ({
  page,
  baseURL,
  viewport,
}) => {
  await page.goto('/');
  const { genuine } = await codes(issuerUrl(baseURL));
  const browser = await seeingBriefly(page, genuine);
  try {
    const verifier = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await verifier.goto('/verify');
    await expect(verifier.locator('.verdict')).toBeVisible();
    expect(await isCameraOn(verifier)).toBe(true);
    await hide(verifier, true);
    await expect(verifier.locator('.verdict')).toHaveCount(0);
    await expect.poll(() => isCameraOn(verifier)).toBe(false);
    await hide(verifier, false);
    await expect.poll(() => isCameraOn(verifier)).toBe(true);
    await expect(verifier.locator('.scanner-running')).toBeVisible();
  } finally {
    await browser.close();
  }
});

test('a verdict clears itself after a minute, and says so', async ({ page, baseURL, viewport }) => {
  await page.goto('/');
  const { genuine } = await codes(issuerUrl(baseURL));
  const browser = await seeingBriefly(page, genuine);
  try {
    const verifier = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await verifier.clock.install();
    await verifier.goto('/verify');
    await expect(verifier.locator('.verdict')).toContainText(/Tự xóa sau (1:00|0:5\d)/);
    // Once the code is out of sight, or it would be read anew.
    await verifier.waitForTimeout(7_000);
    await verifier.clock.fastForward(61_000);
    await expect(verifier.locator('.verdict')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});

test('the verdict is read out, and axe finds nothing in it by day and by night', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(90_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/verify');
  await expect(page.locator('[data-offline-ready]')).toBeAttached();
  const { genuine, expired, noCertificate } = await codes(issuerUrl(baseURL));
  for (const [text, said] of [
    [genuine, /^Hợp lệ\. Công Tằng/],
    [expired, /^Không hợp lệ\. .*hết hạn/],
    [noCertificate, /^Chưa thể kết luận\. Đây là địa chỉ web \(example\.org\)/],
  ] as const) {
    await pullTrigger(page, text);
    await expect(page.locator('[aria-live=assertive]')).toHaveText(said);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoFindings(page);
    }
  }
});

test('a refused camera comes as soon as it is allowed', async ({ page, baseURL, viewport }) => {
  await page.goto('/');
  const browser = await browserSeeing([{ frame: blankFrame(), seconds: 1 }], { asks: true });
  try {
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport });
    const verifier = await context.newPage();
    await verifier.goto('/verify');
    await verifier.getByRole('button', { name: 'Mở máy ảnh' }).click();
    const problem = verifier.getByRole('alert');
    await expect(problem).toContainText('Máy ảnh đang bị chặn');
    await expect(problem).toContainText('camera-refused');
    await expectNoFindings(verifier);
    await context.grantPermissions(['camera']);
    await expect(verifier.locator('.scanner-running')).toBeVisible();
  } finally {
    await browser.close();
  }
});

for (const [name, title] of [
  ['NotFoundError', 'Không tìm thấy máy ảnh'],
  ['NotReadableError', 'Máy ảnh đang bận'],
] as const) {
  test(`${name} of the camera is explained, and trying again opens it`, async ({ baseURL, viewport }) => {
    const browser = await browserSeeing([{ frame: blankFrame(), seconds: 1 }]);
    try {
      const verifier = await browser.newPage({ baseURL: baseURL ?? '', viewport });
      await verifier.addInitScript((error) => {
        const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        let failed = false;
        navigator.mediaDevices.getUserMedia = (constraints) => {
          if (failed) return real(constraints);
          failed = true;
          return Promise.reject(new DOMException('', error));
        };
      }, name);
      await verifier.goto('/verify');
      await expect(verifier.getByRole('alert')).toContainText(title);
      await verifier.getByRole('button', { name: 'Thử lại' }).click();
      await expect(verifier.locator('.scanner-running')).toBeVisible();
    } finally {
      await browser.close();
    }
  });
}
