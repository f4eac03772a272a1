import { randomUUID } from 'node:crypto';
import { expect, type Page, type PlaywrightTestOptions, test } from '@playwright/test';
import { longestTaskMs } from './busy.ts';
import { browserPlaying } from './camera.ts';
import { codes, issuerUrl } from './codes.ts';
import { DETECTORS, dyingAtFirst, withDetector, withoutWebAssembly } from './engines.ts';
import { codeInMotion, type Video } from './video.ts';

declare global {
  interface Window {
    /** How each picture was given to the worker. */
    handed: string[];
  }
}

/** Of work at one time, after which a page is felt not to answer. */
const LONG_MS = 50;
/** Looks of the worker in which the code goes out of focus and comes back. */
const LOOKS = 12;

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
  ['JavaScript where WebAssembly is forbidden', 'script', withoutWebAssembly],
] as const) {
  test(`a code that moves is read by ${name}, and never holds up the screen`, async ({
    baseURL,
    viewport,
  }) => {
    const page = await scanning({ baseURL, viewport }, prepare);
    await expect(page.locator('.scanner-running')).toHaveAttribute('data-engines', engines);
    const longest = await longestTaskMs(page, async () => {
      await expect(page.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
      await looks(page, LOOKS);
      // Only a part of each picture is given then.
      await page.getByRole('button', { name: 'Phóng to' }).press('+');
      await looks(page, LOOKS);
    });
    expect(longest).toBeLessThan(LONG_MS);
    expect(new Set(await page.evaluate(() => window.handed))).toEqual(
      new Set(['VideoFrame transferred', 'ImageBitmap transferred']),
    );
    await page.close();
  });
}

for (const [does, detector] of [
  ['misreads', DETECTORS.wrong],
  ['says nothing', DETECTORS.silent],
] as const) {
  test(`a detector that ${does} is not used`, async ({ baseURL, viewport }) => {
    const page = await scanning({ baseURL, viewport }, detectedBy(detector));
    await expect(page.locator('.scanner-running')).toHaveAttribute('data-engines', 'wasm');
    await expect(page.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
    await page.close();
  });
}

test('work that holds up the screen would be seen', async ({ page }) => {
  await page.goto('/');
  const longest = await longestTaskMs(page, () =>
    page.evaluate(
      (ms) =>
        new Promise<void>((done) => {
          setTimeout(() => {
            const startedMs = performance.now();
            // Longer, since the processor may be another's meanwhile.
            while (performance.now() - startedMs < 40 * ms);
            done();
          });
        }),
      LONG_MS,
    ),
  );
  expect(longest).toBeGreaterThan(LONG_MS);
});

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
