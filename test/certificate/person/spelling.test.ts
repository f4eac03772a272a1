import { describe, expect, it } from 'vitest';
import { isSpelling, lettersOf } from '../../../src/certificate/person/spelling.ts';
import { mrzName } from '../../../src/certificate/transliterate.ts';

/** ICAO Doc 9303-3 §6, table A, whole: spellings, and the letters that have them; the first is preferred. */
const TABLE_A: Readonly<Record<string, string>> = {
  A: 'ÀÁÂÃĀĂĄ',
  'AE A': 'Ä',
  'AA A': 'Å',
  AE: 'Æ',
  C: 'ÇĆĈĊČ',
  D: 'ÐĎĐ',
  E: 'ÈÉÊËĒĔĖĘĚ',
  G: 'ĜĞĠĢ',
  H: 'ĤĦ',
  I: 'ÌÍÎÏĨĪĬĮİı',
  IJ: 'Ĳ',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'ĹĻĽĿŁ',
  'N NXX': 'Ñ',
  N: 'ŃŅŇŊ',
  O: 'ÒÓÔÕŌŎŐ',
  'OE O': 'Ö',
  OE: 'ØŒ',
  R: 'ŔŖŘ',
  S: 'ŚŜŞŠ',
  SS: 'ẞß',
  T: 'ŢŤŦ',
  TH: 'Þ',
  U: 'ÙÚÛŨŪŬŮŰŲ',
  'UE UXX U': 'Ü',
  W: 'Ŵ',
  Y: 'ÝŶŸ',
  Z: 'ŹŻŽ',
};

describe('letters in the machine-readable zone', () => {
  it.each(Object.entries(TABLE_A))('are %s, and nothing else, for %s', (spellings, letters) => {
    for (const letter of letters) {
      for (const written of [letter, letter.toLowerCase(), letter.normalize('NFD')]) {
        const accepted = ['A', 'AA', 'AE', 'B', 'C', 'D', 'E', 'G', 'H', 'I', 'IJ', 'J', 'K', 'L', 'N', 'NXX']
          .concat(['O', 'OE', 'OO', 'R', 'S', 'SS', 'SZ', 'T', 'TH', 'U', 'UE', 'UXX', 'W', 'Y', 'Z', ''])
          .filter((text) => isSpelling(lettersOf(written), text));
        expect(accepted.sort(), written).toEqual(spellings.split(' ').sort());
      }
      expect(mrzName(letter)).toBe(spellings.split(' ')[0]);
    }
  });

  it('lose their tones and horns in Vietnamese, and đ its bar', () => {
    const vowels = 'aăâeêioôơuưy';
    for (const vowel of vowels) {
      for (const tone of ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']) {
        const plain = vowel.normalize('NFD').charAt(0).toUpperCase();
        expect(isSpelling(lettersOf(vowel + tone), plain)).toBe(true);
        expect(isSpelling(lettersOf((vowel + tone).normalize('NFC')), plain)).toBe(true);
      }
    }
    expect(isSpelling(lettersOf('đĐ'), 'DD')).toBe(true);
  });
});
