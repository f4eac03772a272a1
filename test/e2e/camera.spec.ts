import { expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import { expectNoFindings } from './axe.ts';
import { blankFrame, browserSeeing, browserWithCameras, frameOf } from './camera.ts';
import { codes, issuerUrl } from './codes.ts';

const isRunning = (page: Page) => expect(page.locator('.scanner-running')).toBeVisible();

const openCameras = (page: Page) =>
  page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject;
    const tracks = stream instanceof MediaStream ? stream.getTracks() : [];
    return tracks.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  });

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

const scaleOf = (page: Page) => page.locator('video').evaluate((video) => getComputedStyle(video).scale);

test('the camera that was changed to is the one that opens next time', async ({ baseURL, viewport }) => {
  const browser = await browserWithCameras(2);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.goto('/verify');
    await isRunning(page);
    expect(await openCameras(page)).toEqual(['fake_device_0']);
    await page.getByRole('button', { name: 'Đổi máy ảnh, đang dùng: fake_device_0' }).click();
    await expect.poll(() => openCameras(page)).toEqual(['fake_device_1']);
    await page.reload();
    await isRunning(page);
    expect(await openCameras(page)).toEqual(['fake_device_1']);
    await page.getByRole('button', { name: 'Đổi máy ảnh, đang dùng: fake_device_1' }).click();
    await expect.poll(() => openCameras(page)).toEqual(['fake_device_0']);
  } finally {
    await browser.close();
  }
});

test('a single camera offers no change, and one without a torch no torch', async ({ baseURL, viewport }) => {
  const browser = await browserWithCameras(1);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.goto('/verify');
    await isRunning(page);
    await expect(page.getByRole('button', { name: 'Phóng to' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Đổi máy ảnh/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Đèn' })).toHaveCount(0);
  } finally {
    await browser.close();
  }
});

test('the camera closes while the page is hidden, and opens when it comes back', async ({
  baseURL,
  viewport,
}) => {
  const browser = await browserWithCameras(2);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.goto('/verify');
    await isRunning(page);
    for (let round = 0; round < 3; round++) {
      await hide(page, true);
      await expect.poll(() => openCameras(page)).toEqual([]);
      await hide(page, false);
      await isRunning(page);
      expect(await openCameras(page)).toHaveLength(1);
    }
  } finally {
    await browser.close();
  }
});

test('hidden and back before the camera has opened, one camera runs and none is left open', async ({
  baseURL,
  viewport,
}) => {
  const browser = await browserWithCameras(1);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.addInitScript(() => {
      const given: MediaStream[] = [];
      Object.assign(window, { given });
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        const stream = await real(constraints);
        given.push(stream);
        return stream;
      };
    });
    await page.goto('/verify');
    for (let round = 0; round < 5; round++) {
      await hide(page, true);
      await hide(page, false);
    }
    await isRunning(page);
    await expect
      .poll(() =>
        page.evaluate(
          () =>
            (window as unknown as { given: MediaStream[] }).given.filter((stream) =>
              stream.getTracks().some(({ readyState }) => readyState === 'live'),
            ).length,
        ),
      )
      .toBe(1);
  } finally {
    await browser.close();
  }
});

test('a camera that loses its picture is opened again by itself', async ({ baseURL, viewport }) => {
  const browser = await browserWithCameras(1);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.goto('/verify');
    await isRunning(page);
    await page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject;
      // Stopped by a page, a track does not tell; no more pictures come.
      if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
    });
    expect(await openCameras(page)).toEqual([]);
    await expect.poll(() => openCameras(page)).toEqual(['fake_device_0']);
    await isRunning(page);
  } finally {
    await browser.close();
  }
});

test('the picture is magnified by buttons and keys', async ({ baseURL, viewport }) => {
  const browser = await browserSeeing([{ frame: blankFrame(), seconds: 1 }]);
  try {
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport });
    const verifier = await context.newPage();
    await verifier.goto('/verify');
    await isRunning(verifier);
    expect(await scaleOf(verifier)).toBe('1');
    const more = verifier.getByRole('button', { name: 'Phóng to' });
    const less = verifier.getByRole('button', { name: 'Thu nhỏ' });
    await expect(less).toHaveAttribute('aria-disabled', 'true');
    await more.click();
    await expect(verifier.locator('.camera-factor')).toHaveText('1,5×');
    await more.press('Enter');
    await expect(verifier.locator('.camera-factor')).toHaveText('2×');
    await more.press('+');
    await expect(verifier.locator('.camera-factor')).toHaveText('3×');
    await less.press('-');
    expect(await scaleOf(verifier)).toBe('2');
    for (let press = 0; press < 4; press++) await more.press('Enter');
    await expect(verifier.locator('.camera-factor')).toHaveText('4×');
    await expect(more).toHaveAttribute('aria-disabled', 'true');
    await expectNoFindings(verifier);
  } finally {
    await browser.close();
  }
});

