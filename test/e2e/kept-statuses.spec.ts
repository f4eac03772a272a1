import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { deltaPath, PATHS } from '../../src/contract.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import { encodeSet } from '../../src/trust/status/golomb-rice.ts';
import { signDelta, signStatus } from '../../src/trust/status/offline-status.ts';
import { serveFiles } from './file-server.ts';

const CERTIFICATES = 100_000_000;
/** All that a device may keep of so many certificates' statuses. */
const MOST_BYTES = 150_000;
const none = encodeSet([]);
/** So many of them, as far apart as they are on average. */
const everyNth = (count: number, from: number) =>
  encodeSet(Uint32Array.from({ length: count }, (_, at) => from + at * (CERTIFICATES / count)));

/** A service whose set is as large as for a whole country, with a day's delta. */
async function largeService() {
  const files = await serveFiles();
  const { publicJwk, privateJwk } = await generateSigningKey();
  const root = await importSigner(privateJwk);
  const nowSeconds = Math.floor(Date.now() / 1000);
  const status = (version: number, revoked: number) => ({
    version,
    issuedAtSeconds: nowSeconds - 60,
    universe: CERTIFICATES,
    kinds: { revoked: everyNth(revoked, version), superseded: none, suspended: none },
  });
  const publishSet = async (version: number) =>
    files.change(PATHS.statusSet, await signStatus(status(version, 100_000), root));
  const publishDelta = async (from: number, closed: boolean) =>
    files.change(
      deltaPath(from),
      await signDelta({ ...status(from + 1, 1_000), from, valid: none, closed }, root),
    );
  files.change(PATHS.trustRoot, JSON.stringify({ keys: [publicJwk] }));
  files.change(
    PATHS.trustBundle,
    await signTrustBundle(
      {
        version: 1,
        issuedAtSeconds: nowSeconds - 60,
        expiresAtSeconds: nowSeconds + 86_400,
        policy: { freshSeconds: 86_400, staleSeconds: 7 * 86_400 },
        issuers: [],
        parts: new Map(),
        status: { lists: 'https://example.vn/{shard}', set: 'set', deltas: 'deltas' },
      },
      root,
    ),
  );
  return { files, publishSet, publishDelta };
}

/** What the device has stored of statuses: in databases, and published files by their addresses. Runs in the page. */
async function statusesStored() {
  const sizeOf = (value: unknown): number =>
    value instanceof Uint8Array
      ? value.length
      : typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 0)
        : 8;
  let databaseBytes = 0;
  let version = 0;
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.includes('status')) continue;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const values = await new Promise<{ base?: { version: number }; delta?: { version: number } }[]>(
        (resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        },
      );
      databaseBytes += sizeOf(values);
      for (const { base, delta } of values) version = Math.max(version, (delta ?? base)?.version ?? 0);
    }
    database.close();
  }
  const files: Record<string, number> = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      const response = await cache.match(request);
      if (pathname.startsWith('/trust/status/') && response) {
        files[pathname] = (await response.arrayBuffer()).byteLength;
      }
    }
  }
  return { databaseBytes, version, files };
}

const knownStatuses = (page: Page) =>
  page
    .locator('.trust-facts > div', { has: page.getByText('Danh sách thu hồi', { exact: true }) })
    .locator('dd');

/** The first visit, with a network. */
async function visited(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/verify`);
  await expect(page.locator('[data-offline-ready]')).toBeAttached();
  return page;
}

test('of what does not hold a device keeps one copy, within its bound, and moves it on', {
  tag: '@phone',
}, async ({ context }) => {
  const { files, publishSet, publishDelta } = await largeService();
  try {
    await publishSet(1);
    await publishDelta(1, false);
    const page = await visited(context, files.url);
    const stored = await page.evaluate(statusesStored);
    expect(stored.files).toEqual({});
    expect(stored.databaseBytes).toBeGreaterThan(130_000);
    expect(stored.databaseBytes).toBeLessThan(MOST_BYTES);

    await context.setOffline(true);
    await page.goto(`${files.url}/verify/trust`);
    await expect(knownStatuses(page)).toContainText('phiên bản 2,');

    // What was asked without a network is over when there is one.
    await page.goto('about:blank');
    // The day is closed, and the delta of the next one follows.
    await publishDelta(1, true);
    await publishDelta(2, false);
    const keptVersion = async () => (await page.evaluate(statusesStored)).version;
    files.asked.length = 0;
    await context.setOffline(false);
    await page.goto(`${files.url}/verify`);
    await expect.poll(keptVersion).toBe(3);
    expect(files.asked).not.toContain(PATHS.statusSet);
    // Away for longer than deltas are kept: what is there instead of the next one is no delta.
    await publishSet(9);
    await publishDelta(9, false);
    files.change(deltaPath(2), 'not there');
    await page.goto(`${files.url}/verify/trust`);
    await expect(knownStatuses(page)).toContainText('phiên bản 10,');
    const save = page.getByRole('button', { name: 'Lưu tệp' });
    await expect(save).toBeEnabled();
    const moved = await page.evaluate(statusesStored);
    expect(moved.files).toEqual({});
    expect(moved.databaseBytes).toBeLessThan(MOST_BYTES);
    // Who gives them on keeps them as they were signed as well.
    await save.click();
    await expect
      .poll(async () => Object.keys((await page.evaluate(statusesStored)).files).sort())
      .toEqual([deltaPath(9), PATHS.statusSet]);
  } finally {
    await files.stop();
  }
});

test('where the page may store nothing, statuses are kept as they were signed, and known without a server', {
  tag: '@phone',
}, async ({ context }) => {
  await context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function refused(name, ...rest) {
      if (name === 'vi-vacxin-status') throw new DOMException('', 'SecurityError');
      return open.call(this, name, ...rest);
    };
  });
  const { files, publishSet, publishDelta } = await largeService();
  try {
    await publishSet(1);
    await publishDelta(1, false);
    const page = await visited(context, files.url);
    const { files: kept } = await page.evaluate(statusesStored);
    expect(Object.keys(kept).sort()).toEqual([deltaPath(1), PATHS.statusSet]);
    expect(Object.values(kept).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MOST_BYTES);
    await files.stop();
    await page.goto(`${files.url}/verify/trust`);
    await expect(knownStatuses(page)).toContainText('phiên bản 2,');
  } finally {
    await files.stop();
  }
});
