import { expect, it } from 'vitest';
import type { Actor } from '../../../src/issuer/actor.ts';
import { verifyAudit } from '../../../src/issuer/audit.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { decideAll } from '../../../src/issuer/decisions.ts';
import { listReport } from '../../../src/issuer/lists/list-report.ts';
import { applyList, dryRunList, forgetOldLists } from '../../../src/issuer/lists/lists.ts';
import { readList } from '../../../src/issuer/lists/read-list.ts';
import { loadRegister } from '../../../src/issuer/register.ts';
import { WHOLE_COUNTRY } from '../../../src/issuer/territory.ts';
import { describeOnBothEngines } from '../databases.ts';
import { addRecords, layOut } from '../supervised.ts';

const NOW = new Date('2026-11-26T08:00:00Z');
const ID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const OTHER_ID = '6f9619ff-8b86-4011-b42d-00c04fc964fe';
const POLICE: Actor = {
  accountId: 1,
  name: 'Bà Ba',
  role: 'police',
  territory: { ...WHOLE_COUNTRY, province: 'A', commune: 'X' },
};

const lines = (...rows: string[]) =>
  readList(Buffer.from(['CCCD,Họ và tên,Ngày sinh,Giới tính', ...rows].join('\n')), NOW);
const dryRun = async (database: Database, ...rows: string[]) =>
  dryRunList(database, POLICE, await lines(...rows), NOW);
const apply = (database: Database, listId: string, recordIds: number[] | null = null, id = ID) =>
  applyList(database, POLICE, { id, listId, recordIds, reason: 'theo danh sách công an xã' }, NOW);
const names = async (database: Database) =>
  (await database.query<{ name: string }>('select name from record order by id')).map(({ name }) => name);

