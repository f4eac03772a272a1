import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Act } from '../../src/issuer/act.ts';
import { appendAudit, verifyAudit } from '../../src/issuer/audit.ts';
import { changeRecords } from '../../src/issuer/change-records.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import type { RecordValues } from '../../src/issuer/record-values.ts';
import { undoDecision } from '../../src/issuer/undo-decision.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const AN = 'Nguyễn Van An,02/01/1990,Nam,079090000001,0100000001,Việt Nam';
const ID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const act: Act = { accountId: null, action: 'edit', decisionId: ID, reason: 'as in the card', at: NOW };

const importLines = (database: Database, ...lines: string[]) =>
  importRecords(database, [Buffer.from([HEADER, ...lines].join('\n'))], NOW);

const change = (database: Database, ...changes: Parameters<typeof changeRecords>[2]) =>
  database.transaction((transaction) => changeRecords(transaction, act, changes));

const audited = (database: Database) =>
  database.query<Record<string, unknown>>(
    'select record_id, action, decision_id, before, after from audit order by sequence',
  );

/** As issuing a certificate leaves it, a minute later. */
const certify = (database: Database, recordId: number) =>
  database.query(
    `with certified as (update record set state = 'certified' where id = $1 returning id)
     insert into certificate (record_id, number, status_index, issuer, kid, jws, issued_at, expires_at)
     select id, id, id, 'a', 'a', 'a', $2, $2 from certified`,
    [recordId, new Date(NOW.getTime() + 60_000)],
  );

const records = (database: Database) =>
  database.query<Record<string, unknown>>(
    'select id, name, name_key, name_folded, state, version, merged_into from record order by id',
  );

