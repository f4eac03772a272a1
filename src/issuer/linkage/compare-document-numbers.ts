import { editsBetween } from './edits.ts';

/**
 * What lies between two numbers of citizens:
 * - `missing`: there are no two;
 * - `near`: one digit exchanged, lost, too many or swapped with its neighbour, zeros lost at the beginning, or letters
 *   that look like digits;
 * - `old-card`: one is of an identity card of nine digits, which says nothing about the twelve;
 * - `malformed`: one has not the twelve digits of a number;
 * - `different`: two whole numbers with more than a slip between them.
 */
export type DocumentNumberRelation = 'same' | 'missing' | 'near' | 'old-card' | 'malformed' | 'different';

/** Symmetric; as `documentNumberKey` leaves them. */
export function compareDocumentNumbers(a: string | null, b: string | null): DocumentNumberRelation {
  if (!a || !b) return 'missing';
  if (a === b) return 'same';
  const digitsA = digitsFor(a);
  const digitsB = digitsFor(b);
  const isNear =
    editsBetween(digitsA, digitsB, 1) <= 1 || editsBetween(padded(digitsA), padded(digitsB), 1) <= 1;
  if (isNear) return 'near';
  if (OLD_CARD.test(a) || OLD_CARD.test(b)) return 'old-card';
  return WHOLE.test(a) && WHOLE.test(b) ? 'different' : 'malformed';
}

const OLD_CARD = /^\d{9}$/;
const WHOLE = /^\d{12}$/;
const LENGTH = 12;
/** A province's code begins with two zeros at most. */
const LEAST_LENGTH_PADDED = LENGTH - 2;

const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['D', '0'],
  ['Q', '0'],
  ['I', '1'],
  ['L', '1'],
  ['Z', '2'],
  ['S', '5'],
  ['G', '6'],
  ['B', '8'],
]);

/** The number with digits for the letters that look like them. */
const digitsFor = (number: string): string =>
  number.replace(/[A-Z]/g, (letter) => LOOKALIKES.get(letter) ?? letter);

/** With the zeros that a spreadsheet takes away from the beginning. */
const padded = (digits: string): string =>
  digits.length >= LEAST_LENGTH_PADDED ? digits.padStart(LENGTH, '0') : digits;

/** The number as it was most likely meant, as far as it tells by itself. */
export const likelyDigits = (number: string): string => padded(digitsFor(number));
