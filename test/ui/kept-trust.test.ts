import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { PATHS, trustPartPath } from '../../src/contract.ts';
import { trustParts } from '../../src/issuer/trust-parts.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import type { PublishedFiles } from '../../src/ui/published-files.ts';

const nowSeconds = Math.floor(Date.now() / 1000);
const rootKey = async () => {
  const { publicJwk, privateJwk } = await generateSigningKey();
  const { kty, crv, kid, x, y } = publicJwk;
  return {
    signer: await importSigner(privateJwk),
    file: JSON.stringify({ keys: [{ kty, crv, kid, x, y }] }),
  };
};
const [root, stranger] = [await rootKey(), await rootKey()];

/** A publication with one part of its own. */
async function publication(version: number, signer = root) {
  const name = `issuer of ${version}`;
  const key = { kid: 'k', jwk: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } } as const;
  const iss = 'https://one.example';
  const parts = trustParts({
    issuers: [{ family: 'shc', iss, name: { vi: name, en: name }, country: 'XX', keys: [key] }],
  });
  const jwt = await signTrustBundle(
    {
      version,
      issuedAtSeconds: nowSeconds,
      expiresAtSeconds: nowSeconds + 86_400,
      policy: { freshSeconds: 3_600, staleSeconds: 86_400 },
      issuers: [],
      parts: new Map([...parts].map(([digest, bytes]) => [digest, bytes.length])),
    },
    signer.signer,
  );
  return new Map<string, string | Uint8Array>([
    [PATHS.trustRoot, signer.file],
    [PATHS.trustBundle, jwt],
    ...[...parts].map(([digest, bytes]) => [trustPartPath(digest), bytes] as const),
  ]);
}
type Publication = Awaited<ReturnType<typeof publication>>;

/** What the network has; nothing where there is none. */
let network: Publication | undefined;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (path: string) => {
    const file = network?.get(path);
    if (!network) throw new TypeError('no network');
    const headers = { date: new Date().toUTCString() };
    return new Response(file as BodyInit | undefined, { status: file === undefined ? 404 : 200, headers });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A tab of this device: another one, or the same after it was opened again. */
async function tab() {
  vi.resetModules();
  const { trustState } = await import('../../src/ui/cached-trust.ts');
  const { refreshTrust } = await import('../../src/ui/refresh-trust.ts');
  return {
    refresh: (files?: PublishedFiles) => refreshTrust(files),
    version: () => (trustState.value.status === 'ready' ? trustState.value.bundle.version : undefined),
  };
}

/** The device's storage fails as often as this says, as browsers do when they are short of something. */
async function storageFails(times: number) {
  const factory = indexedDB;
  await new Promise((made) => {
    factory.open('newer', 2).onsuccess = made;
  });
  let left = times;
  vi.spyOn(factory, 'open').mockImplementation((name, version) =>
    // A newer database than the one that is asked for cannot be opened.
    left-- > 0
      ? IDBFactory.prototype.open.call(factory, 'newer', 1)
      : IDBFactory.prototype.open.call(factory, name, version),
  );
}

describe('the trust that a device keeps', () => {
  it('is there at the next start without a network, and never gives way to older', async () => {
    network = await publication(5);
    const first = await tab();
    expect(await first.refresh()).toEqual({ kind: 'newer', version: 5 });
    network = undefined;
    const next = await tab();
    expect(await next.refresh()).toEqual({ kind: 'unreachable' });
    expect(next.version()).toBe(5);
    network = await publication(4);
    expect(await (await tab()).refresh()).toEqual({ kind: 'older', version: 4 });
  });

  it('keeps its root and its version when it cannot be read once, whatever is offered then', async () => {
    network = await publication(5);
    await (await tab()).refresh();
    for (const attack of [await publication(4), await publication(9, stranger)]) {
      network = attack;
      await storageFails(2);
      const unlucky = await tab();
      await unlucky.refresh();
      vi.restoreAllMocks();
      network = undefined;
      const next = await tab();
      await next.refresh();
      expect(next.version()).toBe(5);
      network = await publication(9, stranger);
      expect(await (await tab()).refresh()).toEqual({ kind: 'refused', code: 'unknown-root' });
    }
  });

  it('is read and kept again by a tab whose storage failed for a while', async () => {
    await storageFails(2);
    network = await publication(1);
    const one = await tab();
    await one.refresh();
    expect(one.version()).toBe(1);
    vi.restoreAllMocks();
    network = await publication(2);
    await one.refresh();
    network = undefined;
    const next = await tab();
    await next.refresh();
    expect(next.version()).toBe(2);
  });

  it('stays whole in a tab that cannot read the parts of what another has brought', async () => {
    network = await publication(1);
    const one = await tab();
    await one.refresh();
    network = await publication(3);
    await (await tab()).refresh();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('vi-vacxin-trust-parts');
      opening.onsuccess = () => resolve(opening.result);
    });
    await new Promise((done) => {
      const clearing = database.transaction('parts', 'readwrite').objectStore('parts').clear();
      clearing.onsuccess = done;
    });
    network = undefined;
    await one.refresh();
    expect(one.version()).toBe(1);
    // Known to be there, if not whole, it lets nothing older in.
    network = await publication(2);
    expect(await one.refresh()).toEqual({ kind: 'older', version: 2 });
    network = await publication(3);
    expect(await one.refresh()).toEqual({ kind: 'newer', version: 3 });
  });
});
