import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Asked, CorrectionToSend } from '../../src/correction-contract/corrections.ts';
import { readRequestNumber } from '../../src/correction-contract/request-number.ts';
import type { Actor } from '../../src/issuer/actor.ts';
import { verifyAudit } from '../../src/issuer/audit.ts';
import { CORRECTING_SECONDS, REQUESTS_EACH } from '../../src/issuer/correction-capability.ts';
import {
  correctionsOf,
  followCorrection,
  forgetOldCorrections,
  receiveCorrection,
} from '../../src/issuer/corrections.ts';
import type { Database } from '../../src/issuer/database.ts';
import { decideAll } from '../../src/issuer/decisions.ts';
import { confirmLookUp, forgetOldLookUps, startLookUp } from '../../src/issuer/look-up.ts';
import { correctionPhoto } from '../../src/issuer/open-corrections.ts';
import { findRecords } from '../../src/issuer/queue.ts';
import { recordDetail } from '../../src/issuer/record-detail.ts';
import type { Decision } from '../../src/work-contract/decisions.ts';
import { cleanPhoto, withMetadata } from '../photos.ts';
import { certificates, certifyPeople, keysForTests } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';
import { makeWorkCountry, NOW } from './work-country.ts';

const SECRET = randomBytes(32);
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const DAY_SECONDS = 86_400;
const PAPER = cleanPhoto(400, 300);

/** A decision to which its id is still to be given. */
type Made = Decision extends infer Any ? (Any extends Decision ? Omit<Any, 'id'> : never) : never;

