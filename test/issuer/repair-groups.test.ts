import { expect, it } from 'vitest';
import { acceptCandidate } from '../../src/issuer/accept-candidate.ts';
import { verifyAudit } from '../../src/issuer/audit.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { linkRecords } from '../../src/issuer/linkage/link-records.ts';
import { loadRegister, type RegisterPerson } from '../../src/issuer/register.ts';
import {
  applyRepairGroup,
  type DecidedAct,
  repairGroups,
  sampleOfGroup,
} from '../../src/issuer/repair-groups.ts';
import { repairThreshold, setRepairThreshold } from '../../src/issuer/repair-threshold.ts';
import { type Territory, WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import { undoDecision } from '../../src/issuer/undo-decision.ts';
import { demoSource } from '../bench/clean/source.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const DECISION = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const act: DecidedAct = { accountId: null, action: 'repair', decisionId: DECISION, at: NOW };
const TONES = 'name:tones';

const person = (serial: number, name: string): RegisterPerson => ({
  documentNumber: `07909000000${serial}`,
  name,
  birthDate: `1990-03-0${serial}`,
  sex: 'male',
});
const PEOPLE = [
  person(1, 'Bùi Văn Ẩn'),
  person(2, 'Tạ Đình Ổn'),
  person(3, 'Lỗ Trí Thâm'),
  person(4, 'Vừ A Dính'),
];

/** Four men written without tones, two of each station; the last without a number besides. */
async function fill(open: () => Promise<Database>): Promise<Database> {
  const database = await open();
  await loadRegister(database, [...demoSource(7, 600).register(), ...PEOPLE]);
  const line = (bare: string, serial: number, number: string, station: string) =>
    `${bare},0${serial}/03/1990,Nam,${number},010000000${serial},Việt Nam,1,10/08/2021,AZ,A,${station}`;
  const lines = [
    HEADER,
    line('Bui Van An', 1, '079090000001', 'Trạm A'),
    line('Ta Dinh On', 2, '079090000002', 'Trạm A'),
    line('Lo Tri Tham', 3, '079090000003', 'Trạm B'),
    line('Vu A Dinh', 4, '', 'Trạm B'),
  ];
  await importRecords(database, [Buffer.from(lines.join('\n'))], NOW);
  await setRepairThreshold(database, { ...act, action: 'threshold-set' }, 0.9);
  await checkRecords(database, NOW);
  await linkRecords(database, NOW);
  return database;
}

const stationA = async (database: Database): Promise<Territory> => {
  const [row] = await database.query<{ id: number }>(`select id from facility where name = 'Trạm A'`);
  return { ...WHOLE_COUNTRY, facilityId: row?.id ?? 0 };
};
const identities = (database: Database) =>
  database.query('select id, name, name_key, birth_date, sex, document_number from record order by id');
const states = async (database: Database) =>
  (await database.query<{ state: string }>('select state from record order by id')).map(({ state }) => state);
const undo = (database: Database) =>
  database.transaction((transaction) =>
    undoDecision(transaction, { accountId: null, action: 'undo', at: NOW }, DECISION),
  );

describeOnBothEngines('repairs in groups', (open) => {
  it('are counted by kind, with a random sample side by side', async () => {
    const database = await fill(open);
    const sure = expect.toSatisfy((confidence: number) => confidence > 0.9 && confidence <= 1);
    expect(await repairGroups(database, WHOLE_COUNTRY)).toEqual([
      { kind: TONES, count: 3, leastConfidence: sure, greatestConfidence: sure },
      {
        kind: 'document-number:missing+name:tones',
        count: 1,
        leastConfidence: sure,
        greatestConfidence: sure,
      },
    ]);
    const sample = await sampleOfGroup(database, WHOLE_COUNTRY, TONES, 2, 1);
    expect(sample).toHaveLength(2);
    expect(await sampleOfGroup(database, WHOLE_COUNTRY, TONES, 2, 1)).toEqual(sample);
    for (const { record, candidate } of sample) {
      expect(candidate.documentNumber).toBe(record.documentNumber);
      expect(PEOPLE.map(({ name }) => name)).toContain(candidate.name);
      expect(PEOPLE.map(({ name }) => name)).not.toContain(record.name);
      expect(candidate.evidence.name.relation).toBe('tones');
    }
    const seeds = Array.from({ length: 20 }, (_, seed) =>
      sampleOfGroup(database, WHOLE_COUNTRY, TONES, 1, seed),
    );
    expect(new Set((await Promise.all(seeds)).map(([pair]) => pair?.record.id)).size).toBe(3);
  });

  it('make records say what the register says, and are undone exactly', async () => {
    const database = await fill(open);
    const before = await identities(database);
    const outcome = { changed: 3, refused: [], belowThreshold: 0, deferred: 0 };
    expect(await applyRepairGroup(database, act, WHOLE_COUNTRY, TONES)).toEqual(outcome);
    await checkRecords(database, NOW);
    expect(await states(database)).toEqual(['ready', 'ready', 'ready', 'incomplete']);
    expect((await repairGroups(database, WHOLE_COUNTRY)).map(({ kind }) => kind)).not.toContain(TONES);

    expect(await undo(database)).toMatchObject({ refused: [] });
    expect(await identities(database)).toEqual(before);
    await checkRecords(database, NOW);
    await linkRecords(database, NOW);
    expect(await repairGroups(database, WHOLE_COUNTRY)).toMatchObject([
      { kind: TONES, count: 3 },
      { count: 1 },
    ]);
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });

  it('are one decision, however often it arrives', async () => {
    const database = await fill(open);
    const outcome = await applyRepairGroup(database, act, WHOLE_COUNTRY, TONES);
    await undo(database);
    const undone = await identities(database);
    expect(await applyRepairGroup(database, act, WHOLE_COUNTRY, TONES)).toEqual(outcome);
    expect(await identities(database)).toEqual(undone);
    await database.query(`update decision set kind = 'edit'`);
    await expect(applyRepairGroup(database, act, WHOLE_COUNTRY, TONES)).rejects.toThrow('another decision');
  });

  it('stay within the territory, and leave alone what is put off or not sure enough', async () => {
    const database = await fill(open);
    const territory = await stationA(database);
    expect(await repairGroups(database, territory)).toMatchObject([{ kind: TONES, count: 2 }]);
    await database.query(
      `update record set deferred_at = now(), deferred_reason = 'away' where name = 'Bui Van An'`,
    );
    expect(await repairGroups(database, territory)).toMatchObject([{ kind: TONES, count: 1 }]);
    const none = { changed: 0, refused: [], belowThreshold: 2, deferred: 0 };
    const other = { ...act, decisionId: '00000000-0000-4000-8000-000000000001' };
    expect(await applyRepairGroup(database, other, territory, TONES, 1)).toEqual(none);
    expect(await applyRepairGroup(database, act, territory, TONES)).toEqual({
      changed: 1,
      refused: [],
      belowThreshold: 0,
      deferred: 1,
    });
    await checkRecords(database, NOW);
    expect(await states(database)).toEqual(['mismatch', 'ready', 'mismatch', 'incomplete']);
  });

  it('are not made where there is a certificate, though another dose has opened the record again', async () => {
    const database = await fill(open);
    await database.query(
      `insert into certificate (record_id, number, status_index, issuer, kid, jws, issued_at, expires_at)
       values (1, 'A', 1, 'a', 'a', 'a', $1, $1)`,
      [NOW],
    );
    expect(await repairGroups(database, WHOLE_COUNTRY)).toContainEqual(
      expect.objectContaining({ kind: TONES, count: 2 }),
    );
    const outcome = { changed: 2, refused: [], belowThreshold: 0, deferred: 0 };
    expect(await applyRepairGroup(database, act, WHOLE_COUNTRY, TONES)).toEqual(outcome);
  });

  it('are not made where the register has changed its mind since', async () => {
    const database = await fill(open);
    await database.query(`update register_person set name = 'Bùi Văn Ân' where name = 'Bùi Văn Ẩn'`);
    expect(await applyRepairGroup(database, act, WHOLE_COUNTRY, TONES)).toMatchObject({ changed: 2 });
  });

  it('can be made one by one, by whoever saw the record as it is', async () => {
    const database = await fill(open);
    const accept = (version: number, number: string) =>
      database.transaction((transaction) => acceptCandidate(transaction, act, 4, version, number));
    expect(await accept(1, '079090999999')).toBeUndefined();
    expect(await accept(9, '079090000004')).toMatchObject({
      refused: [{ recordId: 4, why: 'changed-since' }],
    });
    expect(await accept(1, '079090000004')).toEqual({ changed: [4], refused: [] });
    await checkRecords(database, NOW);
    expect((await states(database))[3]).toBe('ready');
  });

  it('have a threshold that is a probability, and the audit says who set it and why', async () => {
    const database = await open();
    expect(await repairThreshold(database)).toBe(0.9999);
    const set = { ...act, action: 'threshold-set', reason: 'the curve' };
    await setRepairThreshold(database, set, 0.99995);
    expect(await repairThreshold(database)).toBe(0.99995);
    await expect(setRepairThreshold(database, set, 0)).rejects.toThrow(RangeError);
    expect(await database.query('select action, reason, before, after from audit')).toEqual([
      {
        action: 'threshold-set',
        reason: 'the curve',
        before: { threshold: 0.9999 },
        after: { threshold: 0.99995 },
      },
    ]);
  });
});
