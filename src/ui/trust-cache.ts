import { PATHS } from '../contract.ts';

/** Where the service worker keeps what is published of trust, for when there is no network. Statuses are the page's. */
export const TRUST_CACHE = 'vi-vacxin-trust';

/** Where statuses are as they were signed, on devices that need them so; the service worker answers from there. */
export const STATUS_CACHE = 'vi-vacxin-signed-statuses';

const STATUS_FOLDER = '/trust/status/';
export const isStatusPath = (path: string): boolean => path.startsWith(STATUS_FOLDER);

/** One a day, of a set that they follow. */
const STATUS_DELTA = /\/delta-\d+\.cose$/;

/**
 * Keeps the statuses among published files as if the network had just brought them: where they are to be carried on from
 * here, or where the page's own database takes nothing. With another set, the deltas of the one before are of no use any
 * more. Where the device does not let us, nothing is kept.
 */
export async function keepPublishedStatuses(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    const cache = await caches.open(STATUS_CACHE);
    for (const [path, bytes] of files) {
      if (isStatusPath(path)) await cache.put(path, new Response(Uint8Array.from(bytes)));
    }
    if (!files.has(PATHS.statusSet)) return;
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (STATUS_DELTA.test(pathname) && !files.has(pathname)) await cache.delete(request);
    }
  } catch {}
}
