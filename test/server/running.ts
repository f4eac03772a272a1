import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/server/app.ts';
import { listen } from '../../src/server/listen.ts';
import { textLog } from '../../src/server/log.ts';
import { openMetrics } from '../../src/server/metrics.ts';
import { openService, type Service, type ServiceOptions } from '../../src/server/service.ts';
import { copyEmbeddedDatabase } from '../embedded.ts';

/** A folder of its own for a suite, and how to be rid of it. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'vi-vacxin-server-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Running {
  readonly service: Service;
  /** `http://127.0.0.1:…` */
  readonly url: string;
  /** Every line for the operator so far. */
  readonly lines: readonly string[];
  /** What a Prometheus server is told. */
  metrics(): Promise<string>;
  /** Tells it that it is about to end. */
  end(): void;
  /** Sends JSON, from an address of the caller's choice. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** The whole service on a free port, with a small built app to serve. */
export async function startService(
  folder: string,
  options: Partial<ServiceOptions> & { readonly httpsOnly?: boolean } = {},
): Promise<Running> {
  const lines: string[] = [];
  const { httpsOnly = false, ...rest } = options;
  const database = join(folder, 'data', 'database');
  if (!existsSync(database)) copyEmbeddedDatabase(database);
  const service = await openService({
    dataDirectory: join(folder, 'data'),
    localUrl: 'http://localhost:8080',
    demoPeople: 300,
    ...(rest.demo === false && { keyProtection: { passphrase: 'a passphrase of tests' } }),
    log: textLog((line) => lines.push(line)),
    ...rest,
  });
  const ending = new AbortController();
  const metrics = openMetrics(service.database);
  const app = createApp(service, {
    clientDirectory: builtApp(folder),
    trustProxy: true,
    httpsOnly,
    metrics,
    ending: ending.signal,
  });
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    service,
    url,
    lines,
    metrics: async () => (await metrics.app.request('/metrics')).text(),
    end: () => ending.abort(),
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body:
          body instanceof Uint8Array
            ? new Uint8Array(body)
            : typeof body === 'string'
              ? body
              : JSON.stringify(body),
      }),
    close: async () => {
      await listening.close();
      await service.close();
    },
  };
}

/** Asks for exactly this path and takes the bytes as they come: `fetch` tidies the one and decompresses the other. */
export const getRaw = (url: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    })
      .once('error', reject)
      .end();
  });

export const INDEX = '<!doctype html><title>Ví Vắc-xin</title><div id="app"></div>';
export const SCRIPT = `export const numbers = [${Array.from({ length: 1000 }, (_, index) => index)}];`;

function builtApp(folder: string): string {
  const directory = join(folder, 'client');
  mkdirSync(join(directory, 'assets'), { recursive: true });
  mkdirSync(join(directory, '.vite'), { recursive: true });
  writeFileSync(join(directory, 'index.html'), INDEX);
  writeFileSync(join(directory, 'service-worker.js'), 'self.skipWaiting();');
  writeFileSync(join(directory, 'assets', 'main-1a2b3c.js'), SCRIPT);
  writeFileSync(join(directory, '.vite', 'manifest.json'), '{}');
  return directory;
}
