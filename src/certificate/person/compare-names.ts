import { line, markOrder, markWithin, type NamePiece, type Pieces, whole } from './name-pieces.ts';
import { isHalfSpelled, type Word, wordsOfName, wordsOfZone } from './name-words.ts';
import { nearness } from './near-words.ts';
import { isSpelledInWords, lettersOfAll } from './spelled-in-words.ts';
import { isSpelling, isSpellingCutOff } from './spelling.ts';

/** A name as a machine-readable zone has it, `<` between the words of each part. */
export interface ZoneName {
  readonly surname: string;
  /** Empty where there is none. */
  readonly givenNames: string;
  /** The field is full to its last place, so that the name may have been cut off (ICAO Doc 9303-4 §4.2.3). */
  readonly isFull: boolean;
}

/** `same` where the zone is a spelling of the name by the rules; `incomparable` for scripts without rules. */
export type NameAnswer = 'same' | 'probably-same' | 'different' | 'incomparable';

/** Two names beside each other; the document's with its parts in the order of the certificate's. */
export interface NameComparison {
  readonly answer: NameAnswer;
  readonly certificate: readonly NamePiece[];
  readonly document: readonly NamePiece[];
}

/**
 * Compares a name in its own order and script with that of a document.
 *
 * @param name of the certificate: in full, or as a zone has it.
 */
export function compareNames(name: string, zone: ZoneName): NameComparison {
  const ours = wordsOfName(name);
  const family = wordsOfZone(zone.surname);
  const given = wordsOfZone(zone.givenNames);
  const familyFirst = [...family, ...given];
  const givenFirst = [...given, ...family];
  const written = (words: readonly string[]) => line(words.map((word) => whole(word, false)));
  const asWritten = { certificate: written(ours.map((word) => word.written)) };
  if (ours.length === 0 || familyFirst.length === 0 || ours.some(isHalfSpelled))
    return { answer: 'incomparable', ...asWritten, document: written(familyFirst) };

  const inOrder = ordersOf(family, given).find((words) => isSpelledInWords(ours, words));
  if (inOrder) return { answer: 'same', ...asWritten, document: written(inOrder) };
  if (zone.isFull && isCutOff(ours, familyFirst))
    return { answer: 'same', ...asWritten, document: written(familyFirst) };
  const has = (words: readonly string[], own: Word | undefined) =>
    words.some((word) => isSpelling(own?.letters ?? [], word));
  // As the document has it, unless the certificate plainly turns it around.
  const isFamilyFirst =
    has(family, ours[0]) || has(given, ours.at(-1)) || !(has(given, ours[0]) || has(family, ours.at(-1)));
  const likely = compareWords(ours, isFamilyFirst ? familyFirst : givenFirst);
  const turned =
    likely.answer === 'different' && compareWords(ours, isFamilyFirst ? givenFirst : familyFirst);
  return turned && turned.answer !== 'different' ? turned : likely;
}

/** The orders in which a name may be written; where a document has all of it in one part, it begins anywhere. */
function ordersOf(family: readonly string[], given: readonly string[]): readonly (readonly string[])[] {
  const words = [...family, ...given];
  const starts = family.length > 0 && given.length > 0 ? [0, family.length] : words.keys();
  return Array.from(starts, (start) => [...words.slice(start), ...words.slice(0, start)]);
}

/**
 * Whether a name does not fit into the zone and was cut off there as the rules allow: at the end of the field, or single
 * words after the first, down to their first letters; whole words may be missing at the end.
 */
function isCutOff(ours: readonly Word[], familyFirst: readonly string[]): boolean {
  return ours.some((_, start) => {
    const turned = [...ours.slice(start), ...ours.slice(0, start)];
    if (isSpellingCutOff(lettersOfAll(turned), familyFirst.join(''))) return true;
    return (
      familyFirst.length <= turned.length &&
      familyFirst.every((theirs, at) => {
        const letters = turned[at]?.letters ?? [];
        return isSpelling(letters, theirs) || (at > 0 && isSpellingCutOff(letters, theirs));
      })
    );
  });
}

/** Word by word, in whatever order they are. */
function compareWords(ours: readonly Word[], theirs: readonly string[]): NameComparison {
  const { oursLeft, theirsLeft } = unmatched(ours, theirs);
  const ourPieces: Pieces[] = ours.map(({ written }, at) => whole(written, oursLeft.includes(at)));
  const theirPieces: Pieces[] = theirs.map((word, at) => whole(word, theirsLeft.includes(at)));
  const isPartedElsewhere = isSpelling(
    oursLeft.flatMap((at) => ours[at]?.letters ?? []),
    theirsLeft.map((at) => theirs[at]).join(''),
  );
  if (isPartedElsewhere) markOrder(ours, theirs, ourPieces, theirPieces);
  const near = isPartedElsewhere ? [] : nearPairs(ours, oursLeft, theirs, theirsLeft);
  for (const { at, own, otherAt, other } of near)
    [ourPieces[at], theirPieces[otherAt]] = markWithin(own, other);
  const isOneWithin = oursLeft.length === 0 || theirsLeft.length === 0;
  return {
    answer: isPartedElsewhere || isOneWithin || near.length > 0 ? 'probably-same' : 'different',
    certificate: line(ourPieces),
    document: line(theirPieces),
  };
}

/** The places of the words that the other name does not have. */
function unmatched(ours: readonly Word[], theirs: readonly string[]) {
  const left = new Set(ours.keys());
  const theirsLeft: number[] = [];
  for (const [at, word] of theirs.entries()) {
    const match = [...left].find((own) => isSpelling(ours[own]?.letters ?? [], word));
    if (match === undefined) theirsLeft.push(at);
    else left.delete(match);
  }
  return { oursLeft: [...left], theirsLeft };
}

/**
 * The words that are left, in pairs, where each is nearly the other: by custom as many as there are; by an initial or
 * one mistake only beside a word that is surely the same.
 */
function nearPairs(
  ours: readonly Word[],
  oursLeft: readonly number[],
  theirs: readonly string[],
  theirsLeft: readonly number[],
) {
  if (oursLeft.length !== theirsLeft.length) return [];
  const pairs = oursLeft.flatMap((at, index) => {
    const own = ours[at];
    const otherAt = theirsLeft[index];
    const other = otherAt === undefined ? undefined : theirs[otherAt];
    const how = own && other !== undefined ? nearness(own, other) : undefined;
    return own && otherAt !== undefined && other !== undefined && how
      ? [{ at, own, otherAt, other, how }]
      : [];
  });
  const isSure = oursLeft.length < ours.length || pairs.every(({ how }) => how === 'spelling');
  const slips = pairs.filter(({ how }) => how === 'slip').length;
  return pairs.length === oursLeft.length && isSure && slips <= 1 ? pairs : [];
}
