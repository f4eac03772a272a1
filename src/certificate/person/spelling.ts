import { CYRILLIC_LETTERS } from './cyrillic-letters.ts';
import { GREEK_LETTERS } from './greek-letters.ts';
import { LATIN_LETTERS } from './latin-letters.ts';

/** A letter as it is written, in capitals, and every way in which documents spell it; none where nobody can tell. */
export interface Letter {
  readonly written: string;
  readonly spellings: readonly string[];
}

const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [...LATIN_LETTERS, ...CYRILLIC_LETTERS, ...GREEK_LETTERS].map(([letter, ...spellings]) => [
    letter,
    spellings,
  ]),
);

/** Of a letter alone, or of one that has lost its marks. */
function spellingsOf(letter: string): readonly string[] | undefined {
  if (/^[A-Z]$/.test(letter)) return [letter];
  return SPELLINGS.get(letter);
}

/** Apostrophes, full stops, the raised a of Mª (ICAO Doc 9303-3 §4.6); and what Unicode calls letters, as in Oʻtkir. */
const isUnspelled = (letter: string): boolean => /[^\p{L}\p{N}]|\p{Lm}|[ªº]/u.test(letter);

/** What is no letter is written and not spelled. */
const spell = (letter: string): readonly string[] =>
  spellingsOf(letter) ??
  spellingsOf(letter.normalize('NFD').replace(/\p{M}/gu, '')) ??
  (isUnspelled(letter) ? [''] : []);

/** The letters of a word in any script. */
export function lettersOf(word: string): readonly Letter[] {
  const characters = Array.from(word.normalize('NFC').toUpperCase());
  const letters: Letter[] = [];
  for (let at = 0; at < characters.length; at++) {
    const [letter = '', next = ''] = characters.slice(at, at + 2);
    const spellingsOfPair = next && SPELLINGS.get(letter + next);
    if (spellingsOfPair) at++;
    letters.push(
      spellingsOfPair
        ? { written: letter + next, spellings: spellingsOfPair }
        : { written: letter, spellings: spell(letter) },
    );
  }
  return letters;
}

/** The places in a text at which a letter may end that begins at one of these. */
function after({ spellings }: Letter, text: string, starts: Iterable<number>): Set<number> {
  const ends = new Set<number>();
  for (const start of starts) {
    for (const spelling of spellings) {
      if (text.startsWith(spelling, start)) ends.add(start + spelling.length);
    }
  }
  return ends;
}

/** Whether a text of the machine-readable zone is a spelling of these letters, to the end of both. */
export function isSpelling(letters: readonly Letter[], text: string): boolean {
  let places = new Set([0]);
  for (const letter of letters) places = after(letter, text, places);
  return places.has(text.length);
}

/** Whether it is the beginning of one, which goes on where the text has been cut off. */
export function isSpellingCutOff(letters: readonly Letter[], text: string): boolean {
  let places = new Set([0]);
  for (const letter of letters) {
    const isWithin = [...places].some((place) =>
      letter.spellings.some((spelling) => spelling !== '' && spelling.startsWith(text.slice(place))),
    );
    if (isWithin) return true;
    places = after(letter, text, places);
  }
  return false;
}

/** How many letters, from the first on, spell the beginning of a text, and how much of it. */
export function spelledBeginning(
  letters: readonly Letter[],
  text: string,
): [letters: number, length: number] {
  let places = new Set([0]);
  let length = 0;
  for (const [at, letter] of letters.entries()) {
    places = after(letter, text, places);
    if (places.size === 0) return [at, length];
    length = Math.max(...places);
  }
  return [letters.length, length];
}
