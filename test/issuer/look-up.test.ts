import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { LookUpRequest } from '../../src/contract.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { type CodeToSend, confirmLookUp, forgetOldLookUps, startLookUp } from '../../src/issuer/look-up.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const SECRET = randomBytes(32);
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const AN: LookUpRequest = {
  name: 'Nguyễn Đình An',
  birthDate: '1990-01-02',
  documentNumber: '079090000001',
};
const STRANGER: LookUpRequest = { ...AN, documentNumber: '079090000009' };

describeOnBothEngines('look-up', (open) => {
  const openWith = async (...people: string[]) => {
    const database = await open();
    // One by one, so that their ids are in this order.
    for (const [index, person] of people.entries()) {
      const line = `${person},1,1${index}/08/2021,AZ,A,Trạm A`;
      await importRecords(database, [Buffer.from([HEADER, line].join('\n'))], NOW);
    }
    return database;
  };
  const openWithAn = () => openWith('Nguyễn Đình An,02/01/1990,Nam,079090000001,0100000001,Việt Nam');
  const begin = async (database: Database, request = AN, now = NOW) => {
    const { lookUpId, send } = await startLookUp(database, SECRET, request, now);
    if (!send) throw new Error('nobody was found');
    return { lookUpId, ...send };
  };
  const confirm = async (database: Database, lookUpId: string, code: string, now = NOW) => {
    const answer = await confirmLookUp(database, SECRET, { lookUpId, code }, now);
    return typeof answer === 'string' ? answer : answer.status;
  };
  const wrong = ({ code }: CodeToSend) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('sends six digits to the phone on record, and they open the record once', async () => {
    const database = await openWithAn();
    const { lookUpId, phone, code } = await begin(database);
    expect(phone).toBe('0100000001');
    expect(code).toMatch(/^\d{6}$/);
    expect(await confirm(database, lookUpId, code)).toMatchObject({
      name: 'Nguyễn Đình An',
      certificates: [],
    });
    expect(await confirm(database, lookUpId, code)).toBe('code-expired');
  });

  it.each([
    ['without tones, in small letters', { ...AN, name: 'nguyen dinh an' }],
    ['in capitals and NFD', { ...AN, name: 'NGUYỄN ĐÌNH AN'.normalize('NFD') }],
    ['with other spaces', { ...AN, name: ' NguyễnĐình  An ' }],
    ['with a document number as it is printed', { ...AN, documentNumber: '079 090-000.001' }],
  ])('finds somebody who writes %s', async (_, request) => {
    const database = await openWithAn();
    expect((await startLookUp(database, SECRET, request, NOW)).send?.phone).toBe('0100000001');
  });

  it('finds a child without a number by that of the parent or guardian, and whoever has one by their own alone', async () => {
    const database = await openWith(
      'Nguyễn Bé Na,05/06/2012,Nữ,,0100000003,Việt Nam',
      'Nguyễn Đình An,02/01/1990,Nam,079090000001,0100000001,Việt Nam',
    );
    await database.query(`update record set guardian_document_number = '079085000007'`);
    const na = { name: 'Nguyễn Bé Na', birthDate: '2012-06-05', documentNumber: '079085000007' };
    expect((await startLookUp(database, SECRET, na, NOW)).send?.phone).toBe('0100000003');
    const an = { ...AN, documentNumber: '079085000007' };
    expect((await startLookUp(database, SECRET, an, NOW)).send).toBeUndefined();
    expect((await startLookUp(database, SECRET, AN, NOW)).send?.phone).toBe('0100000001');
  });

  it.each([
    ['name', { ...AN, name: 'Nguyễn Đình Anh' }],
    ['birth date', { ...AN, birthDate: '1990-02-01' }],
    ['document number', STRANGER],
  ])('sends nothing where the %s is another', async (_, request) => {
    const database = await openWithAn();
    expect((await startLookUp(database, SECRET, request, NOW)).send).toBeUndefined();
  });

  const other = (phone: string, name = 'NGUYEN DINH AN') =>
    `${name},02/01/1990,Nam,079090000001,${phone},Việt Nam`;
  const AN_LINE = 'Nguyễn Đình An,02/01/1990,Nam,079090000001,0100000001,Việt Nam';
  const opened = async (database: Database, lookUpId: string) =>
    (
      await database.query<{ record_ids: number[] }>('select record_ids from look_up where id = $1', [
        lookUpId,
      ])
    )[0]?.record_ids;
  const setState = (database: Database, phone: string, set: string) =>
    database.query(`update record set ${set} where phone = $1`, [phone]);

  it.each(['certified', 'attested', 'ready'])('asks the phone of what is %s, however old', async (state) => {
    const database = await openWith(AN_LINE, other('0100000002'), other('0100000003', 'NGUYÊN ĐÌNH AN'));
    await setState(database, '0100000002', `state = '${state}'`);
    const { lookUpId, phone } = await begin(database);
    expect(phone).toBe('0100000002');
    expect(await opened(database, lookUpId)).toEqual([2]);
  });

  it('asks the phone of the oldest record where none is confirmed, and opens those that share it alone', async () => {
    const database = await openWith(AN_LINE, other('0100000002'), other('0100000001', 'NGUYÊN ĐÌNH AN'));
    const { lookUpId, phone } = await begin(database);
    expect(phone).toBe('0100000001');
    expect(await opened(database, lookUpId)).toEqual([1, 3]);
  });

  it('asks the phone of the record that one was brought together with', async () => {
    const database = await openWith(AN_LINE, other('0100000002'));
    await setState(database, '0100000002', `state = 'merged', merged_into = 1`);
    await setState(database, '0100000001', `name_folded = 'nguyen dinh anh'`);
    const { lookUpId, phone } = await begin(database);
    expect(phone).toBe('0100000001');
    expect(await opened(database, lookUpId)).toEqual([1]);
  });

  it('asks the phone that was entered first, also where its record was brought together with a later one', async () => {
    const database = await openWith(AN_LINE, other('0100000002'));
    await setState(database, '0100000001', `state = 'merged', merged_into = 2`);
    const { lookUpId, phone } = await begin(database);
    expect(phone).toBe('0100000001');
    expect(await opened(database, lookUpId)).toEqual([2]);
  });

  it('takes a phone brought along, unless it was entered after the certificate', async () => {
    const database = await openWith(other('', 'Nguyễn Đình An'), other('0100000002'));
    await setState(database, '0100000002', `state = 'merged', merged_into = 1`);
    const first = await begin(database);
    expect([first.phone, await opened(database, first.lookUpId)]).toEqual(['0100000002', [1]]);
    await database.query(
      `insert into certificate (record_id, number, status_index, issuer, kid, jws, issued_at, expires_at)
       values (1, '1', 1, 'i', 'k', 'j', $1, $1)`,
      [after(-1)],
    );
    expect((await startLookUp(database, SECRET, AN, NOW)).send).toBeUndefined();
  });

  it('sends nothing to a record without a phone, and takes the phone of another record of the same person', async () => {
    const database = await openWith('Lê Thị Hà,05/05/1985,Nữ,079185000001,,Việt Nam');
    const ha = { name: 'Lê Thị Hà', birthDate: '1985-05-05', documentNumber: '079185000001' };
    expect((await startLookUp(database, SECRET, ha, NOW)).send).toBeUndefined();
    const second = `${HEADER}\nLE THI HA,05/05/1985,Nữ,079185000001,0100000002,Việt Nam,2,12/10/2021,AZ,B,Trạm B`;
    await importRecords(database, [Buffer.from(second)], NOW);
    expect((await startLookUp(database, SECRET, ha, NOW)).send?.phone).toBe('0100000002');
  });

  it('does the same work for a stranger, and leaves a row that looks the same', async () => {
    const database = await openWithAn();
    const statements = async (request: LookUpRequest) => {
      const asked: string[] = [];
      const listening: Database = {
        ...database,
        query: (sql, parameters) => {
          asked.push(sql);
          return database.query(sql, parameters);
        },
      };
      const { lookUpId } = await startLookUp(listening, SECRET, request, NOW);
      return { asked, lookUpId };
    };
    const known = await statements(AN);
    const stranger = await statements(STRANGER);
    expect(stranger.asked).toEqual(known.asked);
    expect(stranger.asked.length).toBeGreaterThan(0);
    const rows = await database.query<{ code_mac: string; expires_at: Date; tries: number }>(
      'select code_mac, expires_at, tries from look_up where id = any($1)',
      [[known.lookUpId, stranger.lookUpId]],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toEqual({
        code_mac: expect.stringMatching(/^[\w-]{43}$/),
        expires_at: after(300),
        tries: 0,
      });
    }
  });

  it('answers a stranger who guesses as it answers anybody who guesses wrong', async () => {
    const database = await openWithAn();
    const answers = async (lookUpId: string, code: string) => {
      const seen: unknown[] = [];
      for (let attempt = 0; attempt < 6; attempt++) seen.push(await confirm(database, lookUpId, code));
      return seen;
    };
    const known = await begin(database);
    const { lookUpId } = await startLookUp(database, SECRET, STRANGER, NOW);
    const expected = [...Array(4).fill('code-wrong'), 'code-expired', 'code-expired'];
    expect(await answers(known.lookUpId, wrong(known))).toEqual(expected);
    expect(await answers(lookUpId, '123456')).toEqual(expected);
  });

  it('has no right code for a stranger, not even by luck', async () => {
    const database = await openWithAn();
    const known = await begin(database);
    await database.query(`update look_up set record_ids = '{}' where id = $1`, [known.lookUpId]);
    expect(await confirm(database, known.lookUpId, known.code)).toBe('code-wrong');
  });

  it('refuses the right code after five wrong ones, also when they come together', async () => {
    const database = await openWithAn();
    const known = await begin(database);
    const tries = Array.from({ length: 20 }, () => confirm(database, known.lookUpId, wrong(known)));
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'code-wrong')).toHaveLength(4);
    expect(await confirm(database, known.lookUpId, known.code)).toBe('code-expired');
  });

  it('takes the right code after four wrong ones', async () => {
    const database = await openWithAn();
    const known = await begin(database);
    for (let attempt = 0; attempt < 4; attempt++) await confirm(database, known.lookUpId, wrong(known));
    expect(await confirm(database, known.lookUpId, known.code)).toMatchObject({ name: 'Nguyễn Đình An' });
  });

  it('gives a right code that comes twice at once one answer', async () => {
    const database = await openWithAn();
    const { lookUpId, code } = await begin(database);
    const answers = await Promise.all([confirm(database, lookUpId, code), confirm(database, lookUpId, code)]);
    expect(answers.filter((answer) => answer === 'code-expired')).toHaveLength(1);
  });

  it('refuses a code after five minutes of its own clock', async () => {
    const database = await openWithAn();
    const early = await begin(database);
    expect(await confirm(database, early.lookUpId, early.code, after(299))).toMatchObject({
      name: 'Nguyễn Đình An',
    });
    const late = await begin(database);
    expect(await confirm(database, late.lookUpId, late.code, after(300))).toBe('code-expired');
  });

  it('refuses a code when another one has been sent, and one of another look-up', async () => {
    const database = await openWithAn();
    const first = await begin(database);
    const second = await begin(database, { ...AN, name: 'NGUYEN DINH AN' }, after(10));
    expect(await confirm(database, first.lookUpId, first.code, after(11))).toBe('code-expired');
    expect(await confirm(database, first.lookUpId, second.code, after(11))).toBe('code-expired');
    expect(await confirm(database, second.lookUpId, second.code, after(11))).toMatchObject({
      name: 'Nguyễn Đình An',
    });
  });

  it('refuses a code under another secret', async () => {
    const database = await openWithAn();
    const { lookUpId, code } = await begin(database);
    expect(await confirmLookUp(database, randomBytes(32), { lookUpId, code }, NOW)).toBe('code-wrong');
  });

  it('keeps neither code nor details, and forgets what has run out', async () => {
    const database = await openWithAn();
    const { code } = await begin(database);
    const kept = JSON.stringify(await database.query('select * from look_up'));
    for (const secret of [`"${code}"`, AN.documentNumber, AN.birthDate, 'Đình', '0100000001']) {
      expect(kept).not.toContain(secret);
    }
    await forgetOldLookUps(database, after(299));
    expect(await database.query('select id from look_up')).toHaveLength(1);
    await forgetOldLookUps(database, after(300));
    expect(await database.query('select id from look_up')).toEqual([]);
  });
});
