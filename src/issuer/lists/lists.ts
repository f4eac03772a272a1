import { randomBytes } from 'node:crypto';
import type { DecisionOutcome } from '../../work-contract/decisions.ts';
import type { ListApplyRequest, ListPlan } from '../../work-contract/lists.ts';
import type { Actor } from '../actor.ts';
import { changeRecords } from '../change-records.ts';
import { checkRecords } from '../check.ts';
import type { Database, Queryable } from '../database.ts';
import { linkRecords } from '../linkage/link-records.ts';
import { type Plan, planList } from './plan-list.ts';
import type { ListLine } from './read-list.ts';

const KEPT_MS = 30 * 86_400_000;

/** Keeps a list and says what it would change; nothing is changed. */
export async function dryRunList(
  database: Database,
  actor: Actor,
  lines: readonly ListLine[],
  now: Date,
): Promise<ListPlan> {
  const { changes, misfits } = await planList(database, actor.territory, lines);
  const listId = randomBytes(16).toString('base64url');
  await database.query(
    `insert into outside_list (id, account_id, made_at, lines, shown) values ($1, $2, $3, $4::jsonb, $5::jsonb)`,
    [
      listId,
      actor.accountId,
      now,
      JSON.stringify(lines),
      JSON.stringify(changes.map(({ recordId, version }) => [recordId, version])),
    ],
  );
  return {
    listId,
    lines: lines.length,
    changes: changes.map(({ version: _, ...change }) => change),
    misfits: [...misfits],
  };
}

interface StoredList {
  readonly lines: readonly ListLine[];
  readonly shown: readonly (readonly [recordId: number, version: number])[];
  readonly decisions: readonly string[];
}

/** A list that the actor handed in; undefined where there is none any more. */
export async function findList(
  database: Queryable,
  { accountId }: Actor,
  listId: string,
): Promise<StoredList | undefined> {
  const [list] = await database.query<StoredList>(
    'select lines, shown, decisions::text[] as decisions from outside_list where id = $1 and account_id = $2',
    [listId, accountId],
  );
  return list;
}

/**
 * Applies a list, or some of it, as one decision that can be undone in one. What it changes is worked out anew; a record
 * that is not any more what the dry run showed stays as it is. What arrives again gets the outcome of the first time.
 *
 * @returns undefined where the list is not there any more.
 */
export async function applyList(
  database: Database,
  actor: Actor,
  request: ListApplyRequest,
  now: Date,
): Promise<DecisionOutcome | undefined> {
  const { id, listId } = request;
  const result = await database.transaction(async (transaction) => {
    const list = await findList(transaction, actor, listId);
    if (!list) return undefined;
    const begun = await transaction.query(
      `insert into decision (id, account_id, kind, decided_at, outcome) values ($1, $2, 'list', $3, '{}')
       on conflict (id) do nothing returning id`,
      [id, actor.accountId, now],
    );
    if (begun.length === 0) return { outcome: await keptOutcome(transaction, actor, id), changed: [] };
    await transaction.query('update outside_list set decisions = decisions || $2::uuid where id = $1', [
      listId,
      id,
    ]);
    const plan = await planList(transaction, actor.territory, list.lines);
    const { changed, refused } = await changeRecords(
      transaction,
      { accountId: actor.accountId, action: 'list', decisionId: id, reason: request.reason, at: now },
      changesOf(plan, list, request.recordIds),
    );
    const outcome: DecisionOutcome = { id, changed: changed.length, refused: [...refused] };
    await transaction.query('update decision set outcome = $2::jsonb where id = $1', [
      id,
      JSON.stringify(outcome),
    ]);
    return { outcome, changed };
  });
  if (!result) return undefined;
  if (result.changed.length > 0) {
    await checkRecords(database, now, result.changed);
    await linkRecords(database, now, result.changed);
  }
  return result.outcome;
}

/** Only what was shown and chosen, each for the version that was shown. */
function changesOf({ changes }: Plan, { shown }: StoredList, recordIds: readonly number[] | null) {
  const versions = new Map(shown);
  const chosen = recordIds && new Set(recordIds);
  return changes.flatMap(({ recordId, after }) => {
    const version = versions.get(recordId);
    if (version === undefined || (chosen && !chosen.has(recordId))) return [];
    return [{ recordId, version, set: after }];
  });
}

async function keptOutcome(transaction: Queryable, actor: Actor, id: string): Promise<DecisionOutcome> {
  const [kept] = await transaction.query<{ outcome: DecisionOutcome }>(
    `select outcome from decision where id = $1 and account_id = $2 and kind = 'list'`,
    [id, actor.accountId],
  );
  return kept?.outcome ?? { id, changed: 0, refused: [{ recordId: null, why: 'not-allowed' }] };
}

/** Forgets lists after a month. */
export async function forgetOldLists(database: Database, now: Date): Promise<void> {
  await database.query('delete from outside_list where made_at < $1', [new Date(now.getTime() - KEPT_MS)]);
}
