import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Collected, collect, MOST_PARTS, partsOf, whole } from '../../../src/wallet/move/code-series.ts';

const jwe = fc
  .array(fc.constantFrom(...'abcXYZ019-_.'), { minLength: 1, maxLength: 3000 })
  .map((signs) => signs.join(''));

const collectAll = (texts: readonly string[]) =>
  texts.reduce<Collected | undefined>(collect, undefined) ?? expect.unreachable();

describe('a wallet in parts', () => {
  it('is whole again in whatever order they come, with some seen twice', () => {
    fc.assert(
      fc.property(jwe, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (text, chance) => {
        const parts = partsOf(text) ?? [];
        const shuffled = [...parts, ...parts.slice(0, 3)]
          .map((part) => ({ part, at: chance.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ part }) => part);
        expect(whole(collectAll(shuffled))).toBe(text);
      }),
    );
  });

  it('is not whole before the last has come', () => {
    const parts = partsOf('x'.repeat(2000)) ?? [];
    expect(whole(collectAll(parts.slice(1)))).toBeUndefined();
    expect(whole(collectAll([...parts.slice(1), ...parts.slice(0, 1)]))).toBe('x'.repeat(2000));
  });

  it('begins anew when the other phone does, and passes over every other code', () => {
    const [first = '', ...rest] = partsOf('a'.repeat(1000)) ?? [];
    const again = partsOf('b'.repeat(1000)) ?? [];
    expect(whole(collectAll([first, 'https://example.org/', ...rest]))).toBe('a'.repeat(1000));
    expect(whole(collectAll([first, ...again]))).toBe('b'.repeat(1000));
  });

  it('has a bound, coming and going', () => {
    expect(partsOf('x'.repeat(1_000_000))).toBeUndefined();
    for (const hostile of [
      `VIVX:PART:abcdefgh:1/${MOST_PARTS + 1}:x`,
      'VIVX:PART:abcdefgh:0/3:x',
      'VIVX:PART:abcdefgh:4/3:x',
      `VIVX:PART:abcdefgh:1/3:${'x'.repeat(5000)}`,
    ]) {
      expect(collect(undefined, hostile)).toBeUndefined();
    }
  });
});
