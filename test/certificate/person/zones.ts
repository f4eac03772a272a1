import type { ZoneName } from '../../../src/certificate/person/compare-names.ts';

/** ICAO Doc 9303-3 §4.9: weights 7, 3, 1; a filler counts nothing. */
export const checkDigit = (text: string): string =>
  String(
    [...text].reduce((sum, character, at) => {
      const value = character === '<' ? 0 : Number.parseInt(character, 36);
      return sum + value * ([7, 3, 1][at % 3] ?? 0);
    }, 0) % 10,
  );

/** The lines of a passport, whose name field may be given whole. */
export function passport(
  name: Omit<ZoneName, 'isFull'> | string,
  birthDate: string,
  { issuer = 'VNM', number = 'C1234567<', expires = '320415' } = {},
): [string, string] {
  const field =
    typeof name === 'string' ? name : `${name.surname}${name.givenNames && `<<${name.givenNames}`}`;
  const dates = `${birthDate}${checkDigit(birthDate)}`;
  const end = `${expires}${checkDigit(expires)}${'<'.repeat(14)}0`;
  const numbered = `${number}${checkDigit(number)}`;
  return [
    `P<${issuer}${field.slice(0, 39).padEnd(39, '<')}`,
    `${numbered}${issuer}${dates}F${end}${checkDigit(numbered + dates + end)}`,
  ];
}
