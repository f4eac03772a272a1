import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import {
  ConfirmRequest,
  type HolderStatus,
  LookUpRequest,
  type LookUpResponse,
  type ServiceErrorCode,
} from '../contract.ts';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import { CODE_VALID_SECONDS, type CodeToSend, confirmLookUp, startLookUp } from '../issuer/look-up.ts';
import { documentNumberKey } from '../issuer/record-row.ts';
import type { SendSms } from '../issuer/sms.ts';
import { clientAddress } from './client-address.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 10_000;
/** No answer about a person comes sooner, so that its time tells nothing about them. */
const ANSWER_FLOOR_MS = 300;

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

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
    { key: 'look-up overall', max: 3_000, windowSeconds: MINUTE_SECONDS },
  ];
};
const confirmLimits = (address: string): Limit[] => [
  { key: `confirm address ${address}`, max: 120, windowSeconds: 15 * MINUTE_SECONDS },
  { key: 'confirm overall', max: 6_000, windowSeconds: MINUTE_SECONDS },
];

const STATUS = {
  'bad-request': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'code-wrong': 403,
  'code-expired': 410,
  'not-found': 404,
  unavailable: 503,
} as const satisfies Record<ServiceErrorCode, number>;

export const fail = (context: Context, error: ServiceErrorCode, headers: Record<string, string> = {}) =>
  context.json({ error }, STATUS[error], headers);

/** `POST /api/look-up` and `POST /api/look-up/confirm`: from a person's details to what is on record about them. */
export function lookUpRoutes(service: Service, trustProxy: boolean): Hono {
  const { database, keys } = service;
  const routes = new Hono();
  routes.post('*', async (context, next) => {
    context.header('cache-control', 'no-store');
    const json = context.req.header('content-type')?.match(/^application\/json\s*(;|$)/i);
    return json && fromOurPages(context, service.url) ? next() : fail(context, 'bad-request');
  });
  routes.post('*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }));

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
    return typeof result === 'string' ? fail(context, result) : context.json<HolderStatus>(result);
  });
  return routes;
}

/** Only our own pages ask: no page elsewhere makes a visitor's browser ask for codes. Programs say no origin at all. */
function fromOurPages(context: Context, url: string): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  return (
    URL.canParse(origin) && [new URL(url).host, context.req.header('host')].includes(new URL(origin).host)
  );
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

async function jsonBody(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    return undefined;
  }
}
