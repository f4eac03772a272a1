import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { NoticeEnd, NoticeMove, type NoticeOptions, NoticeRequest } from '../contract.ts';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import { isPushService } from '../issuer/notices/push.ts';
import { moveSubscription, subscribe, unsubscribe } from '../issuer/notices/subscriptions.ts';
import { fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { fromOurPages, isJson, jsonBody } from './requests.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 4_000;
const QUARTER_SECONDS = 900;

const limits = (address: string, follow?: string): Limit[] => [
  { key: `notices address ${address}`, max: 60, windowSeconds: QUARTER_SECONDS },
  ...(follow === undefined
    ? []
    : [{ key: `notices phone ${follow}`, max: 5, windowSeconds: QUARTER_SECONDS }]),
];

/** `/api/notices`: a browser begins to be told what becomes of records, is reached otherwise, or ends it. */
export function noticeRoutes(service: Service, trustProxy: boolean): Hono {
  const { database, keys, notices } = service;
  const routes = new Hono();
  routes.get('/', (context) => {
    context.header('cache-control', 'no-cache');
    return context.json<NoticeOptions>({ key: notices?.key.publicKey ?? null });
  });
  routes.post('*', async (context, next) => {
    context.header('cache-control', 'no-store');
    return isJson(context) && fromOurPages(context, service.url) ? next() : fail(context, 'bad-request');
  });
  routes.post('*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }));

  routes.post('/', async (context) => {
    const request = v.safeParse(NoticeRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    if (!notices) return fail(context, 'unavailable');
    const { endpoint, follow } = request.output;
    if (!isPushService(endpoint, notices.pushServices)) return fail(context, 'bad-request');
    const now = new Date();
    const counted = limits(clientAddress(context, trustProxy), follow);
    const wait = await countAgainst(database, keys.secret, counted, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const result = await subscribe(database, keys.secret, request.output, now);
    return result === 'subscribed' ? context.json({}) : fail(context, result);
  });

  routes.post('/move', async (context) => {
    const request = v.safeParse(NoticeMove, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    if (!notices) return fail(context, 'unavailable');
    if (!isPushService(request.output.endpoint, notices.pushServices)) return fail(context, 'bad-request');
    const counted = limits(clientAddress(context, trustProxy));
    const wait = await countAgainst(database, keys.secret, counted, new Date());
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    await moveSubscription(database, request.output);
    return context.json({});
  });

  routes.post('/end', async (context) => {
    const request = v.safeParse(NoticeEnd, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const counted = limits(clientAddress(context, trustProxy));
    const wait = await countAgainst(database, keys.secret, counted, new Date());
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    await unsubscribe(database, request.output.endpoint);
    return context.json({});
  });
  return routes;
}