describeOnBothEngines('a change of records', (open) => {
  it('is made, keeps what was there before in the audit, and is undone', async () => {
    const database = await open();
    await importLines(database, `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`);
    expect(await change(database, { recordId: 1, version: 1, set: { name: 'Nguyễn Văn An' } })).toEqual({
      changed: [1],
      refused: [],
    });
    expect(await records(database)).toEqual([
      expect.objectContaining({ name: 'Nguyễn Văn An', name_key: 'nguyễn văn an', version: 2 }),
    ]);
    expect(await database.query('select before, after, reason from audit')).toEqual([
      { before: { name: 'Nguyễn Van An' }, after: { name: 'Nguyễn Văn An', version: 2 }, reason: act.reason },
    ]);
    const undo = { ...act, action: 'undo', decisionId: '6f9619ff-8b86-4011-b42d-00c04fc964fe' };
    expect(await database.transaction((transaction) => undoDecision(transaction, undo, ID))).toEqual({
      changed: [1],
      refused: [],
    });
    expect(await records(database)).toEqual([
      expect.objectContaining({ name: 'Nguyễn Van An', name_key: 'nguyễn van an', version: 3 }),
    ]);
  });

  it('does not overwrite what somebody else has changed since, nor undo it', async () => {
    const database = await open();
    await importLines(database, `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`);
    await change(database, { recordId: 1, version: 1, set: { name: 'Nguyễn Văn An' } });
    expect(await change(database, { recordId: 1, version: 1, set: { sex: 'female' } })).toEqual({
      changed: [],
      refused: [{ recordId: 1, why: 'changed-since' }],
    });
    const other = { ...act, decisionId: '6f9619ff-8b86-4011-b42d-00c04fc964fd' };
    await database.transaction((transaction) =>
      changeRecords(transaction, other, [{ recordId: 1, set: { name: 'Nguyễn Văn Ân' } }]),
    );
    expect(await database.transaction((transaction) => undoDecision(transaction, other, ID))).toEqual({
      changed: [],
      refused: [{ recordId: 1, why: 'changed-since' }],
    });
  });

  it('is undone whatever else was decided since, in any order', async () => {
    const database = await open();
    await importLines(database, `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`);
    const by = (decisionId: string) => ({ ...act, decisionId });
    const put = (decisionId: string, set: Partial<RecordValues>) =>
      database.transaction((transaction) =>
        changeRecords(transaction, by(decisionId), [{ recordId: 1, set }]),
      );
    const undo = (decisionId: string) =>
      database.transaction((transaction) =>
        undoDecision(transaction, { ...act, action: 'undo', decisionId: crypto.randomUUID() }, decisionId),
      );
    const [edit, defer, sex] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await put(edit, { name: 'Nguyễn Văn An' });
    await put(defer, { deferredReason: 'asks the family' });
    await put(sex, { sex: 'female' });
    for (const decisionId of [defer, edit, sex]) {
      expect(await undo(decisionId)).toEqual({ changed: [1], refused: [] });
      // Once more changes nothing, and is no failure.
      expect(await undo(decisionId)).toEqual({ changed: [], refused: [] });
    }
    expect(await database.query('select name, sex, deferred_reason from record')).toEqual([
      { name: 'Nguyễn Van An', sex: 'male', deferred_reason: null },
    ]);
  });

  it('leaves what was found and attested where it only puts off', async () => {
    const database = await open();
    await importLines(database, `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`);
    await database.query(
      `update record set state = 'mismatch', findings = '{not-in-register}', checked_at = $1, linked_at = $1`,
      [NOW],
    );
    const standing = () => database.query('select state, findings, checked_at, linked_at from record');
    const before = await standing();
    await change(database, { recordId: 1, set: { deferredReason: 'asks the family' } });
    await change(database, { recordId: 1, set: { deferredReason: null } });
    expect(await standing()).toEqual(before);
    expect(await records(database)).toMatchObject([{ version: 3 }]);
  });

  it('keeps the person of a certificate, also once the record has got another dose', async () => {
    const database = await open();
    await importLines(database, `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`);
    await certify(database, 1);
    await importLines(database, `${AN},2,10/11/2021,AstraZeneca,B,Trạm B`);
    expect(await database.query('select action, record_id, before, after from audit')).toEqual([
      {
        action: 'doses-gained',
        record_id: 1,
        before: { facility: 'Trạm A', state: 'certified', doses: [] },
        after: {
          facility: 'Trạm B',
          state: 'incomplete',
          doses: [{ id: 2, ordinal: 2, date: '2021-11-10', vaccine: 'vaxzevria', lot: 'B' }],
          version: 2,
        },
      },
    ]);
    for (const set of [{ name: 'X' }, { birthDate: '1991-01-01' }, { documentNumber: null }]) {
      expect(await change(database, { recordId: 1, set })).toEqual({
        changed: [],
        refused: [{ recordId: 1, why: 'certified' }],
      });
    }
    const doses = [{ id: 2, ordinal: 2, date: '2021-11-11', vaccine: 'vaxzevria', lot: 'B' }];
    expect(await change(database, { recordId: 1, set: { phone: null }, doses })).toMatchObject({
      changed: [1],
    });
  });

  it('brings two records of a person together with their doses, and takes them apart again', async () => {
    const database = await open();
    const doses = () =>
      database.query('select record_id, date, facility_id from dose order by date').then((rows) => rows);
    await importLines(
      database,
      `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`,
      `${AN.replace('0100000001', '0100000002')},2,10/10/2021,AstraZeneca,B,Trạm B`,
    );
    await change(database, { recordId: 2, set: { mergedInto: 1 } });
    expect(await doses()).toMatchObject([{ record_id: 1 }, { record_id: 1 }]);
    const moved = { id: 2, ordinal: 2, date: '2021-10-10', vaccine: 'vaxzevria', lot: 'B' };
    expect(await audited(database)).toEqual([
      expect.objectContaining({ record_id: 2, action: 'edit', after: { mergedInto: 1, version: 2 } }),
      {
        record_id: 1,
        action: 'doses-gained',
        decision_id: ID,
        before: { facility: 'Trạm A', doses: [] },
        after: { facility: 'Trạm B', doses: [moved], version: 2 },
      },
    ]);
    expect(
      await database.query(
        'select facility.name from record join facility on facility.id = facility_id where state <> $1',
        ['merged'],
      ),
    ).toEqual([{ name: 'Trạm B' }]);
    expect(await change(database, { recordId: 2, set: { name: 'X' } })).toMatchObject({
      refused: [{ recordId: 2, why: 'merged' }],
    });
    // The same file again changes nothing.
    expect(
      await importLines(
        database,
        `${AN.replace('0100000001', '0100000002')},2,10/10/2021,AstraZeneca,B,Trạm B`,
      ),
    ).toMatchObject({ newRecords: 0, newDoses: 0 });
    await database.transaction((transaction) => undoDecision(transaction, { ...act, action: 'undo' }, ID));
    expect(await doses()).toMatchObject([{ record_id: 1 }, { record_id: 2 }]);
    expect(await records(database)).toMatchObject([{ merged_into: null }, { merged_into: null }]);
    expect((await audited(database)).at(-1)).toMatchObject({
      record_id: 1,
      action: 'doses-lost',
      before: { facility: 'Trạm B', doses: [moved] },
      after: { facility: 'Trạm A', doses: [] },
    });
  });

  it('is not undone where the record that it went into has got a certificate for both since', async () => {
    const database = await open();
    await importLines(
      database,
      `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`,
      `${AN.replace('0100000001', '0100000002')},2,10/10/2021,AstraZeneca,B,Trạm B`,
    );
    await change(database, { recordId: 2, set: { mergedInto: 1 } });
    const undo = () =>
      database.transaction((transaction) => undoDecision(transaction, { ...act, action: 'undo' }, ID));
    await certify(database, 1);
    expect(await undo()).toEqual({ changed: [], refused: [{ recordId: 2, why: 'certified' }] });
    // Another dose opens the record again; the certificate still says the doses of both.
    await importLines(database, `${AN},3,10/02/2022,AstraZeneca,C,Trạm A`);
    expect(await undo()).toEqual({ changed: [], refused: [{ recordId: 2, why: 'certified' }] });
  });

  it('waits for whoever else changes the same records, and never in a ring', async () => {
    const database = await open();
    await importLines(
      database,
      `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`,
      `${AN.replace('0100000001', '0100000002')},2,10/10/2021,AstraZeneca,B,Trạm B`,
    );
    await change(database, { recordId: 2, set: { mergedInto: 1 } });
    let undone: Promise<unknown> = Promise.resolve();
    await database.transaction(async (transaction) => {
      await transaction.query('select from record where id = 1 for update');
      undone = database.transaction((other) => undoDecision(other, { ...act, action: 'undo' }, ID));
      await setTimeout(200);
      await transaction.query('select from record where id = 2 for update');
    });
    expect(await undone).toEqual({ changed: [2], refused: [] });
  });

  it('mends a dose, and the same file again does not bring the wrong one back', async () => {
    const database = await open();
    const line = `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`;
    await importLines(database, line);
    await change(database, {
      recordId: 1,
      set: {},
      doses: [{ id: 1, ordinal: 1, date: '2021-08-11', vaccine: 'vaxzevria', lot: 'B' }],
    });
    expect(await importLines(database, line)).toMatchObject({ newDoses: 0 });
    expect(await database.query('select date, lot from dose')).toEqual([{ date: '2021-08-11', lot: 'B' }]);
  });

  it('takes back what was confirmed of doses that are no longer as they were, and gives it back when undone', async () => {
    const database = await open();
    const waived = () => database.query('select waived from record');
    await importLines(database, `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`);
    await database.query(`update record set waived = '{lot-unknown}'`);
    await change(database, {
      recordId: 1,
      set: {},
      doses: [{ id: 1, ordinal: 1, date: '2021-08-10', vaccine: 'vaxzevria', lot: 'B' }],
    });
    expect(await waived()).toEqual([{ waived: [] }]);
    await database.transaction((transaction) => undoDecision(transaction, { ...act, action: 'undo' }, ID));
    expect(await waived()).toEqual([{ waived: ['lot-unknown'] }]);
    await importLines(database, `${AN},2,10/10/2021,AstraZeneca,A,Trạm A`);
    expect(await waived()).toEqual([{ waived: [] }]);
  });
});

