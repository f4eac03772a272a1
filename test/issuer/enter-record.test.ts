import { expect, it } from 'vitest';
import { type EnteredDose, type EnteredPerson, enterRecord } from '../../src/issuer/enter-record.ts';
import { OPERATOR } from '../../src/issuer/import-files.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const PERSON: EnteredPerson = {
  name: 'Trần Thị Hạnh',
  birthDate: '1978-11-05',
  sex: 'female',
  documentNumber: '001178000001',
};
const FIRST: EnteredDose = { doseDate: '2021-08-10', vaccine: 'AstraZeneca', facility: 'Trạm A' };
const SECOND: EnteredDose = { ...FIRST, ordinal: '2', doseDate: '2021-10-10', lot: 'A2', facility: 'Trạm B' };

describeOnBothEngines('one person who is entered by hand', (open) => {
  it('becomes a record of all the doses, with an entry in the audit, once', async () => {
    const database = await open();
    expect(await enterRecord(database, OPERATOR, PERSON, [FIRST, SECOND], NOW)).toEqual({
      recordId: 1,
      newDoses: 2,
    });
    expect(await enterRecord(database, OPERATOR, PERSON, [SECOND], NOW)).toEqual({
      recordId: 1,
      newDoses: 0,
    });
    expect(
      await database.query(
        'select facility.name from record join facility on facility.id = record.facility_id',
      ),
    ).toEqual([{ name: 'Trạm B' }]);
    expect(
      await database.query('select action, record_id, after from audit order by sequence'),
    ).toMatchObject([
      {
        action: 'enter',
        record_id: 1,
        after: { newRecord: true, doses: [{ ordinal: 1 }, { ordinal: 2, lot: 'A2' }] },
      },
      { action: 'enter', record_id: 1, after: { newRecord: false } },
    ]);
  });

  it('opens a certified record again by a new dose, and the audit says whose act it was', async () => {
    const database = await open();
    await enterRecord(database, OPERATOR, PERSON, [FIRST], NOW);
    await database.query(`update record set state = 'certified'`);
    const [account] = await database.query<{ id: number }>(
      `insert into account (name, role, facility_id, created_at)
       select 'Mai', 'clerk', id, $1::timestamptz from facility returning id`,
      [NOW],
    );
    const clerk = { accountId: account?.id ?? 0, facilityId: null, province: null };
    await enterRecord(database, clerk, PERSON, [SECOND], NOW);
    expect(
      await database.query(`select account_id, before, after from audit where action = 'doses-gained'`),
    ).toMatchObject([
      {
        account_id: clerk.accountId,
        before: { state: 'certified', facility: 'Trạm A' },
        after: { state: 'incomplete', facility: 'Trạm B', doses: [{ date: '2021-10-10' }] },
      },
    ]);
  });

  it('is refused field by field, and nothing of it is stored', async () => {
    const database = await open();
    const result = await enterRecord(
      database,
      OPERATOR,
      { ...PERSON, birthDate: '1978' },
      [FIRST, { ...SECOND, vaccine: 'X', doseDate: '2022-06-02' }],
      NOW,
    );
    expect(result).toEqual({
      refusals: [
        { field: 'birthDate', fault: 'birth-date-incomplete' },
        { field: 'doseDate', fault: 'dose-date-invalid', dose: 1 },
        { field: 'vaccine', fault: 'vaccine-unknown', dose: 1 },
      ],
    });
    expect(await database.query('select from record')).toEqual([]);
    expect(await database.query('select from audit')).toEqual([]);
  });

  it('is refused where the facility is another one than the clerk’s', async () => {
    const database = await open();
    await database.query(`insert into facility (name) values ('Trạm A')`);
    const clerk = { accountId: null, facilityId: 1, province: null };
    expect(await enterRecord(database, clerk, PERSON, [FIRST, SECOND], NOW)).toEqual({
      refusals: [{ field: 'facility', fault: 'facility-not-yours', dose: 1 }],
    });
    expect(await enterRecord(database, clerk, PERSON, [FIRST], NOW)).toEqual({ recordId: 1, newDoses: 1 });
  });

  it('that another facility answers for is not told of', async () => {
    const database = await open();
    await enterRecord(database, OPERATOR, PERSON, [SECOND], NOW);
    await database.query(`insert into facility (name, province) values ('Trạm A', 'Huế')`);
    const [own] = await database.query<{ id: number }>(`select id from facility where name = 'Trạm A'`);
    const clerk = { accountId: null, facilityId: own?.id ?? 0, province: null };
    const nothing = { recordId: null, newDoses: null };
    expect(await enterRecord(database, clerk, PERSON, [FIRST], NOW)).toEqual(nothing);
    const province = { accountId: null, facilityId: null, province: 'Huế' };
    expect(await enterRecord(database, province, PERSON, [FIRST], NOW)).toEqual(nothing);
  });
});
