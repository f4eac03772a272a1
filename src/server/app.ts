import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { type Deployment, PATHS } from '../contract.ts';
import { outboxMessages } from '../issuer/sms.ts';
import { fail, lookUpRoutes } from './look-up-routes.ts';
import { OUTBOX_CSS, outboxPage } from './outbox-page.ts';
import type { Service } from './service.ts';
import { readPublication, readStaticFiles, sendFile } from './static-files.ts';

export interface AppOptions {
  /** The built app. */
  readonly clientDirectory: string;
  /** Believe `X-Forwarded-For`: only behind a proxy of one's own that writes it. */
  readonly trustProxy: boolean;
}

/** Addresses that the app has a screen for; elsewhere it shows its own "not found", with the status that says so. */
const SCREENS = /^\/($|look-up$|add$|verify$|card\/[\w-]+$)/;

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';
const PUBLICATION = 'public, max-age=300, stale-while-revalidate=86400';

/** Everything that is reachable over HTTP. */
export function createApp(service: Service, { clientDirectory, trustProxy }: AppOptions): Hono {
  const app = new Hono();
  const files = readStaticFiles(clientDirectory);

  app.use(logged(service.report));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      permissionsPolicy: { camera: ['self'], geolocation: [], microphone: [], payment: [], usb: [] },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: service.publicUrl.startsWith('https:') ? 'max-age=31536000' : false,
      xFrameOptions: 'DENY',
    }),
  );
  app.onError((error, context) => {
    service.report(`${context.req.method} ${error.name}`);
    return fail(context, 'unavailable');
  });

  app.get('/healthz', (context) => context.text('ok'));
  app.get('/api/deployment', (context) => {
    context.header('cache-control', REVALIDATE);
    return context.json<Deployment>({ demo: service.mode === 'demo' });
  });
  app.route('/api/look-up', lookUpRoutes(service, addressOf(trustProxy)));
  app.all('/api/*', (context) => fail(context, 'not-found'));

  for (const path of Object.values(PATHS)) {
    app.get(path, async (context): Promise<Response> => {
      // Anybody's verifier may read them, from any origin.
      context.header('access-control-allow-origin', '*');
      context.header('cross-origin-resource-policy', 'cross-origin');
      const file = readPublication(service.publicationsDirectory, path);
      return file ? sendFile(context, file, PUBLICATION) : fail(context, 'not-found');
    });
  }

  if (service.mode === 'demo') {
    app.get('/outbox', async (context) => {
      context.header('cache-control', 'no-store');
      return context.html(outboxPage(await outboxMessages(service.database), service.examples));
    });
    app.get('/outbox.css', (context) =>
      context.text(OUTBOX_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }),
    );
  }

  app.get('*', async (context) => {
    const { path } = context.req;
    const file = path === '/index.html' ? undefined : files.get(path);
    if (file) return sendFile(context, file, path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE);
    const index = files.get('/index.html');
    if (!index || !context.req.header('accept')?.includes('text/html')) return fail(context, 'not-found');
    return sendFile(context, index, REVALIDATE, SCREENS.test(path) ? 200 : 404);
  });
  return app;
}

/** Method, path of the API, status and time: nothing about people, whose data travel in bodies only. */
const logged =
  (report: (line: string) => void) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    const started = performance.now();
    await next();
    const { method, path } = context.req;
    if (!path.startsWith('/api/') && context.res.status < 500) return;
    report(`${method} ${path} ${context.res.status} ${Math.round(performance.now() - started)} ms`);
  };

const addressOf =
  (trustProxy: boolean) =>
  (context: Context): string => {
    // The last entry is the one that our own proxy wrote; those before it are the client's to invent.
    const forwarded = trustProxy && context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    return forwarded || getConnInfo(context).remote.address || 'unknown';
  };
