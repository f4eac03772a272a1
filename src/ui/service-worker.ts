/// <reference lib="webworker" />
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** Files of the build with their revisions, filled in by it. */
const files = self.__WB_MANIFEST;

/** What only an inspector's device needs: the build names the folder by it. */
const isVerifiers = (entry: (typeof files)[number]) =>
  (typeof entry === 'string' ? entry : entry.url).startsWith('assets/verifier/');

const VERIFIER_CACHE = 'vi-vacxin-verifier';

const app = new PrecacheController({ cacheName: 'vi-vacxin-app' });
app.addToCacheList(files.filter((entry) => !isVerifiers(entry)));
const verifier = new PrecacheController({ cacheName: VERIFIER_CACHE });
verifier.addToCacheList(files.filter(isVerifiers));

self.addEventListener('install', (event) => {
  event.waitUntil(app.install(event));
  // A device that verifies keeps verifying after an update.
  event.waitUntil(
    caches.has(VERIFIER_CACHE).then(async (verifies) => {
      if (verifies) await verifier.install(event);
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(app.activate(event));
  event.waitUntil(
    caches.has(VERIFIER_CACHE).then(async (verifies) => {
      if (verifies) await verifier.activate(event);
    }),
  );
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  const { type } = event.data ?? {};
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (type === 'KEEP_VERIFIER') {
    event.waitUntil(
      verifier
        .install(event)
        .then(() => true)
        .catch(() => false)
        .then((kept) => event.ports[0]?.postMessage(kept)),
    );
  }
});

registerRoute(new PrecacheRoute(app));
registerRoute(new PrecacheRoute(verifier));
// Every screen is the same page; what is not the app's own goes to the network.
registerRoute(
  new NavigationRoute(app.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/outbox/, /^\/trust\//, /^\/\.well-known\//, /^\/healthz/],
  }),
);
