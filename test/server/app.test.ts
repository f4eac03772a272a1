import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATHS, trustPartPath } from '../../src/contract.ts';
import { getRaw, INDEX, type Running, SCRIPT, startService, temporaryFolder } from './running.ts';

const demoFolder = temporaryFolder();
const realFolder = temporaryFolder();
let demo: Running;
let real: Running;
beforeAll(async () => {
  demo = await startService(demoFolder.path);
  real = await startService(realFolder.path, {
    demo: false,
    publicUrl: 'https://vacxin.example.vn',
    httpsOnly: true,
  });
});
afterAll(async () => {
  await Promise.all([demo.close(), real.close()]);
  demoFolder.remove();
  realFolder.remove();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(demo.url + path, { headers });
/** Where the app has screens, with something in the place of each parameter, and without those that may be left out. */
function addressesOfScreens(): string[] {
  const app = readFileSync(resolve(import.meta.dirname, '../../src/ui/shell/app.tsx'), 'utf8');
  const routes = [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path);
  if (routes.length < 10) throw new Error('the app says its addresses in another way');
  const filled = routes.map((route) => route.replaceAll(/:id\??/g, '12').replaceAll(/:\w+\??/g, 'queue'));
  const shortest = routes
    .map((route) => route.replaceAll(/\/:\w+\?/g, ''))
    .filter((path) => !path.includes(':'));
  return [...new Set([...filled, ...shortest])];
}

const PAGE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('pages', () => {
  it.each([...addressesOfScreens(), '/card/3f2a-b_1', '/SMARTHealthCard/'])(
    'has the app at %s',
    async (path) => {
      const response = await get(path, PAGE);
      expect([response.status, await response.text()]).toEqual([200, INDEX]);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('answers shared files that no service worker took with the screen that says so', async () => {
    const form = new FormData();
    form.set('files', new File(['shc:/'], 'card.txt'));
    const response = await fetch(`${demo.url}/share`, { method: 'POST', body: form, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/share']);
  });

  it('lets the app say that an address leads nowhere, with the status for it', async () => {
    const response = await get('/nowhere', PAGE);
    expect([response.status, await response.text()]).toEqual([404, INDEX]);
  });

  it.each(['/nowhere', '/assets/gone-123.js', '/.vite/manifest.json', '/api/nowhere', '/trust/nothing'])(
    'answers programs at %s with 404',
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.json()]).toEqual([404, { error: 'not-found' }]);
    },
  );

  it.each([
    '/../data/keys/secret',
    '/..%2f..%2fdata%2fkeys%2fsecret',
    '/assets/../../data/keys/secret',
    '/%00',
  ])('gives away nothing at %s', async (path) => {
    expect((await getRaw(demo.url, path)).status).toBe(404);
  });
});

describe('files', () => {
  it('with a digest in their name are kept for good, others asked for again', async () => {
    expect((await get('/assets/main-1a2b3c.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await get('/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it('come compressed as the client wishes, each form with its own tag', async () => {
    const fetched = (encoding: string) =>
      getRaw(demo.url, '/assets/main-1a2b3c.js', { 'accept-encoding': encoding });
    const plain = await fetched('identity');
    const gzip = await fetched('gzip');
    const brotli = await fetched('gzip, deflate, br');
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(brotli.headers.vary).toBe('accept-encoding');
  });

  it('are not sent again to who has them', async () => {
    const etag = (await get('/service-worker.js')).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await get('/service-worker.js', { 'if-none-match': `"other", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/service-worker.js', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('are described without being sent', async () => {
    const response = await fetch(`${demo.url}/assets/main-1a2b3c.js`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });
});

describe('publications', () => {
  it.each(Object.values(PATHS))(
    'at %s may be read from any origin and kept for five minutes',
    async (path) => {
      const response = await get(path, { origin: 'https://verifier.example' });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('cache-control')).toMatch(/^public, max-age=300\b/);
      const etag = response.headers.get('etag') ?? '';
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    },
  );

  it('have their types', async () => {
    expect((await get(PATHS.keySet)).headers.get('content-type')).toBe('application/json');
    expect((await get(PATHS.trustBundle)).headers.get('content-type')).toBe('application/jwt');
  });

  it('that a trust bundle names by their digests may be kept for ever, and others are not there', async () => {
    const [, payload = ''] = (await (await get(PATHS.trustBundle)).text()).split('.');
    const { parts } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(Object.keys(parts).length).toBeGreaterThan(0);
    for (const [digest, length] of Object.entries(parts)) {
      const response = await get(trustPartPath(digest));
      expect(response.headers.get('cache-control')).toMatch(/^public, max-age=31536000, immutable$/);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect((await response.arrayBuffer()).byteLength).toBe(length);
    }
    for (const path of [trustPartPath('A'.repeat(43)), '/trust/parts/', '/trust/parts/..%2Froot.json']) {
      const { status, headers } = await get(path);
      expect([status, headers.get('cache-control')?.includes('immutable') ?? false]).toEqual([404, false]);
    }
  });

  it('hold no private key', async () => {
    for (const path of [PATHS.keySet, PATHS.trustRoot]) {
      for (const key of (await (await get(path)).json()).keys) expect(key).not.toHaveProperty('d');
    }
  });
});

describe('every answer', () => {
  it.each(['/', '/api/deployment', '/nowhere', '/outbox', PATHS.trustBundle])(
    'at %s forbids inline script, frames and sniffing',
    async (path) => {
      const { headers } = await get(path, PAGE);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      // WebAssembly of our own may run; no text may become script.
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=(self)');
    },
  );

  it('asks for https only where the service has a real certificate', async () => {
    expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
    expect((await fetch(real.url)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

describe('the demo', () => {
  it('says that it is one, and what is real says that it is none', async () => {
    expect(await (await get('/api/deployment')).json()).toEqual({ demo: true, eid: false });
    expect(await (await fetch(`${real.url}/api/deployment`)).json()).toEqual({ demo: false, eid: false });
  });

  it('has an outbox with people to try, without anything inline', async () => {
    const response = await get('/outbox');
    const page = await response.text();
    for (const { name, documentNumber } of demo.service.examples) {
      expect(page).toContain(name);
      expect(page).toContain(documentNumber);
    }
    expect(demo.service.examples.length).toBeGreaterThan(3);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(page).not.toMatch(/<style|style=|<script[^>]*>[^<]|\son\w+=|http-equiv/);
    for (const [, path = ''] of page.matchAll(/(?:href|src)="(\/outbox\/[^"]+)"/g)) {
      expect((await get(path)).status).toBe(200);
    }
  });

  it('shows messages as text, whatever is in them', async () => {
    await demo.service.sendSms?.('0100000001', '<img src=x onerror=alert(1)>');
    const page = await (await get('/outbox')).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
  });

  it('alone has an outbox', async () => {
    expect((await fetch(`${real.url}/outbox`)).status).toBe(404);
  });
});

describe('a service without an SMS gateway', () => {
  it('says that nobody can be looked up, to everybody alike', async () => {
    const details = { name: 'An', birthDate: '1990-01-02', documentNumber: '079090000001' };
    const response = await real.post('/api/look-up', details);
    expect([response.status, await response.json()]).toEqual([503, { error: 'unavailable' }]);
  });
});

describe('health', () => {
  it('is told while the process answers', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok');
  });

  it('is apart from readiness, which ends when the database does not answer or the service is about to end', async () => {
    const ready = async () => {
      const response = await fetch(`${demo.url}/readyz`);
      return [response.status, await response.text(), response.headers.get('cache-control')];
    };
    expect(await ready()).toEqual([200, 'ok', 'no-store']);
    const { database } = demo.service as { database: { query: typeof demo.service.database.query } };
    const { query } = database;
    database.query = () => new Promise(() => {});
    expect(await ready()).toEqual([503, 'no database', 'no-store']);
    database.query = query;
    demo.end();
    expect(await ready()).toEqual([503, 'ending', 'no-store']);
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('metrics', () => {
  it('tell requests by route and status, what waits, and nothing about people or to the public', async () => {
    await real.post('/api/look-up', { name: 'An' });
    await fetch(`${real.url}/api/nowhere/079090000001`);
    const told = await real.metrics();
    expect(told).toMatch(
      /^http_request_duration_seconds_count\{method="POST",route="\/api\/look-up",status="\d+"\} [1-9]/m,
    );
    expect(told).toMatch(/^certification_waiting 0$/m);
    expect(told).toMatch(/^status_unpublished_seconds 0$/m);
    expect(told).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(told).not.toContain('079090000001');
    expect((await fetch(`${real.url}/metrics`)).status).toBe(404);
  });
});
