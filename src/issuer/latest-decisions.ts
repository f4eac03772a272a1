import type { DecisionList } from '../work-contract/decisions.ts';
import type { Actor } from './actor.ts';
import type { Queryable } from './database.ts';
import { territoryParameters, withinTerritory } from './territory.ts';

const SHOWN = 50;
const NAMES = 3;

/** What the actor decided last and could undo, newest first. */
export async function latestDecisions(database: Queryable, actor: Actor): Promise<DecisionList['decisions']> {
  const rows = await database.query<
    Omit<DecisionList['decisions'][number], 'decidedAt'> & { readonly decidedAt: Date }
  >(
    `select decision.id, decision.kind, decided_at as "decidedAt", (outcome ->> 'changed')::integer as changed,
       undone_by is not null as undone,
       array(
         select record.name from audit join record on record.id = audit.record_id
         where audit.decision_id = decision.id and ${withinTerritory('record', 2)}
         order by audit.sequence limit ${NAMES}
       ) as names
     from decision
     where account_id = $1 and kind <> 'undo' and (outcome ->> 'changed')::integer > 0
     order by decided_at desc limit ${SHOWN}`,
    [actor.accountId, ...territoryParameters(actor.territory)],
  );
  return rows.map(({ decidedAt, ...row }) => ({ ...row, decidedAt: decidedAt.toISOString() }));
}
