import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * Keeps the screen lit while a screen that asks for it is there. The browser lets go when the page is hidden, so it is asked again.
 *
 * @returns whether the screen may go dark all the same.
 */
export function useWakeLock(): boolean {
  const refused = useSignal(false);
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let left = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      // Refused on low battery or where there is none: the screen works all the same.
      lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
      if (left) void lock?.release();
      else refused.value = !lock;
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
  return refused.value;
}
