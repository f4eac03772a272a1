import { setTimeout as delay } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import {
  ConfirmRequest,
  LookUpRequest,
  type LookUpResponse,
  type LookUpResult,
  type ServiceErrorCode,
} from '../contract.ts';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import {
  CODE_VALID_SECONDS,
  type CodeToSend,
  confirmLookUp,
  documentNumberKey,
  startLookUp,
} from '../issuer/look-up.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 10_000;
/** No answer about a person comes sooner, so that its time tells nothing about them. */
const ANSWER_FLOOR_MS = 300;

const HOUR_SECONDS = 3_600;
const QUARTER_SECONDS = 900;

/** Many people share one address behind a provider's translation; nobody shares a document number. */
const lookUpLimits = (address: string, documentNumber: string): Limit[] => [
  { key: `look-up address ${address}`, max: 60, windowSeconds: QUARTER_SECONDS },
  { key: `look-up document ${documentNumberKey(documentNumber)}`, max: 5, windowSeconds: HOUR_SECONDS },
  { key: 'look-up overall', max: 3_000, windowSeconds: 60 },
];
const confirmLimits = (address: string): Limit[] => [
  { key: `confirm address ${address}`, max: 120, windowSeconds: QUARTER_SECONDS },
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
export function lookUpRoutes(service: Service, addressOf: (context: Context) => string): Hono {
  const { database, keys } = service;
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }));
  routes.use(async (context, next) => {
    // Only our own pages ask: a form elsewhere cannot make a visitor's browser ask for codes.
    const site = context.req.header('sec-fetch-site');
    const json = context.req.header('content-type')?.startsWith('application/json');
    if (!json || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      return fail(context, 'bad-request');
    }
    context.header('cache-control', 'no-store');
    return next();
  });

  routes.post('/', async (context) => {
    const request = v.safeParse(LookUpRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    if (!service.sendSms) return fail(context, 'unavailable');
    const now = new Date();
    const limits = lookUpLimits(addressOf(context), request.output.documentNumber);
    const wait = await countAgainst(database, keys.secret, limits, now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const [{ lookUpId, send }] = await Promise.all([
      startLookUp(database, keys.secret, request.output, now),
      delay(ANSWER_FLOOR_MS),
    ]);
    if (send) setImmediate(() => sendCode(service, send));
    return context.json<LookUpResponse>({ lookUpId, expiresInSeconds: CODE_VALID_SECONDS });
  });

  routes.post('/confirm', async (context) => {
    const request = v.safeParse(ConfirmRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const wait = await countAgainst(database, keys.secret, confirmLimits(addressOf(context)), now);
    if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
    const result = await confirmLookUp(database, keys.secret, request.output, now);
    return typeof result === 'string' ? fail(context, result) : context.json<LookUpResult>(result);
  });
  return routes;
}

/** Outside the answer, which must not wait for it. The last line lets phones fill the code in (WebOTP). */
function sendCode(service: Service, { phone, code }: CodeToSend): void {
  const text = [
    `Vi Vac-xin: ma tra cuu cua ban la ${code}, dung trong 5 phut. Khong dua ma nay cho ai.`,
    '',
    `@${new URL(service.publicUrl).hostname} #${code}`,
  ].join('\n');
  service.sendSms?.(phone, text).catch((error: Error) => service.report(`SMS not sent: ${error.message}`));
}

async function jsonBody(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    return undefined;
  }
}
