import { type Signal, signal } from '@preact/signals';

/** Whether this device can scan and verify without a network from a cold start. */
export const offlineReady: Signal<boolean> = signal(false);

/** Has the service worker keep the verifier's files and the trust; `offlineReady` once all of it is there. */
export async function keepVerifierOffline(): Promise<void> {
  // In development there is no worker, and `ready` would wait for ever: nothing else hangs on it.
  if (offlineReady.value || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    offlineReady.value = data === true;
    port1.close();
  };
  registration.active?.postMessage({ type: 'KEEP_VERIFIER' }, [port2]);
}
