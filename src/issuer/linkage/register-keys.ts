import { nameWords, sortedWords } from './compare-names.ts';

/** What a person of the register is found by besides number and date of birth. */
export interface RegisterKeys {
  readonly nameWords: string;
  readonly firstWord: string;
  readonly lastWord: string;
}

/** Kept beside each person when the register is loaded. */
export function registerKeys(name: string): RegisterKeys {
  const words = nameWords(name);
  return { nameWords: sortedWords(words), firstWord: words[0] ?? '', lastWord: words.at(-1) ?? '' };
}
