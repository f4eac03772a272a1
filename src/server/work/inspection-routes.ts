import { Hono } from 'hono';
import * as v from 'valibot';
import { dayInVietNam } from '../../issuer/dates.ts';
import { deviceCsv } from '../../issuer/tallies/device-csv.ts';
import { inspectionsOn, talliesOfDay } from '../../issuer/tallies/inspections.ts';
import { type Inspections, InspectionsRequest } from '../../work-contract/inspections.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';
import { sendTable } from './send-table.ts';

/** `/inspections`: what inspectors' devices have counted and sent. */
export function inspectionRoutes({ database }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.post('/inspections', async (context) => {
    const request = v.safeParse(InspectionsRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const now = new Date();
    const day = request.output.day ?? dayInVietNam(now);
    return context.json<Inspections>(await inspectionsOn(database, day, now));
  });

  routes.post('/inspections/csv', async (context) => {
    const request = v.safeParse(InspectionsRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const day = request.output.day ?? dayInVietNam(new Date());
    return sendTable(context, deviceCsv(await talliesOfDay(database, day)));
  });
  return routes;
}
