import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { certificationState } from '../issuer/certification-failures.ts';
import type { Database } from '../issuer/database.ts';
import { unpublishedSince } from '../issuer/status-publication.ts';
import { WHOLE_COUNTRY } from '../issuer/territory.ts';

export interface Metrics {
  /** Measures every request of the API: how many, with which status, in what time. */
  readonly requests: MiddlewareHandler;
  /** Counts a request that was refused because too many were in work. */
  readonly refused: (path: string) => void;
  /** `GET /metrics`; for a port of its own, since how busy an office is concerns nobody else. */
  readonly app: Hono;
}

/**
 * What a Prometheus server asks for, in its text format: requests, the process, and what waits to be certified, which is
 * counted in the database when it is asked for. Nothing about people.
 */
export function openMetrics(database: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests of the API by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const refused = new Counter({
    name: 'http_requests_refused_total',
    help: 'Requests that were refused because too many were in work',
    labelNames: ['path'],
    registers: [registry],
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const waiting = gauge('certification_waiting', 'Attested records that wait for their certificate');
  const oldest = gauge('certification_oldest_seconds', 'How long the oldest of them has waited');
  const failed = gauge('certification_failed', 'Records whose certificate could not be made', ['failure']);
  const certified = gauge(
    'certification_rate',
    'Certificates a second over the last minutes, of all workers',
  );
  const unpublished = gauge(
    'status_unpublished_seconds',
    'Age of the oldest change of status not published yet',
  );

  const app = new Hono();
  app.get('/metrics', async (context) => {
    const now = new Date();
    const secondsSince = (instant: Date | undefined) =>
      instant ? (now.getTime() - instant.getTime()) / 1000 : 0;
    const state = await certificationState(database, WHOLE_COUNTRY, now);
    waiting.set(state.waiting);
    oldest.set(secondsSince(state.oldestAt === null ? undefined : new Date(state.oldestAt)));
    certified.set(state.perMinute / 60);
    unpublished.set(secondsSince(await unpublishedSince(database)));
    failed.reset();
    for (const { failure, records } of state.failures) failed.set({ failure }, records);
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  const requests = async (context: Context, next: () => Promise<void>) => {
    const started = performance.now();
    await next();
    if (!context.req.path.startsWith('/api/')) return;
    const labels = { method: context.req.method, route: routePath(context), status: context.res.status };
    duration.observe(labels, (performance.now() - started) / 1000);
  };
  return { requests, refused: (path) => refused.inc({ path }), app };
}
