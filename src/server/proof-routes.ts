import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { ConfirmedLookUp } from '../correction-contract/corrections.ts';
import { documentNumberKey } from '../issuer/cell-values.ts';
import { MOST_TRIES, proveByDose } from '../issuer/dose-proof.ts';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import { confirmLookUp } from '../issuer/look-up.ts';
import type { OpenedRecord } from '../issuer/opened-record.ts';
import { openByPickUpCode } from '../issuer/pick-up-codes.ts';
import { DoseProofRequest, PickUpRequest } from '../proof-contract.ts';
import { ANSWER_FLOOR_MS, fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { takeProof } from './eid/cookies.ts';
import type { AnswerOpened } from './opened-answers.ts';
import { jsonBody } from './requests.ts';
import type { Service } from './service.ts';

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** In the demo country everybody tries the same few people. */
const DEMO_TRIES = { day: 500, month: 5_000 };

/** Narrowest first. A household has one address, and so has a village behind a provider's translation. */
const addressLimits = (what: string, address: string): Limit[] => [
  { key: `${what} address ${address}`, max: 20, windowSeconds: 15 * MINUTE_SECONDS },
  { key: `${what} address ${address}`, max: 100, windowSeconds: DAY_SECONDS },
  { key: `${what} overall`, max: 3_000, windowSeconds: MINUTE_SECONDS },
];
const pickUpLimits = (address: string, documentNumber: string, demo: boolean): Limit[] => [
  {
    key: `pick-up document ${documentNumberKey(documentNumber)}`,
    max: demo ? 500 : 10,
    windowSeconds: DAY_SECONDS,
  },
  ...addressLimits('pick-up', address),
];

/**
 * `POST /dose`, `/pick-up` and `/eid` below `/api/look-up`, whose checks stand before them: for whom no code by SMS comes.
 * Known and unknown people get the same answer in the same time.
 */
export function proofRoutes(service: Service, answerOpened: AnswerOpened, trustProxy: boolean): Hono {
  const { lookUpDatabase: database, keys } = service;
  const demo = service.mode === 'demo';
  const routes = new Hono();

  const tooMany = (context: Context, seconds: number) =>
    fail(context, 'too-many-requests', { 'retry-after': String(seconds) });
  const answer = async (context: Context, opened: OpenedRecord | 'proof-wrong', now: Date) => {
    if (opened === 'proof-wrong') return fail(context, opened);
    if (opened.phone) service.inBackground('SMS not sent', tellHolder(service, opened.phone));
    return context.json<ConfirmedLookUp>(await answerOpened(opened, now));
  };

  routes.post('/dose', async (context) => {
    const request = v.safeParse(DoseProofRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const limits = addressLimits('dose', clientAddress(context, trustProxy));
    const wait = await countAgainst(database, keys.secret, limits, now);
    if (wait !== undefined) return tooMany(context, wait);
    const most = demo ? DEMO_TRIES : MOST_TRIES;
    const [opened] = await Promise.all([
      proveByDose(database, keys.secret, request.output, most, now),
      delay(ANSWER_FLOOR_MS),
    ]);
    return typeof opened === 'number' ? tooMany(context, opened) : answer(context, opened, now);
  });

  routes.post('/pick-up', async (context) => {
    const request = v.safeParse(PickUpRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const { documentNumber } = request.output;
    const limits = pickUpLimits(clientAddress(context, trustProxy), documentNumber, demo);
    const wait = await countAgainst(database, keys.secret, limits, now);
    if (wait !== undefined) return tooMany(context, wait);
    const [opened] = await Promise.all([
      openByPickUpCode(database, keys.secret, request.output, now),
      delay(ANSWER_FLOOR_MS),
    ]);
    return answer(context, opened, now);
  });

  routes.post('/eid', async (context) => {
    const proof = takeProof(context, service.url);
    if (!proof) return fail(context, 'code-expired');
    const now = new Date();
    const result = await confirmLookUp(database, keys.secret, proof, now);
    if (typeof result !== 'string') return context.json<ConfirmedLookUp>(await answerOpened(result, now));
    // The code is right: there is nothing on record.
    return fail(context, result === 'code-wrong' ? 'not-found' : result);
  });
  return routes;
}

/** Whoever opened the record may not have been its holder: the phone on record hears of it. */
async function tellHolder({ sendSms }: Service, phone: string): Promise<void> {
  await setImmediate();
  await sendSms?.(
    phone,
    'Vi Vac-xin: ho so tiem chung cua ban vua duoc mo khong qua ma SMS. Neu khong phai ban hay nguoi nha, hay bao noi ban tiem mui gan nhat.',
  );
}
