import type { Word } from './name-words.ts';
import { isSpelling, type Letter } from './spelling.ts';

/** The letters of words, one after the other. */
export const lettersOfAll = (words: readonly Word[]): readonly Letter[] =>
  words.flatMap(({ letters }) => letters);

/**
 * Whether words of the machine-readable zone are spellings of a name's, each of its own or of several that are written
 * together, on whichever side. That the letters are the same in all is not enough: Hoa Ngân is not Hoàng An.
 */
export function isSpelledInWords(ours: readonly Word[], theirs: readonly string[]): boolean {
  if (!isSpelling(lettersOfAll(ours), theirs.join(''))) return false;
  /** How many of their words are spelled when so many of ours are. */
  const spelled = [...ours, undefined].map(() => new Set<number>());
  spelled[0]?.add(0);
  for (const [at, own] of ours.entries()) {
    for (const otherAt of spelled[at] ?? []) {
      const other = theirs[otherAt];
      if (other === undefined) continue;
      for (let end = at + 1; end <= ours.length; end++) {
        if (isSpelling(lettersOfAll(ours.slice(at, end)), other)) spelled[end]?.add(otherAt + 1);
      }
      for (let end = otherAt + 2; end <= theirs.length; end++) {
        if (isSpelling(own.letters, theirs.slice(otherAt, end).join(''))) spelled[at + 1]?.add(end);
      }
    }
  }
  return spelled[ours.length]?.has(theirs.length) ?? false;
}
