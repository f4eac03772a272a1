import type { Database } from './database.ts';
import { nameKey, tidyName } from './names.ts';

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

/**
 * Loads people into the local copy of the population register; who is there already is replaced. Records about whom it
 * says something new go back to be checked, unless a facility has attested them already.
 */
export async function loadRegister(
  database: Database,
  people: AsyncIterable<RegisterPerson> | Iterable<RegisterPerson>,
): Promise<number> {
  let loaded = 0;
  let batch: (RegisterPerson & { nameKey: string })[] = [];
  const store = async () => {
    await database.query(
      `with changed as (
       insert into register_person (document_number, name, name_key, birth_date, sex)
       select distinct on (person."documentNumber") person."documentNumber", person.name, person."nameKey",
              person."birthDate", person.sex
       from jsonb_to_recordset($1::jsonb) person ("documentNumber" text, name text, "nameKey" text, "birthDate" text,
              sex text)
       order by person."documentNumber"
       on conflict (document_number) do update
         set name = excluded.name, name_key = excluded.name_key, birth_date = excluded.birth_date, sex = excluded.sex
         where (register_person.name, register_person.birth_date, register_person.sex)
           is distinct from (excluded.name, excluded.birth_date, excluded.sex)
       returning document_number
     )
     update record set checked_at = null, state = 'incomplete', findings = '{}'
     from changed
     where record.document_number = changed.document_number
       and record.checked_at is not null and record.attestation_id is null`,
      [JSON.stringify(batch)],
    );
    loaded += batch.length;
    batch = [];
  };
  for await (const person of people) {
    batch.push({ ...person, name: tidyName(person.name), nameKey: nameKey(person.name) });
    if (batch.length === BATCH_PEOPLE) await store();
  }
  if (batch.length > 0) await store();
  return loaded;
}
