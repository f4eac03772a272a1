import { Hono } from 'hono';
import * as v from 'valibot';
import { givePickUpCode } from '../../issuer/pick-up-codes.ts';
import { type GivenPickUpCode, PickUpCodeRequest } from '../../work-contract/pick-up.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/pick-up-code`: for whoever stands at the desk and can get no code by SMS. */
export function pickUpRoutes({ database, keys }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();
  routes.post('/pick-up-code', async (context) => {
    const request = v.safeParse(PickUpCodeRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { recordId, pickedUpBy } = request.output;
    const actor = context.get('actor');
    const given = await givePickUpCode(database, keys.secret, actor, recordId, pickedUpBy, new Date());
    return given ? context.json<GivenPickUpCode>(given) : fail(context, 'not-found');
  });
  return routes;
}
