import { checkRecords } from './check.ts';
import type { Database } from './database.ts';
import { TO_CHECK } from './duplicates.ts';
import { linkRecords } from './linkage/link-records.ts';
import { IS_UNLINKED } from './linkage/unlinked-records.ts';
import { askRegister, WAITS_FOR_REGISTER } from './register/answers.ts';
import type { PopulationRegister } from './register/population-register.ts';

/**
 * Does with every new and changed record what needs no person: asks the register about it where that is a service,
 * finds what is wrong with it, brings together what is surely one person's, and looks for the likely persons of those
 * that the register does not confirm. Does nothing where nothing waits, or nothing can be done until the register
 * answers, so that it can be called often.
 *
 * @param recordIds does it with these alone.
 * @returns whether the register answered all that it was asked; what it did not answer waits unchecked.
 */
export async function cleanRecords(
  database: Database,
  now: Date,
  register: PopulationRegister | undefined,
  recordIds?: readonly number[],
): Promise<{ readonly registerAnswered: boolean }> {
  const waiting = await whatWaits(database, recordIds);
  const asked =
    waiting.unchecked && register ? await askRegister(database, register, now, recordIds) : undefined;
  const registerAnswered = asked?.complete ?? true;
  // While the register is silent, those that wait for it wait: another look at all of them would find the same.
  const checks =
    waiting.unchecked && (registerAnswered || (asked?.answered ?? 0) > 0 || waiting.withoutRegister);
  if (checks) await checkRecords(database, now, recordIds);
  if (checks || waiting.unlinked) await linkRecords(database, now, recordIds);
  return { registerAnswered };
}

async function whatWaits(database: Database, recordIds: readonly number[] | undefined) {
  const [waiting] = await database.query<Waiting>(
    `select exists (select from record where ${TO_CHECK('record')}) as unchecked,
       exists (select from record where ${TO_CHECK('record')} and not ${WAITS_FOR_REGISTER}) as "withoutRegister",
       exists (select from record where ${IS_UNLINKED} and ($1::bigint[] is null or id = any($1))) as unlinked`,
    [recordIds ?? null],
  );
  return waiting ?? { unchecked: false, withoutRegister: false, unlinked: false };
}

interface Waiting {
  readonly unchecked: boolean;
  /** Some of the unchecked need no answer of the register's. */
  readonly withoutRegister: boolean;
  readonly unlinked: boolean;
}
