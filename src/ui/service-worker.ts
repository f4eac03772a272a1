/// <reference lib="webworker" />
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { openWallet, showNotice, tellOfChange } from './notices.ts';
import { answerTrust, keepTrust } from './offline-trust.ts';
import { receiveShare, takeShared } from './share-target.ts';
import { TAKE_SHARED } from './shared-files.ts';

declare const self: ServiceWorkerGlobalScope;

/** Files of the build with their revisions, filled in by it. */
const files = self.__WB_MANIFEST.map((entry) =>
  typeof entry === 'string' ? { url: entry, revision: null } : entry,
);

/** What only some devices need, in a folder of the build and a cache each. Each file has its digest in its name. */
const surface = (folder: string, cacheName: string) => ({
  cacheName,
  files: new Set(files.filter(({ url }) => `/${url}`.startsWith(folder)).map(({ url }) => `/${url}`)),
});
/** For a device that scans. */
const verifier = surface('/assets/verifier/', 'vi-vacxin-verifier');
/** For a device between which and another a wallet moves by codes: what the verifier scans with. */
const scanner = surface('/assets/verifier/scanner/', 'vi-vacxin-scanner');
/** For a device of somebody who mends records. */
const workbench = surface('/assets/work/', 'vi-vacxin-workbench');
/** For a device that has certificates to put on paper. */
const paper = surface('/assets/paper/', 'vi-vacxin-paper');
const surfaces = [verifier, scanner, workbench, paper];

const app = new PrecacheController({ cacheName: 'vi-vacxin-app' });
app.addToCacheList(files.filter(({ url }) => !surfaces.some((some) => some.files.has(`/${url}`))));

self.addEventListener('install', (event) => {
  void app.install(event);
  // A device that verifies keeps verifying after an update.
  for (const { cacheName, files } of surfaces) {
    event.waitUntil(
      caches.has(cacheName).then((isKept) => (isKept ? addMissing(cacheName, files) : undefined)),
    );
  }
});

self.addEventListener('activate', (event) => {
  void app.activate(event);
  for (const { cacheName, files } of surfaces) event.waitUntil(forgetOld(cacheName, files));
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  const { type } = event.data ?? {};
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (type === TAKE_SHARED) event.ports[0]?.postMessage(takeShared());
  if (type === 'KEEP_VERIFIER') {
    event.waitUntil(
      answer(event, Promise.all([addMissing(verifier.cacheName, verifier.files), keepTrust()])),
    );
  }
  if (type === 'KEEP_WORKBENCH') {
    event.waitUntil(answer(event, addMissing(workbench.cacheName, workbench.files)));
  }
  if (type === 'KEEP_SCANNER') event.waitUntil(answer(event, addMissing(scanner.cacheName, scanner.files)));
  if (type === 'KEEP_PAPER') event.waitUntil(answer(event, addMissing(paper.cacheName, paper.files)));
});

self.addEventListener('push', (event) => event.waitUntil(showNotice(self.registration, event.data)));
self.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(tellOfChange(self.registration, event)),
);
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openWallet(self.clients));
});

const answer = (event: ExtendableMessageEvent, kept: Promise<unknown>) =>
  kept.then(
    () => event.ports[0]?.postMessage(true),
    () => event.ports[0]?.postMessage(false),
  );

async function addMissing(cacheName: string, paths: Iterable<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll([...paths].filter((path) => !there.has(path)));
}

async function forgetOld(cacheName: string, paths: ReadonlySet<string>): Promise<void> {
  if (!(await caches.has(cacheName))) return;
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) {
    if (!paths.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === '/share',
  ({ request, event }) => receiveShare(request, event),
  'POST',
);
registerRoute(new PrecacheRoute(app));
// Whoever keeps it: a file of one digest is the same in each cache.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && surfaces.some(({ files }) => files.has(url.pathname)),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);
// The page believes none of it without the root's signature.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/trust/'),
  ({ url, request, event }) => answerTrust(url.pathname, request, event),
);
// Every screen is the same page; what is not the app's own goes to the network.
registerRoute(
  new NavigationRoute(app.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/outbox/, /^\/trust\//, /^\/\.well-known\//, /^\/healthz/, /^\/readyz/],
  }),
);
