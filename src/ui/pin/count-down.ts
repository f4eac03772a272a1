import type { Tries } from './tries.ts';

/** The tries of a PIN, where they are kept. */
export interface KeptTries {
  /** Names them among all that wait on this device. */
  readonly name: string;
  /** undefined where the PIN is gone. */
  read(): Promise<Tries | undefined>;
  /** Takes off what this page has waited since the last time. */
  countWaiting(passedMs: number): Promise<unknown>;
}

const TICK_MS = 1000;

/** Waits for the next try of a PIN, and tells how long it still takes. @returns ends it. */
export function countDown(kept: KeptTries, told: (leftMs: number) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const show = setInterval(() => {
    void kept.read().then((tries) => {
      if (!signal.aborted) told(tries?.waitMs ?? 0);
    });
  }, TICK_MS);
  // One tab at a time takes off what it has waited: many open tabs are no faster than one.
  void navigator.locks
    .request(`vi-vacxin-${kept.name}-wait`, { signal }, async () => {
      let lastMs = performance.now();
      while (!signal.aborted) {
        await new Promise((later) => setTimeout(later, TICK_MS));
        const nowMs = performance.now();
        await kept.countWaiting(nowMs - lastMs);
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
