import { countryByName } from './countries.ts';
import { foldedName } from './names.ts';
import { vaccineByName } from './vaccine-names.ts';

const MOST_REMEMBERED = 1_000;

/** A look-up that remembers what it found: the same few texts stand on millions of lines. */
function remembering<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    if (known.has(text)) return known.get(text) as Found;
    const found = find(text);
    if (known.size < MOST_REMEMBERED) known.set(text, found);
    return found;
  };
}

/** What a document number that was made so looks like; empty where there is none. */
export const DOCUMENT_NUMBER = /^[\p{L}\p{N}]*$/u;

/** A document number as it is kept and compared: no blanks, full stops and hyphens; capitals. */
export const documentNumberKey = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s.-]/g, '')
    .toUpperCase();

const SEXES = new Map<string, 'male' | 'female'>([
  ['nam', 'male'],
  ['m', 'male'],
  ['male', 'male'],
  ['nu', 'female'],
  ['f', 'female'],
  ['female', 'female'],
]);

/** Nam or Nữ, however it is written; undefined for anything else. */
export const sexByName = (text: string): 'male' | 'female' | undefined => SEXES.get(foldedName(text));

/** A country by any of its names. */
export const countryNamed = remembering(countryByName);
/** A vaccine by any of its names. */
export const vaccineNamed = remembering(vaccineByName);
/** `sexByName`, for millions of lines. */
export const sexNamed = remembering(sexByName);

/** National form, digits only, with the nought that spreadsheets lose; null where nothing can be dialled. */
export function phoneNumber(text: string): string | null {
  const digits = text
    .replace(/\D/g, '')
    .replace(/^84(?=\d{9}$)/, '0')
    .replace(/^(?=[1-9]\d{8}$)/, '0');
  return digits.length >= 9 && digits.length <= 12 ? digits : null;
}
