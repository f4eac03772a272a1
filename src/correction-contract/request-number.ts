const DIGITS = 10;

/**
 * The check digit of a number (ISO/IEC 7064, MOD 11,10): finds every digit that was misheard, and nearly every two that
 * changed places.
 */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10;
}

/** The ten digits of a request's number as typed or read out, grouped in any way; undefined where they are none. */
export function readRequestNumber(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s.-]/gu, '');
  if (!/^[0-9]+$/.test(digits) || digits.length !== DIGITS) return undefined;
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits : undefined;
}

/** As people read it out: `482 173 0965`. */
export const groupedNumber = (number: string): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
