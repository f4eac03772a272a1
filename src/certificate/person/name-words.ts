import { type Letter, lettersOf } from './spelling.ts';

/** A word of a name as it is written, in capitals, with its letters. */
export interface Word {
  readonly written: string;
  readonly letters: readonly Letter[];
}

/** What comes before or after a name and is no part of it (ICAO Doc 9303-3 §4.6). None is a name in Viet Nam. */
const TITLES = new Set(['DR', 'PROF', 'MR', 'MRS', 'MS', 'JR', 'SR', 'ING', 'MGR', 'BC', 'MUDR', 'PHD']);

/** What documents write where there is no given name, or no family name. */
const PLACEHOLDERS = new Set(['FNU', 'LNU', 'XXX']);

/** Names longer than this are no names; signed certificates are bounded before (`LIMITS.shownTextLength`). */
const MOST_WORDS = 24;

/** Whether anything of it can be spelled. */
const isSpellable = ({ letters }: Word): boolean =>
  letters.some(({ spellings }) => spellings.some((spelling) => spelling !== ''));

/** Whether a letter stands among others that nobody can spell, so that nobody knows what the word is in the zone. */
export const isHalfSpelled = ({ letters }: Word): boolean =>
  letters.some(({ spellings }) => spellings.length === 0);

/** Unless nothing would be left. */
function withoutTitles(words: readonly string[]): readonly string[] {
  const left = words.filter((word) => !TITLES.has(word.replace(/\.$/, '')));
  return left.length > 0 ? left : words;
}

/**
 * The words of a name in any script, without titles; hyphens part them like spaces, as in the machine-readable zone.
 * Words without a letter that anybody can spell there, such as Chinese ones, are left out.
 */
export const wordsOfName = (name: string): readonly Word[] =>
  withoutTitles(
    name
      .normalize('NFC')
      .toUpperCase()
      .split(/[\s<,\p{Pd}]+/u)
      .filter((word) => word !== ''),
  )
    .slice(0, MOST_WORDS)
    .map((written) => ({ written, letters: lettersOf(written) }))
    .filter(isSpellable);

/** The words of a document's name, which are letters of the machine-readable zone parted by fillers. */
export const wordsOfZone = (name: string): readonly string[] =>
  withoutTitles(name.split('<').filter((word) => word !== '' && !PLACEHOLDERS.has(word))).slice(
    0,
    MOST_WORDS,
  );
