import { expect, it } from 'vitest';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { loadRegister, type RegisterPerson } from '../../src/issuer/register.ts';
import { attestAll } from './attesting.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const AN: RegisterPerson = {
  documentNumber: '079090000001',
  name: 'Nguyễn Văn An',
  birthDate: '1990-01-02',
  sex: 'male',
};

const importAn = (database: Database) =>
  importRecords(
    database,
    [
      Buffer.from(
        'Họ và tên,Ngày sinh,Giới tính,CCCD,Ngày tiêm,Vắc xin,Cơ sở tiêm\nNguyễn Văn An,02/01/1990,Nam,079090000001,10/08/2021,AZ,Trạm A',
      ),
    ],
    NOW,
  );

const stateOf = (database: Database) => database.query('select state, findings from record');

describeOnBothEngines('a register that changes', (open) => {
  it('has records checked again that it did not know before', async () => {
    const database = await open();
    await importAn(database);
    await checkRecords(database, NOW);
    expect(await stateOf(database)).toEqual([{ state: 'mismatch', findings: ['not-in-register'] }]);
    await loadRegister(database, [AN]);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 0 });
  });

  it('keeps a record from being attested that it no longer confirms', async () => {
    const database = await open();
    await loadRegister(database, [AN]);
    await importAn(database);
    await checkRecords(database, NOW);
    await loadRegister(database, [{ ...AN, birthDate: '1990-02-01' }]);
    expect(await attestAll(database, NOW)).toBe(0);
    await checkRecords(database, NOW);
    expect(await stateOf(database)).toEqual([{ state: 'mismatch', findings: ['birth-day-month-swapped'] }]);
  });

  it('leaves alone what is attested, and whom it says nothing new about', async () => {
    const database = await open();
    await loadRegister(database, [AN]);
    await importAn(database);
    await checkRecords(database, NOW);
    await loadRegister(database, [AN]);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 0, mismatch: 0, incomplete: 0 });
    await attestAll(database, NOW);
    await loadRegister(database, [{ ...AN, birthDate: '1990-02-01' }]);
    expect(await stateOf(database)).toEqual([{ state: 'attested', findings: [] }]);
  });
});
