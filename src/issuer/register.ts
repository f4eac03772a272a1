import type { Database, Queryable } from './database.ts';
import { registerKeys } from './linkage/register-keys.ts';
import { LOCKS } from './locks.ts';
import { nameKey, tidyName } from './names.ts';
import { stands } from './stands.ts';

/** One citizen as the population register has them. */
export interface RegisterPerson {
  /** Twelve digits. */
  readonly documentNumber: string;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

const BATCH_PEOPLE = 2_000;

/** Nobody changes the register until the transaction ends. */
export const holdRegister = (transaction: Queryable) =>
  transaction.query(`select pg_advisory_xact_lock_shared(${LOCKS.register})`);

/** Nobody checks records until the transaction ends: what is new in the register is seen by each check after it. */
const lockRegister = (transaction: Queryable) =>
  transaction.query(`select pg_advisory_xact_lock(${LOCKS.register})`);

/**
 * Loads people into the local copy of the population register; who is there already is replaced. Records about whom it
 * says something new go back to be checked, unless a facility has attested them already.
 */
export async function loadRegister(
  database: Database,
  people: AsyncIterable<RegisterPerson> | Iterable<RegisterPerson>,
): Promise<number> {
  let loaded = 0;
  let batch: RegisterPerson[] = [];
  const store = async () => {
    await database.transaction((transaction) => storePeople(transaction, batch));
    loaded += batch.length;
    batch = [];
  };
  for await (const person of people) {
    batch.push(person);
    if (batch.length === BATCH_PEOPLE) await store();
  }
  if (batch.length > 0) await store();
  return loaded;
}

/** Has records checked again that name somebody of whom the register says something new: `changed`. */
const SEND_BACK = `
  update record set checked_at = null, state = 'incomplete', findings = '{}', linked_at = null
  from changed
  where (record.document_number = changed.document_number
      or record.document_number is null and record.guardian_document_number = changed.document_number)
    and record.checked_at is not null and ${stands('record')} and record.attestation_id is null`;

/** Replaces what the register says of these people, in the transaction of whoever got to know it. */
export async function storePeople(transaction: Queryable, people: readonly RegisterPerson[]): Promise<void> {
  await lockRegister(transaction);
  await transaction.query(
    `with changed as (
       insert into register_person (document_number, name, name_key, name_words, first_word, last_word, birth_date, sex)
       select distinct on (person."documentNumber") person."documentNumber", person.name, person."nameKey",
              person."nameWords", person."firstWord", person."lastWord", person."birthDate", person.sex
       from jsonb_to_recordset($1::jsonb) person ("documentNumber" text, name text, "nameKey" text, "nameWords" text,
              "firstWord" text, "lastWord" text, "birthDate" text, sex text)
       order by person."documentNumber"
       on conflict (document_number) do update
         set name = excluded.name, name_key = excluded.name_key, name_words = excluded.name_words,
           first_word = excluded.first_word, last_word = excluded.last_word, birth_date = excluded.birth_date,
           sex = excluded.sex
         where (register_person.name, register_person.birth_date, register_person.sex)
           is distinct from (excluded.name, excluded.birth_date, excluded.sex)
       returning document_number
     )
     ${SEND_BACK}`,
    [
      JSON.stringify(
        people.map(({ name, ...person }) => ({
          ...person,
          ...registerKeys(name),
          name: tidyName(name),
          nameKey: nameKey(name),
        })),
      ),
    ],
  );
}

/** Takes out people whom the register does not have any more. */
export async function forgetPeople(
  transaction: Queryable,
  documentNumbers: readonly string[],
): Promise<void> {
  await lockRegister(transaction);
  await transaction.query(
    `with changed as (
       delete from register_person where document_number = any($1::text[]) returning document_number
     )
     ${SEND_BACK}`,
    [documentNumbers],
  );
}
