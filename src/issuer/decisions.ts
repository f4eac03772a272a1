import type { Decision, DecisionOutcome } from '../work-contract/decisions.ts';
import type { Act } from './act.ts';
import { type Actor, seesMedical } from './actor.ts';
import { checkRecords } from './check.ts';
import type { Database, Queryable } from './database.ts';
import { DUPLICATES_OF } from './duplicates.ts';
import { linkRecords } from './linkage/link-records.ts';
import { applyRepairGroup } from './repair-groups.ts';
import { type Of, type Refusal, takeDecision } from './take-decision.ts';
import { partOf } from './territory.ts';
import { undo } from './undo.ts';
import { mayEdit, onlyVisible } from './what-police-see.ts';

/**
 * Takes decisions in the order in which they were made, each for itself; then looks again at what they changed, so that
 * the next look shows how it stands now.
 */
export async function decideAll(
  database: Database,
  actor: Actor,
  decisions: readonly Decision[],
  now: Date,
): Promise<DecisionOutcome[]> {
  const outcomes: DecisionOutcome[] = [];
  for (const decision of decisions) outcomes.push(await decide(database, actor, decision, now));
  const ids = await recordsOf(
    database,
    decisions.map(({ id }) => id),
  );
  if (ids.length > 0) {
    await checkRecords(database, now, ids);
    await linkRecords(database, now, ids);
  }
  return outcomes;
}

/**
 * Takes one decision, once however often it arrives: what arrives again gets the outcome that was kept. What it changes
 * must then be checked and linked anew.
 */
export async function decide(
  database: Database,
  actor: Actor,
  decision: Decision,
  now: Date,
): Promise<DecisionOutcome> {
  const { id } = decision;
  if (!mayDecide(actor, decision)) return refused(id, 'not-allowed');
  if (decision.kind === 'repair-group') return repairGroup(database, actor, decision, now);
  return database.transaction(async (transaction) => {
    const begun = await transaction.query(
      `insert into decision (id, account_id, kind, decided_at, outcome) values ($1, $2, $3, $4, '{}')
       on conflict (id) do nothing returning id`,
      [id, actor.accountId, decision.kind, now],
    );
    if (begun.length === 0) return keptOutcome(transaction, actor, id);
    const act: Act = {
      accountId: actor.accountId,
      action: decision.kind,
      decisionId: id,
      reason: 'reason' in decision ? decision.reason : undefined,
      at: now,
    };
    const result =
      decision.kind === 'undo'
        ? await undo(transaction, actor, act, decision)
        : await takeDecision(transaction, actor, act, decision);
    const outcome = {
      id,
      changed: result.changed.length,
      refused: await withNames(transaction, result.refused),
    };
    await transaction.query('update decision set outcome = $2::jsonb where id = $1', [
      id,
      JSON.stringify(outcome),
    ]);
    return outcome;
  });
}

/** The police mend who somebody is; doses, and which records are one person's, are the health service's to decide. */
function mayDecide(actor: Actor, decision: Decision): boolean {
  if (decision.kind === 'close') return mayClose(actor, decision);
  if (seesMedical(actor)) return true;
  switch (decision.kind) {
    case 'accept':
    case 'defer':
    case 'resume':
    case 'undo':
      return true;
    case 'edit':
      return decision.doses === undefined && mayEdit(actor, Object.keys(decision.set));
    case 'confirm':
      return onlyVisible(actor, decision.findings).length === decision.findings.length;
    default:
      return false;
  }
}

/** A facility answers for what it entered; that somebody has died, the health service knows from the civil register. */
const mayClose = ({ role }: Actor, { closedAs }: Of<'close'>): boolean =>
  role === 'province' || role === 'ministry' || (role === 'clerk' && closedAs === 'record-annulled');

async function repairGroup(
  database: Database,
  actor: Actor,
  { id, repairKind, facilityId }: Of<'repair-group'>,
  now: Date,
): Promise<DecisionOutcome> {
  const [known] = await database.query('select from decision where id = $1', [id]);
  if (known) return keptOutcome(database, actor, id);
  const territory = partOf(actor.territory, facilityId);
  if (!territory) return refused(id, 'not-found');
  const act = { accountId: actor.accountId, action: 'repair', decisionId: id, at: now };
  const result = await applyRepairGroup(database, act, territory, repairKind);
  const { changed, belowThreshold } = result;
  if (changed === 0 && belowThreshold > 0) return refused(id, 'not-safe');
  return { id, changed, refused: await withNames(database, result.refused) };
}

/** What came of a decision of the actor's when it arrived first. */
async function keptOutcome(transaction: Queryable, actor: Actor, id: string): Promise<DecisionOutcome> {
  const [kept] = await transaction.query<{ outcome: Omit<DecisionOutcome, 'id'> }>(
    'select outcome from decision where id = $1 and account_id = $2',
    [id, actor.accountId],
  );
  if (!kept) return refused(id, 'not-allowed');
  const { changed, refused: why } = kept.outcome;
  return { id, changed, refused: why };
}

/** Tells who has changed since what somebody wanted to change. */
async function withNames(database: Queryable, refusals: readonly Refusal[]): Promise<Refusal[]> {
  const since = refusals.filter(({ why }) => why === 'changed-since').map(({ recordId }) => recordId);
  if (since.length === 0) return [...refusals];
  const rows = await database.query<{ record_id: number; name: string }>(
    `select distinct on (record_id) record_id, account.name
     from audit left join account on account.id = audit.account_id
     where record_id = any($1::bigint[]) order by record_id, sequence desc`,
    [since],
  );
  const names = new Map(rows.map(({ record_id, name }) => [record_id, name]));
  return refusals.map((refusal) => {
    const by = refusal.why === 'changed-since' && names.get(refusal.recordId ?? 0);
    return by ? { ...refusal, by } : refusal;
  });
}

/**
 * Records that decisions changed, those that theirs were brought together with or taken apart from, and those that a
 * closed one stood in the way of.
 */
async function recordsOf(database: Queryable, decisionIds: readonly string[]): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    `select distinct other.id
     from audit, unnest(array[record_id, (before ->> 'mergedInto')::bigint, (after ->> 'mergedInto')::bigint])
       other (id)
     where decision_id = any($1::uuid[]) and other.id is not null`,
    [decisionIds],
  );
  const ids = rows.map(({ id }) => id);
  const beside = await database.query<{ id: number }>(DUPLICATES_OF, [ids]);
  return [...ids, ...beside.map(({ id }) => id)];
}

const refused = (id: string, why: Refusal['why']): DecisionOutcome => ({
  id,
  changed: 0,
  refused: [{ recordId: null, why }],
});
