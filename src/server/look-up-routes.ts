import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { ConfirmRequest, LookUpRequest, type LookUpResponse } from '../contract.ts';
import type { ConfirmedLookUp } from '../correction-contract/corrections.ts';
import { documentNumberKey } from '../issuer/cell-values.ts';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import { CODE_VALID_SECONDS, type CodeToSend, confirmLookUp, startLookUp } from '../issuer/look-up.ts';
import type { SendSms } from '../issuer/sms.ts';
import { ANSWER_FLOOR_MS, fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { openedAnswers } from './opened-answers.ts';
import { proofRoutes } from './proof-routes.ts';
import { fromOurPages, isJson, jsonBody } from './requests.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 10_000;

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
/** A nation may come at once, 2,500 a second, and all of it counts in one place no faster than the disk takes commits. */
const PLACES = 64;

/**
 * Narrowest first. Many people share one address behind a provider's translation; nobody shares a document number. In
 * the demo country, whose few examples everybody tries, a document may be asked for often: no telephone rings there.
 */
const lookUpLimits = (address: string, documentNumber: string, demo: boolean): Limit[] => {
  const document = `look-up document ${documentNumberKey(documentNumber)}`;
  return [
    { key: `look-up address ${address}`, max: 60, windowSeconds: 15 * MINUTE_SECONDS },
    { key: document, max: demo ? 600 : 6, windowSeconds: HOUR_SECONDS },
    { key: document, max: demo ? 6_000 : 12, windowSeconds: DAY_SECONDS },
    { key: 'look-up overall', max: 150_000, windowSeconds: MINUTE_SECONDS, places: PLACES },
  ];
};
const confirmLimits = (address: string): Limit[] => [
  { key: `confirm address ${address}`, max: 120, windowSeconds: 15 * MINUTE_SECONDS },
  { key: 'confirm overall', max: 150_000, windowSeconds: MINUTE_SECONDS, places: PLACES },
];

/** `POST /api/look-up` and `POST /api/look-up/confirm`: from a person's details to what is on record about them. */
export function lookUpRoutes(service: Service, trustProxy: boolean): Hono {
  const { lookUpDatabase: database, keys } = service;
  const answerOpened = openedAnswers(service);
  const routes = new Hono();
  routes.post('*', async (context, next) => {
    context.header('cache-control', 'no-store');
    return isJson(context) && fromOurPages(context, service.url) ? next() : fail(context, 'bad-request');
  });
  const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') });
  // Where the length is told, nobody need make a stream of the body to count it.
  routes.post('*', (context, next) =>
    Number(context.req.header('content-length')) <= MAX_BODY_BYTES ? next() : limitBody(context, next),
  );

  routes.post('/', async (context) => {
    const request = v.safeParse(LookUpRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    if (!service.sendSms) return fail(context, 'unavailable');
    const now = new Date();
    const limits = lookUpLimits(
      clientAddress(context, trustProxy),
      request.output.documentNumber,
      service.mode === 'demo',
    );
    const wait = await countAgainst(database, keys.secret, limits, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const [{ lookUpId, send }] = await Promise.all([
      startLookUp(database, keys.secret, request.output, now),
      delay(ANSWER_FLOOR_MS),
    ]);
    if (send) service.inBackground('SMS not sent', sendCode(service, service.sendSms, send));
    return context.json<LookUpResponse>({ lookUpId, expiresInSeconds: CODE_VALID_SECONDS });
  });

  routes.post('/confirm', async (context) => {
    const request = v.safeParse(ConfirmRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const limits = confirmLimits(clientAddress(context, trustProxy));
    const wait = await countAgainst(database, keys.secret, limits, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const result = await confirmLookUp(database, keys.secret, request.output, now);
    return typeof result === 'string'
      ? fail(context, result)
      : context.json<ConfirmedLookUp>(await answerOpened(result, now));
  });
  routes.route('/', proofRoutes(service, answerOpened, trustProxy));
  return routes;
}

/** Outside the answer, which must not wait for it. The last line lets phones fill the code in (WebOTP). */
async function sendCode(service: Service, sendSms: SendSms, { phone, code }: CodeToSend): Promise<void> {
  await setImmediate();
  const text = [
    `Vi Vac-xin: ma tra cuu cua ban la ${code}, dung trong 5 phut. Khong dua ma nay cho ai.`,
    '',
    `@${new URL(service.url).hostname} #${code}`,
  ].join('\n');
  await sendSms(phone, text);
}
