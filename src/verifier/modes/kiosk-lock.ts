import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether citizens stand before it. Anything that opens the lock ends it, and nothing is read any more. */
export const isKioskRunning = signal(false);

export const canFillScreen = (): boolean => document.fullscreenEnabled;

/** Chromium lets a page have the Escape key, which else leaves full screen; then it has to be held. */
const keyboard = () =>
  (navigator as { keyboard?: { lock?: (codes: string[]) => Promise<void>; unlock?: () => void } }).keyboard;

/**
 * Locks as far as a browser can; belongs on a press.
 *
 * @returns whether it is locked: a browser may refuse, and want another press.
 */
export async function startKiosk(): Promise<boolean> {
  if (canFillScreen()) {
    try {
      await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    } catch {
      return false;
    }
    void keyboard()
      ?.lock?.(['Escape'])
      .catch(() => {});
  }
  // The first way back leads to this same screen.
  history.pushState(null, '', location.href);
  isKioskRunning.value = true;
  return true;
}

export function stopKiosk(): void {
  isKioskRunning.value = false;
  keyboard()?.unlock?.();
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
}

/** Keeps who stands before it at this screen, as far as a browser can. */
export function useKioskLock(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal: until } = listening;
    const onFullscreen = () => {
      if (!document.fullscreenElement) stopKiosk();
    };
    document.addEventListener('fullscreenchange', onFullscreen, { signal: until });
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isKioskRunning.value) event.preventDefault();
    };
    addEventListener('beforeunload', onUnload, { signal: until });
    const onBack = () => {
      if (isKioskRunning.value) history.pushState(null, '', location.href);
    };
    addEventListener('popstate', onBack, { signal: until });
    // The menu of a long press or a right click has ways out.
    document.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: until });
    return () => {
      listening.abort();
      stopKiosk();
    };
  }, []);
}
