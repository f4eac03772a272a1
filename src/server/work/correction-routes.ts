import { Hono } from 'hono';
import * as v from 'valibot';
import { correctionPhoto } from '../../issuer/open-corrections.ts';
import { CorrectionPhotoRequest } from '../../work-contract/corrections.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/correction/photo`: the paper that a citizen has photographed. */
export function correctionRoutes({ database, keys }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();
  routes.post('/correction/photo', async (context) => {
    const request = v.safeParse(CorrectionPhotoRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const photo = await correctionPhoto(database, keys.secret, context.get('actor'), request.output.id);
    return photo ? context.body(photo, 200, { 'content-type': 'image/jpeg' }) : fail(context, 'not-found');
  });
  return routes;
}
