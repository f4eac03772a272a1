import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Database } from '../../src/issuer/database.ts';
import { forgetOldDoseProofs, MOST_TRIES, proveByDose } from '../../src/issuer/dose-proof.ts';
import { importRecords } from '../../src/issuer/import.ts';
import type { DoseProofRequest } from '../../src/proof-contract.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HOUR_MS = 3_600_000;
const afterHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const SECRET = randomBytes(32);
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const AN = 'Nguyễn Đình An,02/01/1990,Nam,079090000001,0100000001,Việt Nam';

describeOnBothEngines('the proof by the last dose', (open) => {
  const enter = (database: Database, lines: string[], at = NOW) =>
    importRecords(database, [Buffer.from([HEADER, ...lines].join('\n'))], at);
  const openWithAn = async () => {
    const database = await open();
    await enter(database, [`${AN},1,10/08/2021,AZ,A,Trạm A`, `${AN},2,20/10/2021,AZ,B,Trạm B`]);
    return database;
  };
  const facility = async (database: Database, name: string) => {
    const [row] = await database.query<{ id: number }>('select id from facility where name = $1', [name]);
    return row?.id ?? 0;
  };
  const asked = async (database: Database, change: Partial<DoseProofRequest> = {}) => ({
    name: 'nguyen dinh an',
    birthDate: '1990-01-02',
    documentNumber: '079 090 000 001',
    lastDose: { date: '2021-10-20', facilityId: await facility(database, 'Trạm B') },
    ...change,
  });
  const prove = async (database: Database, change: Partial<DoseProofRequest> = {}, now = NOW) =>
    proveByDose(database, SECRET, await asked(database, change), MOST_TRIES, now);

  it('opens the record of who knows when and where it was given, says which phone to tell, and keeps it in the audit', async () => {
    const database = await openWithAn();
    expect(await prove(database)).toMatchObject({
      status: { name: 'Nguyễn Đình An', certificates: [] },
      phone: '0100000001',
    });
    expect(await database.query('select action, account_id from audit')).toEqual([
      { action: 'opened-by-dose', account_id: null },
    ]);
  });

  it('opens nothing by another day or place, the dose before, other details, or a record that is closed', async () => {
    const database = await openWithAn();
    const placeA = await facility(database, 'Trạm A');
    const placeB = await facility(database, 'Trạm B');
    const wrong: Partial<DoseProofRequest>[] = [
      { lastDose: { date: '2021-10-21', facilityId: placeB } },
      { lastDose: { date: '2021-10-20', facilityId: placeA } },
      { lastDose: { date: '2021-08-10', facilityId: placeA } },
      { name: 'Nguyễn Đình Anh' },
      { birthDate: '1990-02-01' },
      { documentNumber: '079090000009' },
    ];
    for (const [day, change] of wrong.entries()) {
      expect(await prove(database, change, afterHours(25 * day))).toBe('proof-wrong');
    }
    await database.query(`update record set state = 'closed', closed_as = 'record-annulled'`);
    expect(await prove(database, {}, afterHours(25 * 7))).toBe('proof-wrong');
    expect(await database.query('select from audit')).toEqual([]);
  });

  it('lets a number be tried three times a day and nine times in thirty, known or not, and says when again', async () => {
    const database = await openWithAn();
    const lastDose = { date: '2021-01-01', facilityId: 1 };
    for (const documentNumber of ['079090000001', '079090000009']) {
      const attempt = (hours: number) => prove(database, { documentNumber, lastDose }, afterHours(hours));
      for (const hours of [0, 1, 2]) expect(await attempt(hours)).toBe('proof-wrong');
      expect(await attempt(3)).toBe(21 * 3_600);
      // What is right comes too late as well, and being refused lengthens nothing.
      expect(await prove(database, { documentNumber }, afterHours(4))).toBe(20 * 3_600);
      for (const hours of [24, 25, 26, 48, 49, 50]) expect(await attempt(hours)).toBe('proof-wrong');
      expect(await attempt(74.5)).toBe((30 * 24 - 74.5) * 3_600);
      expect(await attempt(30 * 24)).toBe('proof-wrong');
    }
  });

  it('overlooks none of the tries that come at once', async () => {
    const database = await openWithAn();
    const lastDose = { date: '2021-01-01', facilityId: 1 };
    const answers = await Promise.all(Array.from({ length: 12 }, () => prove(database, { lastDose })));
    expect(answers.filter((answer) => answer === 'proof-wrong')).toHaveLength(3);
    expect(answers.filter((answer) => typeof answer === 'number')).toHaveLength(9);
  });

  it('keeps no number in the open, and forgets tries that do not count any more', async () => {
    const database = await openWithAn();
    await prove(database);
    const [kept] = await database.query<{ document_mac: string }>('select document_mac from dose_proof');
    expect(kept?.document_mac).toMatch(/^[\w-]{43}$/);
    await forgetOldDoseProofs(database, afterHours(29 * 24));
    expect(await database.query('select from dose_proof')).toHaveLength(1);
    await forgetOldDoseProofs(database, afterHours(30 * 24));
    expect(await database.query('select from dose_proof')).toHaveLength(0);
  });

  it('believes no dose that was entered after the certificate was issued', async () => {
    const database = await openWithAn();
    await enter(
      database,
      [`${AN.replace('0100000001', '0100000666')},3,01/05/2022,AZ,C,Trạm C`],
      afterHours(24),
    );
    const [real, later] = await database.query<{ id: number }>('select id from record order by id');
    await database.query(
      `insert into certificate (record_id, number, status_index, issuer, kid, jws, issued_at, expires_at)
       values ($1, 'N', 1, 'https://a.example', 'k', 'j', $2, $3)`,
      [real?.id, afterHours(1), afterHours(9_000)],
    );
    await database.query(`update record set state = 'merged', merged_into = $1 where id = $2`, [
      real?.id,
      later?.id,
    ]);
    await database.query('update dose set record_id = $1 where record_id = $2', [real?.id, later?.id]);
    const lastDose = { date: '2022-05-01', facilityId: await facility(database, 'Trạm C') };
    expect(await prove(database, { lastDose }, afterHours(25))).toBe('proof-wrong');
    expect(await prove(database, {}, afterHours(26))).toMatchObject({ status: { name: 'Nguyễn Đình An' } });
  });
});
