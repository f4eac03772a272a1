import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { listReport } from '../../issuer/lists/list-report.ts';
import { applyList, dryRunList } from '../../issuer/lists/lists.ts';
import { MAX_LIST_BYTES, readList } from '../../issuer/lists/read-list.ts';
import { UnreadableFileError } from '../../issuer/table.ts';
import type { DecisionOutcome } from '../../work-contract/decisions.ts';
import { type ListAnswer, ListApplyRequest, ListReportRequest } from '../../work-contract/lists.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';
import { sendTable } from './send-table.ts';

/** `/lists`: people whose basic data the police say are otherwise; what that would change, and changing it. */
export function listRoutes({ database }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.post(
    '/lists',
    bodyLimit({ maxSize: MAX_LIST_BYTES, onError: (context) => fail(context, 'too-large') }),
    async (context) => {
      const now = new Date();
      const file = new Uint8Array(await context.req.arrayBuffer());
      try {
        const lines = await readList(file, now);
        return context.json<ListAnswer>(await dryRunList(database, context.get('actor'), lines, now));
      } catch (error) {
        if (!(error instanceof UnreadableFileError)) throw error;
        return context.json<ListAnswer>({ unreadable: error.code });
      }
    },
  );

  routes.post('/lists/apply', async (context) => {
    const request = v.safeParse(ListApplyRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const outcome = await applyList(database, context.get('actor'), request.output, new Date());
    return outcome ? context.json<DecisionOutcome>(outcome) : fail(context, 'not-found');
  });

  routes.post('/lists/report', async (context) => {
    const request = v.safeParse(ListReportRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const report = await listReport(database, context.get('actor'), request.output.listId);
    return report === undefined ? fail(context, 'not-found') : sendTable(context, report);
  });
  return routes;
}
