import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { countAgainst, type Limit } from '../issuer/limits.ts';
import { claimedDevice, takeTallies } from '../issuer/tallies/tallies.ts';
import { enrolDevice } from '../issuer/tallies/tally-devices.ts';
import { type EnrolResponse, SignedRequest } from '../tally-contract/upload.ts';
import { fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { fromOurPages, isJson, jsonBody } from './requests.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 104_000;
/** A border's devices share one address; who guesses codes does so in vain long before this. */
const ENROL_PER_ADDRESS = { max: 60, windowSeconds: 3_600 };
const ENROL_OVERALL = { max: 3_000, windowSeconds: 3_600 };
const PER_ADDRESS = { max: 600, windowSeconds: 900 };
const PER_DEVICE = { max: 60, windowSeconds: 3_600 };
const OVERALL = { max: 20_000, windowSeconds: 60, places: 16 };

/** `/api/tallies`: sums of the verdicts that devices have given, by devices that were let send them. */
export function tallyRoutes(service: Service, trustProxy: boolean): Hono {
  const { database, keys } = service;
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }));

  /** The message; undefined where there is none. */
  const jwsOf = async (context: Context): Promise<string | undefined> => {
    context.header('cache-control', 'no-store');
    if (!isJson(context) || !fromOurPages(context, service.url)) return undefined;
    const request = v.safeParse(SignedRequest, await jsonBody(context));
    return request.success ? request.output.jws : undefined;
  };
  const wait = (limits: readonly Limit[], now: Date) => countAgainst(database, keys.secret, limits, now);
  const tooMany = (context: Context, seconds: number) =>
    fail(context, 'too-many-requests', { 'retry-after': String(seconds) });

  routes.post('/devices', async (context) => {
    const jws = await jwsOf(context);
    if (jws === undefined) return fail(context, 'bad-request');
    const now = new Date();
    const seconds = await wait(
      [
        { key: `tally code address ${clientAddress(context, trustProxy)}`, ...ENROL_PER_ADDRESS },
        { key: 'tally code overall', ...ENROL_OVERALL },
      ],
      now,
    );
    if (seconds !== undefined) return tooMany(context, seconds);
    const enrolled = await enrolDevice(database, keys.secret, jws, now);
    return typeof enrolled === 'string' ? fail(context, enrolled) : context.json<EnrolResponse>(enrolled);
  });

  routes.post('/', async (context) => {
    const jws = await jwsOf(context);
    const device = jws && claimedDevice(jws);
    if (!jws || !device) return fail(context, 'bad-request');
    const now = new Date();
    const seconds = await wait(
      [
        { key: `tally address ${clientAddress(context, trustProxy)}`, ...PER_ADDRESS },
        { key: `tally device ${device}`, ...PER_DEVICE },
        { key: 'tally overall', ...OVERALL },
      ],
      now,
    );
    if (seconds !== undefined) return tooMany(context, seconds);
    const taken = await takeTallies(database, device, jws, now);
    return taken === 'taken' ? context.json({}) : fail(context, taken);
  });
  return routes;
}
