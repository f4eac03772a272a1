import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isLocked } from '../settings.ts';

/** The supervisor's PIN is asked for; or full screen was left, and who does not know the PIN can only go on. */
type Run = 'off' | 'running' | 'asking' | 'paused';

export const kiosk = signal<Run>('off');

/** Whether citizens stand before it. Anything that opens the lock ends it, and nothing is read any more. */
export const isKioskRunning = computed(() => kiosk.value === 'running');

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
  if (kiosk.value === 'off') history.pushState(null, '', location.href);
  kiosk.value = 'running';
  return true;
}

/** The way out was held: where the way of working is the supervisor's, that is not enough. */
export function leaveKiosk(): void {
  if (isLocked('mode')) kiosk.value = 'asking';
  else stopKiosk();
}

/** Nobody has said the PIN: back to where it was. */
export function stayInKiosk(): void {
  kiosk.value = canFillScreen() && !document.fullscreenElement ? 'paused' : 'running';
}

export function stopKiosk(): void {
  kiosk.value = 'off';
  keyboard()?.unlock?.();
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
}

/** Keeps who stands before it at this screen, as far as a browser can. */
export function useKioskLock(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal: until } = listening;
    const onFullscreen = () => {
      if (document.fullscreenElement || kiosk.value === 'off') return;
      if (!isLocked('mode')) stopKiosk();
      else if (kiosk.value === 'running') kiosk.value = 'paused';
    };
    document.addEventListener('fullscreenchange', onFullscreen, { signal: until });
    const onUnload = (event: BeforeUnloadEvent) => {
      if (kiosk.value !== 'off') event.preventDefault();
    };
    addEventListener('beforeunload', onUnload, { signal: until });
    const onBack = () => {
      if (kiosk.value !== 'off') history.pushState(null, '', location.href);
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
