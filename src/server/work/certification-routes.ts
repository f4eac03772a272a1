import { Hono } from 'hono';
import * as v from 'valibot';
import { appendAudit } from '../../issuer/audit.ts';
import { certificationState, retryFailed } from '../../issuer/certification-failures.ts';
import { type Certification, RetryRequest, type RetryResult } from '../../work-contract/certification.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/certification`: what waits to be signed in a supervisor's territory, what failed, and a second try. */
export function certificationRoutes({ database, certifySoon }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.get('/certification', async (context) => {
    const { territory } = context.get('actor');
    return context.json<Certification>(await certificationState(database, territory, new Date()));
  });

  routes.post('/certification/retry', async (context) => {
    const request = v.safeParse(RetryRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { failure } = request.output;
    const { accountId, territory } = context.get('actor');
    const at = new Date();
    const records = await database.transaction(async (transaction) => {
      const again = await retryFailed(transaction, territory, failure, at);
      await appendAudit(transaction, [
        { at, accountId, action: 'retry-certification', after: { failure, records: again } },
      ]);
      return again;
    });
    certifySoon();
    return context.json<v.InferOutput<typeof RetryResult>>({ records });
  });
  return routes;
}
