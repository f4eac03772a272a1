import type { Act } from './act.ts';
import { type ChangeResult, changeRecords } from './change-records.ts';
import type { Queryable } from './database.ts';
import type { RecordValues } from './record-values.ts';

/** What a record takes of a person of the register; then it says exactly what the register says. */
export type RegisterValues = Pick<RecordValues, 'documentNumber' | 'name' | 'birthDate' | 'sex'>;

/**
 * The record is about this person of the register: it takes their number, name, birth date and sex. Last of all in a
 * transaction, as `changeRecords`.
 *
 * @param version what whoever decided had before them.
 * @returns undefined where the register has nobody by this number.
 */
export async function acceptCandidate(
  transaction: Queryable,
  act: Act,
  recordId: number,
  version: number,
  documentNumber: string,
): Promise<ChangeResult | undefined> {
  const [person] = await transaction.query<RegisterValues>(
    `select document_number as "documentNumber", name, birth_date as "birthDate", sex
     from register_person where document_number = $1`,
    [documentNumber],
  );
  return person && changeRecords(transaction, act, [{ recordId, version, set: person }]);
}
