import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** A process of its own that listens; ended with this one in any case. */
export interface Child {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

function child(server: ChildProcess, port: number): Child {
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  process.once('exit', () => server.kill('SIGKILL'));
  return {
    port,
    pid: server.pid ?? 0,
    stop: async () => {
      server.kill('SIGTERM');
      const late = setTimeout(() => server.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    },
  };
}

/** Node's own server and nothing else: any request has the same small answer. */
export async function startBareServer(): Promise<Child> {
  const code = `
    const body = JSON.stringify({ lookUpId: 'AAAAAAAAAAAAAAAAAAAAAA', expiresInSeconds: 300 });
    require('node:http').createServer((request, response) => {
      request.resume();
      request.once('end', () => response.writeHead(200, {
        'content-type': 'application/json', 'content-length': body.length,
      }).end(body));
    }).listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, function () { process.send(this.address().port); });`;
  const server = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const port = await new Promise<number>((resolve) =>
    server.once('message', (port) => resolve(Number(port))),
  );
  return child(server, port);
}

/** The built service on a database that is there. @throws where it does not come up. */
export async function startBuiltService(
  port: number,
  data: string,
  publicUrl: string,
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  const options = [
    '--port',
    String(port),
    '--data',
    data,
    '--public-url',
    publicUrl,
    '--no-demo',
    '--trust-proxy',
  ];
  const server = spawn(process.execPath, ['dist/server/main.js', 'start', ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, KEYS_PASSPHRASE: 'made up for this bench', ...environment },
  });
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) break;
    const answers = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return child(server, port);
    await delay(200);
  }
  server.kill('SIGKILL');
  throw new Error('the service did not start');
}

/** Takes the service's messages, as a gateway to telephones does. */
export async function startSmsGateway(receive: (phone: string, code: string) => void) {
  const server = createServer(async (request, response) => {
    const { to, text: message }: { to: string; text: string } = JSON.parse(await text(request));
    receive(to, /#(\d{6})$/.exec(message)?.[1] ?? '');
    response.writeHead(200, { 'content-length': 0 }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
