import { foldedName, nameKey } from '../names.ts';
import { editsBetween } from './edits.ts';

/**
 * What lies between two names:
 * - `same`: nothing but case, blanks and the way letters are encoded;
 * - `tones`: the same letters, with other marks or none, otherwise placed (hoà, hòa), đ for d, or run together;
 * - `order`: the same words in another order;
 * - `part-missing`: one has some of the other's words, or initials for them;
 * - `spelling`: a few letters, or letters that sound alike, in whatever order the words are;
 * - `different`: more than that.
 */
export type NameRelation = 'same' | 'tones' | 'order' | 'part-missing' | 'spelling' | 'different';

/** A name as it is compared, made once for many comparisons. */
export interface NameForms {
  readonly key: string;
  /** Folded, without hyphens and apostrophes; in the order of the name. */
  readonly words: readonly string[];
  /** All words run together. */
  readonly letters: string;
  /** The words sorted, with a blank between. */
  readonly sorted: string;
}

/** The words of a name, folded: `H'Hen Niê` is `h`, `hen`, `nie`. */
export const nameWords = (name: string): string[] => foldedName(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The key under which names with the same words are found, whatever their order and tones. */
export const sortedWords = (words: readonly string[]): string => [...words].sort().join(' ');

export function nameForms(name: string): NameForms {
  const words = nameWords(name);
  return { key: nameKey(name), words, letters: words.join(''), sorted: sortedWords(words) };
}

/** Symmetric. */
export const compareNames = (a: string, b: string): NameRelation =>
  compareNameForms(nameForms(a), nameForms(b));

/** As `compareNames`, of names that were prepared. */
export function compareNameForms(a: NameForms, b: NameForms): NameRelation {
  if (a.key === b.key) return 'same';
  if (a.letters === '' || b.letters === '') return 'different';
  if (a.letters === b.letters) return 'tones';
  if (a.sorted === b.sorted) return 'order';
  if (isPartOf(a.words, b.words) || isPartOf(b.words, a.words)) return 'part-missing';
  return isSpeltAlike(a, b) ? 'spelling' : 'different';
}

/** Whether all words of one stand in the other in this order, whole or as initials; a single word proves nothing. */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length < 2 || part.length > whole.length || part.every((word) => word.length === 1)) return false;
  let found = 0;
  for (const word of whole) {
    const wanted = part[found];
    if (wanted === word || (wanted?.length === 1 && word.startsWith(wanted))) found++;
  }
  return found === part.length;
}

/** One slip in six letters, three at most; short names are all alike. */
const LETTERS_AN_EDIT = 6;
const MOST_EDITS = 3;
const SHORTEST = 4;

function isSpeltAlike(a: NameForms, b: NameForms): boolean {
  const length = Math.max(a.letters.length, b.letters.length);
  if (length < SHORTEST) return false;
  const limit = Math.min(MOST_EDITS, Math.max(1, Math.floor(length / LETTERS_AN_EDIT)));
  if (Math.abs(a.letters.length - b.letters.length) <= limit) {
    if (editsBetween(a.letters, b.letters, limit) <= limit) return true;
    if (editsBetween(a.sorted, b.sorted, limit) <= limit) return true;
  }
  if (a.words.length !== b.words.length) return false;
  const soundsOfA = a.words.map(soundOf);
  const soundsOfB = b.words.map(soundOf);
  return soundsOfA.join(' ') === soundsOfB.join(' ') || sortedWords(soundsOfA) === sortedWords(soundsOfB);
}

/** A country's names have few words: those met lately are known. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

function soundOf(word: string): string {
  let sound = known.get(word);
  if (sound === undefined) {
    sound = soundedOut(word);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, sound);
  }
  return sound;
}

/**
 * A folded word as it sounds where sounds are mixed up: north (s and x, tr and ch, d, gi and r, l and n) and south
 * (final n, ng and nh, final t and c), and letters for one sound (c, k and q, ph and f, i and y).
 */
const soundedOut = (word: string): string =>
  word
    .replace(/^ngh/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/^gi(?=[aeouy])/, 'd')
    .replace(/^gi/, 'di')
    .replace(/^[rz]/, 'd')
    .replace(/^s/, 'x')
    .replace(/^tr/, 'ch')
    .replace(/^ph/, 'f')
    .replace(/^[cq](?!h)/, 'k')
    .replace(/^n(?![gh])/, 'l')
    .replace(/y/g, 'i')
    .replace(/(?<=[aeiou])n[gh]$/, 'n')
    .replace(/(?<=[aeiou])ch?$/, 't');
