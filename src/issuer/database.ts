import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrations.ts';

export interface Queryable {
  /** Runs one statement; parameters are `$1`, `$2`, … and never part of the text. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** PostgreSQL, wherever it runs: the same SQL and the same shapes of results. */
export interface Database extends Queryable {
  /**
   * Commits when `work` succeeds, rolls back when it throws. Where two transactions wait for each other, one of them is
   * rolled back and its work done again, so that work must change nothing but the database.
   */
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
    // Who has a server need not load a database.
    const [{ PGlite }, { pg_trgm }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('@electric-sql/pglite/contrib/pg_trgm'),
    ]);
    const pglite = await PGlite.create({
      extensions: { pg_trgm },
      ...(directory !== undefined && { dataDir: directory }),
    });
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

/**
 * Connections of their own to the same PostgreSQL, for those who must neither starve others nor be starved by them, and ask
 * the same few things very often: statements are planned once a connection, so their texts must be few. One that takes longer
 * than it may is given up (`57014`). What they commit is not waited for: a crash of the server may lose the last moments of
 * it as a whole, so only for what somebody then simply does again.
 */
export function openApart(url: string, connections: number, statementTimeoutMs: number): Database {
  return openPostgres(
    url,
    {
      max: connections,
      maxLifetimeSeconds: APART_SECONDS,
      statement_timeout: statementTimeoutMs,
      options: '-c synchronous_commit=off',
    },
    statementName,
  );
}

const names = new Map<string, string>();
function statementName(sql: string): string {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

const INT8_OID = 20;
const INT8_ARRAY_OID = 1016;
/** Also for one that is free: longer than a browser waits, since what a clerk has signed is better stored late than refused. */
const CONNECT_TIMEOUT_MS = 30_000;
/** So that plans are made anew for tables that have grown. */
const APART_SECONDS = 60;

function openPostgres(
  url: string,
  settings: pg.PoolConfig = {},
  nameOf: (sql: string) => string | undefined = () => undefined,
): Database {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
      if (oid === INT8_OID) return Number;
      const parse = pg.types.getTypeParser(oid, format);
      return oid === INT8_ARRAY_OID ? (value: string) => parse(value).map(Number) : parse;
    }) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({
    connectionString: url,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...settings,
  });
  // A server that goes away while a connection idles is or works is no reason to end the service; the next query tells.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const on = (client: pg.Pool | pg.PoolClient): Queryable => ({
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query({ name: nameOf(sql), text: sql, values: [...parameters] })).rows as Row[],
  });
  return {
    ...on(pool),
    transaction: async (work) => {
      for (let tries = 1; ; tries++) {
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
          if (!isDeadlock(error) || tries === MOST_TRIES) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

/** Of two that wait for each other the server gives one up, and whoever is given up may try again. */
const isDeadlock = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === DEADLOCK_DETECTED;
const DEADLOCK_DETECTED = '40P01';
const MOST_TRIES = 3;
