import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  CarriedError,
  type CarriedFiles,
  MAX_CARRIED_BYTES,
  packCarriedFile,
  readCarriedFile,
} from '../../../src/verifier/carry/carried-file.ts';

const refusal = (packed: Uint8Array): string | undefined => {
  try {
    readCarriedFile(packed);
  } catch (error) {
    if (error instanceof CarriedError) return error.code;
    throw error;
  }
  return undefined;
};

const digest = 'A'.repeat(43);
const published: CarriedFiles = new Map([
  ['/trust/bundle.jwt', strToU8('eyJ.eyJ.c2ln')],
  [`/trust/parts/${digest}.json`, strToU8('{"issuers":[]}'.repeat(1_000))],
  ['/trust/status/set.cose', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 37) ^ (at >> 3))],
  ['/trust/status/delta-12.cose', new Uint8Array(0)],
]);

/** Entries of chosen names, as a tool would write them that does not mind what they are. */
function zipOf(entries: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  // One after the other and without a directory at the end, since names may be there twice.
  const local = entries.map(([name, content]) => {
    const packed = zipSync({ x: content }, { level: 6 });
    const view = new DataView(packed.buffer, packed.byteOffset);
    const size = view.getUint32(18, true);
    const written = strToU8(name);
    const head = packed.slice(0, 30);
    new DataView(head.buffer).setUint16(26, written.length, true);
    return Buffer.concat([head, written, packed.subarray(31, 31 + size)]);
  });
  return new Uint8Array(Buffer.concat(local));
}

describe('a carried file', () => {
  it('gives back what was put in, under its addresses', () => {
    const read = readCarriedFile(packCarriedFile(published));
    expect([...read.keys()]).toEqual([...published.keys()]);
    for (const [path, bytes] of published)
      expect(Buffer.compare(read.get(path) ?? new Uint8Array(1), bytes)).toBe(0);
  });

  it('is the same file whenever it is made, so that its codes go on where they have stopped', () => {
    expect(Buffer.compare(packCarriedFile(published), packCarriedFile(new Map(published)))).toBe(0);
  });

  it('may be packed again by another tool, with folders and whatever else that adds', () => {
    const again = zipSync({
      trust: { 'bundle.jwt': [strToU8('a'), { level: 0 }], status: { 'set.cose': strToU8('b') } },
      '__MACOSX/trust/._bundle.jwt': strToU8('x'),
      'read me.txt': strToU8('y'),
    });
    expect([...readCarriedFile(again).keys()]).toEqual(['/trust/bundle.jwt', '/trust/status/set.cose']);
  });

  it.each([
    '../trust/bundle.jwt',
    '/trust/bundle.jwt',
    'trust/../trust/bundle.jwt',
    'trust/status/../../bundle.jwt',
    'trust\\bundle.jwt',
    'trust/bundle.jwt/',
    'trust/bundle.jwt\u0000.txt',
    'TRUST/bundle.jwt',
    `trust/parts/${'A'.repeat(500)}.json`,
    'trust/a/b/c.json',
    'index.html',
    '__proto__',
  ])('has nothing by the name %j', (name) => {
    const read = readCarriedFile(
      zipOf([
        [name, strToU8('x')],
        ['trust/status/set.cose', strToU8('y')],
      ]),
    );
    expect([...read.keys()]).toEqual(['/trust/status/set.cose']);
  });

  it('is refused where a name is there twice', () => {
    const twice = zipOf([
      ['trust/bundle.jwt', strToU8('a')],
      ['trust/bundle.jwt', strToU8('b')],
    ]);
    expect(refusal(twice)).toBe('damaged-file');
  });

  it('is refused where it would fill the memory, in one entry or in many', () => {
    const zeros = new Uint8Array(13_000_000);
    expect(refusal(zipSync({ 'trust/bundle.jwt': [zeros, { level: 6 }] }))).toBe('too-large');
    const thirds = zipOf(
      Array.from({ length: 3 }, (_, at) => [`trust/parts/${at}.json`, zeros.subarray(0, 4_100_000)] as const),
    );
    expect(refusal(thirds)).toBe('too-large');
  });

  it('is refused where the sizes in it are lies', () => {
    const lying = zipSync({ 'trust/bundle.jwt': [new Uint8Array(13_000_000), { level: 6 }] });
    // The size of the content, which says that it is small.
    new DataView(lying.buffer).setUint32(22, 10, true);
    expect(refusal(lying)).toBe('too-large');
  });

  it('is refused where it has thousands of entries, or is larger than any', () => {
    const many = Array.from({ length: 2_600 }, (_, at) => [`trust/parts/${at}.json`, new Uint8Array(0)]);
    expect(refusal(zipSync(Object.fromEntries(many)))).toBe('too-large');
    expect(refusal(new Uint8Array(MAX_CARRIED_BYTES + 1))).toBe('too-large');
  });

  it('is told from what is no such file, and from one that is cut off', () => {
    expect(refusal(new Uint8Array(0))).toBe('not-a-file');
    expect(refusal(strToU8('%PDF-1.7'))).toBe('not-a-file');
    const packed = packCarriedFile(published);
    expect(refusal(packed.subarray(0, 200))).toBe('damaged-file');
  });

  it('refuses whatever else somebody makes of it, or reads no more than its bounds', () => {
    const packed = packCarriedFile(published);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(packed.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(packed.length),
        (changes, cut) => {
          const changed = packed.slice(0, packed.length - (cut % 50));
          for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
          if (refusal(changed) !== undefined) return;
          const read = [...readCarriedFile(changed).values()];
          expect(read.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(12_000_001);
        },
      ),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        refusal(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, ...bytes));
      }),
      { numRuns: 300 },
    );
  });
});
