/** What a certificate identifier may hold, and the values of its check character (EU eHealth Network, UVCI annex 2). */
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:';

/**
 * The unique vaccination certificate identifier of a certificate number: `URN:UVCI:01:VN:7Q4KX2M9RT#K`, with a check
 * character by Luhn's algorithm modulo 38 after `#`.
 *
 * @param number of capitals and digits.
 */
export function uvci(country: string, number: string): string {
  const identifier = `URN:UVCI:01:${country}:${number}`;
  return `${identifier}#${checkCharacter(identifier)}`;
}

function checkCharacter(identifier: string): string {
  const base = CHARACTERS.length;
  let sum = 0;
  let factor = 2;
  for (const character of [...identifier].reverse()) {
    const addend = factor * CHARACTERS.indexOf(character);
    sum += Math.floor(addend / base) + (addend % base);
    factor = factor === 2 ? 1 : 2;
  }
  return CHARACTERS.charAt((base - (sum % base)) % base);
}
