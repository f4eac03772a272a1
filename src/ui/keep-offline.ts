import { type Signal, signal } from '@preact/signals';

/** Whether this device can scan and verify without a network from a cold start. */
export const offlineReady: Signal<boolean> = signal(false);

/**
 * Has the service worker keep the verifier's files and the trust; `offlineReady` once all of it is there.
 *
 * @param areStatusesHere whether the page has what it keeps itself.
 */
export async function keepVerifierOffline(areStatusesHere: Promise<boolean>): Promise<void> {
  if (offlineReady.value) return;
  const kept = await Promise.all([keep('KEEP_VERIFIER'), areStatusesHere]);
  offlineReady.value = kept.every(Boolean);
}

/** Has the service worker keep the workbench's files, so that a lost connection stops nobody in the middle. */
export async function keepWorkbenchOffline(): Promise<void> {
  await keep('KEEP_WORKBENCH');
}

/** Has the service worker keep what makes PDFs, for who has something to put on paper. */
export async function keepPaperOffline(): Promise<void> {
  await keep('KEEP_PAPER');
}

/** Has the service worker keep what scans codes, for who may move a wallet where there is no network. */
export async function keepScannerOffline(): Promise<void> {
  await keep('KEEP_SCANNER');
}

type Kept = 'VERIFIER' | 'WORKBENCH' | 'PAPER' | 'SCANNER';

async function keep(type: `KEEP_${Kept}`): Promise<boolean> {
  // In development there is no worker, and `ready` would wait for ever: nothing else hangs on it.
  if (!('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.ready;
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      answer(data === true);
    };
    registration.active?.postMessage({ type }, [port2]);
  });
}
