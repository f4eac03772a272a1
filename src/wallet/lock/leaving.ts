import { lockEverywhere, lockHere } from '../wallet.ts';
import type { LockAfterSeconds } from './lock-record.ts';

let lockAfterSeconds: LockAfterSeconds | undefined;
let hidden: { readonly dateMs: number; readonly clockMs: number; readonly timer: number } | undefined;

/**
 * Locks the wallet when it has been out of sight for so long, and at once when its page is left, also for the browser's
 * back/forward cache; undefined where no lock is set.
 */
export function lockOnLeaving(afterSeconds: LockAfterSeconds | undefined): void {
  if (lockAfterSeconds === undefined) {
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('pagehide', onLeft);
  }
  lockAfterSeconds = afterSeconds;
  if (afterSeconds === undefined) {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pagehide', onLeft);
  }
}

const onLeft = () => lockHere();

function onVisibility(): void {
  const afterMs = (lockAfterSeconds ?? 0) * 1000;
  if (hidden) {
    clearTimeout(hidden.timer);
    // One of them stands still while the device sleeps, the other can be set.
    const dateMs = Date.now() - hidden.dateMs;
    const isLong = dateMs < 0 || Math.max(dateMs, performance.now() - hidden.clockMs) >= afterMs;
    hidden = undefined;
    if (isLong) lockEverywhere();
  }
  if (document.visibilityState === 'hidden' && afterMs === 0) lockEverywhere();
  else if (document.visibilityState === 'hidden') {
    hidden = {
      dateMs: Date.now(),
      clockMs: performance.now(),
      timer: window.setTimeout(lockEverywhere, afterMs),
    };
  }
}
