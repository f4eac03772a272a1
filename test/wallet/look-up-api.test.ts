import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { confirmCode, requestCode } from '../../src/wallet/look-up-api.ts';
import type { RequestErrorCode } from '../../src/wallet/request.ts';

const WHO = { name: 'Nguyễn Văn An', birthDate: '1990-01-02', documentNumber: '001090012345' };
const browserFetch = globalThis.fetch;
let server: Server | undefined;

/** A service that answers everything in one way; the app's own paths lead to it. */
async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: { url: string; body: string }[] = [];
  const listening = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      asked.push({ url: request.url ?? '', body: text });
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
  });
  server = listening;
  await new Promise<void>((listens) => listening.listen(0, '127.0.0.1', listens));
  at(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
  return asked;
}

const at = (origin: string) =>
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => browserFetch(origin + path, init));

afterEach(() => {
  vi.unstubAllGlobals();
  server?.close();
});

const failing = async (request: Promise<unknown>) => {
  const error = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  return error as { code: RequestErrorCode; retryAfterSeconds?: number };
};

describe('requestCode', () => {
  it('sends who is looking in the body, never in the address', async () => {
    const asked = await answering(200, '{"lookUpId":"abc","expiresInSeconds":300}');
    await expect(requestCode(WHO)).resolves.toEqual({ lookUpId: 'abc', expiresInSeconds: 300 });
    expect(asked).toEqual([{ url: '/api/look-up', body: JSON.stringify(WHO) }]);
  });

  it.each([
    [429, '{"error":"too-many-requests"}', 'too-many-requests'],
    [400, '{"error":"bad-request"}', 'bad-request'],
    [503, '{"error":"unavailable"}', 'unavailable'],
    [502, '<html>Bad gateway</html>', 'unavailable'],
    [429, 'slow down', 'too-many-requests'],
    [413, '', 'too-large'],
    [404, '<html>', 'bad-answer'],
    [400, '{"error":"something new"}', 'bad-answer'],
    [200, '<html>Welcome to our network</html>', 'bad-answer'],
    [200, '{"lookUpId":7}', 'bad-answer'],
  ] as const)('takes status %i with %s for %s', async (status, body, code) => {
    await answering(status, body);
    expect((await failing(requestCode(WHO))).code).toBe(code);
  });

  it('passes on when to try again', async () => {
    await answering(429, '{"error":"too-many-requests"}', { 'retry-after': '540' });
    expect(await failing(requestCode(WHO))).toMatchObject({ retryAfterSeconds: 540 });
  });

  it('ignores a time to try again that is no number of seconds', async () => {
    await answering(429, '{"error":"too-many-requests"}', { 'retry-after': '<b>never</b>' });
    expect((await failing(requestCode(WHO))).retryAfterSeconds).toBeUndefined();
  });

  it('says when nothing answers', async () => {
    at('http://127.0.0.1:9');
    expect((await failing(requestCode(WHO))).code).toBe('no-connection');
  });

  it('says when the answer takes too long', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      expect(signal).toBeInstanceOf(AbortSignal);
      return Promise.reject(new DOMException('too slow', 'TimeoutError'));
    });
    expect((await failing(requestCode(WHO))).code).toBe('timeout');
  });
});

describe('confirmCode', () => {
  const status = {
    name: 'An',
    steps: [{ step: 'check' }],
    findings: [],
    certificates: [{ signedText: 'a.b.c', twins: ['HC1:A'] }],
    waiting: { since: '2026-11-02T01:00:00.000Z', mends: ['register'] },
    correcting: { token: 'A'.repeat(43), expiresInSeconds: 1800 },
    corrections: [],
    follow: 'f'.repeat(32),
  };

  it('gives the status, and nothing that the contract does not name', async () => {
    await answering(200, JSON.stringify({ ...status, extra: 'no' }));
    await expect(confirmCode({ lookUpId: 'abc', code: '123456' })).resolves.toEqual(status);
  });

  it('refuses a status with an unknown finding, which no sentence exists for', async () => {
    await answering(200, JSON.stringify({ ...status, findings: ['new'] }));
    expect((await failing(confirmCode({ lookUpId: 'abc', code: '123456' }))).code).toBe('bad-answer');
  });
});
