import type { Browser, BrowserContext, Page } from '@playwright/test';

/** Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
/** As long as this without a task of 50 ms or more, and the page answers whoever touches it. */
const QUIET_MS = 2_000;

async function slow(page: Page, times: number, network?: typeof SLOW_4G): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  if (!network) return;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
}

/**
 * From the start of a first visit, on a processor four times slower and slow 4G, until the screen's heading is there and
 * no long task follows.
 */
export async function interactiveMs(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
  });
  try {
    await slow(page, 4, SLOW_4G);
    await page.addInitScript(() => {
      Object.assign(window, { lastLongTaskEndsMs: 0 });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
          Object.assign(window, { lastLongTaskEndsMs: startTime + duration });
        }
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(url, { waitUntil: 'commit' });
    const shownMs = await whenThere(page, '.screen h1');
    return await page.evaluate(
      async ({ shown, quiet }) => {
        const last = () => (window as unknown as { lastLongTaskEndsMs: number }).lastLongTaskEndsMs;
        while (performance.now() < Math.max(shown, last()) + quiet) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return Math.max(shown, last());
      },
      { shown: shownMs, quiet: QUIET_MS },
    );
  } finally {
    await page.close();
  }
}

/** From the start of a visit with no service to be reached until the certificate's code is drawn. */
export async function offlineCodeMs(context: BrowserContext, url: string, slower: number): Promise<number> {
  const page = await context.newPage();
  await slow(page, slower);
  await page.goto(url, { waitUntil: 'commit' });
  return whenThere(page, '.qr-code');
}

/** Milliseconds from the start of the visit to the frame that shows what is looked for. */
const whenThere = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(wanted)) return requestAnimationFrame(look);
          return requestAnimationFrame(() => resolve(performance.now()));
        };
        look();
      }),
    selector,
  );
