import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateSigningKey, importSigner } from '../../../src/certificate/keys.ts';
import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../../src/contract.ts';
import { signTrustBundle } from '../../../src/trust/bundle.ts';
import type { PublishedFiles } from '../../../src/ui/published-files.ts';
import { packCarriedFile } from '../../../src/verifier/carry/carried-file.ts';
import { publication } from '../../trust/status/publication.ts';

const { publicJwk, privateJwk } = await generateSigningKey();
const root = await importSigner(privateJwk);
const nowSeconds = Math.floor(Date.now() / 1000);

const bundleOf = async (version: number) =>
  new TextEncoder().encode(
    await signTrustBundle(
      {
        version,
        issuedAtSeconds: nowSeconds,
        expiresAtSeconds: nowSeconds + 86_400,
        policy: { freshSeconds: 3_600, staleSeconds: 86_400 },
        issuers: [],
        status: { lists: 'lists', set: 'set', deltas: 'deltas', foreign: 'foreign' },
      },
      root,
    ),
  );

/** What the service worker has kept, by address. */
let cached: Map<string, Uint8Array>;
/** What the network has; a file that hangs until it is let go. */
let network: Map<string, Uint8Array | string>;
let asked: string[];
let hanging: Promise<void>;
beforeEach(() => {
  cached = new Map();
  asked = [];
  hanging = Promise.resolve();
  const { kty, crv, kid, x, y } = publicJwk;
  network = new Map([[PATHS.trustRoot, JSON.stringify({ keys: [{ kty, crv, kid, x, y }] })]]);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    await hanging;
    const file = network.get(path);
    return new Response(file as BodyInit | undefined, { status: file === undefined ? 404 : 200 });
  });
  const open = async () => ({
    put: async (path: string, response: Response) =>
      void cached.set(path, new Uint8Array(await response.arrayBuffer())),
    keys: async () => [...cached.keys()].map((path) => ({ url: `https://example.vn${path}` })),
    delete: async ({ url }: { url: string }) => cached.delete(new URL(url).pathname),
  });
  vi.stubGlobal('caches', { open });
});
afterEach(() => vi.unstubAllGlobals());

/** A device that stores nothing but what its service worker has. */
async function device() {
  vi.resetModules();
  const [take, status, trust] = await Promise.all([
    import('../../../src/verifier/carry/take.ts'),
    import('../../../src/verifier/status/verifier-status.ts'),
    import('../../../src/ui/cached-trust.ts'),
  ]);
  return { ...take, ...status, ...trust };
}

describe('what is carried to a device', () => {
  it('takes the place of what is kept only as far as a root has signed it', async () => {
    const published = await publication(root);
    published.publish([[1, 'revoked']], true);
    const good = new Map([[PATHS.trustBundle as string, await bundleOf(2)], ...(await published.files())]);
    const here = await device();
    await here.refreshTrust();
    const first = await here.takeCarried(packCarriedFile(good));
    expect(first).toEqual({
      trust: { kind: 'newer', version: 2 },
      statuses: [{ kind: 'newer', version: 2 }],
    });
    cached.set(FOREIGN_REVOCATIONS_PATH, Uint8Array.of(7));
    const before = new Map(cached);
    expect([...before.keys()]).toEqual([PATHS.statusSet, deltaPath(2), FOREIGN_REVOCATIONS_PATH]);

    // The delta is newer and good, so the set beside it is never asked for, nor are the others.
    published.publish([[2, 'revoked']], false);
    const delta = (await published.files()).get(deltaPath(2)) ?? new Uint8Array();
    const junk = new TextEncoder().encode('phở bò');
    const spoilt = new Map([
      ...good,
      [deltaPath(2), delta],
      [PATHS.statusSet, junk],
      [FOREIGN_REVOCATIONS_PATH, junk],
      [deltaPath(77), junk],
    ]);
    expect(await here.takeCarried(packCarriedFile(spoilt))).toEqual({
      trust: { kind: 'same', version: 2 },
      statuses: [
        { kind: 'newer', version: 3 },
        { kind: 'refused', code: 'malformed' },
      ],
    });
    expect(cached).toEqual(before);
  });

  it('is answered for where the file cannot be read any more', async () => {
    const here = await device();
    const pulledOut = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }) };
    expect(await here.takeFile(pulledOut as unknown as Blob)).toEqual({
      trust: { kind: 'unreadable', code: 'unreadable-file' },
      statuses: [],
    });
  });

  it('does not wait until a bad network was asked for each time that somebody has looked', async () => {
    const published = await publication(root);
    const here = await device();
    network.set(PATHS.trustBundle, new TextDecoder().decode(await bundleOf(1)));
    await here.refreshTrust();
    let letGo = () => {};
    hanging = new Promise((done) => {
      letGo = done;
    });
    asked = [];
    const looks = Array.from({ length: 20 }, () => here.refreshStatuses());
    const files = await published.files();
    const source: PublishedFiles = async (path) => files.get(path) ?? Promise.reject(new Error('not there'));
    const taking = here.refreshStatuses(source);
    letGo();
    await taking;
    expect(here.knownStatuses.value?.own?.version).toBe(1);
    await Promise.all(looks);
    expect(asked.filter((path) => path === PATHS.statusSet).length).toBeLessThanOrEqual(2);
  });
});
