import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
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

type Send = (method: string) => Promise<unknown>;

/** What asks a page's worker, once there is one. */
async function askingWorker(session: CDPSession): Promise<Send> {
  const answers = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  const attached = new Promise<string>((done) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') done(sessionId);
    });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  let lastId = 0;
  return (method) => {
    const id = ++lastId;
    const answer = new Promise<unknown>((done) => answers.set(id, done));
    const message = JSON.stringify({ id, method });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer);
  };
}

/** What a thread holds once all that nobody needs is gone. */
async function heldBytes(send: Send): Promise<number> {
  for (let time = 0; time < 3; time++) await send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = (await send(
    'Runtime.getHeapUsage',
  )) as Record<string, number>;
  return (usedSize ?? 0) + (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0);
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
  const processes = await renderersOf(browser);
  const startedMs = performance.now();
  for (let minute = 0; minute <= minutes; minute++) {
    await setTimeout(Math.max(0, startedMs + minute * 60_000 - performance.now()));
    const workerHeapBytes = await heldBytes(askWorker);
    const pageHeapBytes = await heldBytes((method) => session.send(method as never));
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
