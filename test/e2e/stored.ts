import type { BrowserContext, Page } from '@playwright/test';

/** Everything that leaves the page's memory from now on, as text. */
export function listenTo(context: BrowserContext, page: Page): string[] {
  const said: string[] = [];
  context.on('request', (request) => said.push(request.url(), request.postData() ?? ''));
  page.on('console', (message) => said.push(message.text()));
  page.on('framenavigated', (frame) => said.push(frame.url()));
  return said;
}

/** All that is kept on the device, but for the files of the build. Runs in the page. */
export async function everythingStored(): Promise<string> {
  const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      for (const what of ['getAll', 'getAllKeys'] as const) {
        found.push(
          name,
          store,
          await new Promise((resolve, reject) => {
            const request = database.transaction(store).objectStore(store)[what]();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          }),
        );
      }
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push(request.url);
      const isOfBuild = new URL(request.url).pathname.startsWith('/assets/');
      if (!isOfBuild) found.push(await (await cache.match(request))?.text());
    }
  }
  return JSON.stringify(found);
}
