import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../../src/contract.ts';
import { signForeignRevocations } from '../../../src/trust/status/foreign-revocations.ts';
import { heldVersion, isAhead, readHeldStatus } from '../../../src/trust/status/held-status.ts';
import { MAX_STATUS_BYTES } from '../../../src/trust/status/offline-status.ts';
import type { PublishedFiles } from '../../../src/ui/published-files.ts';
import {
  type KeptStatuses,
  type StatusStore,
  statusKeeper,
} from '../../../src/verifier/status/status-keeper.ts';
import { type Change, publication, rootForTests, type Truth } from '../../trust/status/publication.ts';

const { signer, roots } = await rootForTests();
const stranger = await rootForTests();
const NAMED = { status: { lists: '', set: '', deltas: '' } };
const WITH_FOREIGN = { status: { ...NAMED.status, foreign: '' } };
const INDEXES = 40;

/** A store of the device that all its tabs share; what is kept comes back as another object, as databases do it. */
function deviceStore() {
  let kept: KeptStatuses = {};
  let published: ReadonlyMap<string, Uint8Array> | undefined;
  const store: StatusStore = {
    read: async () => structuredClone(kept),
    writeOwn: async (held) => {
      if (isAhead(held, kept.own)) kept = { ...kept, own: structuredClone(held) };
      return true;
    },
    writeForeign: async (foreign) => {
      kept = { ...kept, foreign };
      return true;
    },
    writePublished: async (files) => {
      published = new Map(files);
    },
  };
  return { store, kept: () => kept, published: () => published };
}
const refusing: StatusStore = {
  read: async () => ({}),
  writeOwn: async () => false,
  writeForeign: async () => false,
  writePublished: async () => {},
};

const from =
  (files: ReadonlyMap<string, Uint8Array>): PublishedFiles =>
  async (path) => {
    const file = files.get(path);
    if (!file) throw new Error('not there');
    return file;
  };
