import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import { countAgainst, type Limit } from '../../issuer/limits.ts';
import { beginEnrolment, beginSignIn, completeEnrolment, completeSignIn } from '../../issuer/passkeys.ts';
import { endSession, findSession, type NewSession } from '../../issuer/work-sessions.ts';
import {
  type CeremonyOptions,
  CeremonyRequest,
  EnrolOptionsRequest,
  type Me,
} from '../../work-contract/session.ts';
import { fail } from '../answers.ts';
import { clientAddress } from '../client-address.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';
import { relyingParty } from './relying-party.ts';
import { cookieName, dropSessionCookie, setSessionCookie } from './session-cookie.ts';

const MINUTE_SECONDS = 60;

/** Narrowest first. A whole office shares one address; whoever tries the demo may come often. */
const enrolLimits = (address: string, demo: boolean): Limit[] => [
  { key: `enrol address ${address}`, max: demo ? 600 : 60, windowSeconds: 15 * MINUTE_SECONDS },
  { key: 'enrol overall', max: 600, windowSeconds: MINUTE_SECONDS },
];
const signInLimits = (address: string, demo: boolean): Limit[] => [
  { key: `sign-in address ${address}`, max: demo ? 3_000 : 300, windowSeconds: 15 * MINUTE_SECONDS },
  { key: 'sign-in overall', max: 6_000, windowSeconds: MINUTE_SECONDS },
];

/** `/enrol`, `/sign-in`, `/sign-out`, `/me`: from a passkey to a sitting, and out of it. */
export function sessionRoutes(service: Service, trustProxy: boolean): Hono<WorkEnv> {
  const { database, keys, url, mode } = service;
  const demo = mode === 'demo';
  const routes = new Hono<WorkEnv>();

  /** @returns an answer where it is too often. */
  const tooOften = async (
    context: Context,
    limits: (address: string, demo: boolean) => Limit[],
    now: Date,
  ): Promise<Response | undefined> => {
    const address = clientAddress(context, trustProxy);
    const wait = await countAgainst(database, keys.secret, limits(address, demo), now);
    return wait === undefined
      ? undefined
      : fail(context, 'too-many-requests', { 'retry-after': String(wait) });
  };

  const signedIn = async (context: Context, session: NewSession, now: Date) => {
    const found = await findSession(database, session.token, now);
    if (!found) return fail(context, 'passkey-refused');
    setSessionCookie(context, url, session);
    return context.json<Me>(found.me);
  };

  routes.post('/enrol/options', async (context) => {
    const request = v.safeParse(EnrolOptionsRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const refused = await tooOften(context, enrolLimits, now);
    if (refused) return refused;
    const party = relyingParty(service, context);
    const begun = await beginEnrolment(database, keys.secret, party, request.output.code, now);
    return begun ? context.json<CeremonyOptions>(begun) : fail(context, 'enrolment-code-wrong');
  });

  routes.post('/enrol', async (context) => {
    const request = v.safeParse(CeremonyRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const refused = await tooOften(context, signInLimits, now);
    if (refused) return refused;
    const session = await completeEnrolment(database, relyingParty(service, context), request.output, now);
    return typeof session === 'string' ? fail(context, session) : signedIn(context, session, now);
  });

  routes.post('/sign-in/options', async (context) => {
    const now = new Date();
    const refused = await tooOften(context, signInLimits, now);
    if (refused) return refused;
    return context.json<CeremonyOptions>(await beginSignIn(database, relyingParty(service, context), now));
  });

  routes.post('/sign-in', async (context) => {
    const request = v.safeParse(CeremonyRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const refused = await tooOften(context, signInLimits, now);
    if (refused) return refused;
    const party = relyingParty(service, context);
    const session = await completeSignIn(database, party, request.output, now);
    return session ? signedIn(context, session, now) : fail(context, 'passkey-refused');
  });

  routes.post('/sign-out', async (context) => {
    const token = getCookie(context, cookieName(url));
    if (token !== undefined) await endSession(database, token);
    dropSessionCookie(context, url);
    return context.body(null, 204);
  });

  routes.get('/me', (context) => context.json<Me>(context.get('me')));
  return routes;
}
