import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import type { Actor } from '../../issuer/actor.ts';
import { findSession } from '../../issuer/work-sessions.ts';
import type { Me, Role } from '../../work-contract/session.ts';
import { fail } from '../answers.ts';
import { fromOurPages, isJson } from '../requests.ts';
import type { Service } from '../service.ts';
import { cookieName } from './session-cookie.ts';

/** What the workbench's routes find in their context. */
export interface WorkEnv {
  Variables: { actor: Actor; me: Me };
}

interface Access {
  /** Who may ask; 'anybody' comes without a session. */
  readonly roles: readonly Role[] | 'anybody';
  /** A file and no JSON. */
  readonly file?: true;
}

const anybody: Access = { roles: 'anybody' };
const everyRole: Access = { roles: ['clerk', 'police', 'province', 'ministry'] };
/** Whatever shows doses or is about them. */
const medical: Access = { roles: ['clerk', 'province', 'ministry'] };
const supervisors: Access = { roles: ['province', 'ministry'] };
const police: Access = { roles: ['police', 'province', 'ministry'] };
/** Who answers for what was given at a facility: those who work there, and nobody above them. */
const facility: Access = { roles: ['clerk'] };
/** Who has the person and their papers before them. */
const desk: Access = { roles: ['clerk', 'province'] };
const ministry: Access = { roles: ['ministry'] };

/** Who may ask for what. A route that is not here answers nobody. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'POST /api/work/enrol/options': anybody,
  'POST /api/work/enrol': anybody,
  'POST /api/work/sign-in/options': anybody,
  'POST /api/work/sign-in': anybody,
  'POST /api/work/sign-out': everyRole,
  'GET /api/work/me': everyRole,
  'GET /api/work/accounts': supervisors,
  'POST /api/work/accounts': supervisors,
  'POST /api/work/accounts/places': supervisors,
  'POST /api/work/accounts/code': supervisors,
  'POST /api/work/accounts/disable': supervisors,
  'POST /api/work/records': everyRole,
  'POST /api/work/record': everyRole,
  'POST /api/work/correction/photo': medical,
  'GET /api/work/decisions': everyRole,
  'POST /api/work/decisions': everyRole,
  'POST /api/work/pick-up-code': desk,
  'GET /api/work/groups': medical,
  'POST /api/work/groups/sample': medical,
  'POST /api/work/threshold': ministry,
  'GET /api/work/attestation': facility,
  'POST /api/work/attestation/options': facility,
  'POST /api/work/attestation': facility,
  'GET /api/work/revocations': supervisors,
  'POST /api/work/revocations': supervisors,
  'POST /api/work/revocations/preview': supervisors,
  'POST /api/work/revocations/decide': supervisors,
  'POST /api/work/revocations/lift': supervisors,
  'GET /api/work/doors': supervisors,
  'POST /api/work/doors': ministry,
  'POST /api/work/doors/retire': ministry,
  'POST /api/work/inspections': supervisors,
  'POST /api/work/inspections/csv': supervisors,
  'POST /api/work/imports': { ...medical, file: true },
  'POST /api/work/imports/one': medical,
  'GET /api/work/imports': medical,
  'GET /api/work/imports/:id': medical,
  'POST /api/work/imports/:id/run': medical,
  'GET /api/work/imports/:id/rejected': medical,
  'DELETE /api/work/imports/:id': medical,
  'POST /api/work/supervision': everyRole,
  'POST /api/work/supervision/csv': everyRole,
  'GET /api/work/certification': supervisors,
  'POST /api/work/certification/retry': supervisors,
  'POST /api/work/deadline': supervisors,
  'POST /api/work/audit/search': supervisors,
  'POST /api/work/lists': { ...police, file: true },
  'POST /api/work/lists/apply': police,
  'POST /api/work/lists/report': police,
};

/**
 * Stands before every route of the workbench: only our own pages ask, JSON unless the route takes a file, an account that
 * is signed in and whose role may. Puts the actor into the context.
 */
export const checkAccess =
  ({ database, url }: Service): MiddlewareHandler<WorkEnv> =>
  async (context, next) => {
    context.header('cache-control', 'no-store');
    const route = routeOf(context);
    // Nothing has this address; the app's own answer says so.
    if (!route) return next();
    const access = ACCESS[route];
    if (!access) return fail(context, 'not-allowed');
    if (!fromOurPages(context, url)) return fail(context, 'bad-request');
    if (!route.startsWith('GET ') && !access.file && !isJson(context)) return fail(context, 'bad-request');
    if (access.roles === 'anybody') return next();
    const token = getCookie(context, cookieName(url));
    const session = token === undefined ? undefined : await findSession(database, token, new Date());
    if (!session) return fail(context, 'signed-out');
    if (!access.roles.includes(session.actor.role)) return fail(context, 'not-allowed');
    context.set('actor', session.actor);
    context.set('me', session.me);
    return next();
  };

/** Whether the route that is asked for takes a file. */
export const takesFile = (context: Context): boolean => ACCESS[routeOf(context) ?? '']?.file ?? false;

/** The route that will answer, as `ACCESS` names it. */
function routeOf(context: Context): string | undefined {
  const route = matchedRoutes(context).find(({ path }) => !path.endsWith('*'));
  return route && `${route.method} ${route.path}`;
}
