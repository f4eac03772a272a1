import { expect, it } from 'vitest';
import { cleanRecords } from '../../src/issuer/clean-records.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { useRegisterService } from '../../src/issuer/register/answers.ts';
import {
  type PopulationRegister,
  RegisterUnavailableError,
} from '../../src/issuer/register/population-register.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Quốc tịch,Ngày tiêm,Vắc xin,Cơ sở tiêm';
const CITIZEN = 'Nguyễn Văn An,02/01/1990,Nam,079090000001,Việt Nam,10/08/2021,AZ,Trạm A';
const FOREIGNER = 'Kim Min Jun,02/01/1990,Nam,M12,Hàn Quốc,10/08/2021,AZ,Trạm A';

const SILENT: PopulationRegister = { find: () => Promise.reject(new RegisterUnavailableError()) };
const EMPTY: PopulationRegister = { find: async (queries) => queries.map(() => []) };

describeOnBothEngines('cleaning', (open) => {
  /** Counts what is asked of the database. */
  const counted = (database: Database) => {
    const counts = { statements: 0 };
    const counting: Database = {
      ...database,
      query: (sql, parameters) => {
        counts.statements++;
        return database.query(sql, parameters);
      },
    };
    return { counts, counting };
  };
  const openWith = async (...lines: string[]) => {
    const database = await open();
    await importRecords(database, [Buffer.from([HEADER, ...lines].join('\n'))], NOW);
    return database;
  };
  const checked = (database: Database) =>
    database.query('select name, checked_at is not null as checked from record order by name');

  it('rests where nothing waits, foreigners among it', async () => {
    const database = await openWith(CITIZEN, FOREIGNER);
    await cleanRecords(database, NOW, undefined);
    expect(await checked(database)).toMatchObject([{ checked: true }, { checked: true }]);
    const { counts, counting } = counted(database);
    await cleanRecords(counting, NOW, undefined);
    expect(counts.statements).toBe(1);
  });

  it('leaves alone what waits for a register that is silent, and does the rest', async () => {
    const database = await openWith(CITIZEN, FOREIGNER);
    await useRegisterService(database, true);
    expect(await cleanRecords(database, NOW, SILENT)).toEqual({ registerAnswered: false });
    expect(await checked(database)).toEqual([
      { name: 'Kim Min Jun', checked: true },
      { name: 'Nguyễn Văn An', checked: false },
    ]);
    const { counts, counting } = counted(database);
    await cleanRecords(counting, NOW, SILENT);
    // What waits, and the questions.
    expect(counts.statements).toBe(2);
    expect(await cleanRecords(database, NOW, EMPTY)).toEqual({ registerAnswered: true });
    expect(await checked(database)).toMatchObject([{ checked: true }, { checked: true }]);
  });

  it('does one record alone', async () => {
    const database = await openWith(CITIZEN, FOREIGNER);
    const [an] = await database.query<{ id: number }>(`select id from record where nationality = 'VN'`);
    await cleanRecords(database, NOW, undefined, [an?.id ?? 0]);
    expect(await checked(database)).toMatchObject([{ checked: false }, { checked: true }]);
  });
});
