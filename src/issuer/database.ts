import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrations.ts';

export interface Queryable {
  /** Runs one statement; parameters are `$1`, `$2`, … and never part of the text. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** PostgreSQL, wherever it runs: the same SQL and the same shapes of results. */
export interface Database extends Queryable {
  /** Commits when `work` succeeds, rolls back when it throws. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export type DatabaseLocation = { readonly url: string } | { readonly directory: string } | 'memory';

/**
 * Opens the database and brings its schema up to date: a PostgreSQL server by URL, or the embedded PGlite in a folder
 * of its own (or in memory). `int8` comes back as a number, `timestamptz` as a `Date`, arrays as arrays.
 *
 * @throws {FolderInUseError} where another process has the folder open.
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const database =
    location === 'memory'
      ? await openPglite(undefined)
      : 'url' in location
        ? openPostgres(location.url)
        : await openPglite(location.directory);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openPglite(directory: string | undefined): Promise<Database> {
  let unlock = () => {};
  if (directory !== undefined) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    unlock = lockFolder(directory);
  }
  try {
    const pglite = await PGlite.create(directory === undefined ? {} : { dataDir: directory });
    return {
      query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
        (await pglite.query<Row>(sql, [...parameters])).rows,
      transaction: (work) =>
        pglite.transaction((transaction) =>
          work({
            query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
              (await transaction.query<Row>(sql, [...parameters])).rows,
          }),
        ),
      close: async () => {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

const INT8_OID = 20;
const INT8_ARRAY_OID = 1016;
const CONNECT_TIMEOUT_MS = 10_000;

function openPostgres(url: string): Database {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
      if (oid === INT8_OID) return Number;
      const parse = pg.types.getTypeParser(oid, format);
      return oid === INT8_ARRAY_OID ? (value: string) => parse(value).map(Number) : parse;
    }) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({ connectionString: url, types, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A server that goes away while a connection idles is or works is no reason to end the service; the next query tells.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const on = (client: pg.Pool | pg.PoolClient): Queryable => ({
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, [...parameters])).rows as Row[],
  });
  return {
    ...on(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(on(client));
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // A connection that cannot even roll back is of no more use, and the first error is the one that counts.
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
