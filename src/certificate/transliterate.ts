import { LATIN_LETTERS } from './person/latin-letters.ts';

const FIRST_SPELLINGS: ReadonlyMap<string, string> = new Map(
  LATIN_LETTERS.map(([letter, spelling = '']) => [letter, spelling]),
);

/**
 * A name as the machine-readable zone of a travel document spells it: capitals without marks, `<` for each space and
 * hyphen, no apostrophes (ICAO Doc 9303-3 §4.6 and §6). What is not in a Latin script is left out.
 */
export const mrzName = (name: string): string =>
  Array.from(name.normalize('NFC').toUpperCase(), (letter) => FIRST_SPELLINGS.get(letter) ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\s-]+/gu, '<')
    .replace(/[^A-Z<]/g, '')
    .replace(/^<+|<+$/g, '')
    .replace(/<{2,}/g, '<');
