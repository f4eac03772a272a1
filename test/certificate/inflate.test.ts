import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateRaw } from '../../src/certificate/inflate.ts';

const BOUND = 100_000;
const inflate = (deflated: Uint8Array, bound = BOUND) => inflateRaw(new Uint8Array(deflated), bound);
const refusal = (deflated: readonly number[] | Uint8Array, bound = BOUND): unknown => {
  try {
    inflate(Uint8Array.from(deflated), bound);
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

/** Text-like, repetitive and random contents. */
const contents = fc.oneof(
  fc.string({ maxLength: 3000 }).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 3000 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 1500 }))
    .map(([piece, times]) =>
      Uint8Array.from({ length: piece.length * times }, (_, at) => piece[at % piece.length] ?? 0),
    ),
);

describe('inflating', () => {
  it('gives back what any level and strategy of zlib deflated, and says where it ended', () => {
    fc.assert(
      fc.property(
        contents,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        fc.uint8Array({ maxLength: 5 }),
        (content, level, strategy, rest) => {
          const deflated = deflateRawSync(content, { level, strategy });
          const { content: inflated, taken } = inflate(Buffer.concat([deflated, rest]));
          expect(taken).toBe(deflated.length);
          expect(Buffer.compare(inflated, content)).toBe(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('refuses every content that is cut short', () => {
    const content = new TextEncoder().encode('{"name":"Nguyễn Văn An","doses":[1,2,3,1,2,3,1,2,3]}');
    for (const strategy of [0, 2, 4]) {
      const deflated = deflateRawSync(content, { strategy });
      for (let length = 0; length < deflated.length; length++) {
        expect(refusal(deflated.subarray(0, length))).toBe('malformed-compression');
      }
    }
  });

  it('stops a bomb at the bound', () => {
    const bomb = deflateRawSync(new Uint8Array(50_000_000));
    expect(refusal(bomb)).toBe('too-large');
    expect(refusal(deflateRawSync(new Uint8Array(BOUND)))).toBeUndefined();
    expect(refusal(deflateRawSync(new Uint8Array(BOUND + 1)))).toBe('too-large');
    expect(refusal(deflateRawSync(new Uint8Array(BOUND + 1), { level: 0 }))).toBe('too-large');
  });

  it.each([
    ['an unknown kind of block', [0b111]],
    ['a stored length that is not confirmed', [1, 5, 0, 5, 0, 1, 2, 3, 4, 5]],
    ['a stored block that is cut short', [1, 5, 0, 250, 255, 1, 2]],
    ['a match before the beginning', [0b011, 0b10]],
    ['codes that overlap', [0b101, 0, 0b11111110, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(bytes)).toBe('malformed-compression');
  });

  it('agrees with zlib about damaged contents, byte for byte', async () => {
    const { inflateRawSync } = await import('node:zlib');
    const original = deflateRawSync(
      new TextEncoder().encode('tg:840539006 vp:1119349007 mp:EU/1/20/1528 '.repeat(9)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (changes) => {
          const damaged = Uint8Array.from(original);
          for (const [at, flip] of changes) damaged[at] = (damaged[at] ?? 0) ^ flip;
          let theirs: Uint8Array | undefined;
          try {
            theirs = inflateRawSync(damaged, { maxOutputLength: BOUND });
          } catch {
            theirs = undefined;
          }
          let ours: Uint8Array | undefined;
          try {
            ours = inflate(damaged).content;
          } catch {
            ours = undefined;
          }
          expect(ours === undefined).toBe(theirs === undefined);
          if (ours && theirs) expect(Buffer.compare(ours, theirs)).toBe(0);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
