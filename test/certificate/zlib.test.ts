import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/certificate/limits.ts';
import { inflateZlib } from '../../src/certificate/zlib.ts';

const content = new TextEncoder().encode('Nguyễn Thị Hương Giang, mũi 1, mũi 2, mũi 3');
const stream = () => new Uint8Array(deflateSync(content));
const changed = (at: number, by: number) => {
  const bytes = stream();
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ by;
  return bytes;
};

describe('zlib', () => {
  it('inflates what another library deflated', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(inflateZlib(new Uint8Array(deflateSync(bytes, { level })))).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['raw DEFLATE', () => new Uint8Array(deflateRawSync(content))],
    ['another method', () => changed(0, 1)],
    ['a header whose check fails', () => changed(1, 1)],
    ['a checksum that differs', () => changed(-1, 1)],
    ['a checksum that is cut short', () => stream().subarray(0, -1)],
    ['bytes after the checksum', () => Uint8Array.of(...stream(), 0)],
  ])('refuses %s', (_, make) => {
    expect(() => inflateZlib(make())).toThrow(expect.objectContaining({ code: 'malformed-compression' }));
  });

  it('drops a bomb at the bound', () => {
    const bomb = new Uint8Array(deflateSync(new Uint8Array(50_000_000)));
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => inflateZlib(bomb)).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(inflateZlib(new Uint8Array(deflateSync(new Uint8Array(LIMITS.inflatedBytes))))).toHaveLength(
      LIMITS.inflatedBytes,
    );
  });
});
