import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { PATHS, trustPartPath } from '../../src/contract.ts';
import { trustParts } from '../../src/issuer/trust-parts.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';

/** What is published now, by address. */
let published: Map<string, string | Uint8Array>;
let asked: string[];
/** How many more parts arrive before the connection breaks. */
let partsLeft: number;
let server: Server;
let root: Awaited<ReturnType<typeof generateSigningKey>>;
let stranger: typeof root;

const isPart = (path: string) => path.startsWith('/trust/parts/');
const ofDevice = globalThis.fetch;

beforeAll(async () => {
  root = await generateSigningKey();
  stranger = await generateSigningKey();
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const file = published.get(url);
    if (isPart(url) && partsLeft-- <= 0) return response.destroy();
    response.statusCode = file === undefined ? 404 : 200;
    return response.end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  // As in a page, whose addresses begin at its service.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    ofDevice(`http://127.0.0.1:${port}${path}`, init),
  );
  vi.stubGlobal('navigator', {});
});
afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});
beforeEach(() => {
  published = new Map([[PATHS.trustRoot, JSON.stringify({ keys: [publicRoot()] })]]);
  asked = [];
  partsLeft = Number.POSITIVE_INFINITY;
});
afterEach(() => vi.useRealTimers());

const publicRoot = () => {
  const { kty, crv, kid, x, y } = root.publicJwk;
  return { kty, crv, kid, x, y };
};

