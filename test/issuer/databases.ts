import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/issuer/database.ts';

const engines = {
  PGlite: () => openDatabase('memory'),
  PostgreSQL: async () => {
    const server = inject('postgresUrl');
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const client = new pg.Client({ connectionString: `${server}postgres` });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return openDatabase({ url: `${server}${name}` });
  },
};

/** Runs a suite on both engines; each call of `open` gives the suite's database, emptied. */
export function describeOnBothEngines(name: string, suite: (open: () => Promise<Database>) => void): void {
  for (const [engine, make] of Object.entries(engines)) {
    describe(`${name} on ${engine}`, () => {
      let database: Database | undefined;
      afterAll(() => database?.close());
      suite(async () => {
        database ??= await make();
        await empty(database);
        return database;
      });
    });
  }
}

async function empty(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  await database.query(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`);
}
