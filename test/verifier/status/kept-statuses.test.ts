import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { encodeSet } from '../../../src/trust/status/golomb-rice.ts';
import type { HeldStatus } from '../../../src/trust/status/held-status.ts';

/** A tab of the device. */
async function tab() {
  vi.resetModules();
  return (await import('../../../src/verifier/status/kept-statuses.ts')).keptOnDevice;
}
const held = (version: number): HeldStatus => ({
  base: {
    version,
    issuedAtSeconds: version,
    universe: 2 ** 20,
    kinds: { revoked: encodeSet([version]), superseded: encodeSet([]), suspended: encodeSet([]) },
  },
});

describe('what a device keeps of statuses', () => {
  it('is there for every tab, and none sets another back', async () => {
    const [one, other] = [await tab(), await tab()];
    await one.writeOwn(held(7));
    await one.writeForeign(Uint8Array.of(9), 9);
    // Asked for before, and slower.
    await other.writeOwn(held(6));
    await other.writeForeign(Uint8Array.of(8), 8);
    const kept = await (await tab()).read();
    expect(kept).toEqual({ own: held(7), foreign: Uint8Array.of(9) });
    // What is damaged there can be replaced by the same again.
    await other.writeForeign(Uint8Array.of(9, 9), 9);
    expect((await one.read()).foreign).toEqual(Uint8Array.of(9, 9));
  });

  it('is kept again by a tab whose storage failed once', async () => {
    const store = await tab();
    await new Promise((made) => {
      indexedDB.open('newer', 2).onsuccess = made;
    });
    const open = indexedDB.open.bind(indexedDB);
    const failing = vi.spyOn(indexedDB, 'open').mockImplementation(() => open('newer', 1));
    expect(await store.read()).toEqual({});
    failing.mockRestore();
    await store.writeOwn(held(8));
    expect((await (await tab()).read()).own).toEqual(held(8));
  });
});