describeOnBothEngines('a list from outside', (open) => {
  const filled = async () => {
    const database = await open();
    await layOut(database);
    return database;
  };
  const person = (number: string, name: string, facility = 1, state = 'mismatch') => ({
    documentNumber: `07909000000${number}`,
    name,
    facility,
    state,
  });
  const register = (database: Database, number: string, name: string) =>
    loadRegister(database, [
      { documentNumber: `07909000000${number}`, name, birthDate: '1990-01-02', sex: 'male' },
    ]);
  const line = (number: string, name: string, birthDate = '02/01/1990', sex = 'Nam') =>
    `07909000000${number},${name},${birthDate},${sex}`;

  it('shows what it would change and what does not fit, and changes nothing', async () => {
    const database = await filled();
    await addRecords(database, [
      person('1', 'Le An'),
      person('2', 'Trần Bình'),
      person('3', 'Ngô Chi'),
      person('4', 'Đỗ Dung', 2, 'certified'),
      person('5', 'Vũ Em', 3),
      person('6', 'Phan Giang'),
      person('7', 'Hồ Hà'),
    ]);
    await register(database, '1', 'Lê An');
    await register(database, '3', 'Ngô Chí');
    const before = await names(database);
    const plan = await dryRun(
      database,
      line('1', 'LÊ AN'),
      line('2', 'Trần Bình', '02/01/1990', 'Nam'),
      line('3', 'Ngô Chì'),
      line('4', 'Đỗ Dũng'),
      line('5', 'Vũ Êm'),
      line('6', 'Phan Gianh'),
      line('6', 'Phan Giáng'),
      line('7', 'Hà Mỹ', '05/06/1971', 'Nữ'),
      line('7', 'HÀ  MỸ', '5/6/1971', 'nu'),
      line('8', 'Lý Không', '30/02/1990'),
      line('9', 'Lý Không'),
    );
    expect(plan).toMatchObject({
      lines: 11,
      changes: [
        {
          line: 2,
          recordId: 1,
          before: { name: 'Le An', birthDate: '1990-01-02', sex: 'male' },
          // As the register writes it.
          after: { name: 'Lê An', birthDate: '1990-01-02', sex: 'male' },
          inRegister: true,
          doubtful: false,
        },
        {
          line: 9,
          recordId: 7,
          after: { name: 'Hà Mỹ', birthDate: '1971-06-05', sex: 'female' },
          inRegister: false,
          doubtful: true,
        },
      ],
    });
    expect(plan.misfits.map(({ line, why }) => [line, why])).toEqual([
      [3, 'already-so'],
      [4, 'register-disagrees'],
      [5, 'certified'],
      // In commune Y of the same province.
      [6, 'no-record'],
      [7, 'contradicts-itself'],
      [8, 'contradicts-itself'],
      [10, 'repeated'],
      [11, 'line-invalid'],
      [12, 'no-record'],
    ]);
    expect(await names(database)).toEqual(before);
  });

  it('is applied as one decision, once, and undone in one', async () => {
    const database = await filled();
    await addRecords(database, [person('1', 'Le An'), person('2', 'Tran Binh', 2), person('2', 'Tran B', 5)]);
    await register(database, '1', 'Lê An');
    const { listId } = await dryRun(database, line('1', 'Lê An'), line('2', 'Trần Bình'));
    const outcome = { id: ID, changed: 2, refused: [] };
    expect(await apply(database, listId)).toEqual(outcome);
    expect(await apply(database, listId)).toEqual(outcome);
    // The third lies elsewhere.
    expect(await names(database)).toEqual(['Lê An', 'Trần Bình', 'Tran B']);
    expect(await database.query('select state from record where id = 1')).toEqual([{ state: 'ready' }]);
    expect(
      await database.query('select account_id, action, record_id, reason from audit order by sequence'),
    ).toEqual(
      [1, 2].map((record_id) => ({
        account_id: 1,
        action: 'list',
        record_id,
        reason: 'theo danh sách công an xã',
      })),
    );
    const [undone] = await decideAll(database, POLICE, [{ id: OTHER_ID, kind: 'undo', decisionId: ID }], NOW);
    expect(undone).toMatchObject({ changed: 2, refused: [] });
    expect(await names(database)).toEqual(['Le An', 'Tran Binh', 'Tran B']);
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });

  it('is applied to some records only, and reported line by line', async () => {
    const database = await filled();
    const [, second = 0] = await addRecords(database, [person('1', 'Le An'), person('2', 'Tran Binh')]);
    const { listId } = await dryRun(database, line('1', 'Lê An'), line('2', 'Trần Bình'), line('3', 'Ai Đó'));
    expect(await apply(database, listId, [second])).toMatchObject({ changed: 1 });
    expect(await names(database)).toEqual(['Le An', 'Trần Bình']);
    const report = await listReport(database, POLICE, listId);
    expect(report?.split('\r\n').map((row) => row.split(',').slice(0, 5))).toEqual([
      [
        expect.stringMatching(/^\ufeff/),
        expect.anything(),
        expect.anything(),
        expect.anything(),
        expect.anything(),
      ],
      ['2', "'079090000001", 'Chưa sửa (not applied)', 'Le An', 'Lê An'],
      ['3', "'079090000002", 'Đã sửa (applied)', 'Tran Binh', 'Trần Bình'],
      ['4', "'079090000003", 'Không có hồ sơ trong địa bàn (no record in the territory)', '', ''],
      [''],
    ]);
  });

  it('does not overwrite what was changed, nor touch what was not shown, since the dry run', async () => {
    const database = await filled();
    const [first = 0] = await addRecords(database, [person('1', 'Le An'), person('2', 'Tran Binh')]);
    const { listId } = await dryRun(
      database,
      line('1', 'Lê An'),
      line('2', 'Trần Bình'),
      line('3', 'Ngô Chi'),
    );
    await decideAll(
      database,
      { ...POLICE, role: 'ministry', territory: WHOLE_COUNTRY },
      [{ id: OTHER_ID, kind: 'edit', recordId: first, version: 1, reason: 'x', set: { name: 'Lê Ân' } }],
      NOW,
    );
    await addRecords(database, [person('3', 'Ngo Chi')]);
    await register(database, '2', 'Trần Bính');
    expect(await apply(database, listId)).toEqual({
      id: ID,
      changed: 0,
      refused: [{ recordId: first, why: 'changed-since' }],
    });
    expect(await names(database)).toEqual(['Lê Ân', 'Tran Binh', 'Ngo Chi']);
  });

  it('belongs to who handed it in, and is gone after a month', async () => {
    const database = await filled();
    await addRecords(database, [person('1', 'Le An')]);
    const { listId } = await dryRun(database, line('1', 'Lê An'));
    const other = { ...POLICE, accountId: 2 };
    const request = { id: ID, listId, recordIds: null, reason: 'x' };
    expect(await applyList(database, other, request, NOW)).toBeUndefined();
    expect(await listReport(database, other, listId)).toBeUndefined();
    await forgetOldLists(database, new Date(NOW.getTime() + 29 * 86_400_000));
    expect(await listReport(database, POLICE, listId)).toBeDefined();
    await forgetOldLists(database, new Date(NOW.getTime() + 31 * 86_400_000));
    expect(await applyList(database, POLICE, request, NOW)).toBeUndefined();
    expect(await names(database)).toEqual(['Le An']);
  });
});