const offline: PublishedFiles = () => Promise.reject(new Error('no network'));
type Keeper = ReturnType<typeof statusKeeper>;
const shown = (keeper: Keeper): Truth | undefined => {
  const { own } = keeper.known();
  if (!own) return undefined;
  return new Map(
    Array.from({ length: INDEXES }, (_, index) => [index, own.statusOf(index)] as const).flatMap(
      ([index, kind]) => (kind ? [[index, kind] as const] : []),
    ),
  );
};
const sorted = (truth: Truth | undefined) => truth && [...truth].sort(([a], [b]) => a - b);

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.nat({ max: INDEXES - 1 }),
  fc.constantFrom('revoked', 'superseded', 'suspended', undefined),
);
/** What becomes of the files on their way to a device that asks. */
const way = fc.record({
  lost: fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
  spoilt: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat(), fc.integer({ min: 1, max: 255 })), {
    maxLength: 3,
  }),
  endsAfter: fc.option(fc.nat({ max: 3 }), { freq: 3 }),
});
const history = fc.array(
  fc.record({
    changes: fc.array(change, { maxLength: 6 }),
    isNewDay: fc.boolean(),
    asks: fc.option(way, { freq: 2 }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** Files of which some are lost, some spoilt, and that stop coming after a few. */
function worn(
  files: ReadonlyMap<string, Uint8Array>,
  { lost, spoilt, endsAfter }: typeof way extends fc.Arbitrary<infer Way> ? Way : never,
): PublishedFiles {
  const names = [...files.keys()];
  const left = new Map(files);
  for (const at of lost) left.delete(names[at % names.length] ?? '');
  for (const [at, place, flip] of spoilt) {
    const name = names[at % names.length] ?? '';
    const file = left.get(name);
    if (!file) continue;
    const bytes = Uint8Array.from(file);
    bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ flip;
    left.set(name, bytes);
  }
  let asked = 0;
  return (path) => (endsAfter !== null && asked++ >= endsAfter ? offline(path) : from(left)(path));
}

describe('the statuses that a device keeps', () => {
  it('are those of a version that was published, at every step, and the newest once all files come', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (steps, isStoreRefused) => {
        const published = await publication(signer);
        const device = deviceStore();
        let keeper = statusKeeper(isStoreRefused ? refusing : device.store);
        let before = 0;
        for (const { changes, isNewDay, asks } of steps) {
          published.publish(changes, isNewDay);
          if (!asks) continue;
          await keeper.refresh(NAMED, roots, worn(await published.files(), asks));
          const version = keeper.known().own?.version ?? 0;
          expect(version).toBeGreaterThanOrEqual(before);
          if (version > 0) expect(sorted(shown(keeper))).toEqual(sorted(published.truthAt(version)));
          before = version;
          if (isStoreRefused) continue;
          // The next start has all that had arrived.
          keeper = statusKeeper(device.store);
          await keeper.load(roots);
          expect(keeper.known().own?.version ?? 0).toBe(before);
        }
        expect(await keeper.refresh(NAMED, roots, from(await published.files()))).toBeUndefined();
        expect(keeper.known().own?.version).toBe(published.version());
        expect(sorted(shown(keeper))).toEqual(sorted(published.truthAt(published.version())));
      }),
      { numRuns: 60 },
    );
  });

  it('come whole at first, then by deltas alone, over the days on which nobody asked', async () => {
    const published = await publication(signer);
    const keeper = statusKeeper(refusing);
    const asked: string[] = [];
    const ask = async () => {
      asked.length = 0;
      const files = from(await published.files());
      await keeper.refresh(NAMED, roots, (path) => {
        asked.push(path);
        return files(path);
      });
      return asked;
    };
    expect(await ask()).toEqual([PATHS.statusSet, deltaPath(1)]);
    published.publish([[3, 'revoked']], false);
    expect(await ask()).toEqual([deltaPath(1)]);
    published.publish([[4, 'superseded']], true);
    published.publish([[5, 'suspended']], true);
    published.publish([[5, undefined]], false);
    expect(await ask()).toEqual([deltaPath(1), deltaPath(3), deltaPath(4)]);
    expect(shown(keeper)).toEqual(
      new Map([
        [3, 'revoked'],
        [4, 'superseded'],
      ]),
    );
    // Away for longer than deltas are kept.
    for (let day = 0; day < 8; day++) published.publish([[10 + day, 'revoked']], true);
    expect(await ask()).toEqual([deltaPath(4), PATHS.statusSet, deltaPath(13)]);
    expect(shown(keeper)?.size).toBe(10);
  });

  it('stay when what comes is older, another’s, too large or nothing, each with its reason', async () => {
    const published = await publication(signer);
    published.publish([[3, 'revoked']], true);
    const old = await published.files();
    published.publish([[4, 'revoked']], false);
    const keeper = statusKeeper(refusing);
    await keeper.refresh(NAMED, roots, from(await published.files()));
    const theirs = await publication(stranger.signer);
    for (let day = 0; day < 5; day++) theirs.publish([[7, 'revoked']], true);
    const huge = new Uint8Array(MAX_STATUS_BYTES + 1);
    const set = old.get(PATHS.statusSet) ?? huge;
    const cases: readonly [PublishedFiles, string][] = [
      [from(old), 'older'],
      [from(await theirs.files()), 'unknown-root'],
      [async () => huge, 'too-large'],
      [async (path) => (path === PATHS.statusSet ? set : new Uint8Array()), 'malformed'],
      [offline, 'unreachable'],
    ];
    for (const [files, problem] of cases) {
      expect(await keeper.refresh(NAMED, roots, files)).toBe(problem);
      expect(shown(keeper)).toEqual(
        new Map([
          [3, 'revoked'],
          [4, 'revoked'],
        ]),
      );
    }
    const nothing = statusKeeper(refusing);
    expect(await nothing.refresh(NAMED, roots, offline)).toBe('unreachable');
    expect(nothing.known()).toEqual({});
    expect(await nothing.refresh({}, roots, from(await published.files()))).toBeUndefined();
    expect(nothing.known()).toEqual({});
  });

  it('are shared by tabs, of which neither sets the other back', async () => {
    const published = await publication(signer);
    const device = deviceStore();
    const [one, other] = [statusKeeper(device.store), statusKeeper(device.store)];
    published.publish([[1, 'revoked']], false);
    const early = await published.files();
    await Promise.all([one.refresh(NAMED, roots, from(early)), other.refresh(NAMED, roots, from(early))]);
    published.publish([[2, 'revoked']], true);
    await one.refresh(NAMED, roots, from(await published.files()));
    // The other one has a cache before it that lags behind; what is kept moves it on all the same.
    await other.refresh(NAMED, roots, from(early));
    expect(other.known().own?.version).toBe(published.version());
    const { own } = device.kept();
    expect(own && heldVersion(own)).toBe(published.version());
  });

  it('do not go back to what is kept where the device keeps nothing more', async () => {
    const published = await publication(signer);
    const device = deviceStore();
    await statusKeeper(device.store).refresh(NAMED, roots, from(await published.files()));
    const full: StatusStore = { ...device.store, writeOwn: async () => false };
    const keeper = statusKeeper(full);
    published.publish([[1, 'revoked']], false);
    await keeper.refresh(NAMED, roots, from(await published.files()));
    expect(await keeper.refresh(NAMED, roots, offline)).toBe('unreachable');
    expect(keeper.known().own?.version).toBe(published.version());
  });

  it('are kept once: as the device’s own, and only where it refuses those as they were signed', async () => {
    const published = await publication(signer);
    published.publish([[1, 'revoked']], false);
    const files = await published.files();
    const own = deviceStore();
    await statusKeeper(own.store).refresh(NAMED, roots, from(files));
    expect(own.kept().own).toBeDefined();
    expect(own.published()).toBeUndefined();

    const full = deviceStore();
    const keeper = statusKeeper({ ...refusing, writePublished: full.store.writePublished });
    await keeper.refresh(NAMED, roots, from(files));
    expect(full.published()).toEqual(files);
    // What follows later is of no use without the set, and does not take its place.
    published.publish([[2, 'revoked']], false);
    await keeper.refresh(NAMED, roots, from(await published.files()));
    expect(full.published()).toEqual(files);
    // The next start has nothing but these.
    const next = statusKeeper(refusing);
    expect(await next.refresh(NAMED, roots, from(full.published() ?? new Map()))).toBeUndefined();
    expect(sorted(shown(next))).toEqual([[1, 'revoked']]);

    const spoilt = deviceStore();
    const set = Uint8Array.from(files.get(PATHS.statusSet) ?? []);
    set[set.length - 1] = (set.at(-1) ?? 0) ^ 1;
    const other = statusKeeper({ ...refusing, writePublished: spoilt.store.writePublished });
    await other.refresh(NAMED, roots, from(new Map([...files, [PATHS.statusSet, set]])));
    expect(spoilt.published()).toBeUndefined();
  });

  it('count as none where what was kept is damaged', async () => {
    const published = await publication(signer);
    published.publish([[1, 'revoked']], false);
    const device = deviceStore();
    await statusKeeper(device.store).refresh(NAMED, roots, from(await published.files()));
    const { own } = device.kept();
    if (!own) throw new Error('nothing was kept');
    expect(readHeldStatus(own)).toEqual(own);
    const { bits, ...coded } = own.base.kinds.revoked;
    const spoilt = { ...own.base.kinds, revoked: { ...coded, count: 9, bits } };
    for (const kept of [
      undefined,
      'x',
      { ...own, base: { ...own.base, kinds: spoilt } },
      { ...own, delta: { ...own.delta, from: 77 } },
      { ...own, more: 1 },
    ]) {
      expect(readHeldStatus(kept)).toBeUndefined();
    }
  });

  it('include other issuers’ lists, which stay when a newer file is spoilt or an older one comes', async () => {
    const published = await publication(signer);
    const list = (...rids: string[]) => ({
      iss: 'https://issuer.example',
      kid: 'k',
      version: 1,
      checkedAtSeconds: 0,
      revoked: new Map(rids.map((rid) => [rid, {}])),
    });
    const { deflateSync } = await import('node:zlib');
    const foreign = (version: number, ...rids: string[]) =>
      signForeignRevocations(
        { version, issuedAtSeconds: 1_654_070_400, lists: [list(...rids)] },
        signer,
        deflateSync,
      );
    const device = deviceStore();
    const keeper = statusKeeper(device.store);
    const files = await published.files();
    const ask = async (file: Uint8Array | undefined) => {
      const all = new Map(files);
      if (file) all.set(FOREIGN_REVOCATIONS_PATH, file);
      const problem = await keeper.refresh(WITH_FOREIGN, roots, from(all));
      const revoked = keeper.known().foreign?.listOf('https://issuer.example', 'k')?.revoked;
      return [problem, ...(revoked?.keys() ?? [])];
    };
    expect(await ask(undefined)).toEqual(['unreachable']);
    expect(await ask(await foreign(2, 'a'))).toEqual([undefined, 'a']);
    expect(await ask(await foreign(3, 'a', 'b'))).toEqual([undefined, 'a', 'b']);
    expect(await ask(await foreign(2, 'c'))).toEqual(['older', 'a', 'b']);
    const spoilt = await foreign(4, 'c');
    spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
    expect(await ask(spoilt)).toEqual(['bad-signature', 'a', 'b']);
    const next = statusKeeper(device.store);
    await next.load(roots);
    expect(next.known().foreign?.version).toBe(3);
  });
});
