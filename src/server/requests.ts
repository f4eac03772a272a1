import type { Context } from 'hono';

/** Only our own pages ask: no page elsewhere makes a visitor's browser ask for them. Programs say no origin at all. */
export function fromOurPages(context: Context, url: string): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  return (
    URL.canParse(origin) && [new URL(url).host, context.req.header('host')].includes(new URL(origin).host)
  );
}

/** Whether the body says that it is JSON, which no form of a page elsewhere can. */
export const isJson = (context: Context): boolean =>
  /^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '');

/** The body as JSON; undefined where it is none. */
export async function jsonBody(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    return undefined;
  }
}
