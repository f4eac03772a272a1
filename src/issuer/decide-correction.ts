import type { Asked } from '../correction-contract/corrections.ts';
import { groupedNumber } from '../correction-contract/request-number.ts';
import type { Act } from './act.ts';
import { addDose } from './add-dose.ts';
import { type ChangeResult, changeRecords } from './change-records.ts';
import { correctionEdit } from './correction-edit.ts';
import type { Queryable } from './database.ts';
import { dayInVietNam } from './dates.ts';
import type { Of } from './take-decision.ts';

/** What was changed, or why nothing was. */
type Decided = ChangeResult | 'no-such-correction' | 'invalid';

/**
 * Does what a citizen asked for, as an edit does. The record is locked and the actor's. Last of all in a transaction, as
 * `changeRecords`.
 */
export async function acceptCorrection(
  transaction: Queryable,
  act: Act,
  { recordId, version, correctionId }: Of<'accept-correction'>,
): Promise<Decided> {
  const request = await lockOpen(transaction, recordId, correctionId);
  if (!request) return 'no-such-correction';
  const { asked, number } = request;
  const edit = await correctionEdit(transaction, recordId, asked, dayInVietNam(act.at));
  if (!edit) return 'invalid';
  const because = { ...act, reason: groupedNumber(number) };
  if (edit.added && asked.field === 'missing-dose') {
    const doseId = await addDose(transaction, because, recordId, edit.added, asked.place);
    if (doseId === undefined) return 'invalid';
    await settle(transaction, act, correctionId, 'accepted', { doseId });
    return { changed: [recordId], refused: [] };
  }
  const result = await changeRecords(transaction, because, [{ recordId, version, ...edit }]);
  if (result.refused.length === 0) await settle(transaction, act, correctionId, 'accepted');
  return result;
}

/** Leaves the record as it is, and tells whoever asked why. Last of all in a transaction, as `changeRecords`. */
export async function declineCorrection(
  transaction: Queryable,
  act: Act,
  { recordId, version, correctionId, reason }: Of<'decline-correction'>,
): Promise<Decided> {
  const request = await lockOpen(transaction, recordId, correctionId);
  if (!request) return 'no-such-correction';
  // Nothing in the record changes, but the audit says that somebody decided.
  const result = await changeRecords(transaction, act, [{ recordId, version, set: {} }]);
  if (result.refused.length === 0) await settle(transaction, act, correctionId, 'declined', { reason });
  return result;
}

/** A record that is closed is not corrected any more: whoever asked is told why. */
export const declineAll = (
  transaction: Queryable,
  { at, decisionId, reason }: Act,
  recordId: number,
): Promise<unknown> =>
  transaction.query(
    `update correction_request set decided_at = $2, outcome = 'declined', reason = $3, decision_id = $4, photo = null
     where decided_at is null and id in (select id from correction where holder_id = $1)`,
    [recordId, at, reason ?? null, decisionId ?? null],
  );

/** A decision was undone: what it said of requests is open again. */
export const reopenCorrections = (transaction: Queryable, decisionId: string): Promise<unknown> =>
  transaction.query(
    `update correction_request
     set decided_at = null, outcome = null, reason = null, decision_id = null, dose_id = null
     where decision_id = $1`,
    [decisionId],
  );

/** Two who decide about one request wait for each other. */
async function lockOpen(transaction: Queryable, recordId: number, correctionId: number) {
  const [request] = await transaction.query<{ asked: Asked; number: string }>(
    `select asked, number from correction_request
     where id = $2 and decided_at is null and id in (select id from correction where holder_id = $1) for update`,
    [recordId, correctionId],
  );
  return request;
}

/** The photo has served its purpose. */
const settle = (
  transaction: Queryable,
  { at, decisionId }: Act,
  correctionId: number,
  outcome: 'accepted' | 'declined',
  { reason, doseId }: { reason?: string; doseId?: number } = {},
): Promise<unknown> =>
  transaction.query(
    `update correction_request
     set decided_at = $2, outcome = $3, reason = $4, decision_id = $5, dose_id = $6, photo = null,
         seen_at = coalesce(seen_at, $2)
     where id = $1`,
    [correctionId, at, outcome, reason ?? null, decisionId ?? null, doseId ?? null],
  );
