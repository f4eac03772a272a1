import { VACCINES, type VaccineId } from '../certificate/vaccines.ts';
import type { RecordToCorrect } from '../correction-contract/corrections.ts';
import type { Queryable } from './database.ts';

const KNOWN_VACCINES = (Object.keys(VACCINES) as VaccineId[]).map((id) => ({
  id,
  name: `${VACCINES[id].product} (${VACCINES[id].manufacturer})`,
}));

/** What is on record about somebody who has proved who they are, so that they can say what is wrong with it. */
export async function recordToCorrect(
  database: Queryable,
  recordId: number,
): Promise<RecordToCorrect | undefined> {
  const [person] = await database.query<Omit<RecordToCorrect, 'doses' | 'vaccines'>>(
    `select name, birth_date as "birthDate", sex, document_number as "documentNumber", nationality
     from record where id = $1`,
    [recordId],
  );
  if (!person) return undefined;
  const doses = await database.query<RecordToCorrect['doses'][number]>(
    `select dose.id, date, vaccine, lot, facility.name as facility
     from given_dose dose join facility on facility.id = dose.facility_id
     where record_id = $1 order by date, ordinal, dose.id`,
    [recordId],
  );
  return { ...person, doses, vaccines: KNOWN_VACCINES };
}
