import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

/**
 * Something that an operator may want to know. Fields are counts, codes, routes and times: never anything about people,
 * since logs are copied to where nobody asks who may read them.
 */
export interface LogEntry {
  readonly level: 'info' | 'warning' | 'error';
  /** In words that stay the same, so that programs find it. */
  readonly message: string;
  readonly [field: string]: string | number;
}

export type Log = (entry: LogEntry) => void;

/** One line of JSON an entry, with the instant, for programs that gather logs. */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (entry) =>
    write(JSON.stringify({ time: new Date().toISOString(), ...entry }));

/** The same for people who look on. */
export const textLog =
  (write: (line: string) => void): Log =>
  ({ level, message, stack, ...fields }) => {
    const told = Object.entries(fields).map(([name, value]) =>
      name === 'fault' ? value : `${name} ${value.toLocaleString('en')}`,
    );
    const line = `${level === 'info' ? '' : `${level}: `}${message}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
    write(stack === undefined ? line : `${line}\n${stack}`);
  };

/**
 * One entry a request: method, route, status and time, nothing about people. The route and not the address, in which a
 * lost client might write anything. Files and pages that were served are not worth an entry.
 */
export const requestLog =
  (log: Log): MiddlewareHandler =>
  async (context: Context, next) => {
    const started = performance.now();
    await next();
    const { status } = context.res;
    if (!context.req.path.startsWith('/api/') && status < 500) return;
    log({
      level: status < 500 ? 'info' : 'error',
      message: 'request',
      method: context.req.method,
      route: routePath(context),
      status,
      milliseconds: Math.round(performance.now() - started),
    });
  };

/** Our own errors name what went wrong; those of a database or a parser may quote what people wrote. */
const SPEAKS_OF_NOBODY = new Set(['SmsError', 'FolderInUseError']);
const SHOWN_FRAMES = 5;

/** What an operator needs to find a fault, without the message where that might tell about people. */
export function faultFields(error: unknown): { readonly fault: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { fault: 'unknown error' };
  if (SPEAKS_OF_NOBODY.has(error.name)) return { fault: error.message };
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: `${error.name}${code}`, stack: frames.slice(0, SHOWN_FRAMES).join('\n') };
}