describeOnBothEngines('corrections that citizens ask for', (open) => {
  const AN = { name: 'Nguyen Van An', birthDate: '1990-01-02', documentNumber: '079090000001' };

  const tokenOf = async (database: Database, who = AN, now = NOW) => {
    const { lookUpId, send } = await startLookUp(database, SECRET, who, now);
    const answer = await confirmLookUp(database, SECRET, { lookUpId, code: send?.code ?? '' }, now);
    if (typeof answer === 'string') throw new Error(answer);
    return answer.token;
  };

  const start = async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const token = await tokenOf(database);
    const send = (asked: Asked, more: Partial<CorrectionToSend> = {}, now = NOW) =>
      receiveCorrection(database, SECRET, { token, asked, ...more }, now);
    const numberOf = async (asked: Asked, more: Partial<CorrectionToSend> = {}) => {
      const received = await send(asked, more);
      if (typeof received === 'string') throw new Error(received);
      return received.number;
    };
    const record = async (actor: Actor = country.clerkA) => {
      const detail = await recordDetail(database, actor, country.ids.An, NOW);
      if (!detail) throw new Error('not theirs');
      return detail;
    };
    const decide = async (actor: Actor, made: Made) => {
      const id = crypto.randomUUID();
      const [outcome] = await decideAll(database, actor, [{ ...made, id } as Decision], NOW);
      return { id, changed: outcome?.changed, refused: outcome?.refused.map(({ why }) => why) };
    };
    /** What the clerk presses one key for. */
    const ofFirst = async () => {
      const { id: recordId, version, corrections } = await record();
      return { recordId, version, correctionId: corrections[0]?.id ?? 0 };
    };
    const fate = (number: string, birthDate = AN.birthDate) =>
      followCorrection(database, { number, birthDate });
    return { database, country, token, send, numberOf, record, decide, ofFirst, fate };
  };
  const NAME: Asked = { field: 'name', value: 'Nguyễn Văn An' };

  it('land in the queue of the facility, are seen, accepted by one decision, and their fate is told', async () => {
    const { database, country, numberOf, record, decide, ofFirst, fate } = await start();
    const number = await numberOf(NAME, { photo: PAPER.toString('base64'), note: 'như trong Căn cước' });
    expect(readRequestNumber(number)).toBe(number);
    expect(await fate(number)).toEqual({
      number,
      field: 'name',
      facility: 'Trạm A',
      receivedAt: NOW.toISOString(),
      seenAt: null,
      decidedAt: null,
      outcome: null,
      reason: null,
    });
    const queue = await findRecords(database, country.clerkA, { requested: true }, NOW);
    expect(queue.records).toMatchObject([{ id: country.ids.An, requests: 1 }]);
    // Whoever only looks ahead has not seen it.
    await recordDetail(database, country.clerkA, country.ids.An, NOW, true);
    expect(await fate(number)).toMatchObject({ seenAt: null });
    expect((await record()).corrections).toMatchObject([
      { asked: NAME, note: 'như trong Căn cước', hasPhoto: true, number },
    ]);
    expect(await fate(number)).toMatchObject({ seenAt: NOW.toISOString(), outcome: null });

    const first = await ofFirst();
    const photoNow = () => correctionPhoto(database, SECRET, country.clerkA, first.correctionId);
    expect(Buffer.from((await photoNow()) ?? [])).toEqual(PAPER);
    expect(await decide(country.clerkA, { kind: 'accept-correction', ...first })).toMatchObject({
      changed: 1,
      refused: [],
    });
    const corrected = await record();
    expect(corrected).toMatchObject({ name: 'Nguyễn Văn An', state: 'ready', requests: 0, corrections: [] });
    expect(corrected.history[0]).toMatchObject({
      who: 'Mai',
      action: 'accept-correction',
      before: { name: 'Nguyen Van An' },
      after: { name: 'Nguyễn Văn An' },
    });
    expect(await fate(number)).toMatchObject({ outcome: 'accepted', decidedAt: NOW.toISOString() });
    // The photo has gone.
    expect(await photoNow()).toBeUndefined();
    expect(await database.query('select from correction_request where photo is not null')).toHaveLength(0);
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });

  it('are declined with a reason that whoever asked can read, and decided once', async () => {
    const { country, numberOf, record, decide, ofFirst, fate, database } = await start();
    const number = await numberOf({ field: 'birthDate', value: '1991-01-02' });
    const first = await ofFirst();
    const reason = 'Sổ tiêm của cơ sở ghi như hồ sơ.';
    const declined = await decide(country.clerkA, { kind: 'decline-correction', ...first, reason });
    expect(declined).toMatchObject({ changed: 1, refused: [] });
    const expected = { outcome: 'declined', reason };
    expect(await fate(number)).toMatchObject(expected);
    // Also by the birth date that should be right, and at the next look-up.
    expect(await fate(number, '1991-01-02')).toMatchObject(expected);
    expect(await correctionsOf(database, country.ids.An, NOW)).toMatchObject([expected]);
    expect(await record()).toMatchObject({ birthDate: '1990-01-02', state: 'mismatch' });
    const again = await decide(country.clerkA, {
      kind: 'accept-correction',
      ...first,
      version: (await record()).version,
    });
    expect(again.refused).toEqual(['no-such-correction']);
  });

  it('are open again when the decision is undone, whatever it was', async () => {
    const { country, numberOf, record, decide, ofFirst, fate } = await start();
    const number = await numberOf(NAME);
    for (const kind of ['accept-correction', 'decline-correction'] as const) {
      const first = await ofFirst();
      const made: Made =
        kind === 'accept-correction' ? { kind, ...first } : { kind, ...first, reason: 'nhầm' };
      const { id } = await decide(country.clerkA, made);
      expect(await fate(number)).toMatchObject({ outcome: expect.any(String) });
      expect(await decide(country.clerkA, { kind: 'undo', decisionId: id })).toMatchObject({ refused: [] });
      expect(await fate(number)).toMatchObject({ outcome: null, reason: null, decidedAt: null });
      expect(await record()).toMatchObject({ name: 'Nguyen Van An', requests: 1 });
    }
  });

  it('change a dose, enter a missing one, and take it out again when that is undone', async () => {
    const { country, numberOf, record, decide, ofFirst, fate } = await start();
    const [dose] = (await record()).doses ?? [];
    await numberOf({ field: 'dose', doseId: dose?.id ?? 0, lot: 'LOT-9', date: '2021-08-11' });
    await decide(country.clerkA, { kind: 'accept-correction', ...(await ofFirst()) });
    expect((await record()).doses).toMatchObject([
      { date: '2021-08-11', lot: 'LOT-9', vaccine: dose?.vaccine },
    ]);
    const number = await numberOf({
      field: 'missing-dose',
      date: '2021-11-20',
      vaccine: 'comirnaty',
      place: 'trạm b',
    });
    const accepted = await decide(country.clerkA, { kind: 'accept-correction', ...(await ofFirst()) });
    expect(accepted).toMatchObject({ changed: 1, refused: [] });
    expect(await fate(number)).toMatchObject({ outcome: 'accepted', facility: 'Trạm B' });
    // It was the last one: the facility that gave it answers for the record now.
    expect(await recordDetailOf(country.clerkB)).toMatchObject({
      facility: 'Trạm B',
      doses: [{ ordinal: 1 }, { ordinal: 2, date: '2021-11-20', vaccine: 'comirnaty', facility: 'Trạm B' }],
    });
    expect((await decide(country.clerkA, { kind: 'undo', decisionId: accepted.id })).refused).toEqual([
      'not-found',
    ]);
    expect(await decide(country.ministry, { kind: 'undo', decisionId: accepted.id })).toMatchObject({
      changed: 1,
      refused: [],
    });
    expect((await record()).doses).toHaveLength(1);
    expect(await fate(number)).toMatchObject({ outcome: null });

    function recordDetailOf(actor: Actor) {
      return record(actor);
    }
  });

  it('are nobody’s but the health service’s of the place: no other facility, nor the police', async () => {
    const { database, country, numberOf, record, decide, ofFirst } = await start();
    await numberOf(NAME, { photo: PAPER.toString('base64') });
    const first = await ofFirst();
    const made: Made = { kind: 'accept-correction', ...first };
    expect((await decide(country.clerkB, made)).refused).toEqual(['not-found']);
    expect((await decide(country.police, made)).refused).toEqual(['not-allowed']);
    const decline: Made = { kind: 'decline-correction', ...first, reason: 'x' };
    expect((await decide(country.police, decline)).refused).toEqual(['not-allowed']);
    expect(await correctionPhoto(database, SECRET, country.clerkB, first.correctionId)).toBeUndefined();
    for (const actor of [country.clerkB, country.police]) {
      expect((await findRecords(database, actor, { requested: true }, NOW)).total).toBe(0);
    }
    expect(await record(country.police)).toMatchObject({ requests: 0, corrections: [] });
    // A record is decided about with its own requests alone.
    const other = await recordDetail(database, country.clerkA, country.ids.Binh, NOW);
    const foreign = { ...made, recordId: other?.id ?? 0, version: other?.version ?? 0 };
    expect((await decide(country.clerkA, foreign)).refused).toEqual(['no-such-correction']);
    expect(await decide(country.province, made)).toMatchObject({ changed: 1 });
  });

  it('are told to nobody who has not both the number and the birth date', async () => {
    const { numberOf, fate } = await start();
    const number = await numberOf(NAME);
    expect(await fate(number, '1990-01-03')).toBeUndefined();
    expect(await fate('0000000000')).toBeUndefined();
    // Nothing follows from one number about the next.
    expect(Math.abs(Number(await numberOf(NAME)) - Number(number))).toBeGreaterThan(10);
  });

  it('are taken for half an hour after a look-up, a few times, and only if they can stand in a record', async () => {
    const { database, country, token, send } = await start();
    const bad: [Asked, Partial<CorrectionToSend>?][] = [
      [{ field: 'birthDate', value: '2022-06-03' }],
      [{ field: 'name', value: '12345' }],
      [{ field: 'dose', doseId: 999_999, lot: 'A' }],
      [{ field: 'dose', doseId: country.ids.An }],
      [{ field: 'missing-dose', date: '2022-07-01', vaccine: 'comirnaty' }],
      [NAME, { photo: Buffer.from('no photo').toString('base64') }],
      [NAME, { photo: withMetadata(PAPER).toString('base64') }],
      [NAME, { photo: cleanPhoto(1_700, 100).toString('base64') }],
    ];
    for (const [asked, more] of bad) expect([asked, await send(asked, more)]).toEqual([asked, 'bad-request']);
    expect(await send(NAME, { token: randomBytes(32).toString('base64url') })).toBe('code-expired');
    expect(await send(NAME, {}, after(CORRECTING_SECONDS))).toBe('code-expired');
    // Neither a look-up that somebody else begins nor tidying up ends it early.
    await startLookUp(database, SECRET, AN, after(60));
    await forgetOldLookUps(database, after(CORRECTING_SECONDS - 1));
    const inTime = await Promise.all(
      Array.from({ length: REQUESTS_EACH + 2 }, () => send(NAME, {}, after(CORRECTING_SECONDS - 1))),
    );
    expect(inTime.filter((received) => typeof received !== 'string')).toHaveLength(REQUESTS_EACH);
    // A new look-up does not make more of them.
    const another = await tokenOf(database, AN, after(120));
    expect(another).not.toBe(token);
    expect(await send(NAME, { token: another }, after(120))).toBe('too-many-requests');
  });

  it('come back to whoever put the record off, and go with it when it is closed', async () => {
    const { database, country, numberOf, record, decide, fate } = await start();
    const ofRecord = async () => ({ recordId: country.ids.An, version: (await record()).version });
    await decide(country.clerkA, { kind: 'defer', ...(await ofRecord()), reason: 'chờ giấy tờ' });
    const waiting = async () =>
      (await findRecords(database, country.clerkA, {}, NOW)).records.map(({ id }) => id);
    expect(await waiting()).toEqual([country.ids.Binh]);
    const number = await numberOf(NAME);
    expect((await waiting()).toSorted()).toEqual([country.ids.An, country.ids.Binh].toSorted());
    await decide(country.clerkA, {
      kind: 'close',
      ...(await ofRecord()),
      closedAs: 'record-annulled',
      reason: 'Hồ sơ nhập thử',
    });
    expect(await fate(number)).toMatchObject({ outcome: 'declined', reason: 'Hồ sơ nhập thử' });
  });

  it('are forgotten in time: photos that nobody looked at, and what was decided long ago', async () => {
    const { database, country, numberOf, decide, ofFirst, fate } = await start();
    const number = await numberOf(NAME, { photo: PAPER.toString('base64') });
    const photos = async () =>
      (await database.query('select from correction_request where photo is not null')).length;
    await forgetOldCorrections(database, after(89 * DAY_SECONDS));
    expect(await photos()).toBe(1);
    await forgetOldCorrections(database, after(91 * DAY_SECONDS));
    expect(await photos()).toBe(0);
    await decide(country.clerkA, { kind: 'accept-correction', ...(await ofFirst()) });
    await forgetOldCorrections(database, after(364 * DAY_SECONDS));
    expect(await fate(number)).toBeDefined();
    await forgetOldCorrections(database, after(366 * DAY_SECONDS));
    expect(await fate(number)).toBeUndefined();
  });

  it('supersede the certificate of a record that has one', async () => {
    const database = await open();
    const made = await keysForTests();
    try {
      const [certified] = await certifyPeople(database, made.keys, 1);
      const recordId = certified?.recordId ?? 0;
      await database.query(`update record set phone = '0912345678'`);
      const [account] = await database.query<{ id: number }>(
        `insert into account (name, role, facility_id, created_at)
         select 'Mai', 'clerk', facility_id, now() from record returning id, facility_id`,
      );
      const [{ facility_id: facilityId } = { facility_id: 0 }] = await database.query<{
        facility_id: number;
      }>('select facility_id from record');
      const clerk: Actor = {
        accountId: account?.id ?? 0,
        name: 'Mai',
        role: 'clerk',
        territory: { facilityId, province: null, commune: null },
      };
      const who = { name: 'Anna Schmidt', birthDate: '1990-01-02', documentNumber: 'A0000000' };
      // Later than the certificate, so that the telephone is that of its record.
      const token = await tokenOf(database, who);
      const asked: Asked = { field: 'name', value: 'Anne Schmidt' };
      const received = await receiveCorrection(database, SECRET, { token, asked }, NOW);
      if (typeof received === 'string') throw new Error(received);
      const queue = await findRecords(database, clerk, {}, NOW);
      expect(queue.records).toMatchObject([{ id: recordId, state: 'certified', requests: 1 }]);
      const detail = await recordDetail(database, clerk, recordId, NOW);
      const [outcome] = await decideAll(
        database,
        clerk,
        [
          {
            id: crypto.randomUUID(),
            kind: 'accept-correction',
            recordId,
            version: detail?.version ?? 0,
            correctionId: detail?.corrections[0]?.id ?? 0,
          },
        ],
        NOW,
      );
      expect(outcome).toMatchObject({ changed: 1, refused: [] });
      expect(await database.query('select kind, reason from revocation')).toEqual([
        { kind: 'superseded', reason: 'correction' },
      ]);
      expect(await certificates(database)).toHaveLength(1);
      expect(await database.query('select state, name from record')).toEqual([
        { state: 'ready', name: 'Anne Schmidt' },
      ]);
    } finally {
      made.remove();
    }
  });
});
