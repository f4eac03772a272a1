import type { Word } from './name-words.ts';
import { isRomanisedAlike } from './romanised-names.ts';
import { isSpelling, type Letter } from './spelling.ts';

/** Spellings that documents and airlines use against the rules, and that are still this letter. */
const UNRULED: Readonly<Record<string, readonly string[]>> = {
  Æ: ['A', 'E'],
  Đ: ['DJ'],
  Ø: ['O'],
  Ő: ['OE'],
  Œ: ['O', 'E'],
  X: ['KS'],
  Þ: ['T'],
  Ű: ['UE'],
};

const unruled = (letter: Letter): Letter => ({
  ...letter,
  spellings: [...letter.spellings, ...(UNRULED[letter.written] ?? [])],
});

/** No Vietnamese syllable is longer (nghiêng), so that two of them are never taken for one that is mistyped. */
const LONGEST_SYLLABLE = 7;
/** The shorter ones with two vowels that German writes for one are Vietnamese: Tuệ is not Tú. */
const SHORTEST_COLLAPSED = 5;

/** `Mueller` for what another document has as `MULLER`. */
const collapsed = (text: string): string => text.replace(/([AOU])E/g, '$1').replaceAll('AA', 'A');

const plain = ({ letters }: Word): string => letters.map(({ spellings: [first = ''] }) => first).join('');

/** One letter too many, too few, another, or two in the wrong order; never at either end, where endings tell men from women. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) <= LONGEST_SYLLABLE) return false;
  const [a, b] = differingParts(one, other);
  const isInside = one.at(0) === other.at(0) && one.at(-1) === other.at(-1);
  const isSwapped = a.length === 2 && b.length === 2 && a.at(0) === b.at(1) && a.at(1) === b.at(0);
  return isInside && (isSwapped || (a.length <= 1 && b.length <= 1));
}

/** What is left of two texts without their common beginning and end. */
function differingParts(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

/**
 * Whether a document's word is nearly a spelling of a certificate's.
 *
 * @returns `spelling` where only custom differs, `initial` where one is the other's first letter, `slip` for one
 * mistake; undefined for another word.
 */
export function nearness(ours: Word, theirs: string): 'spelling' | 'initial' | 'slip' | undefined {
  const text = plain(ours);
  if (Math.min(text.length, theirs.length) === 1 && text[0] === theirs[0]) return 'initial';
  if (isSpelling(ours.letters.map(unruled), theirs) || isRomanisedAlike(text, theirs)) return 'spelling';
  const short = collapsed(text);
  if (short === collapsed(theirs) && short.length >= SHORTEST_COLLAPSED) return 'spelling';
  return isOneSlip(text, theirs) ? 'slip' : undefined;
}
