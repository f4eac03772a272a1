import type { FindingCode } from '../contract.ts';
import { CHECK_RECORDS } from './check-findings.ts';
import type { Database, Queryable } from './database.ts';
import { findDuplicates, TO_CHECK } from './duplicates.ts';
import { BLOCKING, CONFIRMABLE, MAKING_INCOMPLETE } from './findings.ts';
import { compareNames, type NameRelation } from './linkage/compare-names.ts';
import { lotsKnownOf } from './lots.ts';
import { mergeConfirmed } from './merge-records.ts';
import { answersNeededSince } from './register/answers.ts';
import { holdRegister } from './register.ts';
import { stands } from './stands.ts';
import { ANY_MAKER, vaccineRuleRows } from './vaccine-rules.ts';

export interface CheckResult {
  readonly ready: number;
  readonly mismatch: number;
  readonly incomplete: number;
}

const BATCH_RECORDS = 50_000;
/** Batches that are checked at once; an embedded database takes one after another. */
const IN_FLIGHT = 2;

/**
 * Looks at every record that has not been looked at since it last changed and finds what is wrong with it
 * (`findings.ts`): in itself, in its doses, beside the population register and beside other records. Records that the
 * register confirms as one person's are brought together first. A citizen's record is ready only where document number,
 * name, birth date and sex are exactly those of the register; foreigners are not in it, and the facility answers for
 * them. While a register service has not answered, a record stays as it is.
 *
 * Works in batches: memory does not grow with the number of records, and each batch stands by itself.
 *
 * @param recordIds looks at these alone, and at those that stand or fall with them.
 */
export async function checkRecords(
  database: Database,
  now: Date,
  recordIds?: readonly number[],
): Promise<CheckResult> {
  // After an import the planner's figures are those of before, and the embedded engine never renews them by itself:
  // joins then take time with the square of the records.
  if (!recordIds) await database.query('analyze record, dose, register_person');
  const holders = await mergeConfirmed(database, now, recordIds);
  const concerned = recordIds && [...recordIds, ...holders];
  const partners = await findDuplicates(database, concerned);
  if (!recordIds) await findSharedPhones(database);
  const scope = concerned ? [...new Set([...concerned, ...partners])] : null;
  const lotsKnown = await lotsKnownOf(database);
  const rules = vaccineRuleRows().map((rule) => ({ ...rule, lotsKnown: lotsKnown.has(rule.vaccine) }));
  const answersSince = await answersNeededSince(database, now);

  const counts = { ready: 0, mismatch: 0, incomplete: 0 };
  const batches = await batchesOf(database, scope);
  const checkBatches = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const rows = await checkBatch(database, scope, batch, { now, rules, answersSince });
      for (const { state, count } of rows) counts[state] += count;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, checkBatches));
  return counts;
}

interface Batch {
  /** Ids from the first above this one … */
  readonly after: number;
  /** … to this one. */
  readonly last: number;
}

/** All records to be checked, by their ids. */
async function batchesOf(database: Queryable, scope: readonly number[] | null): Promise<Batch[]> {
  const ends = await database.query<{ last: number }>(
    `select max(id) as last
     from (
       select id, row_number() over (order by id) as place from record where ${TO_CHECK('record')}
     ) numbered
     group by (place - 1) / ${BATCH_RECORDS}
     order by 1`,
    [scope],
  );
  return ends.map(({ last }, index) => ({ after: ends[index - 1]?.last ?? 0, last }));
}

const checkBatch = (
  database: Database,
  scope: readonly number[] | null,
  { after, last }: Batch,
  { now, rules, answersSince }: { now: Date; rules: readonly object[]; answersSince: Date | null },
) =>
  database.transaction(async (transaction) => {
    await holdRegister(transaction);
    const names = await nameFindings(transaction, scope, { after, last });
    // Enough to sort a batch's doses without a file.
    await transaction.query(`set local work_mem = '32MB'`);
    return transaction.query<{ state: keyof CheckResult; count: number }>(CHECK_RECORDS, [
      scope,
      after,
      last,
      now,
      JSON.stringify(rules),
      JSON.stringify(names),
      CONFIRMABLE,
      BLOCKING,
      MAKING_INCOMPLETE,
      answersSince,
      ANY_MAKER,
    ]);
  });

const NAME_FINDINGS: Readonly<Record<NameRelation, FindingCode>> = {
  // What is the same for the eye, though not letter by letter.
  same: 'name-tones-differ',
  tones: 'name-tones-differ',
  order: 'name-order-differs',
  'part-missing': 'name-part-missing',
  spelling: 'name-spelling-differs',
  different: 'name-differs',
};

/** What lies between the names of record and register, where they differ; of the version that was seen. */
async function nameFindings(database: Queryable, scope: readonly number[] | null, { after, last }: Batch) {
  const rows = await database.query<{ id: number; version: number; name: string; register_name: string }>(
    `select record.id, record.version, record.name, person.name as register_name
     from record
     join register_person person using (document_number)
     where ${TO_CHECK('record')} and record.id > $2 and record.id <= $3
       and record.nationality = 'VN' and person.name_key <> record.name_key`,
    [scope, after, last],
  );
  return rows.map(({ id, version, name, register_name }) => ({
    id,
    version,
    finding: NAME_FINDINGS[compareNames(name, register_name)],
  }));
}

/** A family shares a telephone; more people than that, and it is a shop's or a school's. */
const PEOPLE_A_PHONE = 5;

/**
 * Finds out which telephone numbers stand in many people's records, and has those looked at again of which that was not
 * known. Who has one of them no more loses the notice when next looked at.
 */
async function findSharedPhones(database: Database): Promise<void> {
  await database.query(
    `with frequent as materialized (
       select phone from record where ${stands('record')} and phone is not null
       group by phone having count(*) > ${PEOPLE_A_PHONE}
     ), shared as materialized (
       select phone from frequent join record using (phone)
       where ${stands('record')}
       group by phone
       having count(distinct coalesce(document_number, name_key || birth_date)) > ${PEOPLE_A_PHONE}
     ), gone as (
       delete from shared_phone where phone not in (select phone from shared)
     ), come as (
       insert into shared_phone select phone from shared on conflict do nothing
     )
     update record set checked_at = null, state = 'incomplete', findings = '{}'
     where phone in (select phone from shared) and not 'phone-shared' = any(findings || waived)
       and checked_at is not null and ${stands('record')} and attestation_id is null`,
  );
}
