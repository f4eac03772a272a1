import type { Act } from './act.ts';
import type { AuditEntry } from './audit.ts';
import type { Queryable } from './database.ts';
import type { DoseValues } from './record-values.ts';

/** A record of which the doses become more or fewer by what happens to others, and what else that changes. */
export interface DoseHolder {
  readonly id: number;
  readonly state: string;
  readonly version: number;
  /** Who answers for it. */
  readonly facility: string | null;
  readonly waived: readonly string[];
}

export const doseHolders = (transaction: Queryable, ids: readonly number[]): Promise<DoseHolder[]> =>
  transaction.query<DoseHolder>(
    `select record.id, state, version, waived, facility.name as facility
     from record left join facility on facility.id = record.facility_id
     where record.id = any($1::bigint[]) order by record.id`,
    [ids],
  );

/** Tells in the audit what records gained or lost: doses, and with them what had been settled about the record. */
export function doseHolderEntries(
  act: Act,
  before: readonly DoseHolder[],
  after: readonly DoseHolder[],
  dosesOf: (recordId: number) => { gained: readonly DoseValues[]; lost: readonly DoseValues[] },
): AuditEntry[] {
  const holders = new Map(after.map((holder) => [holder.id, holder]));
  return before.flatMap((was): AuditEntry[] => {
    const is = holders.get(was.id);
    const { gained, lost } = dosesOf(was.id);
    if (!is || (gained.length === 0 && lost.length === 0)) return [];
    const settled = (['facility', 'state', 'waived'] as const).filter(
      (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
    );
    const valuesOf = (holder: DoseHolder) => Object.fromEntries(settled.map((key) => [key, holder[key]]));
    return [
      {
        at: act.at,
        accountId: act.accountId,
        action: gained.length > 0 ? 'doses-gained' : 'doses-lost',
        recordId: was.id,
        decisionId: act.decisionId,
        before: { ...valuesOf(was), doses: lost },
        after: { ...valuesOf(is), doses: gained, version: is.version },
        reason: act.reason,
      },
    ];
  });
}
