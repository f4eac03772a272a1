import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revocationIdIn, twinId } from '../../src/certificate/twin-id.ts';

describe('the identifier of a twin', () => {
  it('says by what it is revoked, in as few bytes as the number needs, and differs from twin to twin', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), fc.nat({ max: 255 }), (index, which) => {
        const identifier = twinId(String(index), which) ?? new Uint8Array();
        expect(revocationIdIn(identifier)).toBe(String(index));
        expect(identifier[0]).toBe(which);
        expect(identifier.length).toBeLessThanOrEqual(5);
      }),
    );
    expect(twinId('0', 0)).toEqual(Uint8Array.of(0, 0));
    expect(twinId('100000000', 2)).toEqual(Uint8Array.of(2, 0x05, 0xf5, 0xe1, 0x00));
  });

  it('is left out where there is no number, and read where it can be one', () => {
    expect(twinId('not-a-number', 0)).toBeUndefined();
    expect(twinId('999999999999999', 0)).toBeUndefined();
    expect(revocationIdIn(Uint8Array.of(1))).toBeUndefined();
    // A UUID, as other issuers' identifiers are.
    expect(revocationIdIn(new Uint8Array(16))).toBeUndefined();
  });
});
