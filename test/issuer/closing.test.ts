import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import { verifyAudit } from '../../src/issuer/audit.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { decideAll } from '../../src/issuer/decisions.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { startLookUp } from '../../src/issuer/look-up.ts';
import { findRecords } from '../../src/issuer/queue.ts';
import { recordDetail } from '../../src/issuer/record-detail.ts';
import { renewExpiring } from '../../src/issuer/renew.ts';
import { holderStatus } from '../../src/issuer/status.ts';
import { supervise } from '../../src/issuer/supervision.ts';
import { WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import type { Decision } from '../../src/work-contract/decisions.ts';
import type { ClosedAs } from '../../src/work-contract/records.ts';
import { attestAll } from './attesting.ts';
import { certifyPeople, keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';
import { makeWorkCountry } from './work-country.ts';

const AFTER_11_MONTHS = new Date('2023-05-10T08:00:00Z');
const MINISTRY: Actor = { accountId: 1, name: 'Sơn', role: 'ministry', territory: WHOLE_COUNTRY };
let made: Awaited<ReturnType<typeof keysForTests>>;
beforeAll(async () => {
  made = await keysForTests();
});
afterAll(() => made.remove());

const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const enter = (database: Database, line: string) =>
  importRecords(database, [Buffer.from(`${HEADER}\n${line}`)], NOW);

const records = (database: Database) =>
  database.query<{ id: number; state: string; version: number; findings: string[] }>(
    'select id, state, version, findings from record order by id',
  );

async function decide(database: Database, actor: Actor, decision: Decision) {
  const [outcome] = await decideAll(database, actor, [decision], NOW);
  return outcome && { changed: outcome.changed, refused: outcome.refused };
}

async function closingOf(database: Database, recordId: number, closedAs: ClosedAs = 'record-annulled') {
  const version = (await records(database)).find(({ id }) => id === recordId)?.version ?? 0;
  const id = crypto.randomUUID();
  return { id, kind: 'close', recordId, version, closedAs, reason: 'as the book says' } as const;
}

const undoing = ({ id }: Decision): Decision => ({ id: crypto.randomUUID(), kind: 'undo', decisionId: id });

const ministryOf = async (database: Database) => {
  await database.query(`insert into account (name, role, created_at) values ('Sơn', 'ministry', $1)`, [NOW]);
  return MINISTRY;
};

const done = { changed: 1, refused: [] };
const refused = (recordId: number | null, why: string) => ({ changed: 0, refused: [{ recordId, why }] });

describeOnBothEngines('a record that is closed', (open) => {
  it('leaves the queue and the counts, stays so whatever comes, and comes back when that is undone', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const { An, Binh } = country.ids;
    const queued = async (states?: ['closed']) =>
      (await findRecords(database, country.clerkA, { ...(states && { states }) }, NOW)).records.map(
        ({ id }) => id,
      );
    const people = async () => {
      await database.query('delete from supervision_count');
      const within = { province: null, commune: null, facilityId: null, undeclared: false };
      return (await supervise(database, country.ministry, within, NOW))?.progress.people;
    };
    expect(new Set(await queued())).toEqual(new Set([An, Binh]));
    expect(await people()).toBe(5);
    const closing = await closingOf(database, An);
    expect(await decide(database, country.clerkA, closing)).toEqual(done);
    expect(await queued()).toEqual([Binh]);
    expect(await queued(['closed'])).toEqual([An]);
    expect(await people()).toBe(4);
    expect(await recordDetail(database, country.clerkA, An, NOW)).toMatchObject({
      state: 'closed',
      closedAs: 'record-annulled',
      findings: [],
      candidates: [],
      history: [{ who: 'Mai', action: 'close', decisionId: closing.id, reason: 'as the book says' }],
    });
    expect(await recordDetail(database, country.police, An, NOW)).toBeUndefined();
    // Neither by being looked at again, nor by a further dose of the same entry, nor by another decision.
    await enter(
      database,
      'Nguyen Van An,02/01/1990,Nam,079090000001,0910000000,Việt Nam,2,10/11/2021,AstraZeneca,LOT-9,Trạm A',
    );
    await checkRecords(database, NOW);
    const again = await closingOf(database, An);
    expect(await decide(database, country.clerkA, again)).toEqual(refused(An, 'closed'));
    const { version } = again;
    const deferral = { id: crypto.randomUUID(), kind: 'defer', recordId: An, version, reason: 'x' } as const;
    expect(await decide(database, country.clerkA, deferral)).toEqual(refused(An, 'closed'));
    expect(await queued(['closed'])).toEqual([An]);
    // The new dose stays with it.
    expect((await recordDetail(database, country.clerkA, An, NOW))?.doses).toHaveLength(2);
    expect(await decide(database, country.clerkA, undoing(closing))).toEqual(done);
    expect(new Set(await queued())).toEqual(new Set([An, Binh]));
    expect((await recordDetail(database, country.clerkA, An, NOW))?.findings).toContain('name-tones-differ');
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });

  it('is closed by a facility where it erred, and for a death by those above it', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const { An, Em } = country.ids;
    const died = await closingOf(database, An, 'holder-died');
    const mistake = await closingOf(database, An);
    expect(await decide(database, country.clerkA, died)).toEqual(refused(null, 'not-allowed'));
    expect(await decide(database, country.police, mistake)).toEqual(refused(null, 'not-allowed'));
    expect(await decide(database, country.clerkB, mistake)).toEqual(refused(An, 'not-found'));
    const elsewhere = await closingOf(database, Em, 'holder-died');
    expect(await decide(database, country.province, elsewhere)).toEqual(refused(Em, 'not-found'));
    expect(await decide(database, country.province, died)).toEqual(done);
    // What somebody above has decided, a clerk does not take back.
    expect(await decide(database, country.clerkA, undoing(died))).toEqual(refused(null, 'not-found'));
    expect(await decide(database, country.ministry, undoing(died))).toEqual(done);
  });

  it('has no certificate that holds, gets none, and is nobody to those who look it up', async () => {
    const database = await open();
    const [first] = await certifyPeople(database, made.keys, 2);
    const ministry = await ministryOf(database);
    const recordId = first?.recordId ?? 0;
    const [person] = await database.query<{ name: string; birth_date: string; document_number: string }>(
      `update record set phone = '0910000001' where id = $1 returning name, birth_date, document_number`,
      [recordId],
    );
    const lookUp = async () =>
      (
        await startLookUp(
          database,
          randomBytes(32),
          {
            name: person?.name ?? '',
            birthDate: person?.birth_date ?? '',
            documentNumber: person?.document_number ?? '',
          },
          NOW,
        )
      ).send?.phone;
    expect(await lookUp()).toBe('0910000001');
    const closing = await closingOf(database, recordId, 'holder-died');
    expect(await decide(database, ministry, closing)).toEqual(done);
    expect(await database.query('select record_id, kind, reason from revocation')).toEqual([
      { record_id: recordId, kind: 'revoked', reason: 'holder-died' },
    ]);
    expect(await database.query(`select after from audit where action = 'close'`)).toMatchObject([
      { after: { closedAs: 'holder-died', revoked: [expect.any(String)] } },
    ]);
    expect(await lookUp()).toBeUndefined();
    expect(await holderStatus(database, [recordId])).toBeUndefined();
    await checkRecords(database, NOW);
    expect(await attestAll(database, NOW)).toBe(0);
    // Only the other one's.
    expect(await renewExpiring(database, AFTER_11_MONTHS)).toBe(1);
    // Open again, it needs a new certificate: what was revoked stays so.
    expect(await decide(database, ministry, undoing(closing))).toEqual(done);
    expect(await holderStatus(database, [recordId])).toMatchObject({ certificates: [] });
    expect(await attestAll(database, NOW)).toBe(1);
    expect(await certifyQueued(database, made.keys, OWN, NOW)).toMatchObject({ certified: 2 });
    expect((await holderStatus(database, [recordId]))?.certificates).toHaveLength(1);
    expect(await database.query('select kind from revocation')).toEqual([{ kind: 'revoked' }]);
  });

  it('gets no certificate where it has been attested already', async () => {
    const database = await open();
    const ministry = await ministryOf(database);
    await enter(database, 'Anna Schmidt,02/01/1990,Nữ,C1234567,,Đức,1,10/10/2021,AZ,,Trạm A');
    await checkRecords(database, NOW);
    expect(await attestAll(database, NOW)).toBe(1);
    const [record] = await records(database);
    expect(await decide(database, ministry, await closingOf(database, record?.id ?? 0))).toEqual(done);
    expect(await certifyQueued(database, made.keys, OWN, NOW)).toEqual({ certified: 0, failed: 0 });
    expect(await database.query('select from certification')).toEqual([]);
    expect(await database.query('select from certificate')).toEqual([]);
  });

  it('stands in no other record’s way, until it is open again', async () => {
    const database = await open();
    const ministry = await ministryOf(database);
    for (const [name, day] of [
      ['Kim Min Jun', '02'],
      ['Kim Min Joon', '03'],
    ]) {
      await enter(database, `${name},${day}/01/1990,Nam,M12345678,,Hàn Quốc,1,10/10/2021,AZ,,Trạm A`);
    }
    await checkRecords(database, NOW);
    const states = async () => (await records(database)).map(({ state }) => state);
    expect(await states()).toEqual(['mismatch', 'mismatch']);
    const [one, other] = await records(database);
    const closing = await closingOf(database, one?.id ?? 0);
    expect(await decide(database, ministry, closing)).toEqual(done);
    expect(await states()).toEqual(['closed', 'ready']);
    const merge = {
      id: crypto.randomUUID(),
      kind: 'merge',
      recordId: other?.id ?? 0,
      version: other?.version ?? 0,
      intoRecordId: one?.id ?? 0,
    } as const;
    expect(await decide(database, ministry, merge)).toEqual(refused(one?.id ?? 0, 'closed'));
    expect(await decide(database, ministry, undoing(closing))).toEqual(done);
    expect(await states()).toEqual(['mismatch', 'mismatch']);
  });
});
