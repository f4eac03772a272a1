import { expect, it } from 'vitest';
import { checkRecords } from '../../../src/issuer/check.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { importRecords } from '../../../src/issuer/import.ts';
import { linkRecords } from '../../../src/issuer/linkage/link-records.ts';
import { registerKeys } from '../../../src/issuer/linkage/register-keys.ts';
import { BACKFILL_REGISTER_KEYS } from '../../../src/issuer/migrations/0008-linkage.ts';
import { loadRegister, type RegisterPerson } from '../../../src/issuer/register.ts';
import { byDirt } from '../../bench/clean/curve.ts';
import { load } from '../../bench/clean/load.ts';
import { otherCountry } from '../../bench/clean/other-dirt.ts';
import { demoSource } from '../../bench/clean/source.ts';
import { describeOnBothEngines } from '../databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const PEOPLE = 700;

const crowd = () => demoSource(7, 600).register();
const AN: RegisterPerson = {
  documentNumber: '079090000001',
  name: 'Nguyễn Văn An',
  birthDate: '1990-01-02',
  sex: 'male',
};

const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const enter = (database: Database, ...people: string[]) =>
  importRecords(
    database,
    [Buffer.from([HEADER, ...people.map((person) => `${person},1,10/08/2021,AZ,A,Trạm A`)].join('\n'))],
    NOW,
  );
async function checkAndLink(database: Database) {
  await checkRecords(database, NOW);
  return linkRecords(database, NOW);
}
const candidates = (database: Database) =>
  database.query<{ document_number: string; rank: number; confidence: number; kind: string; safe: boolean }>(
    'select document_number, rank, confidence, kind, safe from candidate order by record_id, rank, document_number',
  );

