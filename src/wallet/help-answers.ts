import { vi } from '../ui/languages/help-vi.ts';
import { addWords } from '../ui/words.ts';
import type { EntryId, HelpCode } from './help-codes.ts';
import { search } from './help-search.ts';

const words = addWords(vi, async () => (await import('../ui/languages/help-en.ts')).en);
await words.ready;
export const say = words.t;

/** Every question, in the order in which people ask them. */
export const ENTRIES = Object.keys(vi.entries) as EntryId[];

/** What a word counts in a question, in what people say instead, and in an answer. */
const WEIGHTS = { question: 3, words: 2, answer: 1 };

/** What answers somebody's words: where the codes among them lead or, without any, the entries that have the words. */
export function answersTo(typed: string, codes: readonly HelpCode[]): EntryId[] {
  const entries = ENTRIES.map((id) => ({
    id,
    texts: [
      [say(`entries.${id}.question`), WEIGHTS.question],
      [say(`entries.${id}.words`), WEIGHTS.words],
      [say(`entries.${id}.answer`), WEIGHTS.answer],
    ] as const,
  }));
  return codes.length > 0 ? [...new Set(codes.map(({ entry }) => entry))] : search(entries, typed);
}
