import { Hono } from 'hono';
import * as v from 'valibot';
import { beginAttestation, completeAttestation } from '../../issuer/attest.ts';
import { attestationState } from '../../issuer/attestation-state.ts';
import { intake, queuePosition } from '../../issuer/certification-intake.ts';
import {
  type AttestationOptions,
  AttestationRequest,
  type AttestationResult,
  type AttestationState,
} from '../../work-contract/attestation.ts';
import { CeremonyRequest } from '../../work-contract/session.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';
import { relyingParty } from './relying-party.ts';

/** `/attestation`: a clerk signs for the records of the facility that are ready. */
export function attestationRoutes(service: Service): Hono<WorkEnv> {
  const { database, issuer } = service;
  const routes = new Hono<WorkEnv>();

  routes.get('/attestation', async (context) => {
    const { facilityId } = context.get('actor').territory;
    if (facilityId === null) return fail(context, 'not-allowed');
    return context.json<AttestationState>(await attestationState(database, facilityId, new Date()));
  });

  routes.post('/attestation/options', async (context) => {
    const request = v.safeParse(AttestationRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { accountId, territory } = context.get('actor');
    if (territory.facilityId === null) return fail(context, 'not-allowed');
    // Asked before the touch, so that whoever has signed is never sent away.
    const room = await intake(database, new Date());
    if (!room.accepted) {
      return fail(context, 'unavailable', { 'retry-after': String(room.retryAfterSeconds) });
    }
    const begun = await beginAttestation(
      database,
      relyingParty(service, context),
      issuer.iss,
      { accountId, facilityId: territory.facilityId },
      request.output.except,
      new Date(),
    );
    return begun ? context.json<AttestationOptions>(begun) : fail(context, 'not-found');
  });

  routes.post('/attestation', async (context) => {
    const request = v.safeParse(CeremonyRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { accountId, territory } = context.get('actor');
    if (territory.facilityId === null) return fail(context, 'not-allowed');
    const result = await completeAttestation(
      database,
      relyingParty(service, context),
      { accountId, facilityId: territory.facilityId },
      request.output,
      new Date(),
    );
    if (!result) return fail(context, 'passkey-refused');
    const queue = await queuePosition(database, territory.facilityId, new Date());
    service.certifySoon();
    return context.json<AttestationResult>({ ...result, queue });
  });
  return routes;
}
