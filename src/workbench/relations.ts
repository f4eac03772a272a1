import { vi } from './languages/vi.ts';
import { type WorkWordKey, w } from './words.ts';

type Field = keyof typeof vi.relations;

/**
 * How a field of the record relates to the register's, in words. The catalogue of relations may grow; one that has no
 * words yet is said as it is.
 */
export function relationWord(field: Field, relation: string): string {
  return Object.hasOwn(vi.relations[field], relation)
    ? w(`relations.${field}.${relation}` as WorkWordKey & `relations.${string}`)
    : relation;
}
