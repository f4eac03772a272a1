import { setTimeout as delay } from 'node:timers/promises';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import {
  type CorrectionFate,
  type CorrectionReceived,
  CorrectionToSend,
  FollowRequest,
  MAX_PHOTO_BYTES,
  type RecordToCorrect,
  RecordToCorrectRequest,
} from '../correction-contract/corrections.ts';
import { recordByToken } from '../issuer/correction-capability.ts';
import { followCorrection, receiveCorrection } from '../issuer/corrections.ts';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import { recordToCorrect } from '../issuer/record-to-correct.ts';
import { fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { fromOurPages, isJson, jsonBody } from './requests.ts';
import type { Service } from './service.ts';

/** A photo in base64, and what is said beside it. */
const MAX_BODY_BYTES = Math.ceil(MAX_PHOTO_BYTES / 3) * 4 + 10_000;
/** No answer about a request comes sooner, so that its time does not tell whether there is one. */
const ANSWER_FLOOR_MS = 300;

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

/** As for look-ups, behind which each of these comes once or a few times. */
const sendLimits = (address: string): Limit[] => [
  { key: `correction address ${address}`, max: 60, windowSeconds: 15 * MINUTE_SECONDS },
  { key: 'correction overall', max: 6_000, windowSeconds: MINUTE_SECONDS, places: 16 },
];
/** Nobody guesses the birth date that belongs to a number. */
const followLimits = (address: string, number: string): Limit[] => [
  { key: `follow address ${address}`, max: 60, windowSeconds: 15 * MINUTE_SECONDS },
  { key: `follow ${number}`, max: 10, windowSeconds: HOUR_SECONDS },
  { key: `follow ${number}`, max: 30, windowSeconds: DAY_SECONDS },
  { key: 'follow overall', max: 30_000, windowSeconds: MINUTE_SECONDS, places: 16 },
];

/** `/api/corrections`: sending a correction after a confirmed look-up, and following it by its number. */
export function correctionRoutes(service: Service, trustProxy: boolean): Hono {
  const { lookUpDatabase, database, keys } = service;
  const routes = new Hono();
  routes.post('*', async (context, next) => {
    context.header('cache-control', 'no-store');
    return isJson(context) && fromOurPages(context, service.url) ? next() : fail(context, 'bad-request');
  });
  routes.post('*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }));

  routes.post('/record', async (context) => {
    const request = v.safeParse(RecordToCorrectRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const limits = sendLimits(clientAddress(context, trustProxy));
    const wait = await countAgainst(lookUpDatabase, keys.secret, limits, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const recordId = await recordByToken(lookUpDatabase, request.output.token, now);
    const record = recordId === undefined ? undefined : await recordToCorrect(lookUpDatabase, recordId);
    return record ? context.json<RecordToCorrect>(record) : fail(context, 'code-expired');
  });

  routes.post('/', async (context) => {
    const now = new Date();
    const limits = sendLimits(clientAddress(context, trustProxy));
    const wait = await countAgainst(lookUpDatabase, keys.secret, limits, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const request = v.safeParse(CorrectionToSend, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    // Unlike a look-up, what is received must not be lost: over the connections whose commits are waited for.
    const received = await receiveCorrection(database, keys.secret, request.output, now);
    return typeof received === 'string'
      ? fail(context, received)
      : context.json<CorrectionReceived>(received);
  });

  routes.post('/follow', async (context) => {
    const request = v.safeParse(FollowRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const limits = followLimits(clientAddress(context, trustProxy), request.output.number);
    const wait = await countAgainst(lookUpDatabase, keys.secret, limits, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const [fate] = await Promise.all([
      followCorrection(lookUpDatabase, request.output),
      delay(ANSWER_FLOOR_MS),
    ]);
    return fate ? context.json<CorrectionFate>(fate) : fail(context, 'not-found');
  });
  return routes;
}
