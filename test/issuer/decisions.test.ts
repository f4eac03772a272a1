import { expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import { verifyAudit } from '../../src/issuer/audit.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { decideAll } from '../../src/issuer/decisions.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { latestDecisions } from '../../src/issuer/latest-decisions.ts';
import { linkRecords } from '../../src/issuer/linkage/link-records.ts';
import { findRecords } from '../../src/issuer/queue.ts';
import { recordDetail } from '../../src/issuer/record-detail.ts';
import { repairGroups } from '../../src/issuer/repair-groups.ts';
import type { Decision } from '../../src/work-contract/decisions.ts';
import { describeOnBothEngines } from './databases.ts';
import { makeWorkCountry, NOW, type WorkCountry } from './work-country.ts';

/** A decision to which its id is still to be given. */
type Made = Decision extends infer Any ? (Any extends Decision ? Omit<Any, 'id'> : never) : never;

const make = (decision: Made) => ({ ...decision, id: crypto.randomUUID() }) as Decision;

describeOnBothEngines('decisions', (open) => {
  const start = async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const decide = async (actor: Actor, decision: Decision) => {
      const [outcome] = await decideAll(database, actor, [decision], NOW);
      return outcome && { changed: outcome.changed, refused: outcome.refused };
    };
    return { database, country, decide, ...(await versionsOf(database)) };
  };

  const versionsOf = async (database: Database) => {
    const version = async (id: number) => {
      const [row] = await database.query<{ version: number }>('select version from record where id = $1', [
        id,
      ]);
      return row?.version ?? 0;
    };
    const state = async (id: number) => {
      const [row] = await database.query<{ state: string; findings: string[] }>(
        'select state, findings from record where id = $1',
        [id],
      );
      return row;
    };
    return { version, state };
  };

  const referenceOf = async (database: Database, recordId: number) => {
    const [row] = await database.query<{ reference: string }>(
      'select reference from candidate where record_id = $1 and rank = 1',
      [recordId],
    );
    return row?.reference ?? '';
  };
  const done = { changed: 1, refused: [] };
  const refusedFor = (recordId: number | null, why: string) => ({ changed: 0, refused: [{ recordId, why }] });
  const editName = (recordId: number, version: number, name: string) =>
    make({ kind: 'edit', recordId, version, reason: 'as in the card', set: { name } });

  it('accept who the record is about: it says then what the register says, and is ready', async () => {
    const { database, country, decide, version, state } = await start();
    const { An } = country.ids;
    const accept = make({
      kind: 'accept',
      recordId: An,
      version: await version(An),
      candidate: await referenceOf(database, An),
    });
    expect(await decide(country.police, accept)).toEqual(done);
    expect(await state(An)).toEqual({ state: 'ready', findings: [] });
    expect(await recordDetail(database, country.clerkA, An, NOW)).toMatchObject({
      name: 'Nguyễn Văn An',
      candidates: [],
      history: [
        {
          who: 'Phúc',
          action: 'accept',
          decisionId: accept.id,
          before: { name: 'Nguyen Van An' },
          after: { name: 'Nguyễn Văn An' },
        },
      ],
    });
  });

  it('accept nobody who was not found for the record', async () => {
    const { database, country, decide, version } = await start();
    const { An, Binh } = country.ids;
    const accept = { kind: 'accept', recordId: An, version: await version(An) } as const;
    for (const candidate of [await referenceOf(database, Binh), crypto.randomUUID()]) {
      expect(await decide(country.clerkA, make({ ...accept, candidate }))).toEqual(
        refusedFor(An, 'no-such-candidate'),
      );
    }
  });

  it('are taken once however often they arrive, also at once', async () => {
    const { database, country, version } = await start();
    const { An } = country.ids;
    const edit = editName(An, await version(An), 'Nguyễn Văn  An');
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () => decideAll(database, country.clerkA, [edit, edit], NOW)),
    );
    for (const outcome of outcomes.flat()) expect(outcome).toEqual({ id: edit.id, ...done });
    expect(await version(An)).toBe(edit.kind === 'edit' && edit.version + 1);
    expect(await verifyAudit(database)).toMatchObject({ intact: true, entries: 1 });
    // Nobody learns what became of somebody else's decision by knowing its id.
    expect(await decideAll(database, country.otherClerkA, [edit], NOW)).toEqual([
      { id: edit.id, ...refusedFor(null, 'not-allowed') },
    ]);
  });

  it('of two at once over one record leave the second with who was first', async () => {
    const { database, country, version } = await start();
    const { An } = country.ids;
    const seen = await version(An);
    const [[first], [second]] = await Promise.all([
      decideAll(database, country.clerkA, [editName(An, seen, 'Nguyễn Văn An')], NOW),
      decideAll(database, country.otherClerkA, [editName(An, seen, 'Nguyễn Văn Ân')], NOW),
    ]);
    const [winner, loser, name] = first?.changed === 1 ? [first, second, 'Mai'] : [second, first, 'Nam'];
    expect(winner).toMatchObject(done);
    expect(loser).toMatchObject({ changed: 0, refused: [{ recordId: An, why: 'changed-since', by: name }] });
  });

  it('about records outside the territory are as about none', async () => {
    const { country, decide, version } = await start();
    const { An, Cuong, Em } = country.ids;
    const outside: [Actor, number][] = [
      [country.clerkB, An],
      [country.clerkA, Cuong],
      [country.police, Em],
      [country.province, Em],
      [country.clerkA, 999],
    ];
    for (const [actor, recordId] of outside) {
      const about = { recordId, version: await version(recordId) };
      const decisions: Decision[] = [
        make({ kind: 'accept', ...about, candidate: crypto.randomUUID() }),
        editName(recordId, about.version, 'X'),
        make({ kind: 'defer', ...about, reason: 'x' }),
        make({ kind: 'resume', ...about }),
      ];
      for (const decision of decisions) {
        expect(await decide(actor, decision)).toEqual(refusedFor(recordId, 'not-found'));
      }
    }
    const merge = { kind: 'merge', recordId: An, version: await version(An), intoRecordId: Cuong } as const;
    expect(await decide(country.clerkA, make(merge))).toEqual(refusedFor(Cuong, 'not-found'));
    const apart = { kind: 'keep-apart', recordId: An, version: merge.version, otherRecordId: Cuong } as const;
    expect(await decide(country.clerkA, make(apart))).toEqual(refusedFor(Cuong, 'not-found'));
  });

  it('of the police are about who somebody is, and nothing else', async () => {
    const { database, country, decide, version } = await start();
    const { An, Binh } = country.ids;
    await database.query(`update record set findings = findings || '{dose-out-of-order}' where id = $1`, [
      An,
    ]);
    const about = { recordId: An, version: await version(An) };
    const [dose] = await database.query<{ id: number }>('select id from dose where record_id = $1', [An]);
    const changed = { id: dose?.id ?? 0, ordinal: 1, date: '2021-08-11', vaccine: 'vaxzevria', lot: null };
    const decisions: Decision[] = [
      make({ kind: 'edit', ...about, reason: 'x', set: {}, doses: [changed] }),
      make({ kind: 'edit', ...about, reason: 'x', set: { nationality: 'US' } }),
      make({ kind: 'edit', ...about, reason: 'x', set: { guardianDocumentNumber: '079185000002' } }),
      make({ kind: 'edit', ...about, reason: 'x', set: { phone: '0912345678' } }),
      make({ kind: 'confirm', ...about, reason: 'x', findings: ['dose-out-of-order'] }),
      make({ kind: 'merge', ...about, intoRecordId: Binh }),
      make({ kind: 'keep-apart', ...about, otherRecordId: Binh }),
      make({ kind: 'repair-group', repairKind: 'name:tones' }),
    ];
    for (const decision of decisions) {
      expect(await decide(country.police, decision)).toEqual(refusedFor(null, 'not-allowed'));
    }
    expect(await decide(country.police, editName(An, about.version, 'Nguyễn Văn An'))).toEqual(done);
  });

  it.each([
    ['ready', '{}'],
    ['ready', '{phone-shared}'],
    ['mismatch', '{dose-out-of-order}'],
  ])('of the police, and their looks, are not at a record that is %s with %s', async (state, findings) => {
    const { database, country, decide, version } = await start();
    const { An } = country.ids;
    await database.query('update record set state = $2, findings = $3::text[] where id = $1', [
      An,
      state,
      findings,
    ]);
    expect(await recordDetail(database, country.police, An, NOW)).toBeUndefined();
    expect(await database.query('select from record where working_until is not null')).toEqual([]);
    const { records } = await findRecords(database, country.police, { states: ['ready', 'mismatch'] }, NOW);
    expect(records.map(({ id }) => id)).not.toContain(An);
    const edit = editName(An, await version(An), 'Nguyễn Văn An');
    expect(await decide(country.police, edit)).toEqual(refusedFor(An, 'not-found'));
  });

  it.each<[string, Extract<Decision, { kind: 'edit' }>['set'], string]>([
    ['a foreigner', { nationality: 'US' }, 'foreigner-has-citizen-number'],
    [
      'a child with a guardian',
      { birthDate: '2015-01-02', documentNumber: null, guardianDocumentNumber: '079185000002' },
      'document-number-missing',
    ],
  ])('do not get round the register by making somebody %s', async (_, set, finding) => {
    const { country, decide, version, state } = await start();
    const { An } = country.ids;
    const edit = make({ kind: 'edit', recordId: An, version: await version(An), reason: 'x', set });
    expect(await decide(country.clerkA, edit)).toEqual(done);
    expect((await state(An))?.findings).toContain(finding);
    expect((await state(An))?.state).not.toBe('ready');
  });

  it('edit what an import would take, and nothing else', async () => {
    const { database, country, decide, version } = await start();
    const { An, Binh } = country.ids;
    const [dose] = await database.query<{ id: number }>('select id from dose where record_id = $1', [An]);
    const [other] = await database.query<{ id: number }>('select id from dose where record_id = $1', [Binh]);
    const about = { kind: 'edit', recordId: An, version: await version(An), reason: 'x' } as const;
    const right = { id: dose?.id ?? 0, ordinal: 1, date: '2021-08-11', vaccine: 'vaxzevria', lot: 'B 1' };
    const wrong: Pick<Extract<Decision, { kind: 'edit' }>, 'set' | 'doses'>[] = [
      { set: { name: '<script>' } },
      { set: { birthDate: '2030-01-01' } },
      { set: { birthDate: '1890-01-01' } },
      { set: { nationality: 'ZZ' } },
      { set: {}, doses: [{ ...right, date: '2030-01-01' }] },
      { set: {}, doses: [{ ...right, vaccine: 'water' }] },
      { set: {}, doses: [{ ...right, lot: '<b>' }] },
    ];
    for (const values of wrong) {
      expect(await decide(country.clerkA, make({ ...about, ...values }))).toEqual(refusedFor(An, 'invalid'));
    }
    const foreign = { ...right, id: other?.id ?? 0 };
    expect(await decide(country.clerkA, make({ ...about, set: {}, doses: [foreign] }))).toEqual(
      refusedFor(An, 'not-found'),
    );
    const set = { name: ' Nguyễn  Văn An', phone: null, guardianDocumentNumber: '079060000009' };
    expect(await decide(country.clerkA, make({ ...about, set, doses: [right] }))).toEqual(done);
    expect(await recordDetail(database, country.clerkA, An, NOW)).toMatchObject({
      name: 'Nguyễn Văn An',
      phone: null,
      guardianDocumentNumber: '079060000009',
      doses: [{ date: '2021-08-11', lot: 'B 1' }],
    });
  });

  it('confirm only findings that stand in the record and may be confirmed', async () => {
    const { database, country, decide, version } = await start();
    const { An } = country.ids;
    await database.query(`update record set findings = findings || '{lot-unknown}' where id = $1`, [An]);
    const confirm = async (...findings: Extract<Decision, { kind: 'confirm' }>['findings']) =>
      decide(
        country.clerkA,
        make({ kind: 'confirm', recordId: An, version: await version(An), reason: 'x', findings }),
      );
    expect(await confirm('name-tones-differ')).toEqual(refusedFor(An, 'not-allowed'));
    expect(await confirm('dose-before-licence')).toEqual(refusedFor(An, 'not-allowed'));
    expect(await confirm('lot-unknown')).toEqual(done);
    const [row] = await database.query('select waived from record where id = $1', [An]);
    expect(row).toEqual({ waived: ['lot-unknown'] });
  });

  it('bring two records together, keep two apart, and are undone', async () => {
    const { database, country, decide, version, state } = await start();
    const { An, Binh } = country.ids;
    /** As the check finds them: both with the same number. */
    const maybeOne = async () => {
      await database.query(
        `update record set document_number = '079090000009', checked_at = null where id = any($1::bigint[])`,
        [[An, Binh]],
      );
      await checkRecords(database, NOW, [An, Binh]);
    };
    const merge = async () =>
      make({ kind: 'merge', recordId: An, version: await version(An), intoRecordId: Binh });
    const apart = async () =>
      make({ kind: 'keep-apart', recordId: An, version: await version(An), otherRecordId: Binh });
    // Nobody brings strangers together, nor says anything of them.
    for (const decision of [await merge(), await apart()]) {
      expect(await decide(country.clerkA, decision)).toEqual(refusedFor(An, 'no-such-duplicate'));
    }
    await maybeOne();
    const merged = await merge();
    expect(await decide(country.clerkA, merged)).toEqual(done);
    expect(await state(An)).toMatchObject({ state: 'merged' });
    expect(await recordDetail(database, country.clerkA, Binh, NOW)).toMatchObject({
      // Both on the same day: one.
      doses: [{}],
      history: [{ who: 'Mai', action: 'doses-gained', decisionId: merged.id }],
    });
    expect(await recordDetail(database, country.clerkA, An, NOW)).toBeUndefined();
    expect(await decide(country.clerkA, editName(An, await version(An), 'X'))).toEqual(
      refusedFor(An, 'merged'),
    );
    expect(await decide(country.clerkA, make({ kind: 'undo', decisionId: merged.id }))).toEqual(done);
    expect(await state(An)).toMatchObject({ state: 'mismatch' });
    expect(await decide(country.clerkA, make({ kind: 'undo', decisionId: merged.id }))).toEqual(
      refusedFor(null, 'already-undone'),
    );
    const keptApart = await apart();
    expect(await decide(country.clerkA, keptApart)).toEqual({ changed: 2, refused: [] });
    expect((await state(An))?.findings).not.toContain('duplicate-person');
    expect(await decide(country.clerkA, await merge())).toEqual(refusedFor(An, 'no-such-duplicate'));
    // While one of them is certified they stay apart, and it can be undone later.
    const undo = () => decide(country.clerkA, make({ kind: 'undo', decisionId: keptApart.id }));
    await database.query(`update record set state = 'certified' where id = $1`, [Binh]);
    expect(await undo()).toEqual(refusedFor(Binh, 'certified'));
    expect(await database.query('select from duplicate where kept_apart_at is null')).toEqual([]);
    await database.query(`update record set state = 'ready' where id = $1`, [Binh]);
    expect(await undo()).toEqual({ changed: 2, refused: [] });
    expect((await state(An))?.findings).toContain('duplicate-person');
  });

  it('are undone by whoever took them and by those above, and not where somebody has changed it since', async () => {
    const { database, country, decide, version } = await start();
    const { An } = country.ids;
    const edit = async (name: string) => {
      const decision = editName(An, await version(An), name);
      expect(await decide(country.clerkA, decision)).toEqual(done);
      return make({ kind: 'undo', decisionId: decision.id });
    };
    const first = await edit('Nguyễn Văn Ân');
    for (const actor of [country.otherClerkA, country.clerkB, country.police]) {
      expect(await decide(actor, { ...first, id: crypto.randomUUID() })).toEqual(
        refusedFor(null, 'not-found'),
      );
    }
    expect(await decide(country.province, first)).toEqual(done);
    expect(await latestDecisions(database, country.clerkA)).toEqual([
      expect.objectContaining({ kind: 'edit', changed: 1, undone: true, names: ['Nguyen Van An'] }),
    ]);
    const second = await edit('Nguyễn Văn Ấn');
    await edit('Nguyễn Văn An');
    expect(await decide(country.clerkA, second)).toEqual({
      changed: 0,
      refused: [{ recordId: An, why: 'changed-since', by: 'Mai' }],
    });
    expect(await latestDecisions(database, country.otherClerkA)).toEqual([]);
    expect(await decide(country.clerkA, make({ kind: 'undo', decisionId: first.id }))).toEqual(
      refusedFor(null, 'not-found'),
    );
  });

  it('repair a group within the territory, once', async () => {
    const { database, country, decide, state } = await start();
    await database.query('update candidate set confidence = 1, safe = true where rank = 1');
    const groupsOf = async ({ clerkA, ministry }: WorkCountry) => [
      await repairGroups(database, clerkA.territory),
      await repairGroups(database, ministry.territory),
    ];
    expect(await groupsOf(country)).toMatchObject([
      expect.arrayContaining([expect.objectContaining({ kind: 'name:tones', count: 1 })]),
      expect.arrayContaining([expect.objectContaining({ kind: 'name:tones', count: 2 })]),
    ]);
    const repair = make({ kind: 'repair-group', repairKind: 'name:tones' });
    expect(await decide(country.clerkA, { ...repair, facilityId: 4 } as Decision)).toEqual(
      refusedFor(null, 'not-found'),
    );
    expect(await decide(country.clerkA, repair)).toEqual(done);
    expect(await decide(country.clerkA, repair)).toEqual(done);
    expect(await state(country.ids.An)).toEqual({ state: 'ready', findings: [] });
    expect(await state(country.ids.Em)).toMatchObject({ state: 'mismatch' });
    expect(await decide(country.province, make({ kind: 'undo', decisionId: repair.id }))).toEqual(done);
    expect(await state(country.ids.An)).toMatchObject({ state: 'mismatch' });
  });

  it('are undone with what the service made of them: records that had become the same are two again', async () => {
    const { database, country, decide, state } = await start();
    const again = [
      'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Ngày tiêm,Vắc xin,Cơ sở tiêm',
      'Nguyễn Vân Ân,02/01/1990,Nam,079090000001,0910000009,10/11/2021,AstraZeneca,Trạm A',
    ];
    await importRecords(database, [Buffer.from(again.join('\n'))], NOW);
    await checkRecords(database, NOW);
    await linkRecords(database, NOW);
    await database.query('update candidate set confidence = 1, safe = true where rank = 1');
    const [other] = await database.query<{ id: number }>(
      `select id from record where name = 'Nguyễn Vân Ân'`,
    );
    const ids = [country.ids.An, other?.id ?? 0];
    const before = await Promise.all(ids.map(state));

    const repair = make({ kind: 'repair-group', repairKind: 'name:tones' });
    expect(await decide(country.clerkA, repair)).toEqual({ changed: 2, refused: [] });
    expect((await Promise.all(ids.map(state))).map((record) => record?.state).sort()).toEqual([
      'merged',
      'ready',
    ]);
    expect(await decide(country.clerkA, make({ kind: 'undo', decisionId: repair.id }))).toEqual({
      changed: 2,
      refused: [],
    });
    expect(await Promise.all(ids.map(state))).toEqual(before);
    const doses = await database.query<{ record_id: number }>(
      'select record_id from dose where record_id = any($1::bigint[]) order by record_id',
      [ids],
    );
    expect(doses.map(({ record_id }) => record_id)).toEqual([...ids].sort((one, two) => one - two));
  });

  it('are undone though the service has put the record with one of another facility, which is then as it was', async () => {
    const { database, country, decide, version, state } = await start();
    const { An } = country.ids;
    const elsewhere = [
      'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Ngày tiêm,Vắc xin,Cơ sở tiêm',
      'Nguyễn Văn An,02/01/1990,Nam,079090000001,0910000009,10/11/2021,AstraZeneca,Trạm B',
    ];
    await importRecords(database, [Buffer.from(elsewhere.join('\n'))], NOW);
    await checkRecords(database, NOW);
    await linkRecords(database, NOW);
    const [other] = await database.query<{ id: number }>(
      `select id from record where name = 'Nguyễn Văn An'`,
    );
    const otherId = other?.id ?? 0;
    const before = [await state(An), await state(otherId)];
    const accept = make({
      kind: 'accept',
      recordId: An,
      version: await version(An),
      candidate: await referenceOf(database, An),
    });
    expect(await decide(country.clerkA, accept)).toEqual(done);
    // Into the one that was ready before, of the other facility; and that is checked at once.
    expect(await state(An)).toMatchObject({ state: 'merged' });
    expect(await state(otherId)).toEqual({ state: 'ready', findings: [] });
    expect(await decide(country.clerkB, make({ kind: 'undo', decisionId: accept.id }))).toEqual(
      refusedFor(null, 'not-found'),
    );
    expect(await decide(country.clerkA, make({ kind: 'undo', decisionId: accept.id }))).toEqual(done);
    expect([await state(An), await state(otherId)]).toEqual(before);
    expect(await recordDetail(database, country.clerkB, otherId, NOW)).toMatchObject({
      doses: [{ date: '2021-11-10' }],
      history: [{ action: 'doses-lost' }, { action: 'doses-gained', who: null }],
    });
  });

  it('are undone though another record was put with this one since, which then stands by itself', async () => {
    const { database, country, decide, version, state } = await start();
    const { An } = country.ids;
    const accept = make({
      kind: 'accept',
      recordId: An,
      version: await version(An),
      candidate: await referenceOf(database, An),
    });
    expect(await decide(country.clerkA, accept)).toEqual(done);
    const again = [
      'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Ngày tiêm,Vắc xin,Cơ sở tiêm',
      'Nguyễn Văn An,02/01/1990,Nam,079090000001,0910000009,10/11/2021,AstraZeneca,Trạm A',
    ];
    await importRecords(database, [Buffer.from(again.join('\n'))], NOW);
    await checkRecords(database, NOW);
    const [other] = await database.query<{ id: number }>('select id from record where merged_into = $1', [
      An,
    ]);
    expect(await decide(country.clerkA, make({ kind: 'undo', decisionId: accept.id }))).toEqual({
      changed: 2,
      refused: [],
    });
    expect(await state(An)).toMatchObject({ state: 'mismatch' });
    expect(await state(other?.id ?? 0)).toEqual({ state: 'ready', findings: [] });
  });

  it('of which a part cannot be undone can be undone again, once that part can', async () => {
    const { database, country, decide, version } = await start();
    await database.query('update candidate set confidence = 1, safe = true where rank = 1');
    const { An, Em } = country.ids;
    const repair = make({ kind: 'repair-group', repairKind: 'name:tones' });
    expect(await decide(country.ministry, repair)).toEqual({ changed: 2, refused: [] });
    const edit = editName(Em, await version(Em), 'Đặng Văn Êm');
    expect(await decide(country.ministry, edit)).toEqual(done);
    const undo = () => decide(country.ministry, make({ kind: 'undo', decisionId: repair.id }));
    expect(await undo()).toEqual({
      changed: 1,
      refused: [{ recordId: Em, why: 'changed-since', by: 'Sơn' }],
    });
    expect(await decide(country.ministry, make({ kind: 'undo', decisionId: edit.id }))).toEqual(done);
    expect(await undo()).toEqual(done);
    expect(await undo()).toEqual(refusedFor(null, 'already-undone'));
    const names = await database.query('select name from record where id = any($1::bigint[]) order by name', [
      [An, Em],
    ]);
    expect(names).toEqual([{ name: 'Dang Van Em' }, { name: 'Nguyen Van An' }]);
  });

  it('that bring records together are undone only where the one that they went into is one’s own as well', async () => {
    const { database, country, decide, version } = await start();
    const { An, Binh } = country.ids;
    await database.query(
      `update record set document_number = '079090000009', checked_at = null where id = any($1::bigint[])`,
      [[An, Binh]],
    );
    await checkRecords(database, NOW, [An, Binh]);
    const merge = make({ kind: 'merge', recordId: An, version: await version(An), intoRecordId: Binh });
    expect(await decide(country.clerkA, merge)).toEqual(done);
    // A later dose at another facility, which answers for the record from then on.
    const later = [
      'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Cơ sở tiêm',
      'Lê Thị Bình,04/03/1985,Nữ,079185000002,0910000001,Việt Nam,2,10/11/2021,AstraZeneca,Trạm B',
    ];
    await importRecords(database, [Buffer.from(later.join('\n'))], NOW);
    const undo = (actor: Actor) => decide(actor, make({ kind: 'undo', decisionId: merge.id }));
    expect(await undo(country.clerkA)).toEqual(refusedFor(null, 'not-found'));
    expect(await undo(country.province)).toEqual(done);
  });
});
