import { compareDates, type DateRelation } from './compare-dates.ts';
import { compareDocumentNumbers, type DocumentNumberRelation } from './compare-document-numbers.ts';
import { compareNameForms, type NameForms, type NameRelation } from './compare-names.ts';

/** What identifies a person, in a record or in the register. */
export interface Identity {
  readonly documentNumber: string | null;
  readonly name: NameForms;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

export type SexRelation = 'same' | 'different';

/** What lies between a record and a person of the register, field by field. */
export interface Relations {
  readonly documentNumber: DocumentNumberRelation;
  readonly name: NameRelation;
  readonly birthDate: DateRelation;
  readonly sex: SexRelation;
}

export const compareIdentities = (record: Identity, person: Identity): Relations => ({
  documentNumber: compareDocumentNumbers(record.documentNumber, person.documentNumber),
  name: compareNameForms(record.name, person.name),
  birthDate: compareDates(record.birthDate, person.birthDate),
  sex: record.sex === person.sex ? 'same' : 'different',
});
