import { Hono } from 'hono';
import * as v from 'valibot';
import { candidatesOf } from '../../issuer/record-detail.ts';
import { recordLines } from '../../issuer/record-lines.ts';
import { repairGroups, sampleOfGroup } from '../../issuer/repair-groups.ts';
import { repairThreshold, setRepairThreshold } from '../../issuer/repair-threshold.ts';
import { partOf } from '../../issuer/territory.ts';
import {
  GroupsRequest,
  type RepairGroups,
  type RepairSample,
  SampleRequest,
  ThresholdRequest,
} from '../../work-contract/groups.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/groups` and `/threshold`: repairs that the register proves, and how sure it must be of them. */
export function groupRoutes({ database }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.get('/groups', async (context) => {
    const request = v.safeParse(GroupsRequest, context.req.query());
    if (!request.success) return fail(context, 'bad-request');
    const territory = partOf(context.get('actor').territory, request.output.facilityId);
    if (!territory) return fail(context, 'not-found');
    const groups = await repairGroups(database, territory);
    return context.json<RepairGroups>({
      groups: groups.map(({ kind, count, leastConfidence }) => ({ kind, count, leastConfidence })),
      threshold: await repairThreshold(database),
    });
  });

  routes.post('/groups/sample', async (context) => {
    const request = v.safeParse(SampleRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { kind, facilityId, seed, size } = request.output;
    const actor = context.get('actor');
    const territory = partOf(actor.territory, facilityId);
    if (!territory) return fail(context, 'not-found');
    const sample = await sampleOfGroup(database, territory, kind, size, seed);
    const ids = sample.map(({ record }) => record.id);
    const lines = await recordLines(database, actor, ids, new Date());
    const candidates = await candidatesOf(database, ids);
    return context.json<RepairSample>({
      pairs: lines.flatMap((record) => {
        const [candidate] = candidates.get(record.id) ?? [];
        return candidate ? [{ record, candidate }] : [];
      }),
    });
  });

  routes.post('/threshold', async (context) => {
    const request = v.safeParse(ThresholdRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { threshold, reason } = request.output;
    const { accountId } = context.get('actor');
    await database.transaction((transaction) =>
      setRepairThreshold(
        transaction,
        { accountId, action: 'threshold-set', reason, at: new Date() },
        threshold,
      ),
    );
    return context.body(null, 204);
  });
  return routes;
}
