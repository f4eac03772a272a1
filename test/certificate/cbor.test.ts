import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cbor, CborTag, decodeCbor } from '../../src/certificate/cbor.ts';
import { LIMITS } from '../../src/certificate/limits.ts';

const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));
const decode = (bytes: Uint8Array) => decodeCbor(bytes, 'malformed-content');
const refusal = (bytes: Uint8Array) => {
  try {
    decode(bytes);
    return 'read';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('CBOR', () => {
  // RFC 8949, appendix A.
  it.each<[string, Cbor]>([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['3903e7', -1000],
    ['f90000', 0],
    ['f93c00', 1],
    ['f97bff', 65_504],
    ['f90001', 2 ** -24],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['f97e00', Number.NaN],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['f7', null],
    ['4401020304', hex('01020304')],
    ['62c3bc', 'ü'],
    ['83010203', [1, 2, 3]],
    ['a201020304', new Map([[1, 2] as const, [3, 4] as const])],
    ['c11a514b67b0', new CborTag(1, 1_363_896_240)],
  ])('reads the standard’s example %s', (digits, value) => {
    expect(decode(hex(digits))).toEqual(value);
  });

  it('reads what another encoder wrote', () => {
    // The other encoder writes −0 as 0.
    const number = fc.double().map((any) => any + 0);
    const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), number);
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie('node'), { maxLength: 5 })),
    })).node;
    fc.assert(
      fc.property(value, (written) => {
        expect(decode(encode(written))).toEqual(written);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['bytes after the item', '0000'],
    ['an item that is cut short', '1903'],
    ['a text longer than the input', '7a7fffffff61'],
    ['an array that claims more than there is', '9a7fffffff01'],
    ['a map that claims more than there is', 'ba7fffffff0101'],
    ['an indefinite text', '7f6161ff'],
    ['an indefinite array', '9f01ff'],
    ['an indefinite map', 'bf0101ff'],
    ['a duplicate key', 'a201020103'],
    ['a duplicate key in two lengths', 'a20102180103'],
    ['a key that is a list', 'a1800102'],
    ['an integer beyond 2^53', '1b0020000000000000'],
    ['a text that is not UTF-8', '61ff'],
    ['a reserved length', '1c'],
    ['an unassigned simple value', 'e0'],
    ['a lone break', 'ff'],
  ])('refuses %s', (_, digits) => {
    expect(refusal(hex(digits))).toBe('malformed-content');
  });

  it('refuses nesting beyond any certificate before it costs anything', () => {
    expect(refusal(new Uint8Array(30_000).fill(0x81))).toBe('too-large');
    expect(refusal(new Uint8Array(30_000).fill(0xc1))).toBe('too-large');
  });

  it('refuses more items than any certificate has', () => {
    const items = LIMITS.cborItems + 1;
    expect(refusal(encode(new Array(items).fill(0)))).toBe('too-large');
  });

  it('throws nothing but its own error, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['read', 'malformed-content', 'too-large']).toContain(refusal(bytes));
      }),
      { numRuns: 5000 },
    );
  });
});
