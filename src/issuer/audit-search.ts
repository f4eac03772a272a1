import type { AuditPage, AuditSearch } from '../work-contract/supervision.ts';
import type { Queryable } from './database.ts';
import { type Territory, territoryParameters, withinTerritory } from './territory.ts';
import { addDays, startOfDay } from './viet-nam-days.ts';

const PAGE_ENTRIES = 50;

interface EntryRow {
  readonly sequence: number;
  readonly at: Date;
  readonly account_id: number | null;
  readonly who: string | null;
  readonly action: string;
  readonly record_id: number | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly reason: string | null;
}

/**
 * Entries of the audit, newest first, a page at a time. A territory shows what happened to its records; what happened
 * to accounts and settings belongs to the whole country.
 */
export async function searchAudit(
  database: Queryable,
  territory: Territory,
  { recordId, accountId, action, fromDay, toDay, before }: AuditSearch,
): Promise<AuditPage> {
  const wholeCountry = Object.values(territory).every((place) => place === null);
  const rows = await database.query<EntryRow>(
    `select audit.sequence, audit.at, audit.account_id, account.name as who, audit.action, audit.record_id,
       audit.before, audit.after, audit.reason
     from audit left join account on account.id = audit.account_id
     where ($4::bigint is null or audit.sequence < $4)
       and ($5::bigint is null or audit.record_id = $5)
       and ($6::bigint is null or audit.account_id = $6)
       and ($7::text is null or audit.action = $7)
       and ($8::timestamptz is null or audit.at >= $8)
       and ($9::timestamptz is null or audit.at < $9)
       and ($10 or exists (
         select from record where record.id = audit.record_id and ${withinTerritory('record', 1)}
       ))
     order by audit.sequence desc
     limit ${PAGE_ENTRIES + 1}`,
    [
      ...territoryParameters(territory),
      before,
      recordId,
      accountId,
      action,
      fromDay && startOfDay(fromDay),
      toDay && startOfDay(addDays(toDay, 1)),
      wholeCountry,
    ],
  );
  const page = rows.slice(0, PAGE_ENTRIES);
  return {
    entries: page.map((row) => ({
      sequence: row.sequence,
      at: row.at.toISOString(),
      accountId: row.account_id,
      who: row.who,
      action: row.action,
      recordId: row.record_id,
      before: row.before,
      after: row.after,
      reason: row.reason,
    })),
    next: rows.length > PAGE_ENTRIES ? (page.at(-1)?.sequence ?? null) : null,
  };
}
