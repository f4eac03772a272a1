/** Where the service worker keeps what is published of trust, for when there is no network. */
export const TRUST_CACHE = 'vi-vacxin-trust';

/**
 * Keeps published files as if the network had just brought them, so that they can be carried on from here. Where the
 * device does not let us, nothing is kept.
 *
 * @param folder what else was kept in it is forgotten.
 */
export async function keepPublished(files: ReadonlyMap<string, Uint8Array>, folder?: string): Promise<void> {
  try {
    const cache = await caches.open(TRUST_CACHE);
    for (const [path, bytes] of files) await cache.put(path, new Response(Uint8Array.from(bytes)));
    if (folder === undefined) return;
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith(folder) && !files.has(pathname)) await cache.delete(request);
    }
  } catch {}
}