test('only what is shown of a magnified picture is read', async ({ page, baseURL, viewport }) => {
  await page.goto('/');
  const { genuine } = await codes(issuerUrl(baseURL));
  const picture = await QRCode.toBuffer(genuine, { errorCorrectionLevel: 'L', scale: 6 });
  const browser = await browserSeeing([
    { frame: blankFrame(), seconds: 8 },
    { frame: await frameOf(page, picture), seconds: 30 },
  ]);
  try {
    const verifier = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await verifier.goto('/verify');
    await isRunning(verifier);
    const less = verifier.getByRole('button', { name: 'Thu nhỏ' });
    /** As people press, and not as fast as a hand-held scanner types. */
    const press = async (key: string, times: number) => {
      for (let pressed = 0; pressed < times; pressed++) {
        await less.press(key);
        await verifier.waitForTimeout(100);
      }
    };
    await press('+', 5);
    await expect(verifier.locator('.camera-factor')).toHaveText('4×');
    // The code is larger than what is shown, which is a sixteenth of the picture.
    await verifier.waitForTimeout(12_000);
    await expect(verifier.locator('.verdict')).toHaveCount(0);
    await press('-', 5);
    await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
  } finally {
    await browser.close();
  }
});

test('two fingers magnify the picture', async ({ baseURL, viewport }) => {
  const browser = await browserWithCameras(1);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport, hasTouch: true });
    await page.goto('/verify');
    await isRunning(page);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apartPx?: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apartPx
          ? [
              { x: 180 - apartPx / 2, y: 250, id: 1 },
              { x: 180 + apartPx / 2, y: 250, id: 2 },
            ]
          : [],
      });
    await touch('touchStart', 60);
    await touch('touchMove', 90);
    await touch('touchMove', 120);
    await touch('touchEnd');
    await expect(page.locator('.camera-factor')).toHaveText('2×');
    await page.touchscreen.tap(180, 250);
    await expect(page.locator('.camera-ring')).toHaveCount(0);
    expect(await scaleOf(page)).toBe('2');
  } finally {
    await browser.close();
  }
});

for (const [userAgent, step] of [
  [undefined, /Bấm biểu tượng bên trái địa chỉ/],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1',
    /Safari, Camera/,
  ],
] as const) {
  test(`refused for good, the camera's way back is shown for ${userAgent ? 'an iPhone' : 'this browser'}`, async ({
    baseURL,
    viewport,
  }) => {
    const browser = await browserWithCameras(1, { asks: true });
    try {
      const context = await browser.newContext({
        baseURL: baseURL ?? '',
        viewport,
        ...(userAgent && { userAgent }),
      });
      const page = await context.newPage();
      await page.goto('/verify');
      // Headless, the browser's question is answered with no, for good.
      await page.getByRole('button', { name: 'Mở máy ảnh' }).click();
      const problem = page.getByRole('alert');
      await expect(problem).toContainText('Máy ảnh đang bị chặn');
      await page.reload();
      await expect(problem).toContainText('Máy ảnh đang bị chặn');
      await expect(problem).toContainText('camera-refused');
      await expect(problem.locator('ol > li').filter({ hasText: step })).toHaveCount(1);
      await expectNoFindings(page);
      await context.grantPermissions(['camera']);
      await isRunning(page);
    } finally {
      await browser.close();
    }
  });
}

test('who has opened the camera here before is not asked to press a button again', async ({
  baseURL,
  viewport,
}) => {
  const browser = await browserWithCameras(1, { asks: true });
  try {
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport });
    const page = await context.newPage();
    await context.grantPermissions(['camera']);
    await page.goto('/verify');
    await isRunning(page);
    await context.clearPermissions();
    await page.reload();
    // Headless, the browser's own question is answered with no.
    await expect(page.getByRole('alert')).toBeVisible();
  } finally {
    await browser.close();
  }
});

test('a camera that never answers is explained, and taken when it comes late', async ({
  baseURL,
  viewport,
}) => {
  const browser = await browserWithCameras(1);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.clock.install();
    await page.addInitScript(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const answered = new Promise((answer) => window.addEventListener('answered', answer, { once: true }));
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        await answered;
        return real(constraints);
      };
    });
    await page.goto('/verify');
    await expect(page.getByText('Đang mở máy ảnh…')).toBeVisible();
    await page.clock.fastForward(13_000);
    await expect(page.getByRole('alert')).toContainText('Máy ảnh chưa trả lời');
    await page.evaluate(() => window.dispatchEvent(new Event('answered')));
    await isRunning(page);
  } finally {
    await browser.close();
  }
});

test('a video that may begin only at a touch says so, and begins at it', async ({ baseURL, viewport }) => {
  const browser = await browserWithCameras(1);
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport });
    await page.addInitScript(() => {
      const real = HTMLMediaElement.prototype.play;
      let touched = false;
      document.addEventListener(
        'click',
        () => {
          touched = true;
        },
        true,
      );
      HTMLMediaElement.prototype.play = function play() {
        return touched ? real.call(this) : Promise.reject(new DOMException('', 'NotAllowedError'));
      };
    });
    await page.goto('/verify');
    await page.getByRole('button', { name: 'Bắt đầu quét' }).click();
    await isRunning(page);
  } finally {
    await browser.close();
  }
});
