import type { Relations } from './evidence.ts';

const NAMES_OF_FIELDS = [
  ['documentNumber', 'document-number'],
  ['name', 'name'],
  ['birthDate', 'birth-date'],
  ['sex', 'sex'],
] as const satisfies (readonly [keyof Relations, string])[];

/** What a repair would change, and what is wrong about it: `birth-date:swapped`, `document-number:near+name:tones`. */
export const repairKind = (relations: Relations): string =>
  NAMES_OF_FIELDS.filter(([field]) => relations[field] !== 'same')
    .map(([field, name]) => `${name}:${relations[field]}`)
    .join('+');

/**
 * Whether the register can prove such a repair: nothing is entirely another person's, save a number that is none of the
 * register's at all. A whole number of twelve digits that is far from the person's may be somebody else's, and a
 * sex alone is wrong only where everything else is right.
 */
export function isProvable(relations: Relations): boolean {
  const { documentNumber, name, birthDate, sex } = relations;
  if (documentNumber === 'different' || name === 'different' || birthDate === 'different') return false;
  return sex === 'same' || (documentNumber === 'same' && name === 'same' && birthDate === 'same');
}
