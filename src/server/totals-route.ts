import { Hono } from 'hono';
import type { Totals } from '../contract.ts';
import { publicTotals } from '../issuer/totals.ts';
import type { Service } from './service.ts';

const FRESH_MS = 60_000;

/** `GET /api/totals`: how far the country has come, for everybody. Counted once a minute, however many ask. */
export function totalsRoute({ database }: Service): Hono {
  const routes = new Hono();
  let counted: { readonly at: number; readonly totals: Promise<Totals> } | undefined;
  routes.get('/', async (context) => {
    const now = new Date();
    if (!counted || now.getTime() - counted.at >= FRESH_MS) {
      const counting = { at: now.getTime(), totals: publicTotals(database, now) };
      counted = counting;
      // What failed is tried again by the next who asks.
      counting.totals.catch(() => {
        if (counted === counting) counted = undefined;
      });
    }
    const totals = await counted.totals;
    context.header('cache-control', 'public, max-age=60');
    return context.json<Totals>(totals);
  });
  return routes;
}
