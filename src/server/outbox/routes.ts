import { Hono } from 'hono';
import { outboxMessages } from '../../issuer/sms.ts';
import type { Service } from '../service.ts';
import { outboxPage } from './page.ts';
import script from './refresh.js?raw';
import style from './style.css?raw';

/** The demo country's telephone: everybody may read it, for nobody's messages are in it. */
export function outboxRoutes({
  database,
  examples,
  accounts,
}: Pick<Service, 'database' | 'examples' | 'accounts'>): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    context.header('cache-control', 'no-store');
    return context.html(outboxPage(await outboxMessages(database), examples, accounts));
  });
  routes.get('/style.css', (context) =>
    context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get('/refresh.js', (context) =>
    context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  return routes;
}
