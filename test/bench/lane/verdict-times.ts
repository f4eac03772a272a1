import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Of each verdict: from its code's last key to the frame that shows it, in milliseconds. */
    painted: number[];
  }
}

/** Runs in the page before anything else: notes when a code has come and when its verdict has been painted. */
function note(): void {
  window.painted = [];
  let cameMs: number | undefined;
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') cameMs = performance.now();
    },
    { capture: true },
  );
  let seen: Element | null = null;
  new MutationObserver(() => {
    const verdict = document.querySelector('.big');
    if (verdict === seen) return;
    seen = verdict;
    const startedMs = cameMs;
    if (!verdict || startedMs === undefined) return;
    cameMs = undefined;
    // A message that is posted in a frame is handled after it has been painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.painted.push(performance.now() - startedMs);
      port2.postMessage(undefined);
    });
  }).observe(document, { subtree: true, childList: true });
}

export const noteTimes = (page: Page): Promise<unknown> => page.addInitScript(note);

export const paintedTimes = (page: Page): Promise<number[]> => page.evaluate(() => window.painted);
