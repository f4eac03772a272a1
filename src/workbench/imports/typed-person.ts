import type { EnterRequest } from '../../work-contract/imports.ts';
import { KNOWN_VACCINES } from '../vaccine-name.ts';

/** A person as typed; the service says what is wrong with a field. */
export interface TypedPerson {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly documentNumber: string;
  readonly guardianDocumentNumber: string;
  readonly phone: string;
  readonly nationality: string;
}

export interface TypedDose {
  readonly doseDate: string;
  readonly vaccine: string;
  readonly lot: string;
  readonly facility: string;
}

export const emptyPerson = (): TypedPerson => ({
  name: '',
  birthDate: '',
  sex: '',
  documentNumber: '',
  guardianDocumentNumber: '',
  phone: '',
  nationality: 'VN',
});

/** @param facility the clerk's own, who mostly enters what was given there. */
export const emptyDose = (facility: string): TypedDose => ({
  doseDate: '',
  vaccine: KNOWN_VACCINES[0]?.id ?? '',
  lot: '',
  facility,
});

/** As the service takes it: what was left empty is left out, and doses are counted in the order typed. */
export function toRequest(person: TypedPerson, doses: readonly TypedDose[]): EnterRequest {
  const { guardianDocumentNumber, phone, nationality, ...required } = person;
  const [first = emptyDose(''), ...others] = doses;
  return {
    ...required,
    ...(guardianDocumentNumber.trim() && { guardianDocumentNumber }),
    ...(phone.trim() && { phone }),
    ...(nationality.trim() && { nationality }),
    doses: [doseOf(first, 0), ...others.map((dose, index) => doseOf(dose, index + 1))],
  };
}

const doseOf = ({ lot, ...dose }: TypedDose, index: number) => ({
  ...dose,
  ordinal: String(index + 1),
  ...(lot.trim() && { lot }),
});
