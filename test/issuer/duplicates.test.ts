import { expect, it } from 'vitest';
import type { Act } from '../../src/issuer/act.ts';
import { changeRecords } from '../../src/issuer/change-records.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { duplicatesOf } from '../../src/issuer/duplicates.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { keepApart } from '../../src/issuer/keep-apart.ts';
import { mergeRecords } from '../../src/issuer/merge-records.ts';
import { loadRegister } from '../../src/issuer/register.ts';
import { holderStatus } from '../../src/issuer/status.ts';
import { undoDecision } from '../../src/issuer/undo-decision.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Cơ sở tiêm';
const DECISION = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const act = (decisionId = DECISION): Act => ({ accountId: null, action: 'merge', decisionId, at: NOW });
const FIRST = '1,10/08/2021,AstraZeneca,Trạm A';
const SECOND = '2,10/11/2021,AstraZeneca,Trạm B';

/** A line of a record: who, and which dose. */
const line = (who: string, dose = FIRST) => `${who},${dose}`;
const an = (phone: number, { name = 'Nguyễn Văn An', number = '079090000001' } = {}) =>
  `${name},02/01/1990,Nam,${number},010000000${phone},`;
const kim = (phone: number, number = 'M12345678') =>
  `Kim Min Jun,02/01/1990,Nam,${number},010000000${phone},Hàn Quốc`;

/** One file a record, so that their ids are in this order. */
async function importLines(database: Database, ...files: string[]): Promise<void> {
  for (const lines of files) await importRecords(database, [Buffer.from(`${HEADER}\n${lines}`)], NOW);
}

async function openWithRegister(open: () => Promise<Database>): Promise<Database> {
  const database = await open();
  await loadRegister(database, [
    { documentNumber: '079090000001', name: 'Nguyễn Văn An', birthDate: '1990-01-02', sex: 'male' },
  ]);
  return database;
}

const records = (database: Database) =>
  database.query<{ state: string; findings: string[]; merged_into: number | null }>(
    'select state, findings, merged_into from record order by id',
  );
/** What certificates list. */
const dosesOf = (database: Database, recordId: number) =>
  database.query('select date from given_dose where record_id = $1 order by date', [recordId]);

