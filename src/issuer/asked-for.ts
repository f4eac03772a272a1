import type { LookUpRequest } from '../contract.ts';
import { documentNumberKey } from './cell-values.ts';
import { foldedName } from './names.ts';

/**
 * The condition for records of the person that is asked for, by the statement's first three parameters, from
 * `askedForParameters`. Names compare without tones and spaces, so that one typed without them is found. Children who
 * have no number yet are found by that of the parent or guardian who stands for them.
 */
export const IS_ASKED_FOR = `
  (document_number = $1 or document_number is null and guardian_document_number = $1)
  and birth_date = $2 and replace(name_folded, ' ', '') = $3`;

export const askedForParameters = ({ name, birthDate, documentNumber }: LookUpRequest) =>
  [documentNumberKey(documentNumber), birthDate, foldedName(name).replaceAll(' ', '')] as const;
