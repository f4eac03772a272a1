import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Service {
  readonly url: string;
  stop(): Promise<void>;
}

/** The built service with a few people, in a folder that goes with it; `codes()` finds its key there. */
export async function startService({
  port,
  people = 20,
}: {
  port: number;
  people?: number;
}): Promise<Service> {
  const data = mkdtempSync(join(tmpdir(), 'vi-vacxin-bench-'));
  process.env['E2E_DATA'] = data;
  const server = spawn(
    process.execPath,
    ['dist/server/main.js', 'start', '--port', String(port), '--people', String(people), '--data', data],
    { stdio: 'ignore' },
  );
  const url = `http://localhost:${port}`;
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await setTimeout(200);
  }
  return {
    url,
    stop: async () => {
      if (server.exitCode === null && server.kill()) await once(server, 'exit');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
