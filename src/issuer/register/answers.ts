import { isCitizenNumber } from '../citizen-number.ts';
import type { Database, Queryable } from '../database.ts';
import { isConfirmed, TO_CHECK } from '../duplicates.ts';
import { forgetPeople, storePeople } from '../register.ts';
import {
  type PopulationRegister,
  QUERIES_A_REQUEST,
  type RegisterQuery,
  RegisterUnavailableError,
} from './population-register.ts';

/** How long an answer counts. */
const FRESH_MS = 7 * 86_400_000;

/** Whether the register is a service that has to be asked, and not a table that is there. */
const SETTING = 'register-service';

/** Says for all processes whether records wait until a register service has answered. */
export async function useRegisterService(database: Queryable, isUsed: boolean): Promise<void> {
  await database.query(
    isUsed
      ? `insert into setting (name, value) values ('${SETTING}', 'true') on conflict do nothing`
      : `delete from setting where name = '${SETTING}'`,
  );
}

/** Whether records wait for a register service. */
export async function usesRegisterService(database: Queryable): Promise<boolean> {
  return (await database.query(`select 1 from setting where name = '${SETTING}'`)).length > 0;
}

/** Since when the register must have answered for a record to be checked; null where it need not be asked. */
export async function answersNeededSince(database: Queryable, now: Date): Promise<Date | null> {
  return (await usesRegisterService(database)) ? new Date(now.getTime() - FRESH_MS) : null;
}

interface Question {
  /** What the answer is kept under. */
  readonly question: string;
  readonly name: string | null;
  readonly birth_date: string | null;
}

const NOT_ANSWERED = `not exists (
  select from register_answer answer where answer.question = asked.question and answer.answered_at >= $2::timestamptz
)`;

/** Whether a register service has a say in a record, by the number of its citizen or of a guardian. */
export const WAITS_FOR_REGISTER = `(record.nationality = 'VN' and ${isCitizenNumber(
  "coalesce(record.document_number, record.guardian_document_number, '')",
)})`;

/** Numbers of citizens and guardians in records that are to be checked. */
const NUMBERS = `
  select question, null as name, null as birth_date
  from (
    select record.document_number as question from record
    where ${TO_CHECK('record')} and nationality = 'VN' and ${isCitizenNumber('record.document_number')}
    union
    select record.guardian_document_number from record
    where ${TO_CHECK('record')} and document_number is null and ${isCitizenNumber('record.guardian_document_number')}
  ) asked
  where question > $3 and ${NOT_ANSWERED}
  order by question limit $4`;

/** Whoever is not found under the number may be found by name and birth date. */
const PEOPLE = `
  select question, name, birth_date
  from (
    select distinct on (record.name_key, record.birth_date)
      record.name_key || ' ' || record.birth_date as question, record.name, record.birth_date
    from record
    left join register_person person on person.document_number = record.document_number
    where ${TO_CHECK('record')} and record.nationality = 'VN' and not ${isConfirmed('record', 'person')}
  ) asked
  where question > $3 and ${NOT_ANSWERED}
  order by question limit $4`;

/** Requests that are under way at once. */
const IN_FLIGHT = 4;

export interface AskResult {
  readonly answered: number;
  /** False where the register stopped answering: what it was not asked stays unchecked until it answers again. */
  readonly complete: boolean;
}

/**
 * Asks the register about all records that are to be checked, as far as it has not answered in the last seven days, and
 * keeps its answers in the table that check and linkage read.
 */
export async function askRegister(
  database: Database,
  register: PopulationRegister,
  now: Date,
  recordIds?: readonly number[],
): Promise<AskResult> {
  let answered = 0;
  for (const questionsOf of [NUMBERS, PEOPLE]) {
    let after = '';
    for (;;) {
      const questions = await database.query<Question>(questionsOf, [
        recordIds ?? null,
        new Date(now.getTime() - FRESH_MS),
        after,
        QUERIES_A_REQUEST * IN_FLIGHT,
      ]);
      const last = questions.at(-1);
      if (!last) break;
      after = last.question;
      const results = await Promise.allSettled(
        inRequests(questions).map((request) => askAndKeep(database, register, request, now)),
      );
      for (const result of results) {
        if (result.status === 'fulfilled') answered += result.value;
        else if (!(result.reason instanceof RegisterUnavailableError)) throw result.reason;
      }
      if (results.some(({ status }) => status === 'rejected')) return { answered, complete: false };
    }
  }
  return { answered, complete: true };
}

const inRequests = (questions: readonly Question[]): Question[][] =>
  Array.from({ length: Math.ceil(questions.length / QUERIES_A_REQUEST) }, (_, index) =>
    questions.slice(index * QUERIES_A_REQUEST, (index + 1) * QUERIES_A_REQUEST),
  );

async function askAndKeep(
  database: Database,
  register: PopulationRegister,
  questions: readonly Question[],
  now: Date,
): Promise<number> {
  const answers = await register.find(
    questions.map(({ question, name, birth_date }): RegisterQuery => {
      return name !== null && birth_date !== null
        ? { name, birthDate: birth_date }
        : { documentNumber: question };
    }),
  );
  const unknown = questions
    .filter(({ name }, index) => name === null && answers[index]?.length === 0)
    .map(({ question }) => question);
  await database.transaction(async (transaction) => {
    await storePeople(transaction, answers.flat());
    await forgetPeople(transaction, unknown);
    await transaction.query(
      `insert into register_answer (question, answered_at)
       select question, $2::timestamptz from unnest($1::text[]) question
       on conflict (question) do update set answered_at = excluded.answered_at`,
      [questions.map(({ question }) => question), now],
    );
  });
  return questions.length;
}
