import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

/**
 * One line a request: method, route, status and time, nothing about people. The route and not the address, in which a
 * lost client might write anything. Files and pages that were served are not worth a line.
 */
export const requestLog =
  (report: (line: string) => void): MiddlewareHandler =>
  async (context: Context, next) => {
    const started = performance.now();
    await next();
    const { status } = context.res;
    if (!context.req.path.startsWith('/api/') && status < 500) return;
    const route = routePath(context);
    report(`${context.req.method} ${route} ${status} ${Math.round(performance.now() - started)} ms`);
  };

/** Our own errors name what went wrong; those of a database or a parser may quote what people wrote. */
const SPEAKS_OF_NOBODY = new Set(['SmsError', 'FolderInUseError']);
const SHOWN_FRAMES = 5;

/** What an operator needs to find a fault, without the message where that might tell about people. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if (SPEAKS_OF_NOBODY.has(error.name)) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames.slice(0, SHOWN_FRAMES)].join('\n');
}
