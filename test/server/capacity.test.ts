import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withinBounds } from '../../src/server/capacity.ts';
import type { LogEntry } from '../../src/server/log.ts';

const BOUNDS = [
  { path: '/clerks/', most: 2 },
  { path: '/citizens', most: 2 },
];

/** Answers none before it is told. */
let waiting: ServerResponse[];
let entries: LogEntry[];
let refused: string[];
let server: ReturnType<typeof createServer>;
beforeEach(async () => {
  [waiting, entries, refused] = [[], [], []];
  const listener = withinBounds(
    (_, response) => waiting.push(response),
    BOUNDS,
    (entry) => entries.push(entry),
    (path) => refused.push(path),
  );
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
const inWork = (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count));
function answerAll() {
  for (const response of waiting.splice(0)) response.end('ok');
}
const statuses = async (all: readonly Promise<Response>[]) =>
  (await Promise.all(all)).map(({ status }) => status);

describe('beyond so many requests at once', () => {
  it('the next is refused soon, told when to come again, and begins nothing', async () => {
    const first = [ask('/clerks/sign'), ask('/clerks/see?all=1')];
    await inWork(2);
    const next = await ask('/clerks/sign', { method: 'POST', body: '{}' });
    expect([next.status, await next.json()]).toEqual([503, { error: 'unavailable' }]);
    const seconds = Number(next.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(5);
    expect(seconds).toBeLessThanOrEqual(15);
    expect([waiting.length, refused]).toEqual([2, ['/clerks/']]);
    answerAll();
    expect(await statuses(first)).toEqual([200, 200]);
  });

  it('others are served as ever', async () => {
    const all = [ask('/clerks/a'), ask('/clerks/b'), ask('/citizens'), ask('/citizens/else'), ask('/health')];
    await inWork(5);
    expect((await ask('/clerks/c')).status).toBe(503);
    answerAll();
    expect(await statuses(all)).toEqual([200, 200, 200, 200, 200]);
  });

  it('another spelling of the address is no way round', async () => {
    const first = [ask('/citi%7Aens'), ask('/citizens?a=1')];
    await inWork(2);
    expect((await ask('/citizen%73')).status).toBe(503);
    expect(refused).toEqual(['/citizens']);
    answerAll();
    expect(await statuses(first)).toEqual([200, 200]);
  });

  it('there is room again when requests are answered, and when whoever asked has gone', async () => {
    const gone = new AbortController();
    const first = [ask('/citizens'), ask('/citizens', { signal: gone.signal })];
    const ended = Promise.allSettled(first);
    await inWork(2);
    expect((await ask('/citizens')).status).toBe(503);
    gone.abort();
    answerAll();
    await ended;
    const next = [ask('/citizens'), ask('/citizens')];
    await inWork(2);
    answerAll();
    expect(await statuses(next)).toEqual([200, 200]);
  });

  it('the operator has one entry for all who were refused', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const all = [ask('/citizens'), ask('/citizens')];
      await new Promise((resolve) => setImmediate(resolve));
      while (waiting.length < 2) await new Promise((resolve) => setImmediate(resolve));
      all.push(ask('/citizens'), ask('/citizens'), ask('/citizens'));
      while (refused.length < 3) await new Promise((resolve) => setImmediate(resolve));
      expect(entries).toEqual([]);
      vi.advanceTimersByTime(10_000);
      expect(entries).toEqual([
        { level: 'warning', message: 'requests refused', route: '/citizens', refused: 3, most: 2 },
      ]);
      answerAll();
      expect((await statuses(all)).sort()).toEqual([200, 200, 503, 503, 503]);
    } finally {
      vi.useRealTimers();
    }
  });
});
