import { type Signal, signal } from '@preact/signals';

/** Whether this device can verify without a network from a cold start. */
export const offlineReady: Signal<boolean> = signal(false);

/** Has the service worker keep the verifier's files; answers once they are all there. */
export async function keepVerifierOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  // In development there is no worker, and `ready` would wait for ever: nothing else hangs on it.
  const registration = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    offlineReady.value = data === true;
  };
  registration.active?.postMessage({ type: 'KEEP_VERIFIER' }, [port2]);
}
