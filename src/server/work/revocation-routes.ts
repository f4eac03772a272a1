import { Hono } from 'hono';
import * as v from 'valibot';
import { decideProposal, lift, previewRevocation, revocationsOf, revoke } from '../../issuer/revoke.ts';
import {
  LiftRequest,
  type Preview,
  PreviewRequest,
  ProposalDecision,
  RevocationRequest,
  type RevocationResult,
  type Revocations,
} from '../../work-contract/revocations.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/revocations`: certificates that must not hold any more, or not for now. */
export function revocationRoutes({ database, publishStatusSoon }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.get('/revocations', async (context) =>
    context.json<Revocations>(await revocationsOf(database, context.get('actor'), new Date())),
  );

  routes.post('/revocations/preview', async (context) => {
    const request = v.safeParse(PreviewRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { selection } = request.output;
    return context.json<Preview>(await previewRevocation(database, context.get('actor'), selection));
  });

  routes.post('/revocations', async (context) => {
    const request = v.safeParse(RevocationRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const result = await revoke(database, context.get('actor'), request.output, new Date());
    publishStatusSoon();
    return context.json<RevocationResult>(result);
  });

  routes.post('/revocations/decide', async (context) => {
    const request = v.safeParse(ProposalDecision, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { proposalId, approve } = request.output;
    const changed = await decideProposal(database, context.get('actor'), proposalId, approve, new Date());
    if (changed === undefined) return fail(context, 'not-found');
    publishStatusSoon();
    return context.json<RevocationResult>({ changed, proposalId: null });
  });

  routes.post('/revocations/lift', async (context) => {
    const request = v.safeParse(LiftRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { certificateIds, note } = request.output;
    const changed = await lift(database, context.get('actor'), certificateIds, note, new Date());
    publishStatusSoon();
    return context.json<RevocationResult>({ changed, proposalId: null });
  });
  return routes;
}
