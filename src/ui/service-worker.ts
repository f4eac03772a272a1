/// <reference lib="webworker" />
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { PATHS } from '../contract.ts';
import { receiveShare, takeShared } from './share-target.ts';
import { TAKE_SHARED } from './shared-files.ts';

declare const self: ServiceWorkerGlobalScope;

/** Files of the build with their revisions, filled in by it. */
const files = self.__WB_MANIFEST.map((entry) =>
  typeof entry === 'string' ? { url: entry, revision: null } : entry,
);

/** What only a device that scans needs: the build names the folder by it. Each file has its digest in its name. */
const VERIFIER_FOLDER = '/assets/verifier/';
const isVerifiers = ({ url }: { url: string }) => `/${url}`.startsWith(VERIFIER_FOLDER);
const verifierFiles = new Set(files.filter(isVerifiers).map(({ url }) => `/${url}`));

const VERIFIER_CACHE = 'vi-vacxin-verifier';
const TRUST_CACHE = 'vi-vacxin-trust';

const app = new PrecacheController({ cacheName: 'vi-vacxin-app' });
app.addToCacheList(files.filter((entry) => !isVerifiers(entry)));

self.addEventListener('install', (event) => {
  void app.install(event);
  // A device that verifies keeps verifying after an update.
  event.waitUntil(caches.has(VERIFIER_CACHE).then((verifies) => (verifies ? keepVerifier() : undefined)));
});

self.addEventListener('activate', (event) => {
  void app.activate(event);
  event.waitUntil(forgetOldVerifier());
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  const { type } = event.data ?? {};
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (type === TAKE_SHARED) event.ports[0]?.postMessage(takeShared());
  if (type === 'KEEP_VERIFIER') {
    const answer = (kept: boolean) => event.ports[0]?.postMessage(kept);
    event.waitUntil(
      Promise.all([keepVerifier(), keepTrust()]).then(
        () => answer(true),
        () => answer(false),
      ),
    );
  }
});

async function keepVerifier(): Promise<void> {
  await addMissing(VERIFIER_CACHE, verifierFiles);
}

/** So that a first start without a network has something to judge by, also where the page may store nothing itself. */
async function keepTrust(): Promise<void> {
  await addMissing(TRUST_CACHE, [PATHS.trustRoot, PATHS.trustBundle]);
}

async function addMissing(cacheName: string, paths: Iterable<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll([...paths].filter((path) => !there.has(path)));
}

async function forgetOldVerifier(): Promise<void> {
  if (!(await caches.has(VERIFIER_CACHE))) return;
  const cache = await caches.open(VERIFIER_CACHE);
  for (const request of await cache.keys()) {
    if (!verifierFiles.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === '/share',
  ({ request, event }) => receiveShare(request, event),
  'POST',
);
registerRoute(new PrecacheRoute(app));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && verifierFiles.has(url.pathname),
  async ({ request }) => (await caches.match(request, { cacheName: VERIFIER_CACHE })) ?? fetch(request),
);
// Trust ages: the network's copy first. The page believes neither without the root's signature.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/trust/'),
  async ({ request, event }) => {
    try {
      const response = await fetch(request);
      if (response.ok) event.waitUntil(replaceTrust(request.url, response.clone()));
      return response;
    } catch (error) {
      const kept = await caches.match(request.url, { cacheName: TRUST_CACHE });
      if (!kept) throw error;
      // Without its headers: the time that a kept answer bears is not the time.
      return new Response(kept.body);
    }
  },
);
// Every screen is the same page; what is not the app's own goes to the network.
registerRoute(
  new NavigationRoute(app.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/outbox/, /^\/trust\//, /^\/\.well-known\//, /^\/healthz/],
  }),
);

async function replaceTrust(url: string, response: Response): Promise<void> {
  const cache = await caches.open(TRUST_CACHE);
  await cache.put(url, response);
}
