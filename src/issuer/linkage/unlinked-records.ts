import type { Queryable } from '../database.ts';
import { isConfirmed } from '../duplicates.ts';
import { nameForms } from './compare-names.ts';
import type { Identity } from './evidence.ts';

/** A record that was checked, does not match the register, and for which nobody has been sought. */
export interface UnlinkedRecord {
  readonly id: number;
  readonly version: number;
  readonly documentNumber: string | null;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

/** What a record must be for its person to be sought; foreigners are in no register. */
export const IS_UNLINKED = `record.linked_at is null and record.state in ('incomplete', 'mismatch')
  and record.checked_at is not null and record.nationality = 'VN'`;

/** Whether the register says exactly what the record says, so that only its doses keep it back. */
const MATCHES = `exists (
  select from register_person person
  where person.document_number = record.document_number and ${isConfirmed('record', 'person')}
)`;

/**
 * Some of the records whose person is to be sought.
 *
 * @param rest further conditions and the order, in SQL; takes `parameters`.
 */
export const unlinkedRecords = (
  database: Queryable,
  rest: string,
  most: number,
  parameters: readonly unknown[],
): Promise<UnlinkedRecord[]> =>
  database.query<UnlinkedRecord>(
    `select record.id, record.version, record.document_number as "documentNumber", record.name,
       record.birth_date as "birthDate", record.sex
     from record where ${IS_UNLINKED} and not ${MATCHES} ${rest} limit ${most}`,
    parameters,
  );

/** Marks what needs nobody to be sought for it, since the register says exactly the same. */
export const skipMatching = (database: Queryable, now: Date, recordIds: readonly number[] | null) =>
  database.query(
    `update record set linked_at = $1::timestamptz
     where ${IS_UNLINKED} and ${MATCHES} and ($2::bigint[] is null or id = any($2))`,
    [now, recordIds],
  );

export const toRecordIdentity = ({
  name,
  ...record
}: UnlinkedRecord): Identity & Pick<UnlinkedRecord, 'id' | 'version'> => ({
  ...record,
  name: nameForms(name),
});
