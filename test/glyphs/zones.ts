import { checkDigit } from '../certificate/person/zones.ts';
import type { Chance } from './random.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const FIGURES = '0123456789';
/** Without O, which nothing tells from 0 in OCR-B where both may stand. */
const OF_NUMBERS = `${LETTERS.replace('O', '')}${FIGURES}`;

const some = (from: string, length: number, chance: Chance): string =>
  Array.from({ length }, () => from.charAt(chance.whole(from.length))).join('');

/** Names whose every letter is as likely as any other: none can be guessed. */
function nameOf(chance: Chance, length: number): string {
  const words = Array.from({ length: 1 + chance.whole(3) }, () => some(LETTERS, 2 + chance.whole(8), chance));
  return `${some(LETTERS, 2 + chance.whole(9), chance)}<<${words.join('<')}`
    .slice(0, length)
    .padEnd(length, '<');
}

const withCheck = (text: string): string => text + checkDigit(text);
const dateOf = (chance: Chance): string =>
  some('0123456789', 2, chance) +
  String(1 + chance.whole(12)).padStart(2, '0') +
  String(1 + chance.whole(28)).padStart(2, '0');

/** The lines of a document of nobody, with check digits that fit. */
export function zoneOf(size: 'TD1' | 'TD2' | 'TD3', chance: Chance): string[] {
  const issuer = some(LETTERS, 3, chance);
  const number = withCheck(some(chance.isSo(0.5) ? FIGURES : OF_NUMBERS, 9, chance));
  const [born, expires] = [withCheck(dateOf(chance)), withCheck(dateOf(chance))];
  const sex = 'MF<'.charAt(chance.whole(3));
  if (size === 'TD1') {
    const [optional, more] = [some(`${FIGURES}<`, 15, chance), some(`${FIGURES}<`, 11, chance)];
    return [
      `I<${issuer}${number}${optional}`,
      `${born}${sex}${expires}${issuer}${more}${checkDigit(number + optional + born + expires + more)}`,
      nameOf(chance, 30),
    ];
  }
  const length = size === 'TD2' ? 36 : 44;
  const optional = size === 'TD2' ? some(`${OF_NUMBERS}<`, 7, chance) : withCheck(some(FIGURES, 14, chance));
  return [
    `${size === 'TD2' ? 'I' : 'P'}<${issuer}${nameOf(chance, length - 5)}`,
    `${number}${issuer}${born}${sex}${expires}${optional}${checkDigit(number + born + expires + optional)}`,
  ];
}
