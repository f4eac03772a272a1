import { Hono } from 'hono';
import * as v from 'valibot';
import { doorSets, publishDoor, retireDoor } from '../../issuer/door-sets.ts';
import {
  type DoorSets,
  PublishDoorRequest,
  type PublishDoorResult,
  RetireDoorRequest,
  type RetireDoorResult,
} from '../../work-contract/doors.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/doors`: what is asked for at doors. */
export function doorRoutes({ database, publishStatusSoon }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.get('/doors', async (context) => context.json<DoorSets>({ sets: await doorSets(database) }));

  routes.post('/doors', async (context) => {
    const request = v.safeParse(PublishDoorRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const result = await publishDoor(database, context.get('actor'), request.output, new Date());
    publishStatusSoon();
    return context.json<PublishDoorResult>(result);
  });

  routes.post('/doors/retire', async (context) => {
    const request = v.safeParse(RetireDoorRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const result = await retireDoor(database, context.get('actor'), request.output, new Date());
    publishStatusSoon();
    return context.json<RetireDoorResult>(result);
  });
  return routes;
}
