import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { appendAudit } from '../issuer/audit.ts';
import { type Database, openDatabase } from '../issuer/database.ts';

export interface Command {
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

/** Says in the audit what the operator has done, with counts alone. */
export const keepInAudit = (
  database: Database,
  action: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> =>
  database.transaction((transaction) =>
    appendAudit(transaction, [{ at: new Date(), accountId: null, action, after: counts }]),
  );

/** A file to read, found and open before anything else is begun. @throws `ENOENT` and the like */
export const openFile = async (path: string): Promise<Readable> => (await open(path)).createReadStream();

export const count = (number: number): string => number.toLocaleString('en');

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * A service that the operator names by two variables of the environment, `${name}_URL` and `${name}_TOKEN`; undefined
 * where there are none.
 *
 * @throws {UsageError} where one is missing, or what is sent there would travel in the open.
 */
export function serviceFrom(environment: NodeJS.ProcessEnv, name: string) {
  const { [`${name}_URL`]: url = '', [`${name}_TOKEN`]: token = '' } = environment;
  if (url === '' && token === '') return undefined;
  if (url === '' || token === '') throw new UsageError(`${name}_URL and ${name}_TOKEN go together`);
  if (!isSafeAddress(url)) throw new UsageError(`${name}_URL must be an https address`);
  return { url, token };
}

/** Whether what is sent there travels sealed, or does not leave this machine. */
export function isSafeAddress(url: string): boolean {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
