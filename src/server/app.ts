import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { type Deployment, PATHS } from '../contract.ts';
import { describeError, requestLog } from './log.ts';
import { fail, lookUpRoutes } from './look-up-routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import type { Service } from './service.ts';
import { publicationReader, readStaticFiles, sendFile } from './static-files.ts';

export interface AppOptions {
  /** The built app. */
  readonly clientDirectory: string;
  /** Believe `X-Forwarded-For`: only behind a proxy of one's own that writes it. */
  readonly trustProxy: boolean;
  /** Tell browsers to come by https only: never with a certificate that was made for a trial. */
  readonly httpsOnly: boolean;
}

/** Addresses that the app has a screen for; elsewhere it shows its own "not found", with the status that says so. */
const SCREENS = /^\/($|look-up(\/[a-z]+)?$|add$|share$|verify$|card\/[\w-]+$)/;

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';
const PUBLICATION = 'public, max-age=300, stale-while-revalidate=86400';

/** Everything that is reachable over HTTP. */
export function createApp(service: Service, { clientDirectory, trustProxy, httpsOnly }: AppOptions): Hono {
  const app = new Hono();
  const files = readStaticFiles(clientDirectory);
  const publication = publicationReader(service.publicationsDirectory);

  app.use(requestLog(service.report));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        // Codes and pictures in PDFs are decoded by WebAssembly of our own; it evaluates no script.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        workerSrc: ["'self'"],
        frameAncestors: ["'none'"],
      },
      permissionsPolicy: { camera: ['self'], geolocation: [], microphone: [], payment: [], usb: [] },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: httpsOnly ? 'max-age=31536000' : false,
      xFrameOptions: 'DENY',
    }),
  );
  app.onError((error, context) => {
    service.report(describeError(error));
    return fail(context, 'unavailable');
  });

  app.get('/healthz', async (context) => {
    context.header('cache-control', 'no-store');
    await service.database.query('select 1');
    return context.text('ok');
  });
  app.get('/api/deployment', (context) => {
    context.header('cache-control', REVALIDATE);
    return context.json<Deployment>({ demo: service.mode === 'demo' });
  });
  app.route('/api/look-up', lookUpRoutes(service, trustProxy));
  app.all('/api/*', (context) => fail(context, 'not-found'));

  for (const path of Object.values(PATHS)) {
    app.get(path, async (context): Promise<Response> => {
      // Anybody's verifier may read them, from any origin.
      context.header('access-control-allow-origin', '*');
      context.header('cross-origin-resource-policy', 'cross-origin');
      const file = publication(path);
      return file ? sendFile(context, file, PUBLICATION) : fail(context, 'not-found');
    });
  }

  if (service.mode === 'demo') app.route('/outbox', outboxRoutes(service));

  // Shared files are for the service worker; where the browser has dropped it they end here, unread.
  app.post('/share', (context) => context.redirect('/share', 303));

  app.get('*', async (context) => {
    const { path } = context.req;
    const file = files.get(path);
    if (file) return sendFile(context, file, path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE);
    const index = files.get('/index.html');
    if (!index || !context.req.header('accept')?.includes('text/html')) return fail(context, 'not-found');
    return sendFile(context, index, REVALIDATE, SCREENS.test(path) ? 200 : 404);
  });
  return app;
}
