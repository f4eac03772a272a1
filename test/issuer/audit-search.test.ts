import { expect, it } from 'vitest';
import { appendAudit } from '../../src/issuer/audit.ts';
import { searchAudit } from '../../src/issuer/audit-search.ts';
import { WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import type { AuditSearch } from '../../src/work-contract/supervision.ts';
import { describeOnBothEngines } from './databases.ts';
import { addRecords, layOut } from './supervised.ts';

const OF_A = { ...WHOLE_COUNTRY, province: 'A' };

describeOnBothEngines('the search in the audit', (open) => {
  const filled = async () => {
    const database = await open();
    await layOut(database);
    await addRecords(database, [{ facility: 1 }, { facility: 5 }, { facility: 6 }]);
    const entry = (at: string, accountId: number | null, action: string, recordId?: number) => ({
      at: new Date(at),
      accountId,
      action,
      recordId,
    });
    await database.transaction((transaction) =>
      appendAudit(transaction, [
        entry('2026-11-23T16:59:59Z', 1, 'edit', 1),
        entry('2026-11-23T17:00:00Z', 2, 'edit', 2),
        entry('2026-11-24T03:00:00Z', 2, 'defer', 1),
        { ...entry('2026-11-24T16:59:59Z', 1, 'deadline-set'), after: { day: '2026-12-01' }, reason: 'Tết' },
        entry('2026-11-24T17:00:00Z', null, 'merge', 3),
      ]),
    );
    return async (search: AuditSearch, territory = WHOLE_COUNTRY) =>
      (await searchAudit(database, territory, search)).entries.map(({ sequence }) => sequence);
  };

  it('finds by record, account, action and days of Viet Nam, newest first', async () => {
    const found = await filled();
    expect(await found({})).toEqual([5, 4, 3, 2, 1]);
    expect(await found({ recordId: 1 })).toEqual([3, 1]);
    expect(await found({ accountId: 2 })).toEqual([3, 2]);
    expect(await found({ action: 'edit' })).toEqual([2, 1]);
    expect(await found({ fromDay: '2026-11-24', toDay: '2026-11-24' })).toEqual([4, 3, 2]);
    expect(await found({ accountId: 2, action: 'edit', toDay: '2026-11-23' })).toEqual([]);
  });

  it('shows a province what happened to its records, and no more', async () => {
    const found = await filled();
    expect(await found({}, OF_A)).toEqual([3, 1]);
    expect(await found({ recordId: 2 }, OF_A)).toEqual([]);
    expect(await found({ action: 'deadline-set' }, OF_A)).toEqual([]);
  });

  it('gives pages that neither repeat nor skip', async () => {
    const database = await open();
    await layOut(database);
    await database.transaction((transaction) =>
      appendAudit(
        transaction,
        Array.from({ length: 101 }, () => ({ at: new Date(), accountId: 1, action: 'edit' })),
      ),
    );
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await searchAudit(database, WHOLE_COUNTRY, { before });
      seen.push(...page.entries.map(({ sequence }) => sequence));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual(Array.from({ length: 101 }, (_, index) => 101 - index));
  });

  it('says who, what and why', async () => {
    const database = await open();
    await layOut(database);
    await database.transaction((transaction) =>
      appendAudit(transaction, [
        {
          at: new Date(0),
          accountId: 1,
          action: 'edit',
          before: { sex: 'male' },
          after: { sex: 'female' },
          reason: 'theo CCCD',
        },
      ]),
    );
    expect(await searchAudit(database, WHOLE_COUNTRY, {})).toEqual({
      entries: [
        {
          sequence: 1,
          at: '1970-01-01T00:00:00.000Z',
          accountId: 1,
          who: 'Bà Ba',
          action: 'edit',
          recordId: null,
          before: { sex: 'male' },
          after: { sex: 'female' },
          reason: 'theo CCCD',
        },
      ],
      next: null,
    });
  });
});
