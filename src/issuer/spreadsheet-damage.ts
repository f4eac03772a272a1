/** What spreadsheets do to the cells of a table, undone where it is certain. */

/** Characters that nobody sees: soft hyphen, zero-width spaces and joiners, byte-order mark, directions. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
const PLAIN = /^[\x21-\x26\x28-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** A cell's text: NFC, without invisible characters, odd blanks, and the apostrophe that marks a cell as text. */
export function tidyCell(text: string): string {
  // Most cells are plain, and there are tens of millions.
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^'+\s*/, '');
}

/** Whether characters are among it that no text has: of control, halves of others, and what stands for unreadable. */
export const hasStrangeCharacters = (text: string): boolean =>
  !PLAIN.test(text) && /[\p{Cc}\p{Cs}\ufffd]/u.test(text);

/** `7.909E+10`, also with a comma: what is shown of a long number in a narrow column. */
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?E\+(\d+)$/i;
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3}){2,}$/;

/**
 * The digits of a number as a spreadsheet may have written it: without `.0` behind and commas between thousands, and
 * out of scientific notation where that kept them all.
 *
 * @returns undefined where digits are lost; a text that is no number as it is.
 */
export function wholeNumber(text: string): string | undefined {
  const scientific = SCIENTIFIC.exec(text);
  if (!scientific) {
    const whole = text.replace(/^(\d+)[.,]0+$/, '$1');
    return THOUSANDS.test(whole) ? whole.replaceAll(',', '') : whole;
  }
  const [, first = '', fraction = '', exponent = ''] = scientific;
  return fraction.length === Number(exponent) ? first + fraction : undefined;
}

/**
 * A document number that a spreadsheet took for a number and bereft of the noughts before it, with them again: twelve
 * digits where these make a possible citizen's number. Only for cells that are known to be numbers.
 */
export function restoreDocumentNumber(digits: string): string {
  const whole = digits.padStart(12, '0');
  return /^\d{10,11}$/.test(digits) && isPossibleCitizenNumber(whole) ? whole : digits;
}

/**
 * Whether a citizen can have this number: a province from 001 to 096, then the digit of century and sex
 * (Circular 59/2021/TT-BCA).
 */
const isPossibleCitizenNumber = (number: string): boolean =>
  /^0(?!00)(?:[0-8]\d|9[0-6])[0-3]\d{8}$/.test(number);
