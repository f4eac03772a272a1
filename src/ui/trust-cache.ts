/** Where the service worker keeps what is published of trust, for when there is no network. */
export const TRUST_CACHE = 'vi-vacxin-trust';

const STATUS_FOLDER = '/trust/status/';

/**
 * Keeps the statuses among published files as if the network had just brought them, in the place of all others, so that
 * they can be carried on from here. Where the device does not let us, nothing is kept.
 */
export async function keepPublishedStatuses(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    const cache = await caches.open(TRUST_CACHE);
    for (const [path, bytes] of files) {
      if (path.startsWith(STATUS_FOLDER)) await cache.put(path, new Response(Uint8Array.from(bytes)));
    }
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith(STATUS_FOLDER) && !files.has(pathname)) await cache.delete(request);
    }
  } catch {}
}
