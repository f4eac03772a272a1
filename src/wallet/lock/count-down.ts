import { countWaiting, readLock } from './lock.ts';

const TICK_MS = 1000;
/** One tab at a time takes off what it has waited: many open tabs are no faster than one. */
const COUNTING = 'vi-vacxin-wallet-wait';

/** Waits for the next try of the PIN, and tells how long it still takes. @returns ends it. */
export function countDown(told: (leftMs: number) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const show = setInterval(() => {
    void readLock().then((lock) => {
      if (!signal.aborted) told(lock?.tries.waitMs ?? 0);
    });
  }, TICK_MS);
  void navigator.locks
    .request(COUNTING, { signal }, async () => {
      let lastMs = performance.now();
      while (!signal.aborted) {
        await new Promise((later) => setTimeout(later, TICK_MS));
        const nowMs = performance.now();
        await countWaiting(nowMs - lastMs);
        lastMs = nowMs;
      }
    })
    // Stopped while another tab counts.
    .catch(() => {});
  return () => {
    stop.abort();
    clearInterval(show);
  };
}
