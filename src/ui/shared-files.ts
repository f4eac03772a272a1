/** What is said to the service worker and by it about files that another app has shared. */
export const TAKE_SHARED = 'TAKE_SHARED';

let handedOver: readonly File[] = [];

/** Gives files to the screen that opens next; in memory only. */
export function handOver(files: readonly File[]): void {
  handedOver = files;
}

/** What was handed to this screen; a second asking gets nothing. */
export function takeHandedOver(): readonly File[] {
  const files = handedOver;
  handedOver = [];
  return files;
}

/** Files that another app has shared, from the service worker, which forgets them; none where it had to forget before. */
export async function receiveShared(): Promise<readonly File[]> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return [];
  const { port1, port2 } = new MessageChannel();
  return new Promise((received) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      received(data);
    };
    worker.postMessage({ type: TAKE_SHARED }, [port2]);
  });
}

/** Of the File Handling API, which TypeScript's library lacks: files that were opened with the installed app. */
interface LaunchQueue {
  setConsumer(consume: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Tells of files that were opened with the installed app, where the browser has such a thing. */
export function onOpenedFiles(tell: (files: readonly File[]) => void): void {
  const { launchQueue } = window as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) tell(await Promise.all(files.map((handle) => handle.getFile())));
  });
}
