import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The built app as a plain file server would give it, with the service's publications; it can be taken away. */
export async function serveFiles() {
  const client = resolve('dist/client');
  const publications = join(process.env['E2E_DATA'] ?? '', 'public');
  const asked: string[] = [];
  const changed = new Map<string, string | Uint8Array>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    const file = [join(client, path), join(publications, path)].find(
      (candidate) => extname(candidate) && existsSync(candidate),
    );
    if (!file && path.startsWith('/api/')) response.statusCode = 404;
    response.setHeader('content-type', TYPES[extname(file ?? 'index.html')] ?? 'application/octet-stream');
    response.end(changed.get(path) ?? readFileSync(file ?? join(client, 'index.html')));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    asked,
    change: (path: string, content: string | Uint8Array) => changed.set(path, content),
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
