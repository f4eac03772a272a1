import { expect, it } from 'vitest';
import { appendAudit, verifyAudit } from '../../src/issuer/audit.ts';
import type { Database } from '../../src/issuer/database.ts';
import { setDeadline } from '../../src/issuer/deadline.ts';
import { supervise as superviseFor } from '../../src/issuer/supervision.ts';
import { forgetOldCounts } from '../../src/issuer/supervision-counts.ts';
import { type Territory, WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import { publicTotals } from '../../src/issuer/totals.ts';
import type { Within } from '../../src/work-contract/supervision.ts';
import { describeOnBothEngines } from './databases.ts';
import { addRecords, EVERYTHING, layOut } from './supervised.ts';

/** A Thursday, 15:00 in Viet Nam. */
const NOW = new Date('2026-11-26T08:00:00Z');
const supervise = (database: Database, territory: Territory, within: Within, now: Date) =>
  superviseFor(database, { accountId: 1, name: 'Bà Ba', role: 'ministry', territory }, within, now);
const OF_A = { ...WHOLE_COUNTRY, province: 'A' };

const mend = (database: Database, at: string, recordIds: readonly number[], action = 'edit') =>
  database.transaction((transaction) =>
    appendAudit(
      transaction,
      recordIds.map((recordId) => ({ at: new Date(at), accountId: 1, action, recordId })),
    ),
  );

const partsOf = async (database: Database, within: Partial<Within>, territory = WHOLE_COUNTRY) =>
  (await supervise(database, territory, { ...EVERYTHING, ...within }, NOW))?.parts.map(
    ({ name, progress }) => [name, progress.people],
  );

describeOnBothEngines('supervision', (open) => {
  const filled = async () => {
    const database = await open();
    await layOut(database);
    return database;
  };

  it('counts what is in which state and what holds it up', async () => {
    const database = await filled();
    await addRecords(database, [
      { facility: 1, state: 'mismatch', findings: ['name-differs', 'sex-differs'] },
      { facility: 2, state: 'mismatch', findings: ['name-differs'] },
      { facility: 3, state: 'incomplete', findings: ['document-number-missing'] },
      { facility: 3 },
      { facility: 5, state: 'attested' },
      { facility: 6, state: 'certified' },
    ]);
    await database.query(`update record set deferred_at = now(), deferred_reason = 'x' where id = 1`);
    expect(await supervise(database, WHOLE_COUNTRY, EVERYTHING, NOW)).toMatchObject({
      progress: {
        people: 6,
        incomplete: 1,
        mismatch: 2,
        ready: 1,
        attested: 1,
        certified: 1,
        deferred: 1,
        findings: [
          { finding: 'name-differs', records: 2 },
          { finding: 'document-number-missing', records: 1 },
          { finding: 'sex-differs', records: 1 },
        ],
      },
      partsAre: 'provinces',
      deadline: null,
      forecast: null,
    });
  });

  it('leads from the country down to a facility, and loses nothing that lies nowhere', async () => {
    const database = await filled();
    await addRecords(
      database,
      [1, 1, 2, 3, 4, 5, 6].map((facility) => ({ facility, state: 'mismatch', findings: ['sex-differs'] })),
    );
    const inA = { province: 'A' };
    expect(await partsOf(database, {})).toEqual([
      ['A', 5],
      ['B', 1],
      [null, 1],
    ]);
    expect(await partsOf(database, inA)).toEqual([
      ['X', 3],
      ['Y', 1],
      [null, 1],
    ]);
    expect(await partsOf(database, { ...inA, commune: 'X' })).toEqual([
      ['Trạm 1', 2],
      ['Trạm 2', 1],
    ]);
    expect(await partsOf(database, { undeclared: true })).toEqual([['Trạm 6', 1]]);
    expect(await partsOf(database, { ...inA, undeclared: true })).toEqual([['Trạm 4', 1]]);
    const country = await supervise(database, WHOLE_COUNTRY, EVERYTHING, NOW);
    const within = country?.parts[2]?.within;
    expect(within && (await partsOf(database, within))).toEqual([['Trạm 6', 1]]);
    expect(await supervise(database, WHOLE_COUNTRY, { ...EVERYTHING, facilityId: 1 }, NOW)).toMatchObject({
      progress: { people: 2 },
      parts: [],
      partsAre: null,
    });
  });

  it('shows nobody more than their territory', async () => {
    const database = await filled();
    await addRecords(database, [{ facility: 1 }, { facility: 3 }, { facility: 5 }, { facility: 6 }]);
    expect(await partsOf(database, {}, OF_A)).toEqual([
      ['X', 1],
      ['Y', 1],
    ]);
    expect(await supervise(database, OF_A, { ...EVERYTHING, province: 'B' }, NOW)).toBeUndefined();
    expect(await supervise(database, OF_A, { ...EVERYTHING, facilityId: 5 }, NOW)).toMatchObject({
      progress: { people: 0 },
    });
    expect(await partsOf(database, { undeclared: true }, OF_A)).toEqual([]);
    const police = { ...OF_A, commune: 'X' };
    expect(await partsOf(database, {}, police)).toEqual([['Trạm 1', 1]]);
    expect(await supervise(database, police, { ...EVERYTHING, commune: 'Y' }, NOW)).toBeUndefined();
    const clerk = { ...WHOLE_COUNTRY, facilityId: 3 };
    expect(await supervise(database, clerk, EVERYTHING, NOW)).toMatchObject({ progress: { people: 1 } });
    expect(await supervise(database, clerk, { ...EVERYTHING, facilityId: 1 }, NOW)).toBeUndefined();
  });

  it('counts what was done on which day of Viet Nam, and what only moved about not at all', async () => {
    const database = await filled();
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = await addRecords(database, [
      { facility: 1 },
      { facility: 1 },
      { facility: 1, state: 'mismatch', findings: ['sex-differs'] },
      { facility: 5 },
      { facility: 5, state: 'attested' },
    ]);
    await mend(database, '2026-11-24T16:00:00Z', [a]);
    // Mended once more, on the next day there.
    await mend(database, '2026-11-24T17:00:00Z', [a, b]);
    // Still in the queue, put off, and long ago.
    await mend(database, '2026-11-24T03:00:00Z', [c]);
    await mend(database, '2026-11-24T03:00:00Z', [d], 'defer');
    await mend(database, '2026-01-24T03:00:00Z', [e]);
    await database.query(
      `insert into attestation (facility_id, attested_at) values (5, '2026-11-26T01:00:00Z')`,
    );
    await database.query('update record set attestation_id = 1 where id = $1', [e]);
    const found = await supervise(database, WHOLE_COUNTRY, EVERYTHING, NOW);
    expect(found?.days).toHaveLength(60);
    expect(found?.days.filter(({ mended, attested }) => mended + attested > 0)).toEqual([
      { day: '2026-11-25', mended: 2, attested: 0, certified: 0 },
      { day: '2026-11-26', mended: 0, attested: 1, certified: 0 },
    ]);
    expect(found?.parts.map(({ name, lastSevenDays }) => [name, lastSevenDays])).toEqual([
      ['A', 2],
      ['B', 0],
    ]);
  });

  it('names who is stuck and on what, but not who has only begun or is done', async () => {
    const database = await filled();
    await addRecords(database, [
      { facility: 1, state: 'mismatch', findings: ['name-differs'] },
      { facility: 1, state: 'mismatch', findings: ['name-differs', 'sex-differs'] },
      { facility: 5, state: 'mismatch', findings: ['sex-differs'], importedAt: '2026-11-25T01:00:00Z' },
      { facility: 6 },
    ]);
    const found = await supervise(database, WHOLE_COUNTRY, EVERYTHING, NOW);
    expect(found?.parts.map(({ name, stuckOn }) => [name, stuckOn])).toEqual([
      ['A', 'name-differs'],
      ['B', null],
      [null, null],
    ]);
  });

  it('says what a deadline asks for and when the queue will be empty', async () => {
    const database = await filled();
    await addRecords(
      database,
      Array.from({ length: 40 }, () => ({ facility: 1, state: 'mismatch', findings: ['sex-differs'] })),
    );
    const done = await addRecords(
      database,
      Array.from({ length: 12 }, () => ({ facility: 1 })),
    );
    for (const [index, day] of ['23', '24', '25'].entries()) {
      await mend(database, `2026-11-${day}T03:00:00Z`, done.slice(4 * index, 4 * index + 4));
    }
    await setDeadline(database, { accountId: 1, at: NOW }, null, '2026-12-09');
    const found = await supervise(database, WHOLE_COUNTRY, EVERYTHING, NOW);
    expect(found).toMatchObject({
      deadline: { day: '2026-12-09', ofCountry: true, workingDaysLeft: 10, neededPerDay: 4 },
      forecast: { perDay: 4, fromDay: '2026-12-10', middleDay: '2026-12-10', toDay: '2026-12-10' },
    });
    expect(found?.parts[0]).toMatchObject({ name: 'A', doneBy: '2026-12-10' });
  });

  it('keeps counts no longer than they are good for', async () => {
    const database = await filled();
    await addRecords(database, [{ facility: 1 }]);
    expect(await partsOf(database, {})).toEqual([['A', 1]]);
    await database.query('update supervision_count set took_ms = 60000');
    await addRecords(database, [{ facility: 1 }]);
    expect(await partsOf(database, {})).toEqual([['A', 1]]);
    const later = new Date(NOW.getTime() + 60_000);
    expect(await supervise(database, WHOLE_COUNTRY, EVERYTHING, later)).toMatchObject({
      progress: { people: 2 },
    });
    await forgetOldCounts(database, new Date(NOW.getTime() + 2 * 86_400_000));
    expect(await database.query('select from supervision_count')).toEqual([]);
  });

  it('tells everybody the totals', async () => {
    const database = await filled();
    const many = (facility: number, count: number, state: string) =>
      Array.from({ length: count }, () => ({ facility, state }));
    await addRecords(database, [
      ...many(1, 20, 'certified'),
      ...many(3, 5, 'mismatch'),
      ...many(5, 4, 'ready'),
      ...many(6, 7, 'incomplete'),
    ]);
    expect(await publicTotals(database, NOW)).toEqual({
      asOf: NOW.toISOString(),
      people: 36,
      blocked: 12,
      certified: 20,
      parts: [
        { name: 'A', people: 25, blocked: 5, certified: 20 },
        { name: null, people: 11, blocked: 7, certified: 0 },
      ],
    });
  });

  it('puts a province’s deadline before the country’s, and keeps in the audit who set it', async () => {
    const database = await filled();
    const set = (province: string | null, day: string | null) =>
      setDeadline(database, { accountId: 2, at: NOW }, province, day);
    const deadlineOf = async (within: Partial<Within>) =>
      (await supervise(database, WHOLE_COUNTRY, { ...EVERYTHING, ...within }, NOW))?.deadline;
    await set(null, '2026-12-31');
    await set('A', '2026-12-15');
    await set('A', '2026-11-25');
    expect(await deadlineOf({})).toMatchObject({ day: '2026-12-31', ofCountry: true });
    expect(await deadlineOf({ province: 'B' })).toMatchObject({ day: '2026-12-31', ofCountry: true });
    const passed = { day: '2026-11-25', ofCountry: false, workingDaysLeft: 0, neededPerDay: null };
    expect(await deadlineOf({ province: 'A' })).toEqual(passed);
    expect(await deadlineOf({ facilityId: 1 })).toEqual(passed);
    await set('A', null);
    expect(await deadlineOf({ province: 'A' })).toMatchObject({ day: '2026-12-31' });
    expect(
      await database.query('select account_id, action, before, after from audit order by sequence'),
    ).toEqual(
      [
        [null, null, '2026-12-31'],
        ['A', null, '2026-12-15'],
        ['A', '2026-12-15', '2026-11-25'],
        ['A', '2026-11-25', null],
      ].map(([province, before, after]) => ({
        account_id: 2,
        action: 'deadline-set',
        before: { province, day: before },
        after: { province, day: after },
      })),
    );
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });
});
