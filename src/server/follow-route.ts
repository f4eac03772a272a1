import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { FollowRequest, type FollowResponse } from '../contract.ts';
import { askAgain } from '../issuer/follow.ts';
import { countAgainst } from '../issuer/limits.ts';
import { fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { fromOurPages, isJson, jsonBody } from './requests.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 1_000;
/** A family asks for each of its people; many families share one address. */
const PER_ADDRESS = { max: 600, windowSeconds: 900 };
const PER_PHONE = { max: 60, windowSeconds: 3_600 };
const OVERALL = { max: 150_000, windowSeconds: 60, places: 64 };

/** `POST /api/follow`: what has become of the records that a phone was shown once. */
export function followRoute(service: Service, trustProxy: boolean): Hono {
  const { lookUpDatabase: database, keys } = service;
  const routes = new Hono();
  routes.post(
    '/',
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }),
    async (context) => {
      context.header('cache-control', 'no-store');
      if (!isJson(context) || !fromOurPages(context, service.url)) return fail(context, 'bad-request');
      const request = v.safeParse(FollowRequest, await jsonBody(context));
      if (!request.success) return fail(context, 'bad-request');
      const { follow } = request.output;
      const now = new Date();
      const limits = [
        { key: `news address ${clientAddress(context, trustProxy)}`, ...PER_ADDRESS },
        { key: `news phone ${follow}`, ...PER_PHONE },
        { key: 'news overall', ...OVERALL },
      ];
      const wait = await countAgainst(database, keys.secret, limits, now);
      if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
      const answer = await askAgain(database, keys.secret, follow, now);
      return answer ? context.json<FollowResponse>(answer) : fail(context, 'not-found');
    },
  );
  return routes;
}
