import type { Context } from 'hono';

/** Sends a table as a file; the browser names it, since names of places are nobody's business in a log. */
export const sendTable = (context: Context, csv: string): Response =>
  context.body(csv, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="table.csv"',
  });
