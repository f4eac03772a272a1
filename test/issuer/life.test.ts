import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import { changeRecords } from '../../src/issuer/change-records.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { decide } from '../../src/issuer/decisions.ts';
import { renewExpiring } from '../../src/issuer/renew.ts';
import { setStatus } from '../../src/issuer/revocations.ts';
import { decideProposal, lift, previewRevocation, revocationsOf, revoke } from '../../src/issuer/revoke.ts';
import { holderStatus } from '../../src/issuer/status.ts';
import { WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import { attestAll } from './attesting.ts';
import { certificates, certifyPeople, keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const DAY_MS = 86_400_000;
const days = (number: number) => new Date(NOW.getTime() + number * DAY_MS);
let made: Awaited<ReturnType<typeof keysForTests>>;
beforeAll(async () => {
  made = await keysForTests();
});
afterAll(() => made.remove());

async function account(database: Database, name: string, province?: string): Promise<Actor> {
  const role = province === undefined ? 'ministry' : 'province';
  const [row] = await database.query<{ id: number }>(
    'insert into account (name, role, province, created_at) values ($1, $2, $3, $4) returning id',
    [name, role, province ?? null, NOW],
  );
  const territory = { ...WHOLE_COUNTRY, province: province ?? null };
  return { accountId: row?.id ?? 0, name, role, territory };
}

const kinds = async (database: Database) =>
  (await database.query<{ kind: string; reason: string }>('select kind, reason from revocation')).map(
    ({ kind, reason }) => `${kind} ${reason}`,
  );

describeOnBothEngines('a certificate’s life', (open) => {
  it('ends by a correction of its record, in the same step, and goes on in a new one', async () => {
    const database = await open();
    const [first] = await certifyPeople(database, made.keys, 1);
    const ministry = await account(database, 'Sơn');
    const recordId = first?.recordId ?? 0;
    const [record] = await database.query<{ version: number }>('select version from record');
    const outcome = await decide(
      database,
      ministry,
      {
        id: crypto.randomUUID(),
        kind: 'edit',
        recordId,
        version: record?.version ?? 0,
        reason: 'as in the passport',
        set: { name: 'Anne Schmidt' },
      },
      NOW,
    );
    expect(outcome).toMatchObject({ changed: 1, refused: [] });
    expect(await kinds(database)).toEqual(['superseded correction']);
    expect((await holderStatus(database, [recordId]))?.certificates).toEqual([]);
    expect(await database.query(`select after from audit where action = 'edit'`)).toMatchObject([
      { after: { name: 'Anne Schmidt', superseded: [expect.any(String)] } },
    ]);
    await checkRecords(database, NOW);
    await attestAll(database, NOW);
    expect(await certifyQueued(database, made.keys, OWN, NOW)).toEqual({ certified: 1, failed: 0 });
    expect((await holderStatus(database, [recordId]))?.certificates).toHaveLength(1);
  });

  it('stays where only the telephone is corrected, and where nobody may correct it', async () => {
    const database = await open();
    const [first] = await certifyPeople(database, made.keys, 1);
    const recordId = first?.recordId ?? 0;
    const change = (set: object, corrects?: true) =>
      database.transaction((transaction) =>
        changeRecords(
          transaction,
          { accountId: null, action: 'edit', at: NOW, ...(corrects && { corrects }) },
          [{ recordId, set }],
        ),
      );
    expect(await change({ name: 'X Y' })).toMatchObject({ refused: [{ why: 'certified' }] });
    expect(await change({ phone: '0900000001' }, true)).toMatchObject({ changed: [recordId] });
    expect(await kinds(database)).toEqual([]);
    expect(await database.query('select state, phone from record')).toEqual([
      { state: 'certified', phone: '0900000001' },
    ]);
  });

  it('is renewed a month before its end, by itself and once, unless it does not hold', async () => {
    const database = await open();
    const [, suspended, revoked] = await certifyPeople(database, made.keys, 4);
    if (!suspended || !revoked) throw new Error('too few');
    await setStatus(database, [suspended], 'suspended', 'under-investigation', NOW);
    await setStatus(database, [revoked], 'revoked', 'fraud', NOW);
    expect(await renewExpiring(database, days(300))).toBe(0);
    expect(await renewExpiring(database, days(340))).toBe(2);
    expect(await renewExpiring(database, days(340))).toBe(0);
    expect(await certifyQueued(database, made.keys, OWN, days(340))).toEqual({ certified: 2, failed: 0 });
    expect(await renewExpiring(database, days(341))).toBe(0);
    const all = await certificates(database);
    expect(all).toHaveLength(6);
    // The earlier one holds until its own end, and the newest comes first.
    const renewed = all.at(-1)?.recordId ?? 0;
    const status = await holderStatus(database, [renewed]);
    expect(status?.certificates).toHaveLength(2);
    const [{ end } = { end: new Date(0) }] = await database.query<{ end: Date }>(
      'select max(expires_at) as end from certificate where record_id = $1',
      [renewed],
    );
    expect(end).toEqual(new Date('2024-05-07T08:00:00Z'));
  });

  it('is ended by one person, or for more than a hundred by two', async () => {
    const database = await open();
    await certifyPeople(database, made.keys, 101);
    const [one, two] = [await account(database, 'Sơn'), await account(database, 'Tâm')];
    const selection = { by: 'lot', vaccine: 'vaxzevria', lot: 'lot-1' } as const;
    const request = { selection, kind: 'revoked', reason: 'issued-in-error', note: 'lot withdrawn' } as const;
    const preview = await previewRevocation(database, one, selection);
    expect(preview.count).toBe(101);
    const { proposalId, changed } = await revoke(database, one, request, NOW);
    expect(changed).toBe(0);
    expect(await kinds(database)).toEqual([]);
    expect((await revocationsOf(database, two, NOW)).proposals).toMatchObject([
      { proposalId, by: 'Sơn', isOwn: false, count: 101 },
    ]);
    const id = proposalId ?? 0;
    // Neither oneself, nor somebody who answers for less, nor too late.
    expect(await decideProposal(database, one, id, true, NOW)).toBeUndefined();
    const province = await account(database, 'Quân', 'Huế');
    expect(await decideProposal(database, province, id, true, NOW)).toBeUndefined();
    expect(await decideProposal(database, two, id, true, days(8))).toBeUndefined();
    expect(await decideProposal(database, two, id, true, NOW)).toBe(101);
    expect(await decideProposal(database, two, id, true, NOW)).toBeUndefined();
    expect(new Set(await kinds(database))).toEqual(new Set(['revoked issued-in-error']));
    const [{ entries } = { entries: 0 }] = await database.query<{ entries: number }>(
      `select count(*) as entries from audit where action = 'certificate-revoked'`,
    );
    expect(entries).toBe(101);
  });

  it('is suspended and holds again, within the own province alone', async () => {
    const database = await open();
    await certifyPeople(database, made.keys, 2);
    await database.query(`update facility set province = 'Huế', commune = 'phường Phú Xuân'`);
    const [here, there] = [await account(database, 'Quân', 'Huế'), await account(database, 'Lan', 'Cà Mau')];
    const [certificate] = await database.query<{ id: number; number: string; record_id: number }>(
      'select id, number, record_id from certificate order by id limit 1',
    );
    const { id = 0, number = '', record_id = 0 } = certificate ?? {};
    const request = (by: Parameters<typeof previewRevocation>[2]) =>
      ({
        selection: by,
        kind: 'suspended',
        reason: 'under-investigation',
        note: 'asked by the police',
      }) as const;
    const numbers = request({ by: 'numbers', numbers: [number] });
    expect((await revoke(database, there, numbers, NOW)).changed).toBe(0);
    expect((await revoke(database, here, numbers, NOW)).changed).toBe(1);
    expect((await holderStatus(database, [record_id]))?.certificates).toEqual([]);
    expect(await lift(database, there, [id], 'settled', NOW)).toBe(0);
    expect(await lift(database, here, [id], 'settled', NOW)).toBe(1);
    expect((await holderStatus(database, [record_id]))?.certificates).toHaveLength(1);
    // By the day of issue at the facility, and by record.
    const [facility] = await database.query<{ id: number }>('select id from facility');
    const ofFacility = {
      by: 'facility',
      facilityId: facility?.id ?? 0,
      from: '2022-06-01',
      to: '2022-06-01',
    } as const;
    expect((await previewRevocation(database, here, ofFacility)).count).toBe(2);
    expect((await previewRevocation(database, here, { ...ofFacility, from: '2022-06-02' })).count).toBe(0);
    expect((await revoke(database, here, request({ by: 'record', recordId: record_id }), NOW)).changed).toBe(
      1,
    );
    expect((await revocationsOf(database, here, NOW)).latest).toMatchObject([
      { certificateId: id, status: 'suspended', reason: 'under-investigation' },
    ]);
    expect((await revocationsOf(database, there, NOW)).latest).toEqual([]);
  });
});
