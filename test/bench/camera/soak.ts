import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { askingPage, askingWorker, heldBytes } from '../held-bytes.ts';
import { renderersOf, residentBytes } from './renderers.ts';

export interface Memory {
  readonly minutes: number;
  readonly workerHeapBytes: number;
  readonly pageHeapBytes: number;
  readonly residentBytes: number;
  readonly sharedBytes: number;
  /** Codes that the worker has read so far. */
  readonly codes: number;
  /** So far, of the page's own thread, over 50 ms. */
  readonly longTasks: number;
}

declare global {
  interface Window {
    counted: { codes: number; longTasks: number };
  }
}

/** Runs in the page. */
function count(): void {
  window.counted = { codes: 0, longTasks: 0 };
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        window.counted.codes += data.answer?.codes.length ?? 0;
      });
    }
  };
}

/** Scans for so many minutes, and tells before, after and once a minute what memory is held. */
export async function* soak(
  browser: Browser,
  { baseURL, minutes, prepare }: { baseURL: string; minutes: number; prepare: (page: Page) => Promise<void> },
): AsyncGenerator<Memory> {
  const viewport = { width: 360, height: 740 };
  const page = await browser.newPage({ baseURL, viewport, locale: 'vi-VN', serviceWorkers: 'block' });
  await page.addInitScript(count);
  await prepare(page);
  await page.goto('/verify');
  await page.locator('.scanner-running[data-engines]').waitFor();
  // What is built once only is there.
  await setTimeout(20_000);
  await page.evaluate(() => {
    window.counted.codes = 0;
    new PerformanceObserver((list) => {
      window.counted.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask' });
  });
  const session = await page.context().newCDPSession(page);
  const askWorker = await askingWorker(session);
  const askPage = askingPage(session);
  const processes = await renderersOf(browser);
  const startedMs = performance.now();
  for (let minute = 0; minute <= minutes; minute++) {
    await setTimeout(Math.max(0, startedMs + minute * 60_000 - performance.now()));
    const workerHeapBytes = await heldBytes(askWorker);
    const pageHeapBytes = await heldBytes(askPage);
    const resident = processes.map(residentBytes).sort((a, b) => b.all - a.all)[0];
    yield {
      minutes: minute,
      workerHeapBytes,
      pageHeapBytes,
      residentBytes: resident?.all ?? 0,
      sharedBytes: resident?.shared ?? 0,
      ...(await page.evaluate(() => window.counted)),
    };
  }
  await page.close();
}
