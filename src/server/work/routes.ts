import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { fail } from '../answers.ts';
import type { Service } from '../service.ts';
import { checkAccess, takesFile, type WorkEnv } from './access.ts';
import { accountRoutes } from './account-routes.ts';
import { attestationRoutes } from './attestation-routes.ts';
import { certificationRoutes } from './certification-routes.ts';
import { correctionRoutes } from './correction-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { doorRoutes } from './door-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { importRoutes } from './import-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { listRoutes } from './list-routes.ts';
import { pickUpRoutes } from './pick-up-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { revocationRoutes } from './revocation-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { supervisionRoutes } from './supervision-routes.ts';

const MAX_JSON_BYTES = 1_000_000;

/** `/api/work`: what the workbench asks. `ACCESS` says who may ask for what. */
export function workRoutes(service: Service, trustProxy: boolean): Hono<WorkEnv> {
  const routes = new Hono<WorkEnv>();
  const limitJson = bodyLimit({ maxSize: MAX_JSON_BYTES, onError: (context) => fail(context, 'too-large') });
  routes.use('*', checkAccess(service));
  // Files have limits of their own, where they are read.
  routes.use('*', (context, next) => (takesFile(context) ? next() : limitJson(context, next)));
  routes.route('/', sessionRoutes(service, trustProxy));
  routes.route('/', accountRoutes(service));
  routes.route('/', attestationRoutes(service));
  routes.route('/', certificationRoutes(service));
  routes.route('/', pickUpRoutes(service));
  routes.route('/', recordRoutes(service));
  routes.route('/', correctionRoutes(service));
  routes.route('/', revocationRoutes(service));
  routes.route('/', decisionRoutes(service));
  routes.route('/', doorRoutes(service));
  routes.route('/', groupRoutes(service));
  routes.route('/imports', importRoutes(service));
  routes.route('/', supervisionRoutes(service));
  routes.route('/', listRoutes(service));
  routes.route('/', inspectionRoutes(service));
  return routes;
}
