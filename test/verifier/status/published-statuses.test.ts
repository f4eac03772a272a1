import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../../src/contract.ts';
import { signForeignRevocations } from '../../../src/trust/status/foreign-revocations.ts';
import type { PublishedFiles } from '../../../src/ui/published-files.ts';
import { foreignStatusFiles, ownStatusFiles } from '../../../src/verifier/status/published-statuses.ts';
import { publication, rootForTests } from '../../trust/status/publication.ts';

const { signer, roots } = await rootForTests();
const from =
  (files: ReadonlyMap<string, Uint8Array>): PublishedFiles =>
  async (path) =>
    files.get(path) ?? Promise.reject(new Error('not there'));

/** Over two days and a bit of a third. */
const published = await publication(signer);
published.publish([[1, 'revoked']], false);
published.publish([[2, 'revoked']], true);
const dayBefore = await published.files();
published.publish([[3, 'revoked']], true);
published.publish([[4, 'revoked']], false);
const today = await published.files();

describe('the published statuses of a source', () => {
  it('are our own set and the deltas that follow it, and of others none', async () => {
    expect(await ownStatusFiles(from(today), roots)).toEqual({
      version: published.version(),
      files: new Map([PATHS.statusSet, deltaPath(4)].map((path) => [path, today.get(path)])),
    });
    // The set of yesterday that a cache has, with all deltas since.
    const lagging = new Map([
      ...today,
      [PATHS.statusSet, dayBefore.get(PATHS.statusSet) ?? new Uint8Array()],
    ]);
    const { version, files } = await ownStatusFiles(from(lagging), roots);
    expect([version, ...files.keys()]).toEqual([
      published.version(),
      PATHS.statusSet,
      deltaPath(3),
      deltaPath(4),
    ]);
    expect(await ownStatusFiles(from(new Map()), roots)).toEqual({ version: 0, files: new Map() });
  });

  it('are never what no root signed, whatever lies there', async () => {
    const lists = await signForeignRevocations(
      { version: 6, issuedAtSeconds: 1, lists: [] },
      signer,
      deflateSync,
    );
    const all = new Map([...today, [FOREIGN_REVOCATIONS_PATH, lists]]);
    expect((await foreignStatusFiles(from(all), roots)).version).toBe(6);
    const paths = [PATHS.statusSet, deltaPath(3), deltaPath(4), FOREIGN_REVOCATIONS_PATH];
    const damage = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(undefined), fc.nat({ max: 60 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...paths), damage, { minKeys: 1 }), async (damages) => {
        const spoilt = new Map(all);
        for (const [path, what] of Object.entries(damages)) {
          const bytes = Uint8Array.from(all.get(path) ?? []);
          if (typeof what === 'number') bytes[what % bytes.length] = (bytes[what % bytes.length] ?? 0) ^ 1;
          if (what === undefined) spoilt.delete(path);
          else spoilt.set(path, typeof what === 'number' ? bytes : what);
        }
        const found = [
          await ownStatusFiles(from(spoilt), roots),
          await foreignStatusFiles(from(spoilt), roots),
        ];
        for (const { files } of found) {
          for (const [path, bytes] of files) expect(bytes).toEqual(all.get(path));
        }
        if (Object.hasOwn(damages, PATHS.statusSet))
          expect(found[0]).toEqual({ version: 0, files: new Map() });
      }),
      { numRuns: 60 },
    );
  });
});
