export type Strength = 'weak' | 'fair' | 'good';

export const LEAST_PASSPHRASE_LENGTH = 8;

const BITS_OF_FAIR = 45;
const BITS_OF_GOOD = 60;

/** Signs that people choose from, by the kinds that they have used. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\d/, 10],
  [/[^\p{L}\d\s]/u, 30],
  [/[^\P{L}a-z]/iu, 60],
];
/** A letter inside a word says much less than a random one (Shannon 1951: 0.6 to 1.3 bits in English text). */
const BITS_INSIDE_WORDS = 1.5;

/**
 * A guess at how long guessing a passphrase would take, cautious and without a dictionary: what repeats itself or runs on
 * counts as one sign, and letters count as those of words.
 */
export function strengthOf(passphrase: string): Strength {
  const signs = [...passphrase.normalize('NFC')];
  const alphabet = KINDS.reduce((sum, [kind, size]) => sum + (kind.test(passphrase) ? size : 0), 0);
  const bitsEach = Math.log2(Math.max(2, alphabet));
  let bits = 0;
  for (const [at, sign] of signs.entries()) {
    const step = (sign.codePointAt(0) ?? 0) - (signs[at - 1]?.codePointAt(0) ?? 0);
    if (at > 0 && Math.abs(step) <= 1) continue;
    if (
      signs
        .slice(0, at)
        .join('')
        .includes(signs.slice(at, at + 4).join('')) &&
      at + 4 <= signs.length
    )
      continue;
    const isInside = /^(\p{L}{2}|.\s)$/u.test(`${signs[at - 1] ?? ''}${sign}`);
    bits += isInside ? BITS_INSIDE_WORDS : bitsEach;
  }
  if (signs.length < LEAST_PASSPHRASE_LENGTH || bits < BITS_OF_FAIR) return 'weak';
  return bits < BITS_OF_GOOD ? 'fair' : 'good';
}
