import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Service {
  readonly url: string;
  stop(): void;
}

/** The built service with a few people, in a folder that goes with it; `codes()` finds its key there. */
export async function startService(port: number): Promise<Service> {
  const data = mkdtempSync(join(tmpdir(), 'vi-vacxin-camera-'));
  process.env['E2E_DATA'] = data;
  const server = spawn(
    process.execPath,
    ['dist/server/main.js', 'start', '--port', String(port), '--people', '20', '--data', data],
    { stdio: 'ignore' },
  );
  const url = `http://localhost:${port}`;
  for (let tries = 0; tries < 150; tries++) {
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
    stop: () => {
      server.once('exit', () => rmSync(data, { recursive: true, force: true }));
      server.kill();
    },
  };
}