describeOnBothEngines('the likely persons of records', (open) => {
  it.each([
    ['the demo country’s dirt', demoSource(11, PEOPLE)],
    ['another dirt', otherCountry(11, PEOPLE)],
  ])('are found in %s', async (_, source) => {
    const database = await open();
    await load(database, source, NOW);
    await checkAndLink(database);
    const kinds = await byDirt(database, 0.99);
    expect(kinds.length).toBeGreaterThan(15);
    // Of somebody with two errors now and then nothing is left to be found by.
    const single = kinds.filter(({ dirt, records }) => records >= 5 && dirt !== 'not in the register');
    for (const { dirt, first, listed } of single) {
      expect([dirt, first]).toEqual([dirt, expect.toSatisfy((share: number) => share >= 75)]);
      expect(listed).toBeGreaterThanOrEqual(first);
    }
    const all = single.reduce((sum, { records }) => sum + records, 0);
    expect(
      single.reduce((sum, { records, first }) => sum + (records * first) / 100, 0) / all,
    ).toBeGreaterThan(0.97);
    expect(kinds.reduce((sum, { mistaken }) => sum + mistaken, 0)).toBe(0);
  });

  it('are ranked, with what speaks for each; whoever is not in the register is nobody', async () => {
    const database = await open();
    await loadRegister(database, [...crowd(), AN]);
    await enter(
      database,
      'Nguyen Van An,02/01/1990,Nam,,0100000001,Việt Nam',
      'Hoàng Quỳnh Dao Chi,11/11/1977,Nữ,001177999999,0100000002,Việt Nam',
      'Kim Min-jun,02/01/1990,Nam,,,Hàn Quốc',
    );
    expect(await checkAndLink(database)).toEqual({ linked: 2, withCandidates: 1 });
    expect(await candidates(database)).toEqual([
      {
        document_number: AN.documentNumber,
        rank: 1,
        confidence: expect.closeTo(1, 1),
        kind: 'document-number:missing+name:tones',
        safe: true,
      },
    ]);
    const [row] = await database.query<{
      evidence: Record<string, { relation: string; weightBits: number }>;
    }>('select evidence from candidate');
    expect(row?.evidence).toMatchObject({
      documentNumber: { relation: 'missing', weightBits: 0 },
      name: { relation: 'tones' },
      birthDate: { relation: 'same' },
      sex: { relation: 'same' },
    });
    expect(row?.evidence['birthDate']?.weightBits).toBeGreaterThan(3);
    // Nothing has changed: nothing is done.
    expect(await linkRecords(database, NOW)).toEqual({ linked: 0, withCandidates: 0 });
  });

  it('are two where two have the same name and birth date, neither of them sure', async () => {
    const database = await open();
    const twin = { ...AN, documentNumber: '079090000002' };
    await loadRegister(database, [...crowd(), AN, twin]);
    await enter(database, 'Nguyễn Văn An,02/01/1990,Nam,,0100000001,Việt Nam');
    await checkAndLink(database);
    const [one, other, ...rest] = await candidates(database);
    expect(rest).toEqual([]);
    expect(one?.confidence).toBeLessThanOrEqual(0.5);
    expect(other?.confidence).toBeCloseTo(one?.confidence ?? 0, 9);
  });

  it('are doubtful where records that contradict each other claim the same person', async () => {
    const database = await open();
    await loadRegister(database, [...crowd(), AN]);
    await enter(
      database,
      'Nguyễn Văn Ân,02/01/1990,Nam,079090000001,0100000001,Việt Nam',
      'Nguyễn Văn An,01/02/1990,Nam,079090000001,0100000002,Việt Nam',
    );
    await checkAndLink(database);
    expect(await candidates(database)).toMatchObject([
      { document_number: AN.documentNumber, kind: 'name:tones', safe: false },
      { document_number: AN.documentNumber, kind: 'birth-date:swapped', safe: false },
    ]);
  });

  it('are doubtful also where one record alone is linked, and nobody else is looked at', async () => {
    const database = await open();
    const LAN = {
      documentNumber: '079190000007',
      name: 'Lê Thị Lan',
      birthDate: '1990-03-04',
      sex: 'female',
    } as const;
    await loadRegister(database, [...crowd(), AN, LAN]);
    await enter(
      database,
      'Nguyễn Văn Ân,02/01/1990,Nam,079090000001,0100000001,Việt Nam',
      'Nguyễn Văn An,01/02/1990,Nam,079090000001,0100000002,Việt Nam',
      'Lê Thị Lân,04/03/1990,Nữ,079190000007,0100000003,Việt Nam',
      'Lê Thị Lan,03/04/1990,Nữ,079190000007,0100000004,Việt Nam',
    );
    await checkAndLink(database);
    await database.query('update candidate set safe = true');
    const [one] = await database.query<{ id: number }>(`select id from record where phone = '0100000001'`);
    await linkRecords(database, NOW, [one?.id ?? 0]);
    expect(
      await database.query('select distinct document_number, safe from candidate where rank = 1 order by 1'),
    ).toEqual([
      { document_number: AN.documentNumber, safe: false },
      { document_number: LAN.documentNumber, safe: true },
    ]);
  });

  it('are sought again for a record that has changed, and only for those that are asked for', async () => {
    const database = await open();
    await loadRegister(database, [...crowd(), AN]);
    await enter(
      database,
      'Nguyễn Văn Ân,02/01/1990,Nam,079090000001,,Việt Nam',
      'Nguyen Van An,02/01/1990,Nam,079090000001,0100000002,Việt Nam',
    );
    await checkRecords(database, NOW);
    const ids = await database.query<{ id: number }>('select id from record order by id');
    const [first] = ids.map(({ id }) => id);
    expect(await linkRecords(database, NOW, [first ?? 0])).toMatchObject({ linked: 1 });
    expect(await linkRecords(database, NOW)).toMatchObject({ linked: 1 });
    await database.query('update record set linked_at = null where id = $1', [first]);
    expect(await linkRecords(database, NOW)).toMatchObject({ linked: 1 });
    expect(await candidates(database)).toHaveLength(2);
  });

  it('are found by the same keys whether the register was there before the keys or came later', async () => {
    const database = await open();
    const people = [
      ...crowd(),
      { ...AN, name: 'H’Hen Niê' },
      { ...AN, documentNumber: '079090000003', name: 'Đặng Thị Y-Thông' },
    ];
    await loadRegister(database, people);
    const keys = () =>
      database.query<{ name: string; name_words: string; first_word: string; last_word: string }>(
        'select name, name_words, first_word, last_word from register_person order by document_number',
      );
    const loaded = await keys();
    for (const { name, name_words, first_word, last_word } of loaded) {
      const expected = { nameWords: name_words, firstWord: first_word, lastWord: last_word };
      expect(registerKeys(name)).toEqual(expected);
    }
    await database.query('alter table register_person alter name_words drop not null');
    await database.query('update register_person set name_words = null');
    await database.query(BACKFILL_REGISTER_KEYS);
    await database.query('alter table register_person alter name_words set not null');
    expect(await keys()).toEqual(loaded);
  });
});
