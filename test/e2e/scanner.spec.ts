import { randomUUID } from 'node:crypto';
import { expect, type Page, type PlaywrightTestOptions, test } from '@playwright/test';
import { browserPlaying } from './camera.ts';
import { codes, issuerUrl } from './codes.ts';
import { DETECTORS, dyingAtFirst, withDetector, withoutWebAssembly } from './engines.ts';
import { codeInMotion, type Video } from './video.ts';

test.skip(({ isMobile }) => !isMobile, 'what reads codes is the same on every screen');

declare global {
  interface Window {
    /** Of the page's own thread, over 50 ms: meanwhile it answers no touch. */
    longTasksMs: number[];
    /** How each picture was given to the worker. */
    handed: string[];
  }
}

/** Looks of the worker in which the code goes out of focus and comes back. */
const LOOKS = 20;

let video: Video | undefined;

/** A page before whose camera somebody holds a genuine code; prepared before it opens. */
async function scanning(
  { baseURL, viewport }: Pick<PlaywrightTestOptions, 'baseURL' | 'viewport'>,
  prepare: (page: Page) => Promise<void>,
): Promise<Page> {
  video ??= codeInMotion((await codes(issuerUrl(baseURL))).genuine);
  const browser = await browserPlaying(video, test.info().outputPath(`camera-${randomUUID()}.y4m`));
  const page = await browser.newPage({ baseURL: baseURL ?? '', viewport, serviceWorkers: 'block' });
  await page.addInitScript(() => {
    window.longTasksMs = [];
    new PerformanceObserver((list) => {
      window.longTasksMs.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
    window.handed = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message, transfer) {
      const { picture } = message;
      const isTransferred = Array.isArray(transfer) && transfer.includes(picture);
      window.handed.push(`${picture.constructor.name} ${isTransferred ? 'transferred' : 'copied'}`);
      return post.call(this, message, transfer as StructuredSerializeOptions);
    };
  });
  await prepare(page);
  await page.goto('/verify');
  return page;
}

/** Waits until the worker was given so many pictures more. */
const looks = async (page: Page, count: number) => {
  const before = await page.evaluate(() => window.handed.length);
  await expect.poll(() => page.evaluate(() => window.handed.length)).toBeGreaterThanOrEqual(before + count);
};

const detectedBy = (script: string) => (page: Page) => withDetector(page, script);

for (const [name, engines, prepare] of [
  ['the detector of the browser', 'platform+wasm', detectedBy(DETECTORS.good)],
  ['WebAssembly where there is no detector', 'wasm', detectedBy(DETECTORS.none)],
  ['WebAssembly where the detector misreads', 'wasm', detectedBy(DETECTORS.wrong)],
  ['WebAssembly where the detector says nothing', 'wasm', detectedBy(DETECTORS.silent)],
  ['JavaScript where WebAssembly is forbidden', 'script', withoutWebAssembly],
] as const) {
  test(`a code that moves is read by ${name}, and never holds up the screen`, async ({
    baseURL,
    viewport,
  }) => {
    const page = await scanning({ baseURL, viewport }, prepare);
    await expect(page.locator('.scanner-running')).toHaveAttribute('data-engines', engines);
    await page.evaluate(() => {
      window.longTasksMs = [];
    });
    await expect(page.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
    await looks(page, LOOKS);
    // Only a part of each picture is given then.
    await page.getByRole('button', { name: 'Phóng to' }).press('+');
    await looks(page, LOOKS);
    expect(await page.evaluate(() => window.longTasksMs)).toEqual([]);
    expect(new Set(await page.evaluate(() => window.handed))).toEqual(
      new Set(['VideoFrame transferred', 'ImageBitmap transferred']),
    );
    // What holds up the screen would have been seen.
    await page.evaluate(() => {
      const startedMs = performance.now();
      while (performance.now() - startedMs < 80);
    });
    await expect.poll(() => page.evaluate(() => window.longTasksMs.length)).toBe(1);
    await page.close();
  });
}

test('what reads codes is started again when it dies', async ({ baseURL, viewport }) => {
  const page = await scanning({ baseURL, viewport }, (it) => dyingAtFirst(it, 1));
  await expect(page.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
  await page.close();
});

test('where it dies again that is said, the camera is given back, and trying again helps', async ({
  baseURL,
  viewport,
}) => {
  const page = await scanning({ baseURL, viewport }, (it) => dyingAtFirst(it, 2));
  await expect(page.getByRole('alert')).toContainText('camera-no-reader');
  const isLive = await page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject;
    return stream instanceof MediaStream && stream.active;
  });
  expect(isLive).toBe(false);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
  await page.close();
});
