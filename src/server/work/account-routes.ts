import { Hono } from 'hono';
import * as v from 'valibot';
import { addAccount, disableAccount, listAccounts, renewCode } from '../../issuer/accounts.ts';
import { listPlaces } from '../../issuer/places.ts';
import {
  type AccountList,
  AccountRequest,
  type AccountWithCode,
  NewAccount,
  type Places,
  PlacesRequest,
} from '../../work-contract/session.ts';
import { fail } from '../answers.ts';
import { jsonBody } from '../requests.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/** `/accounts`: who else is at work, within one's own territory. */
export function accountRoutes({ database, keys }: Service): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();

  routes.get('/accounts', async (context) =>
    context.json<AccountList>({ accounts: await listAccounts(database, context.get('actor'), new Date()) }),
  );

  routes.post('/accounts', async (context) => {
    const request = v.safeParse(NewAccount, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const added = await addAccount(database, keys.secret, context.get('actor'), request.output, new Date());
    if (added === 'no-such-place') return fail(context, 'not-found');
    if (added === 'not-allowed') return fail(context, 'not-allowed');
    const { accountId, code, expiresAt } = added;
    return context.json<AccountWithCode>({ accountId, code, codeExpiresAt: expiresAt.toISOString() });
  });

  routes.post('/accounts/places', async (context) => {
    const request = v.safeParse(PlacesRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { province } = request.output;
    return context.json<Places>(await listPlaces(database, context.get('actor'), province));
  });

  routes.post('/accounts/code', async (context) => {
    const request = v.safeParse(AccountRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { accountId } = request.output;
    const renewed = await renewCode(database, keys.secret, context.get('actor'), accountId, new Date());
    if (!renewed) return fail(context, 'not-found');
    return context.json<AccountWithCode>({
      accountId,
      code: renewed.code,
      codeExpiresAt: renewed.expiresAt.toISOString(),
    });
  });

  routes.post('/accounts/disable', async (context) => {
    const request = v.safeParse(AccountRequest, await jsonBody(context));
    if (!request.success) return fail(context, 'bad-request');
    const { accountId } = request.output;
    const disabled = await disableAccount(database, context.get('actor'), accountId, new Date());
    return disabled ? context.body(null, 204) : fail(context, 'not-found');
  });
  return routes;
}
