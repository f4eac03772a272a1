/**
 * Latin capitals that are more than a plain letter with marks, and how documents spell them in the machine-readable
 * zone: the first is what we write ourselves. ICAO Doc 9303-3 §6, table A, whose other letters, like those of Viet Nam,
 * lose their marks and nothing else.
 */
export const LATIN_LETTERS: readonly (readonly [letter: string, ...spellings: string[]])[] = [
  ['Ä', 'AE', 'A'],
  ['Å', 'AA', 'A'],
  ['Æ', 'AE'],
  ['Ð', 'D'],
  ['Đ', 'D'],
  ['Ħ', 'H'],
  ['Ĳ', 'IJ'],
  ['ĸ', 'K', 'Q'],
  ['Ŀ', 'L'],
  ['Ł', 'L'],
  ['Ñ', 'N', 'NXX'],
  ['Ŋ', 'N'],
  ['Ö', 'OE', 'O'],
  ['Ø', 'OE'],
  ['Œ', 'OE'],
  ['ẞ', 'SS'],
  ['Þ', 'TH'],
  ['Ŧ', 'T'],
  ['Ü', 'UE', 'UXX', 'U'],
  // Not in the table; as the passports of Azerbaijan and of West Africa have them.
  ['Ə', 'A', 'E'],
  ['Ɓ', 'B'],
  ['Ɖ', 'D'],
  ['Ɗ', 'D'],
  ['Ɛ', 'E'],
  ['Ƒ', 'F'],
  ['Ɣ', 'G'],
  ['Ƙ', 'K'],
  ['Ɔ', 'O'],
  ['Ʋ', 'V'],
  ['Ƴ', 'Y'],
];
