import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Workbox } from 'workbox-window';

/** A screen is in the middle of something that must not be interrupted: a scan, a code being shown. */
const busy = signal(false);

/** Holds `busy` while the screen that calls it is there. */
export function useBusy(): void {
  useEffect(() => {
    busy.value = true;
    return () => {
      busy.value = false;
    };
  }, []);
}

const newVersion = signal<Workbox | undefined>(undefined);
/** A newer version is installed and waits to take over, and nothing speaks against asking now. */
export const updateOffered = computed(() => newVersion.value !== undefined && !busy.value);

/** Puts the service worker in place, after the first screen has been drawn. */
export async function watchForUpdates(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox('/service-worker.js');
  workbox.addEventListener('waiting', () => {
    newVersion.value = workbox;
  });
  await workbox.register().catch(() => {
    // Private windows may refuse; the app works, only not without a network.
  });
  // An installed app may stay open for weeks.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void workbox.update().catch(() => {});
  });
}

/** Lets the waiting version take over and shows it. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  // Another tab may have let it in already.
  if (!registration?.waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  newVersion.value?.messageSkipWaiting();
}

/** Not now: asked again when the app is next opened. */
export function declineUpdate(): void {
  newVersion.value = undefined;
}
