import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import type { Queryable } from './database.ts';
import { reopenCorrections } from './decide-correction.ts';
import { nothing, type Of, type Result } from './take-decision.ts';
import { territoryParameters, withinTerritory } from './territory.ts';
import { undoDecision } from './undo-decision.ts';

/**
 * Undoes what one decided oneself; a province and the ministry also what others decided. All records that it changed must
 * be the actor's, also those that gained doses by it. What is refused can be undone later, once nothing speaks against it.
 */
export async function undo(
  transaction: Queryable,
  actor: Actor,
  act: Act,
  { id, decisionId }: Of<'undo'>,
): Promise<Result> {
  const [undone] = await transaction.query<{
    account_id: number | null;
    kind: string;
    undone_by: string | null;
  }>('select account_id, kind, undone_by from decision where id = $1 for update', [decisionId]);
  const supervises = actor.role === 'province' || actor.role === 'ministry';
  if (!undone || !(undone.account_id === actor.accountId || supervises)) return nothing('not-found');
  if (undone.kind === 'undo') return nothing('not-allowed');
  if (undone.undone_by !== null) return nothing('already-undone');
  const [elsewhere] = await transaction.query(
    `select from audit join record on record.id = audit.record_id
     where audit.decision_id = $1 and not ${withinTerritory('record', 2)} limit 1`,
    [decisionId, ...territoryParameters(actor.territory)],
  );
  if (elsewhere) return nothing('not-found');
  const result = await undoDecision(transaction, act, decisionId);
  if (result.refused.length === 0) {
    await transaction.query('update decision set undone_by = $2 where id = $1', [decisionId, id]);
    await reopenCorrections(transaction, decisionId);
  }
  return result;
}
