import { Hono } from 'hono';
import * as v from 'valibot';
import { searchAudit } from '../../issuer/audit-search.ts';
import { dayInVietNam } from '../../issuer/dates.ts';
import { setDeadline } from '../../issuer/deadline.ts';
import { supervise } from '../../issuer/supervision.ts';
import { supervisionCsv } from '../../issuer/supervision-csv.ts';
import {
  type AuditPage,
  AuditSearch,
  DeadlineRequest,
  type Supervision,
  Within,
} from '../../work-contract/supervision.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';
import { sendTable } from './send-table.ts';

/** `/supervision`, `/deadline`, `/audit/search`: how far a territory has come, by when it must, and who did what. */
export function supervisionRoutes({ database }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.post('/supervision', async (context) => {
    const request = v.safeParse(Within, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const found = await supervise(database, context.get('actor'), request.output, new Date());
    return found ? context.json<Supervision>(found) : fail(context, 'not-allowed');
  });

  routes.post('/supervision/csv', async (context) => {
    const request = v.safeParse(Within, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const found = await supervise(database, context.get('actor'), request.output, new Date());
    return found ? sendTable(context, supervisionCsv(found)) : fail(context, 'not-allowed');
  });

  routes.post('/deadline', async (context) => {
    const request = v.safeParse(DeadlineRequest, await jsonBody(context));
    const at = new Date();
    if (!request.success) return fail(context, 'bad-request');
    const { province, day } = request.output;
    const { accountId, territory } = context.get('actor');
    if (territory.province !== null && territory.province !== province) return fail(context, 'not-allowed');
    if (day !== null && day < dayInVietNam(at)) return fail(context, 'bad-request');
    await setDeadline(database, { accountId, at }, province, day);
    return context.body(null, 204);
  });

  routes.post('/audit/search', async (context) => {
    const request = v.safeParse(AuditSearch, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { territory } = context.get('actor');
    return context.json<AuditPage>(await searchAudit(database, territory, request.output));
  });
  return routes;
}