describeOnBothEngines('records of one person', (open) => {
  it('are brought together where the register confirms each, with a dose that both have counted once', async () => {
    const database = await openWithRegister(open);
    await importLines(
      database,
      line(an(1)),
      `${line(an(2))}\n${line(an(2), SECOND)}`,
      line(an(3), SECOND.replace('2,', '1,')),
    );
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 0 });
    expect(await records(database)).toEqual([
      { state: 'ready', findings: [], merged_into: null },
      { state: 'merged', findings: [], merged_into: 1 },
      { state: 'merged', findings: [], merged_into: 1 },
    ]);
    expect(await dosesOf(database, 1)).toEqual([{ date: '2021-08-10' }, { date: '2021-11-10' }]);
    expect(await database.query('select record_id, action, account_id from audit order by sequence')).toEqual(
      [
        { record_id: 2, action: 'merge', account_id: null },
        { record_id: 3, action: 'merge', account_id: null },
        { record_id: 1, action: 'doses-gained', account_id: null },
      ],
    );
    // Whoever is looked up by the other record gets the one that it went into.
    expect(await holderStatus(database, [3])).toMatchObject({
      findings: [],
      steps: [{ step: 'check', doneAt: NOW.toISOString() }, {}, {}],
    });
  });

  it('go into the one that has a certificate, which is then checked anew; two with one each stay two', async () => {
    const database = await openWithRegister(open);
    await importLines(database, line(an(1)), line(an(2), SECOND));
    await database.query(`update record set state = 'certified', checked_at = $1 where id = 2`, [NOW]);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 0 });
    expect(await records(database)).toMatchObject([{ merged_into: 2 }, { state: 'ready' }]);
    expect(await dosesOf(database, 2)).toHaveLength(2);

    await database.query(`update record set state = 'certified' where id = 2`);
    await importLines(database, line(an(3)));
    await database.query(`update record set state = 'certified', checked_at = $1 where id = 3`, [NOW]);
    await checkRecords(database, NOW);
    expect(await records(database)).toMatchObject([{}, { state: 'certified' }, { state: 'certified' }]);
  });

  it('go into the one that was found ready before the others, not into one that has only just become the same', async () => {
    const database = await openWithRegister(open);
    await importLines(database, line(an(1, { name: 'Nguyễn Văn Ân' })), line(an(2), SECOND));
    await checkRecords(database, NOW);
    await database.transaction((transaction) =>
      changeRecords(transaction, act(), [{ recordId: 1, set: { name: 'Nguyễn Văn An' } }]),
    );
    await checkRecords(database, NOW, [1]);
    expect(await records(database)).toMatchObject([{ merged_into: 2 }, { state: 'ready' }]);
  });

  it('stay two people’s where somebody has said so, whatever the register says', async () => {
    const database = await openWithRegister(open);
    await importLines(database, line(an(1)), line(an(2), SECOND), line(an(3), SECOND));
    await database.transaction((transaction) => keepApart(transaction, act(), 1, 2));
    await checkRecords(database, NOW);
    expect(await records(database)).toMatchObject([
      { merged_into: null },
      { merged_into: null },
      { merged_into: null, findings: ['duplicate-person'] },
    ]);
    await database.query('delete from duplicate where other_id = 3');
    await database.query(`update record set document_number = null, checked_at = null where id = 3`);
    expect(await checkRecords(database, NOW)).toMatchObject({ ready: 2 });
  });

  it('are looked at once more under their locks before they are brought together', async () => {
    const database = await openWithRegister(open);
    await importLines(database, line(an(1)), line(an(2), SECOND));
    // Somebody mends the second just when the check has found both to be one person's.
    const meanwhile: Database = {
      ...database,
      query: database.query.bind(database),
      transaction: async (work) => {
        await database.query(`update record set name_key = 'phạm quốc khánh' where id = 2`);
        return database.transaction(work);
      },
    };
    await checkRecords(meanwhile, NOW);
    expect(await records(database)).toMatchObject([{ merged_into: null }, { merged_into: null }]);
  });

  it('may have one dose entered twice, with a slip in its date: somebody looks at it', async () => {
    const database = await openWithRegister(open);
    const shifted = '1,23/08/2021,AstraZeneca,Trạm B';
    await importLines(database, line(an(1)), line(an(2), shifted));
    await checkRecords(database, NOW);
    expect(await records(database)).toMatchObject([
      { state: 'mismatch', findings: expect.arrayContaining(['dose-entered-twice']) },
      { merged_into: 1 },
    ]);
    await database.query(`update dose set date = '2021-08-24' where entered_record_id = 2`);
    await database.query(`update record set checked_at = null where id = 1`);
    await checkRecords(database, NOW);
    expect(await records(database)).toMatchObject([{ state: 'ready', findings: ['interval-too-short'] }, {}]);
    // The same date after all: one dose.
    await database.query(`update dose set date = '2021-08-10' where entered_record_id = 2`);
    await database.query(`update record set checked_at = null where id = 1`);
    await checkRecords(database, NOW);
    expect(await records(database)).toMatchObject([{ state: 'ready', findings: [] }, {}]);
    // What counts once answers once: the facility that the certificate's dose is from.
    expect(
      await database.query(
        'select facility.name from record join facility on facility.id = facility_id where record.id = 1',
      ),
    ).toEqual([{ name: 'Trạm B' }]);
  });

  it('are found by name among all where one is mended, not only where all are checked', async () => {
    const database = await openWithRegister(open);
    await importLines(database, line(kim(1)), line(kim(2, '').replace('Kim Min Jun', 'Kim Jun')));
    await checkRecords(database, NOW);
    expect((await records(database)).map(({ findings }) => findings)).toEqual([
      [],
      ['document-number-missing'],
    ]);
    await database.transaction((transaction) =>
      changeRecords(transaction, act(), [{ recordId: 2, set: { name: 'Kim Min Jun' } }]),
    );
    await checkRecords(database, NOW, [2]);
    expect((await records(database)).map(({ findings }) => findings)).toEqual([
      [],
      ['document-number-missing', 'duplicate-person'],
    ]);
    expect(await duplicatesOf(database, 1)).toEqual([2]);
  });

  it('do not stop whom the register confirms by somebody else’s slip', async () => {
    const database = await openWithRegister(open);
    await importLines(
      database,
      line(an(1)),
      line(an(2, { name: 'Phạm Quốc Khánh' })),
      line(an(3, { number: '' })),
    );
    await checkRecords(database, NOW);
    expect(await records(database)).toMatchObject([
      { state: 'ready', findings: [] },
      { state: 'mismatch', findings: ['name-differs', 'duplicate-person'] },
      { state: 'incomplete', findings: ['document-number-missing', 'duplicate-person'] },
    ]);
    expect(await duplicatesOf(database, 2)).toEqual([1]);
    expect(await duplicatesOf(database, 1)).toEqual([2, 3]);
  });

  it('are told where neither is confirmed: the same number, or the same person without one', async () => {
    const database = await open();
    await importLines(
      database,
      line(an(1)),
      line(an(2, { name: 'Phạm Quốc Khánh' })),
      line(kim(3)),
      line(kim(4)),
      // Numbers of passports are one country's own.
      line(kim(5).replace('Hàn Quốc', 'Nhật Bản').replace('Kim Min Jun', 'Kim')),
    );
    await checkRecords(database, NOW);
    expect((await records(database)).map(({ findings }) => findings)).toEqual([
      ['not-in-register', 'duplicate-person'],
      ['not-in-register', 'duplicate-person'],
      ['duplicate-person'],
      ['duplicate-person'],
      [],
    ]);
  });

  it('are kept apart by a decision, which can be undone', async () => {
    const database = await open();
    await importLines(database, line(kim(1)), line(kim(2)));
    await checkRecords(database, NOW);
    await database.transaction((transaction) => keepApart(transaction, act(), 2, 1));
    expect(await duplicatesOf(database, 1)).toEqual([]);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 2, mismatch: 0, incomplete: 0 });

    const undo = act('6f9619ff-8b86-4011-b42d-00c04fc964fe');
    await database.transaction((transaction) => undoDecision(transaction, undo, DECISION));
    expect(await checkRecords(database, NOW)).toEqual({ ready: 0, mismatch: 2, incomplete: 0 });
    expect(await duplicatesOf(database, 1)).toEqual([2]);
  });

  it('are brought together by a decision with all that went into them before, and taken apart again', async () => {
    const database = await open();
    await importLines(database, line(kim(1)), line(kim(2)), line(kim(3), SECOND));
    await checkRecords(database, NOW);
    const merge = (recordId: number, intoId: number, decisionId?: string) =>
      database.transaction((transaction) => mergeRecords(transaction, act(decisionId), recordId, intoId));
    expect(await merge(3, 2)).toEqual({ changed: [3], refused: [] });
    const other = '6f9619ff-8b86-4011-b42d-00c04fc964fd';
    expect(await merge(2, 1, other)).toEqual({ changed: [2, 3], refused: [] });
    expect(await records(database)).toMatchObject([
      { merged_into: null },
      { merged_into: 1 },
      { merged_into: 1 },
    ]);
    expect(await dosesOf(database, 1)).toHaveLength(2);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 0 });

    const undo = act('6f9619ff-8b86-4011-b42d-00c04fc964fe');
    await database.transaction((transaction) => undoDecision(transaction, undo, other));
    expect(await records(database)).toMatchObject([
      { merged_into: null },
      { merged_into: null },
      { merged_into: 2 },
    ]);
    expect(await dosesOf(database, 2)).toHaveLength(2);
    expect(await dosesOf(database, 1)).toHaveLength(1);
  });

  it('are not brought together with themselves, with nobody, twice, or against a certificate', async () => {
    const database = await open();
    await importLines(database, line(kim(1)), line(kim(2)), line(kim(3)));
    const merge = (recordId: number, intoId: number, version?: number) =>
      database.transaction((transaction) => mergeRecords(transaction, act(), recordId, intoId, version));
    expect(await merge(1, 1)).toEqual({ changed: [], refused: [{ recordId: 1, why: 'merged' }] });
    expect(await merge(1, 9)).toEqual({ changed: [], refused: [{ recordId: 1, why: 'not-found' }] });
    expect(await merge(2, 1, 9)).toEqual({ changed: [], refused: [{ recordId: 2, why: 'changed-since' }] });
    expect(await merge(2, 1)).toMatchObject({ changed: [2] });
    expect(await merge(2, 3)).toEqual({ changed: [], refused: [{ recordId: 2, why: 'merged' }] });
    expect(await merge(1, 2)).toEqual({ changed: [], refused: [{ recordId: 1, why: 'merged' }] });
    // Into one that has gone on: where it has gone.
    expect(await merge(3, 2)).toMatchObject({ changed: [3] });
    expect(await records(database)).toMatchObject([
      { merged_into: null },
      { merged_into: 1 },
      { merged_into: 1 },
    ]);
    await importLines(database, line(kim(4)));
    await database.query(`update record set state = 'certified' where merged_into is null and id > 3`);
    const [last] = await database.query<{ id: number }>('select max(id) as id from record');
    const certified = last?.id ?? 0;
    expect(await merge(certified, 1)).toEqual({
      changed: [],
      refused: [{ recordId: certified, why: 'certified' }],
    });
  });

  it('let the other go once one of them is somebody else’s after all', async () => {
    const database = await open();
    await importLines(database, line(kim(1)), line(kim(2)));
    await checkRecords(database, NOW);
    await database.query(
      `update record set document_number = 'M99999999', checked_at = null, version = version + 1 where id = 2`,
    );
    expect(await checkRecords(database, NOW, [2])).toEqual({ ready: 2, mismatch: 0, incomplete: 0 });
  });

  it('make few pairs where hundreds share a number for want of a better one', async () => {
    const database = await open();
    const many = Array.from({ length: 300 }, (_, index) =>
      line(
        `Nguyễn Văn ${'An Bình Cường Dũng Em'.split(' ')[index % 5]},02/01/${1950 + (index % 50)},Nam,079090123456,0100${String(index).padStart(6, '0')},`,
      ),
    );
    await importLines(database, many.join('\n'));
    await checkRecords(database, NOW);
    const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
      'select count(*) as count from duplicate',
    );
    expect(count).toBeGreaterThan(299);
    expect(count).toBeLessThan(300 * 5);
  });
});
