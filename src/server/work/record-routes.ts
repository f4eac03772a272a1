import { Hono } from 'hono';
import * as v from 'valibot';
import { findRecords } from '../../issuer/queue.ts';
import { recordDetail } from '../../issuer/record-detail.ts';
import {
  type RecordDetail,
  type RecordPage,
  RecordRequest,
  RecordsRequest,
} from '../../work-contract/records.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/records` and `/record`: the queue, and one record in full. */
export function recordRoutes({ database }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.post('/records', async (context) => {
    const request = v.safeParse(RecordsRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const page = await findRecords(database, context.get('actor'), request.output, new Date());
    return context.json<RecordPage>(page);
  });

  routes.post('/record', async (context) => {
    const request = v.safeParse(RecordRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { id, ahead } = request.output;
    const detail = await recordDetail(database, context.get('actor'), id, new Date(), ahead);
    return detail ? context.json<RecordDetail>(detail) : fail(context, 'not-found');
  });
  return routes;
}
