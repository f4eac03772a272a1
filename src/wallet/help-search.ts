/** What is searched: texts with what a word in them counts. */
export interface Searchable<Id extends string> {
  readonly id: Id;
  readonly texts: readonly (readonly [text: string, weight: number])[];
}

const MOST_CHARACTERS = 100;

/** Without tones, accents and capitals: `Mã xác nhận` and `ma xac nhan` are one. */
const fold = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The entries in which words begin as those that were typed do, the best first. A word counts the more the fewer entries
 * have it, since `không` and `the` are in most of them; an entry with a good part of the query's worth is an answer.
 */
export function search<Id extends string>(entries: readonly Searchable<Id>[], query: string): Id[] {
  const wanted = [...new Set(wordsOf(query.slice(0, MOST_CHARACTERS)))];
  const indexed = entries.map(({ id, texts }) => ({
    id,
    words: texts.flatMap(([text, weight]) => wordsOf(text).map((word) => [word, weight] as const)),
  }));
  const weightIn = ({ words }: (typeof indexed)[number], typed: string) =>
    words.reduce((most, [word, weight]) => (word.startsWith(typed) ? Math.max(most, weight) : most), 0);
  const terms = wanted.map((typed) => {
    const having = indexed.filter((entry) => weightIn(entry, typed) > 0).length;
    return { typed, worth: having === 0 ? 0 : Math.log(1 + entries.length / having) };
  });
  const found = indexed
    .map((entry) => ({
      id: entry.id,
      score: terms.reduce((sum, { typed, worth }) => sum + worth * weightIn(entry, typed), 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= SHARE_OF_BEST * best).map(({ id }) => id);
}

const SHARE_OF_BEST = 0.5;

/** Of codes, those that were typed whole or in part, with blanks or hyphens, as one reads them out. */
export function searchCodes<Code extends { readonly code: string }>(
  codes: readonly Code[],
  query: string,
): Code[] {
  const typed = wordsOf(query.slice(0, MOST_CHARACTERS)).join('-');
  if (typed.length < LEAST_OF_CODE) return [];
  const exact = codes.filter(({ code }) => code === typed);
  return exact.length > 0 ? exact : codes.filter(({ code }) => `-${code}`.includes(`-${typed}`));
}

const LEAST_OF_CODE = 4;
