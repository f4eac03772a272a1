import { Hono } from 'hono';
import * as v from 'valibot';
import { decideAll } from '../../issuer/decisions.ts';
import { latestDecisions } from '../../issuer/latest-decisions.ts';
import {
  type DecisionList,
  DecisionsRequest,
  type DecisionsResponse,
} from '../../work-contract/decisions.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/decisions`: what people decide about records, and what they decided last. */
export function decisionRoutes({ database }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.get('/decisions', async (context) =>
    context.json<DecisionList>({ decisions: await latestDecisions(database, context.get('actor')) }),
  );

  routes.post('/decisions', async (context) => {
    const request = v.safeParse(DecisionsRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { decisions } = request.output;
    const outcomes = await decideAll(database, context.get('actor'), decisions, new Date());
    return context.json<DecisionsResponse>({ outcomes });
  });
  return routes;
}
