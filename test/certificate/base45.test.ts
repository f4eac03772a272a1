import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from '../../src/certificate/base45.ts';

const text = (string: string) => new TextEncoder().encode(string);

describe('base45', () => {
  // RFC 9285 §4.3 and §4.4.
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('knows the examples of its standard: %s', (plain, encoded) => {
    expect(encodeBase45(text(plain))).toBe(encoded);
    expect(decodeBase45(encoded)).toEqual(text(plain));
  });

  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one spelling for everything: what decodes encodes to the same text again', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'0123456789ABXYZ $%*+-./:'), maxLength: 30 });
    fc.assert(
      fc.property(characters, (encoded) => {
        let bytes: Uint8Array;
        try {
          bytes = decodeBase45(encoded);
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed-encoding' });
          return;
        }
        expect(encodeBase45(bytes)).toBe(encoded);
      }),
    );
  });

  it.each([
    ['a lone last character', 'BB8A'],
    ['lower case', 'bb8'],
    ['a character beyond the alphabet', 'BB_'],
    ['a letter with a mark', 'BBÉ'],
    ['three characters beyond two bytes', ':::'],
    ['two characters beyond one byte', '::'],
  ])('refuses %s', (_, encoded) => {
    expect(() => decodeBase45(encoded)).toThrow(expect.objectContaining({ code: 'malformed-encoding' }));
  });
});
