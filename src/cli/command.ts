import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type Database, openDatabase } from '../issuer/database.ts';

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the command's name, and what each option means. */
  readonly usage: string;
  /** @returns the exit status */
  run(args: string[]): Promise<number>;
}

/** The call itself is wrong; exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const DATA_OPTION = '--data DIR        where keys and the embedded database live (default ./data)';
export const dataOption = { data: { type: 'string', default: 'data' } } as const;

/** The value of `--public-url` without a slash at its end. @throws {UsageError} */
export function publicUrlFrom(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== ''
  ) {
    throw new UsageError('--public-url must be an https address such as https://vacxin.example.vn');
  }
  return url.href.replace(/\/+$/, '');
}

/** The database of a command: the server in `DATABASE_URL`, else the embedded one of the data folder. */
export async function withDatabase<Result>(
  dataDirectory: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(
    url ? { url } : { directory: join(resolve(dataDirectory), 'database') },
  );
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A file to read, found and open before anything else is begun. @throws `ENOENT` and the like */
export const openFile = async (path: string): Promise<Readable> => (await open(path)).createReadStream();

export const count = (number: number): string => number.toLocaleString('en');
