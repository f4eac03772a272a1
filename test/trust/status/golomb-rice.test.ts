import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodedSetError, decodeSet, encodeSet, lookUpIn } from '../../../src/trust/status/golomb-rice.ts';

const UNIVERSE = 2 ** 32;
const sets = fc
  .tuple(
    fc.integer({ min: 1, max: 2 ** 31 }),
    fc.uniqueArray(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 300 }),
  )
  .map(([bound, indexes]) => Uint32Array.from(new Set(indexes.map((index) => index % bound))).sort());

describe('a coded set', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(sets, (indexes) => {
        expect([...decodeSet(encodeSet(indexes), UNIVERSE)]).toEqual([...indexes]);
      }),
    );
  });

  it('knows every index that is in it and none that is not', () => {
    fc.assert(
      fc.property(sets, fc.array(fc.nat({ max: UNIVERSE - 1 })), (indexes, others) => {
        const has = lookUpIn(encodeSet(indexes), UNIVERSE);
        const known = new Set(indexes);
        for (const index of [...indexes, ...others, ...[...indexes].map((one) => one + 1)]) {
          expect(has(index)).toBe(known.has(index));
        }
      }),
    );
  });

  it('takes what lies densely in a bit each, and the whole range of indexes', () => {
    const dense = Uint32Array.from({ length: 1000 }, (_, index) => index);
    expect(encodeSet(dense).bits.length).toBe(125);
    expect([...decodeSet(encodeSet([0, UNIVERSE - 1]), UNIVERSE)]).toEqual([0, UNIVERSE - 1]);
  });

  it('refuses indexes that do not ascend', () => {
    expect(() => encodeSet([2, 1])).toThrow(RangeError);
    expect(() => encodeSet([1, 1])).toThrow(RangeError);
  });

  it('refuses what is no coding of a set, whatever its bits', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.nat({ max: 600 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 5000 }),
        (bits, count, riceBits, universe) => {
          let indexes: Uint32Array;
          try {
            indexes = decodeSet({ count, riceBits, bits }, universe);
          } catch (error) {
            expect(error).toBeInstanceOf(CodedSetError);
            return;
          }
          expect(indexes.length).toBe(count);
          expect(
            indexes.every((index, place) => index < universe && index > (indexes[place - 1] ?? -1)),
          ).toBe(true);
        },
      ),
    );
    expect(() => decodeSet({ count: 2 ** 40, riceBits: 0, bits: new Uint8Array(9) }, UNIVERSE)).toThrow(
      CodedSetError,
    );
    const { count, riceBits, bits } = encodeSet([5, 9, 100]);
    const longer = Uint8Array.of(...bits, 0);
    expect(() => decodeSet({ count, riceBits, bits: longer }, UNIVERSE)).toThrow(CodedSetError);
    expect(() => decodeSet({ count, riceBits, bits }, 100)).toThrow(CodedSetError);
  });
});