/** An issuer of a list, of such a length that it has a part of its own. */
const issuerOf = (name: string, edition = 0): TrustedIssuer => ({
  family: 'shc',
  iss: `https://${name}.example`,
  name: { vi: name, en: name },
  country: 'XX',
  keys: [
    {
      kid: `${name} ${edition}`,
      jwk: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
      revokedSerials: Array.from({ length: 110 }, () => '0'.repeat(300)),
    },
  ],
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The files of a bundle. */
async function filesOf(
  version: number,
  issuers: readonly TrustedIssuer[],
  signer = root,
  issuedAtSeconds = nowSeconds(),
) {
  const parts = trustParts({ issuers });
  const bundle = {
    version,
    issuedAtSeconds,
    expiresAtSeconds: issuedAtSeconds + 30 * 86_400,
    policy: { freshSeconds: 86_400, staleSeconds: 7 * 86_400 },
    issuers: [],
    parts: new Map([...parts].map(([digest, bytes]) => [digest, bytes.length])),
  };
  return new Map<string, string | Uint8Array>([
    [PATHS.trustBundle, await signTrustBundle(bundle, await importSigner(signer.privateJwk))],
    ...[...parts].map(([digest, bytes]) => [trustPartPath(digest), bytes] as const),
  ]);
}

const publish = (files: ReadonlyMap<string, string | Uint8Array>) => {
  for (const [path, file] of files) published.set(path, file);
};

/** A device of its own, which stores nothing: this is where a browser refuses. */
async function device() {
  vi.resetModules();
  const { trustState, trustRefusal, timeSeen } = await import('../../src/ui/cached-trust.ts');
  const { refreshTrust, keptTrustFiles } = await import('../../src/ui/refresh-trust.ts');
  return { trustState, trustRefusal, timeSeen, refreshTrust, keptTrustFiles };
}

type Device = Awaited<ReturnType<typeof device>>;

const versionOf = ({ trustState }: Device) =>
  trustState.value.status === 'ready' ? trustState.value.bundle.version : undefined;
const knows = ({ trustState }: Device): readonly string[] =>
  trustState.value.status === 'ready'
    ? trustState.value.bundle.issuers.map(({ name }) => name.en).sort()
    : [];

describe('a refresh', () => {
  it('fetches the parts that have changed and no others', async () => {
    const here = await device();
    publish(
      await filesOf(
        1,
        NAMES.map((name) => issuerOf(name)),
      ),
    );
    expect(await here.refreshTrust()).toEqual({ kind: 'newer', version: 1 });
    expect(asked.filter(isPart)).toHaveLength(NAMES.length);
    expect(knows(here)).toEqual(NAMES);

    asked = [];
    expect(await here.refreshTrust()).toEqual({ kind: 'same', version: 1 });
    publish(
      await filesOf(
        2,
        NAMES.map((name) => issuerOf(name)),
      ),
    );
    expect(await here.refreshTrust()).toEqual({ kind: 'newer', version: 2 });
    expect(asked.filter(isPart)).toEqual([]);

    publish(
      await filesOf(
        3,
        NAMES.map((name) => issuerOf(name, name === 'c' ? 1 : 0)),
      ),
    );
    expect(await here.refreshTrust()).toEqual({ kind: 'newer', version: 3 });
    expect(asked.filter(isPart)).toHaveLength(1);
    expect(knows(here)).toEqual(NAMES);
  });

  it('goes on where the connection broke, and until it is whole the old trust stands', async () => {
    const here = await device();
    publish(await filesOf(1, [issuerOf('old')]));
    await here.refreshTrust();
    publish(
      await filesOf(
        2,
        NAMES.map((name) => issuerOf(name)),
      ),
    );
    asked = [];
    partsLeft = 3;
    expect(await here.refreshTrust()).toEqual({ kind: 'unreachable' });
    expect([versionOf(here), knows(here)]).toEqual([1, ['old']]);
    partsLeft = Number.POSITIVE_INFINITY;
    asked = [];
    expect(await here.refreshTrust()).toEqual({ kind: 'newer', version: 2 });
    expect(asked.filter(isPart)).toHaveLength(NAMES.length - 3);
    expect(knows(here)).toEqual(NAMES);
  });

  it('says why what is offered is refused, and keeps what is here', async () => {
    const here = await device();
    publish(await filesOf(5, [issuerOf('old')]));
    await here.refreshTrust();
    const replaced = await filesOf(6, [issuerOf('new')]);
    for (const path of replaced.keys()) if (isPart(path)) replaced.set(path, 'x'.repeat(100));
    for (const [offer, answer] of [
      [await filesOf(4, [issuerOf('older')]), { kind: 'older', version: 4 }],
      [await filesOf(6, [issuerOf('new')], stranger), { kind: 'refused', code: 'unknown-root' }],
      [replaced, { kind: 'refused', code: 'part-wrong' }],
      [new Map([[PATHS.trustBundle, '<html>']]), { kind: 'refused', code: 'malformed' }],
    ] as const) {
      publish(offer);
      expect(await here.refreshTrust()).toEqual(answer);
      expect(here.trustRefusal.value).toBe('code' in answer ? answer.code : undefined);
      expect([versionOf(here), knows(here)]).toEqual([5, ['old']]);
    }
    published.delete(PATHS.trustBundle);
    expect(await here.refreshTrust()).toEqual({ kind: 'unreachable' });
    expect(here.trustRefusal.value).toBe('malformed');
    publish(await filesOf(6, [issuerOf('new')]));
    expect(await here.refreshTrust()).toEqual({ kind: 'newer', version: 6 });
    expect(here.trustRefusal.value).toBeUndefined();
  });

  it('holds for any order of bundles, whole, spoilt, cut or replayed: nothing older, and nothing half', {
    timeout: 60_000,
  }, async () => {
    const names = NAMES.slice(0, 4);
    const bundles = await Promise.all(
      [1, 2, 3, 4].map((version) =>
        filesOf(
          version,
          names.slice(0, version).map((name) => issuerOf(name, version)),
        ),
      ),
    );
    const Step = fc.record({
      version: fc.integer({ min: 1, max: 4 }),
      damage: fc.constantFrom('none', 'missing', 'flipped', 'swapped', 'cut', 'mutated'),
      at: fc.nat(3),
      carried: fc.boolean(),
      /** What stands somewhere in the bundle instead. */
      text: fc.record({ at: fc.nat(), inserted: fc.string() }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { maxLength: 8 }), async (steps) => {
        const here = await device();
        let newest = 0;
        for (const { version, damage, at, carried, text } of steps) {
          const files = new Map(bundles[version - 1]);
          const paths = [...files.keys()].filter(isPart);
          const path = paths[at % paths.length] ?? '';
          partsLeft = damage === 'cut' ? at % paths.length : Number.POSITIVE_INFINITY;
          if (damage === 'missing') files.delete(path);
          if (damage === 'flipped') files.set(path, flipped(files.get(path) as Uint8Array, at));
          if (damage === 'swapped') files.set(path, files.get(paths[(at + 1) % paths.length] ?? '') ?? '');
          if (damage === 'mutated')
            files.set(PATHS.trustBundle, mutated(String(files.get(PATHS.trustBundle)), text));
          published = new Map([[PATHS.trustRoot, published.get(PATHS.trustRoot) ?? ''], ...files]);
          const answer = await here.refreshTrust(carried ? sourceOf(files) : undefined);
          if (answer.kind === 'newer') {
            expect(answer.version).toBeGreaterThan(newest);
            newest = answer.version;
          }
          expect(versionOf(here)).toBe(newest || undefined);
          expect(knows(here)).toEqual(names.slice(0, newest));
        }
      }),
      { numRuns: 25 },
    );
  });
});

const flipped = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

const mutated = (jwt: string, { at, inserted }: { at: number; inserted: string }) =>
  jwt.slice(0, at % jwt.length) + inserted + jwt.slice((at % jwt.length) + 1);

const texts = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);

const sourceOf = (files: ReadonlyMap<string, string | Uint8Array>) => async (path: string) => {
  const file = files.get(path);
  if (file === undefined) throw new Error('not in it');
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
};

describe('carried trust', () => {
  it('makes another device of the same service know the same, without a network', async () => {
    const one = await device();
    publish(await filesOf(1, [issuerOf('a')]));
    await one.refreshTrust();
    const other = await device();
    await other.refreshTrust();
    publish(
      await filesOf(
        2,
        NAMES.map((name) => issuerOf(name)),
      ),
    );
    await one.refreshTrust();

    const carried = await one.keptTrustFiles();
    expect([...carried.keys()].filter(isPart)).toHaveLength(NAMES.length);
    published.clear();
    expect(await other.refreshTrust()).toEqual({ kind: 'unreachable' });
    expect(await other.refreshTrust(sourceOf(carried))).toEqual({ kind: 'newer', version: 2 });
    expect(knows(other)).toEqual(NAMES);
    expect(texts(await other.keptTrustFiles())).toEqual(texts(carried));
    expect(await other.refreshTrust(sourceOf(carried))).toEqual({ kind: 'same', version: 2 });
  });

  it('never brings a device its root, and its faults are no alarm on the screen', async () => {
    vi.resetModules();
    const here = await import('../../src/ui/cached-trust.ts');
    const files = await filesOf(1, [issuerOf('a')]);
    const carried = new Map([...files, [PATHS.trustRoot, published.get(PATHS.trustRoot) ?? '']]);
    published.clear();
    expect(await here.refreshTrust(sourceOf(carried))).toEqual({ kind: 'unreachable' });
    expect(here.trustState.value.status).toBe('none');
    expect((await here.keptTrustFiles()).size).toBe(0);

    published.set(PATHS.trustRoot, carried.get(PATHS.trustRoot) ?? '');
    const strangers = await filesOf(2, [issuerOf('b')], stranger);
    expect(await here.refreshTrust(sourceOf(strangers))).toEqual({ kind: 'refused', code: 'unknown-root' });
    expect(here.trustRefusal.value).toBeUndefined();
  });
});

describe('the time', () => {
  const HOUR_MS = 3_600_000;
  const START = new Date('2026-06-01T08:00:00Z');
  const doubts = ({ trustState }: Device, now: Date) =>
    trustState.value.status === 'ready' ? trustState.value.trust.doubts(now) : undefined;

  it('is known to have passed while the device runs, however its clock is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: START });
    const here = await device();
    const files = await filesOf(1, [issuerOf('a')], root, START.getTime() / 1000);
    await here.refreshTrust();
    await here.refreshTrust(sourceOf(files));
    expect(doubts(here, new Date())).toEqual([]);
    vi.advanceTimersByTime(5 * HOUR_MS);
    expect(doubts(here, new Date())).toEqual([]);
    // Later than anything that was ever signed or said, and yet too early.
    vi.setSystemTime(new Date(START.getTime() + 2 * HOUR_MS));
    expect(doubts(here, new Date())).toEqual(['clock-behind']);
  });
});
