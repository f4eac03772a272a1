import { PATHS } from '../contract.ts';

/** Where the service worker keeps what is published of trust, for when there is no network. */
export const TRUST_CACHE = 'vi-vacxin-trust';

/** One a day, which would pile up. */
export const STATUS_DELTA = /\/delta-\d+\.cose$/;

/**
 * Keeps statuses that hold as if the network had just brought them, so that they can be carried on from here. With
 * another set, the deltas of the one before are of no use any more. Where the device does not let us, nothing is kept.
 */
export async function keepPublishedStatuses(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    const cache = await caches.open(TRUST_CACHE);
    for (const [path, bytes] of files) await cache.put(path, new Response(Uint8Array.from(bytes)));
    if (!files.has(PATHS.statusSet)) return;
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (STATUS_DELTA.test(pathname) && !files.has(pathname)) await cache.delete(request);
    }
  } catch {}
}
