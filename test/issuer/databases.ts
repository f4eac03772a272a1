import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { type Database, openDatabase } from '../../src/issuer/database.ts';
import { copyEmbeddedDatabase } from '../embedded.ts';
import { newPostgresDatabase } from '../postgres.ts';

const engines = {
  PGlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-pglite-'));
    const directory = join(folder, 'database');
    copyEmbeddedDatabase(directory);
    const database = await openDatabase({ directory });
    return {
      ...database,
      close: async () => {
        await database.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  PostgreSQL: async () => openDatabase({ url: await newPostgresDatabase() }),
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
    `select quote_ident(tablename) as name from pg_tables join pg_class on relname = tablename and not relispartition
     where schemaname = 'public' and tablename <> 'migration'`,
  );
  await emptyTables(
    database,
    tables.map(({ name }) => name),
  );
}

/**
 * Empties tables, the audit among them, which refuses that to everybody else, and has their numbers begin anew. Rows are
 * deleted where there are any: cutting each of many tables down to nothing takes an embedded database a second.
 */
export const emptyTables = (database: Database, tables: readonly string[]): Promise<void> =>
  database.transaction(async (transaction) => {
    // Neither triggers nor references to what is gone as well.
    await transaction.query('set local session_replication_role = replica');
    const filled = await transaction.query<{ name: string }>(
      tables.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all '),
    );
    for (const { name } of filled) await transaction.query(`delete from ${name}`);
    await transaction.query(
      `select setval(sequence.oid::regclass, seqstart, false)
       from pg_class sequence
       join pg_sequence on seqrelid = sequence.oid
       left join pg_depend on objid = sequence.oid and pg_depend.deptype in ('a', 'i')
         and pg_depend.refclassid = 'pg_class'::regclass
       left join pg_class owner on owner.oid = refobjid
       where owner.oid is null or quote_ident(owner.relname) = any($1::text[])`,
      [tables],
    );
  });
