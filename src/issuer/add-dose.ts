import type { Act } from './act.ts';
import { appendAudit } from './audit.ts';
import type { ChangeResult } from './change-records.ts';
import type { Queryable } from './database.ts';
import { doseHolderEntries, doseHolders } from './dose-holders.ts';
import { homeFacilities } from './home-facility.ts';
import { lockRecords } from './locked-records.ts';
import type { DoseValues } from './record-values.ts';

/**
 * Enters a dose that is missing in a record, which is locked: it is to be checked and attested anew. Last of all in a
 * transaction: appends to the audit.
 *
 * @param place where it was given; a facility of that name, or else the one that answers for the record.
 * @returns the dose's id; undefined where the record has it already.
 */
export async function addDose(
  transaction: Queryable,
  act: Act,
  recordId: number,
  dose: Omit<DoseValues, 'id'>,
  place: string | undefined,
): Promise<number | undefined> {
  const before = await doseHolders(transaction, [recordId]);
  const [added] = await transaction.query<{ id: number }>(
    `insert into dose (entered_record_id, entered_ordinal, entered_date, entered_vaccine,
                       record_id, ordinal, date, vaccine, lot, facility_id)
     select id, $2, $3, $4, id, $2, $3, $4, $5,
       coalesce((select id from facility where lower(name) = lower($6)), facility_id)
     from record where id = $1
     on conflict do nothing returning id`,
    [recordId, dose.ordinal, dose.date, dose.vaccine, dose.lot, place ?? null],
  );
  if (!added) return undefined;
  await lookAnew(transaction, recordId);
  const after = await doseHolders(transaction, [recordId]);
  const gained = [{ id: added.id, ...dose }];
  await appendAudit(
    transaction,
    doseHolderEntries(act, before, after, () => ({ gained, lost: [] })),
  );
  return added.id;
}

/**
 * Takes a dose out again that a decision has entered; what has been attested or certified since says it and keeps it.
 * Last of all in a transaction: appends to the audit.
 *
 * @returns undefined where the decision entered none.
 */
export async function undoAddedDose(
  transaction: Queryable,
  act: Act,
  decisionId: string,
): Promise<ChangeResult | undefined> {
  const [dose] = await transaction.query<DoseValues & { recordId: number }>(
    `select dose.id, dose.record_id as "recordId", ordinal, date, vaccine, lot
     from correction_request request join dose on dose.id = request.dose_id
     where request.decision_id = $1`,
    [decisionId],
  );
  if (!dose) return undefined;
  const { recordId, ...values } = dose;
  const state = (await lockRecords(transaction, [recordId])).get(recordId)?.state;
  if (state === 'certified' || state === 'merged' || state === 'closed')
    return { changed: [], refused: [{ recordId, why: state }] };
  const before = await doseHolders(transaction, [recordId]);
  await transaction.query('delete from dose where id = $1', [values.id]);
  await lookAnew(transaction, recordId);
  const after = await doseHolders(transaction, [recordId]);
  await appendAudit(
    transaction,
    doseHolderEntries(act, before, after, () => ({ gained: [], lost: [values] })),
  );
  return { changed: [recordId], refused: [] };
}

const lookAnew = (transaction: Queryable, recordId: number) =>
  transaction.query(
    `with last as (${homeFacilities('select $1::bigint')})
     update record set facility_id = last.facility_id, version = version + 1, checked_at = null,
       state = 'incomplete', findings = '{}', waived = '{}', attestation_id = null
     from last where last.record_id = record.id`,
    [recordId],
  );
