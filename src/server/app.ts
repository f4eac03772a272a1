import { setTimeout as delay } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { type Deployment, PATHS, STATUS_FILE, TRUST_PART_FILE } from '../contract.ts';
import type { Database } from '../issuer/database.ts';
import { fail } from './answers.ts';
import { correctionRoutes } from './correction-routes.ts';
import { credentialRoutes } from './credential-routes.ts';
import { eidRoutes } from './eid/routes.ts';
import { facilitiesRoute } from './facilities-route.ts';
import { followRoute } from './follow-route.ts';
import { faultFields, requestLog } from './log.ts';
import { lookUpRoutes } from './look-up-routes.ts';
import type { Metrics } from './metrics.ts';
import { noticeRoutes } from './notice-routes.ts';
import { offerRoute } from './offer-route.ts';
import { outboxRoutes } from './outbox/routes.ts';
import type { Service } from './service.ts';
import { publicationReader, readStaticFiles, sendFile } from './static-files.ts';
import { tallyRoutes } from './tally-routes.ts';
import { totalsRoute } from './totals-route.ts';
import { workRoutes } from './work/routes.ts';

export interface AppOptions {
  /** The built app. */
  readonly clientDirectory: string;
  /** Believe `X-Forwarded-For`: only behind a proxy of one's own that writes it. */
  readonly trustProxy: boolean;
  /** Tell browsers to come by https only: never with a certificate that was made for a trial. */
  readonly httpsOnly: boolean;
  readonly metrics?: Metrics | undefined;
  /** Aborted when the service is about to end: whoever shares out requests sends it no more. */
  readonly ending?: AbortSignal | undefined;
}

/** Addresses that the app has a screen for; elsewhere it shows its own "not found", with the status that says so. */
const SCREENS = [
  /^\/$/,
  /^\/(add|help|move|people|receive|request|restore|settings|share|totals|verify)$/,
  /^\/SMARTHealthCard\/?$/,
  /^\/verify(\/[a-z]+){1,2}$/,
  /^\/look-up(\/[a-z]+)?$/,
  /^\/card\/[\w-]+(\/code)?$/,
  /^\/(export|travel)(\/[\w-]+)?$/,
  /^\/(offer|waiting)\/[\w-]+$/,
  /^\/work(\/[a-z]+(\/\d+)?)?$/,
];

/** What nobody foresaw, say a database that is gone or too slow. */
const RETRY_AFTER_FAULT_SECONDS = '10';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';
/** Whoever asks knows within a minute, through any cache. */
const STATUS = 'public, max-age=30, stale-if-error=86400';
const PUBLICATION = 'public, max-age=300, stale-while-revalidate=86400';

const DATABASE_ANSWERS_MS = 2_000;
/** Everything that is reachable over HTTP. */
export function createApp(
  service: Service,
  { clientDirectory, trustProxy, httpsOnly, metrics, ending }: AppOptions,
): Hono {
  const app = new Hono();
  const files = readStaticFiles(clientDirectory);
  const publication = publicationReader(service.publicationsDirectory);

  if (metrics) app.use(metrics.requests);
  app.use(requestLog(service.log));
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
    service.log({ level: 'error', message: 'request failed', ...faultFields(error) });
    return fail(context, 'unavailable', { 'retry-after': RETRY_AFTER_FAULT_SECONDS });
  });

  app.get('/healthz', (context) => {
    context.header('cache-control', 'no-store');
    return context.text('ok');
  });
  app.get('/readyz', async (context) => {
    context.header('cache-control', 'no-store');
    if (ending?.aborted) return context.text('ending', 503);
    return (await answersSoon(service.database)) ? context.text('ok') : context.text('no database', 503);
  });
  app.get('/api/deployment', (context) => {
    context.header('cache-control', REVALIDATE);
    return context.json<Deployment>({ demo: service.mode === 'demo', eid: service.eid !== undefined });
  });
  app.route('/api/look-up', lookUpRoutes(service, trustProxy));
  app.route('/api/follow', followRoute(service, trustProxy));
  app.route('/api/offers', offerRoute(service, trustProxy));
  app.route('/', credentialRoutes(service, trustProxy));
  app.route('/api/notices', noticeRoutes(service, trustProxy));
  if (service.eid) app.route('/api/eid', eidRoutes(service, service.eid, trustProxy));
  app.route('/api/facilities', facilitiesRoute(service));
  app.route('/api/corrections', correctionRoutes(service, trustProxy));
  app.route('/api/tallies', tallyRoutes(service, trustProxy));
  app.route('/api/totals', totalsRoute(service));
  app.route('/api/work', workRoutes(service, trustProxy));
  app.all('/api/*', (context) => fail(context, 'not-found'));

  const published =
    (cacheControl: string) =>
    async (context: Context): Promise<Response> => {
      // Anybody's verifier may read them, from any origin.
      context.header('access-control-allow-origin', '*');
      context.header('cross-origin-resource-policy', 'cross-origin');
      const file = publication(context.req.path);
      return file ? sendFile(context, file, cacheControl) : fail(context, 'not-found');
    };
  for (const path of Object.values(PATHS)) app.get(path, published(PUBLICATION));
  app.get('/trust/parts/*', (context, next) =>
    TRUST_PART_FILE.test(context.req.path) ? published(IMMUTABLE)(context) : next(),
  );
  app.get('*', (context, next) => (STATUS_FILE.test(context.req.path) ? published(STATUS)(context) : next()));

  if (service.mode === 'demo') app.route('/outbox', outboxRoutes(service));

  // Shared files are for the service worker; where the browser has dropped it they end here, unread.
  app.post('/share', (context) => context.redirect('/share', 303));

  app.get('*', async (context) => {
    const { path } = context.req;
    const file = files.get(path);
    if (file) return sendFile(context, file, path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE);
    const index = files.get('/index.html');
    if (!index || !context.req.header('accept')?.includes('text/html')) return fail(context, 'not-found');
    return sendFile(context, index, REVALIDATE, SCREENS.some((screen) => screen.test(path)) ? 200 : 404);
  });
  return app;
}

/** Whether the database answers, and before whoever asks loses patience. */
async function answersSoon(database: Database): Promise<boolean> {
  const answered = database.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answered, delay(DATABASE_ANSWERS_MS, false, { ref: false })]);
}
