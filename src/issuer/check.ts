import type { Database } from './database.ts';

export interface CheckResult {
  readonly ready: number;
  readonly mismatch: number;
  readonly incomplete: number;
}

/**
 * Looks at every record that has not been looked at since it last changed: what is missing or malformed, and whether
 * document number, name, birth date and sex are exactly those of the population register. Foreigners are not in it;
 * the facility answers for them, and a passport number is all that is asked.
 */
export async function checkRecords(database: Database, now: Date): Promise<CheckResult> {
  const counts = await database.query<{ state: keyof CheckResult; count: number }>(
    `with found as (
       select record.id,
         array_remove(array[
           case when record.document_number is null then 'document-number-missing' end,
           case when record.nationality = 'VN' and record.document_number !~ '^[0-9]{12}$'
                  or record.nationality <> 'VN' and record.document_number !~ '^[A-Z0-9]{5,15}$'
             then 'document-number-malformed' end,
           case when record.nationality = 'VN' and record.document_number ~ '^[0-9]{12}$' and person.name_key is null
             then 'not-in-register' end,
           case when person.name_key <> record.name_key then 'name-differs' end,
           case when person.birth_date <> record.birth_date then 'birth-date-differs' end,
           case when person.sex <> record.sex then 'sex-differs' end
         ], null) as findings
       from record
       left join register_person person
         on record.nationality = 'VN' and person.document_number = record.document_number
       where record.checked_at is null
     ), checked as (
       update record set
         findings = found.findings,
         state = case
           when found.findings = '{}' then 'ready'
           when found.findings && array['document-number-missing', 'document-number-malformed'] then 'incomplete'
           else 'mismatch'
         end,
         checked_at = $1::timestamptz
       from found where found.id = record.id
       returning record.state
     )
     select state, count(*) from checked group by state`,
    [now],
  );
  const count = (state: keyof CheckResult) => counts.find((row) => row.state === state)?.count ?? 0;
  return { ready: count('ready'), mismatch: count('mismatch'), incomplete: count('incomplete') };
}
