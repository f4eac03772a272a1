import { expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import { verifyAudit } from '../../src/issuer/audit.ts';
import {
  addExampleDoors,
  doorSets,
  newestDoorChange,
  publishDoor,
  publishedDoors,
  retireDoor,
} from '../../src/issuer/door-sets.ts';
import { WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import { DEMO_DOORS } from '../../src/server/demo-doors.ts';
import { readDoorBook } from '../../src/trust/door/door-book.ts';
import { describeOnBothEngines } from './databases.ts';
import { layOut } from './supervised.ts';

const NOW = new Date('2026-11-26T08:00:00Z');
const MINISTRY: Actor = { accountId: 1, name: 'Bà Ba', role: 'ministry', territory: WHOLE_COUNTRY };
const { entry } = DEMO_DOORS;

describeOnBothEngines('what doors ask for', (open) => {
  it('is in no trust bundle until somebody publishes it, and from then on with what it was compiled to', async () => {
    const database = await open();
    await layOut(database);
    expect(await publishedDoors(database, 'VN')).toBeUndefined();
    const before = await newestDoorChange(database);
    const made = await publishDoor(database, MINISTRY, { basedOn: null, draft: entry }, NOW);
    expect(made).toMatchObject({ outcome: 'published', version: 1 });
    expect(await newestDoorChange(database)).not.toBe(before);
    const { doors } = readDoorBook(await publishedDoors(database, 'VN'));
    expect(doors).toMatchObject([{ version: 1, name: entry.name, unreadable: 0, example: false }]);
    expect(doors[0]?.rules.map(({ missing }) => missing?.vi)).toEqual([
      'thiếu mũi thứ hai ngừa COVID-19',
      'mũi thứ hai ngừa COVID-19 tiêm chưa đủ 14 ngày',
    ]);
  });

  it('goes on by versions: the newest counts, and of two who change one at once the second is told', async () => {
    const database = await open();
    await layOut(database);
    await addExampleDoors(database, DEMO_DOORS, NOW);
    const basedOn = { setId: 'entry', version: 1, isRetired: false };
    const draft = { ...entry, name: { vi: 'Nhập cảnh Y', en: 'entry to Y' } };
    const later = new Date(NOW.getTime() + 60_000);
    const outcomes = await Promise.all(
      [draft, entry].map((one) => publishDoor(database, MINISTRY, { basedOn, draft: one }, later)),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'published']);
    expect((await doorSets(database))[0]).toMatchObject({ setId: 'entry', version: 2, by: 'Bà Ba' });
    expect((await publishedDoors(database, 'VN'))?.sets).toHaveLength(4);
    const unknown = { basedOn: { ...basedOn, setId: 'nothing' }, draft: entry };
    expect(await publishDoor(database, MINISTRY, unknown, NOW)).toEqual({ outcome: 'changed-meanwhile' });
  });

  it('is not put back in force by who did not see it retired, nor retired by who did not see its next version', async () => {
    const database = await open();
    await layOut(database);
    await addExampleDoors(database, { entry }, NOW);
    const first = { setId: 'entry', version: 1 };
    const publish = (isRetired: boolean) =>
      publishDoor(database, MINISTRY, { basedOn: { ...first, isRetired }, draft: entry }, NOW);
    await retireDoor(database, MINISTRY, first, NOW);
    expect(await publish(false)).toEqual({ outcome: 'changed-meanwhile' });
    expect(await publish(true)).toMatchObject({ outcome: 'published', version: 2 });
    expect(await retireDoor(database, MINISTRY, first, NOW)).toEqual({ outcome: 'changed-meanwhile' });
    expect((await publishedDoors(database, 'VN'))?.sets).toMatchObject([{ id: 'entry', version: 2 }]);
  });

  it('is published only where each example comes out as it is expected to', async () => {
    const database = await open();
    await layOut(database);
    const example = {
      name: 'Chưa tiêm mà đủ',
      format: 'shc' as const,
      age: 30,
      doses: [],
      cameFrom: null,
      expected: 'enough' as const,
    };
    const publish = (expected: 'enough' | 'not-enough') =>
      publishDoor(
        database,
        MINISTRY,
        { basedOn: null, draft: { ...entry, examples: [{ ...example, expected }] } },
        NOW,
      );
    expect(await publish('enough')).toEqual({ outcome: 'examples-differ' });
    expect(await doorSets(database)).toEqual([]);
    expect(await publish('not-enough')).toMatchObject({ outcome: 'published' });
  });

  it('may be the published rules of a country and nothing else', async () => {
    const database = await open();
    await layOut(database);
    const draft = { ...entry, country: 'JP', requirements: [] };
    expect(await publishDoor(database, MINISTRY, { basedOn: null, draft }, NOW)).toMatchObject({
      outcome: 'published',
    });
  });

  it('is no more than verifiers read: one set too many is refused, and room is made by retiring another', async () => {
    const database = await open();
    await layOut(database);
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`x-${at}`, entry]));
    await addExampleDoors(database, many, NOW);
    const publish = () => publishDoor(database, MINISTRY, { basedOn: null, draft: entry }, NOW);
    expect(await publish()).toEqual({ outcome: 'too-many' });
    await retireDoor(database, MINISTRY, { setId: 'x-7', version: 1 }, NOW);
    expect(await publish()).toMatchObject({ outcome: 'published' });
    expect(readDoorBook(await publishedDoors(database, 'VN')).doors).toHaveLength(100);
  });

  it('is retired and not deleted, comes back with its next version, and the audit knows it all', async () => {
    const database = await open();
    await layOut(database);
    await addExampleDoors(database, { entry }, NOW);
    const first = { setId: 'entry', version: 1 };
    expect(await retireDoor(database, MINISTRY, first, NOW)).toEqual({ outcome: 'retired' });
    expect(await retireDoor(database, MINISTRY, first, NOW)).toEqual({ outcome: 'changed-meanwhile' });
    expect(await publishedDoors(database, 'VN')).toBeUndefined();
    expect(await doorSets(database)).toMatchObject([{ setId: 'entry', retiredAt: NOW.toISOString() }]);
    const basedOn = { ...first, isRetired: true };
    await publishDoor(database, MINISTRY, { basedOn, draft: entry }, NOW);
    expect((await publishedDoors(database, 'VN'))?.sets).toMatchObject([{ id: 'entry', version: 2 }]);
    const audit = await database.query('select action, before, after from audit order by sequence');
    expect(audit).toEqual([
      { action: 'door-retired', before: { door: 'Nhập cảnh nước X (1)' }, after: { door: null } },
      {
        action: 'door-published',
        before: { door: 'Nhập cảnh nước X (1)' },
        after: { door: 'Nhập cảnh nước X (2)' },
      },
    ]);
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });
});
