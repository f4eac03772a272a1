import type { RecordLine } from '../work-contract/records.ts';
import { type Actor, seesMedical } from './actor.ts';
import type { Queryable } from './database.ts';
import { territoryParameters } from './territory.ts';
import { mayBeOpened, onlyVisible } from './what-police-see.ts';

/** Where a record does not match, candidates count; those of one that does are left over from before. */
export const HAS_CANDIDATES = `record.state in ('incomplete', 'mismatch')`;

/**
 * What the actor sees of each of these records in a list, in the order of their ids; those that they may not open or
 * that were brought together with another are left out.
 */
export async function recordLines(
  database: Queryable,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<RecordLine[]> {
  const medical = seesMedical(actor);
  const rows = await database.query<RecordLine>(
    `select record.id, record.version, record.state, record.name, record.birth_date as "birthDate", record.sex,
       record.document_number as "documentNumber", record.findings,
       (select confidence from candidate where record_id = record.id and rank = 1 and ${HAS_CANDIDATES}) as confidence,
       case when $6 then record.deferred_reason else ${deferredByPolice} end as "deferredReason",
       worker.name as "workingName", case when $6 then facility.name end as facility,
       case when $6 then (
         select count(*) from correction where holder_id = record.id and decided_at is null
       ) else 0 end as requests
     from record
     left join facility on facility.id = record.facility_id
     left join account worker
       on worker.id = record.working_account_id and record.working_until > $5 and worker.id <> $7
     where record.id = any($1::bigint[]) and record.state <> 'merged' and ${mayBeOpened(actor, 'record', 2)}
     order by record.id`,
    [ids, ...territoryParameters(actor.territory), now, medical, actor.accountId],
  );
  return rows.map((row) => ({ ...row, findings: onlyVisible(actor, row.findings) }));
}

/** Why a record was put off, for the police: empty where whoever did it may have written about doses. */
const deferredByPolice = `case when record.deferred_reason is not null then coalesce(
  (select entry.reason from audit entry join account on account.id = entry.account_id
   where entry.record_id = record.id and entry.after ->> 'deferredReason' = record.deferred_reason
     and account.role = 'police'
   order by entry.sequence desc limit 1), '') end`;
