/** Letters that are more than a plain letter with marks (ICAO Doc 9303-3 §6, table A; the first spelling of several). */
const LETTERS: Readonly<Record<string, string>> = {
  Đ: 'D',
  Ð: 'D',
  Æ: 'AE',
  Ä: 'AE',
  Å: 'AA',
  Ø: 'OE',
  Ö: 'OE',
  Œ: 'OE',
  Ü: 'UE',
  ẞ: 'SS',
  ß: 'SS',
  Þ: 'TH',
  Ł: 'L',
  Ħ: 'H',
  Ŧ: 'T',
  Ŋ: 'N',
  ĸ: 'K',
  ı: 'I',
  İ: 'I',
  Ĳ: 'IJ',
};

/**
 * A name as the machine-readable zone of a travel document spells it: capitals without marks, `<` for each space and
 * hyphen, no apostrophes (ICAO Doc 9303-3 §4.6 and §6). What is not in a Latin script is left out.
 */
export const mrzName = (name: string): string =>
  Array.from(name.normalize('NFC').toUpperCase(), (letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\s-]+/gu, '<')
    .replace(/[^A-Z<]/g, '')
    .replace(/^<+|<+$/g, '')
    .replace(/<{2,}/g, '<');
