import type { Word } from './name-words.ts';
import { isSpelling, type Letter, spelledBeginning } from './spelling.ts';

/** A piece of a name, in capitals, and whether the other name has something else there. */
export interface NamePiece {
  readonly text: string;
  readonly differs: boolean;
}

/** A word, or a whole name. */
export type Pieces = readonly NamePiece[];

export const whole = (text: string, differs: boolean): Pieces => [{ text, differs }];

/** A name out of its words, with blanks between them, what does not differ in one piece. */
export function line(words: readonly Pieces[]): Pieces {
  const joined: NamePiece[] = [];
  for (const [at, word] of words.entries()) {
    for (const piece of at === 0 ? word : [{ text: ' ', differs: false }, ...word]) {
      const last = joined.at(-1);
      if (last && !last.differs && !piece.differs)
        joined.splice(-1, 1, { ...last, text: last.text + piece.text });
      else joined.push(piece);
    }
  }
  return joined;
}

/** The same words, of which some stand elsewhere. */
export function markOrder(
  ours: readonly Word[],
  theirs: readonly string[],
  ourPieces: Pieces[],
  theirPieces: Pieces[],
): void {
  for (const [at, own] of ours.entries()) {
    const other = theirs[at];
    if (other !== undefined && isSpelling(own.letters, other)) continue;
    ourPieces[at] = whole(own.written, true);
    if (other !== undefined) theirPieces[at] = whole(other, true);
  }
}

/** The letters of two words that are not each other's, between the beginning and the end that are. */
export function markWithin(own: Word, other: string): [Pieces, Pieces] {
  const [start, startLength] = spelledBeginning(own.letters, other);
  const rest = other.slice(startLength);
  const reversed = own.letters
    .slice(start)
    .reverse()
    .map(({ written, spellings }) => ({ written, spellings: spellings.map(backwards) }));
  const [end, endLength] = spelledBeginning(reversed, backwards(rest));
  const text = (letters: readonly Letter[]) => letters.map(({ written }) => written).join('');
  const ends = own.letters.length - end;
  return [
    pieces(
      text(own.letters.slice(0, start)),
      text(own.letters.slice(start, ends)),
      text(own.letters.slice(ends)),
    ),
    pieces(
      other.slice(0, startLength),
      rest.slice(0, rest.length - endLength),
      rest.slice(rest.length - endLength),
    ),
  ];
}

const backwards = (text: string): string => Array.from(text).reverse().join('');

const pieces = (before: string, differing: string, after: string): Pieces =>
  [
    { text: before, differs: false },
    { text: differing, differs: true },
    { text: after, differs: false },
  ].filter(({ text }) => text !== '');