describeOnBothEngines('the audit', (open) => {
  const append = (database: Database, count: number) =>
    database.transaction((transaction) =>
      appendAudit(
        transaction,
        Array.from({ length: count }, (_, index) => ({
          ...act,
          before: { name: `Đỗ ${index}` },
          after: { z: 1, a: [null] },
        })),
      ),
    );

  it('is one unbroken chain, also where many write at once', async () => {
    const database = await open();
    expect(await verifyAudit(database)).toEqual({ intact: true, entries: 0, head: '' });
    await Promise.all([append(database, 3), append(database, 2), append(database, 1)]);
    const found = await verifyAudit(database);
    expect(found).toMatchObject({ intact: true, entries: 6 });
    await append(database, 1);
    if (!found.intact) return;
    expect(await verifyAudit(database, found.head)).toMatchObject({ intact: true, entries: 7 });
  });

  it('cannot be changed, and shows what was changed past it', async () => {
    const database = await open();
    await append(database, 3);
    await expect(database.query(`update audit set reason = 'x' where sequence = 2`)).rejects.toThrow(
      'append-only',
    );
    await expect(database.query('delete from audit')).rejects.toThrow('append-only');
    await expect(database.query('truncate audit')).rejects.toThrow('append-only');
    const found = await verifyAudit(database);
    await database.query('alter table audit disable trigger audit_append_only');
    await database.query(`update audit set before = '{"name": "Đỗ 9"}' where sequence = 2`);
    expect(await verifyAudit(database)).toEqual({ intact: false, brokenAt: 2 });
    await database.query('delete from audit where sequence > 1');
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
    expect(await verifyAudit(database, found.intact ? found.head : '')).toEqual({
      intact: false,
      brokenAt: 2,
    });
    await database.query('alter table audit enable trigger audit_append_only');
  });
});
