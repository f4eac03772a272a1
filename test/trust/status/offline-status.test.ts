import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, importSigner } from '../../../src/certificate/keys.ts';
import { EMPTY_SET, encodeSet } from '../../../src/trust/status/golomb-rice.ts';
import { currentStatus, readHeldStatus } from '../../../src/trust/status/held-status.ts';
import {
  applyDelta,
  MAX_STATUS_BYTES,
  type OfflineStatus,
  readDelta,
  readStatus,
  type StatusDelta,
  signDelta,
  signStatus,
  statusLookUp,
} from '../../../src/trust/status/offline-status.ts';
import type { RootKey } from '../../../src/trust/status/signed-claims.ts';

const { kid, privateJwk, publicJwk } = await generateSigningKey();
const root = await importSigner(privateJwk);
const { x = '', y = '' } = publicJwk;
const ROOTS: readonly RootKey[] = [{ kid, jwk: { kty: 'EC', crv: 'P-256', x, y } }];

const status = (
  version: number,
  revoked: number[],
  superseded: number[] = [],
  suspended: number[] = [],
): OfflineStatus => ({
  version,
  issuedAtSeconds: 1_654_070_400,
  universe: 2 ** 20,
  kinds: { revoked: encodeSet(revoked), superseded: encodeSet(superseded), suspended: encodeSet(suspended) },
});
const delta = (from: number, to: OfflineStatus, valid: number[] = [], closed = false): StatusDelta => ({
  ...to,
  from,
  valid: encodeSet(valid),
  closed,
});

describe('the offline status', () => {
  it('is that of a country of a hundred million of which 0.5 % do not hold, read, kept, moved on and looked up', async () => {
    const universe = 100_000_000;
    const indexes = Uint32Array.from({ length: universe / 200 }, (_, at) => at * 200 + ((at * 7919) % 200));
    const ended = { ...status(3, []), universe };
    const written = { ...ended, kinds: { ...ended.kinds, revoked: encodeSet(indexes) } };
    const message = await signStatus(written, root);
    expect(message.length).toBeGreaterThan(500_000);
    expect(message.length).toBeLessThan(MAX_STATUS_BYTES);
    const base = await readStatus(message, ROOTS);
    const [first = 0, second = 0] = indexes;
    const change = { ...delta(3, status(4, [first + 1]), [second]), universe };
    const held = readHeldStatus({ base, delta: await readDelta(await signDelta(change, root), ROOTS) });
    const statusOf = held && statusLookUp(currentStatus(held));
    expect([first, first + 1, second, indexes.at(-1) ?? 0].map((index) => statusOf?.(index))).toEqual([
      'revoked',
      'revoked',
      undefined,
      'revoked',
    ]);
  });

  it('is read as it was signed, and tells the kinds apart', async () => {
    const written = status(3, [1, 70], [5], [9]);
    const read = await readStatus(await signStatus(written, root), ROOTS);
    expect(read).toEqual(written);
    const statusOf = statusLookUp(read);
    expect([1, 70, 5, 9, 2].map(statusOf)).toEqual([
      'revoked',
      'revoked',
      'superseded',
      'suspended',
      undefined,
    ]);
  });

  it('is moved on by a delta: new ones come, others change their kind or hold again', async () => {
    const message = await signDelta(delta(3, status(4, [5], [], [2]), [9], true), root);
    const change = await readDelta(message, ROOTS);
    expect(change.closed).toBe(true);
    expect(applyDelta(status(3, [1], [5], [9]), change)).toEqual(status(4, [1, 5], [], [2]));
  });

  it('takes no delta that begins at another version or knows of fewer certificates', () => {
    expect(applyDelta(status(2, [1]), delta(3, status(4, [5])))).toBeUndefined();
    const fewer = { ...delta(3, status(4, [5])), universe: 2 ** 19 };
    expect(applyDelta(status(3, [1]), fewer)).toBeUndefined();
  });

  it('comes by any chain of deltas to what the whole set says', () => {
    const kinds = fc.constantFrom('revoked', 'superseded', 'suspended', undefined);
    const history = fc.array(fc.array(fc.tuple(fc.nat({ max: 200 }), kinds), { maxLength: 20 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(history, (steps) => {
        const truth = new Map<number, string>();
        let held: OfflineStatus | undefined = status(1, []);
        for (const [step, changes] of steps.entries()) {
          const latest = new Map(changes);
          for (const [index, kind] of latest) {
            if (kind) truth.set(index, kind);
            else truth.delete(index);
          }
          const of = (kind: string | undefined) =>
            [...latest]
              .filter(([, now]) => now === kind)
              .map(([index]) => index)
              .sort((a, b) => a - b);
          const to = status(step + 2, of('revoked'), of('superseded'), of('suspended'));
          held = held && applyDelta(held, delta(step + 1, to, of(undefined)));
        }
        const statusOf = statusLookUp(held ?? status(1, [200]));
        for (let index = 0; index <= 200; index++) expect(statusOf(index)).toBe(truth.get(index));
      }),
    );
  });

  it('is refused when another root signed it, when a byte differs, and when it is of the other type', async () => {
    const message = await signStatus(status(3, [1, 70]), root);
    const stranger = await generateSigningKey();
    const other = await signStatus(status(3, [1]), await importSigner(stranger.privateJwk));
    await expect(readStatus(other, ROOTS)).rejects.toMatchObject({ code: 'unknown-root' });
    await expect(readDelta(message, ROOTS)).rejects.toMatchObject({ code: 'malformed' });
    const change = await signDelta(delta(3, status(4, [5])), root);
    await expect(readStatus(change, ROOTS)).rejects.toMatchObject({ code: 'malformed' });
    for (let at = 0; at < message.length; at++) {
      const changed = message.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x04;
      await expect(readStatus(changed, ROOTS), `byte ${at}`).rejects.toMatchObject({ name: 'TrustError' });
    }
    await expect(readStatus(new Uint8Array(MAX_STATUS_BYTES + 1), ROOTS)).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('is refused when a root signed what is no set', async () => {
    const broken = { count: 5, riceBits: 3, bits: Uint8Array.of(255) };
    const { kinds, ...rest } = status(3, []);
    const message = await signStatus({ ...rest, kinds: { ...kinds, revoked: broken } }, root);
    await expect(readStatus(message, ROOTS)).rejects.toMatchObject({ code: 'malformed' });
    const nowhere = await signDelta(delta(5, status(4, [1])), root);
    await expect(readDelta(nowhere, ROOTS)).rejects.toMatchObject({ code: 'malformed' });
    expect(EMPTY_SET.count).toBe(0);
  });
});
