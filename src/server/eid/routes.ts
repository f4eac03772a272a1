import { type Context, Hono } from 'hono';
import { countAgainst, type Limit } from '../../issuer/limits.ts';
import { CODE_VALID_SECONDS } from '../../issuer/look-up.ts';
import { beginProvedLookUp } from '../../issuer/proved-look-up.ts';
import type { EidProblem } from '../../proof-contract.ts';
import { clientAddress } from '../client-address.ts';
import { fromOurPages } from '../requests.ts';
import type { Service } from '../service.ts';
import { keepBegun, keepProof, takeBegun } from './cookies.ts';
import { EidError, type EidProvider } from './provider.ts';

const MINUTE_SECONDS = 60;

const signInLimits = (address: string): Limit[] => [
  { key: `eid address ${address}`, max: 120, windowSeconds: 15 * MINUTE_SECONDS },
  { key: 'eid overall', max: 6_000, windowSeconds: MINUTE_SECONDS },
];

/**
 * `GET /start` and `GET /callback` below `/api/eid`, which a browser goes through from our page over the provider's and
 * back: to `/look-up/eid`, which fetches what is on record, or says by a word behind `#` why nobody was signed in.
 */
export function eidRoutes(service: Service, eid: EidProvider, trustProxy: boolean): Hono {
  const { lookUpDatabase: database, keys, url } = service;
  const routes = new Hono();
  const back = (context: Context, problem?: EidProblem) =>
    context.redirect(`/look-up/eid${problem ? `#${problem}` : ''}`, 303);

  routes.use('*', async (context, next) => {
    context.header('cache-control', 'no-store');
    const limits = signInLimits(clientAddress(context, trustProxy));
    const wait = await countAgainst(database, keys.secret, limits, new Date());
    return wait === undefined ? next() : back(context, 'too-many');
  });

  const refused = (context: Context, error: unknown) => {
    if (!(error instanceof EidError)) throw error;
    const { problem, code = '' } = error;
    if (problem === 'unavailable') {
      service.log({ level: 'error', message: 'the eID provider does not answer', code });
    }
    return back(context, problem);
  };

  routes.get('/start', async (context) => {
    // No page elsewhere signs a visitor in as somebody.
    if (!fromOurPages(context, url)) return back(context, 'refused');
    try {
      const { begun, address } = await eid.begin();
      await keepBegun(context, url, keys.secret, begun);
      return context.redirect(address, 303);
    } catch (error) {
      return refused(context, error);
    }
  });

  routes.get('/callback', async (context) => {
    const begun = await takeBegun(context, url, keys.secret);
    if (!begun) return back(context, 'refused');
    try {
      const person = await eid.complete(begun, new URL(context.req.url).search);
      const proof = await beginProvedLookUp(database, keys.secret, person, new Date());
      keepProof(context, url, proof, CODE_VALID_SECONDS);
      return back(context);
    } catch (error) {
      return refused(context, error);
    }
  });
  return routes;
}
