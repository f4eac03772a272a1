import { expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import { decideAll } from '../../src/issuer/decisions.ts';
import { linkRecords } from '../../src/issuer/linkage/link-records.ts';
import { findRecords } from '../../src/issuer/queue.ts';
import { recordDetail } from '../../src/issuer/record-detail.ts';
import type { RecordsRequest } from '../../src/work-contract/records.ts';
import { describeOnBothEngines } from './databases.ts';
import { makeWorkCountry, NOW, VACCINE_WORDS } from './work-country.ts';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describeOnBothEngines('the queue', (open) => {
  const start = async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const find = (actor: Actor, request: RecordsRequest = {}) => findRecords(database, actor, request, NOW);
    const found = async (actor: Actor, request: RecordsRequest = {}) =>
      (await find(actor, request)).records.map(({ name }) => name.split(' ').at(-1)).sort();
    return { database, country, find, found };
  };

  it('shows each role the records of its own territory', async () => {
    const { country, found } = await start();
    expect(await found(country.clerkA)).toEqual(['An', 'Bình']);
    expect(await found(country.clerkB)).toEqual(['Cường']);
    expect(await found(country.police)).toEqual(['An', 'Bình', 'Cường']);
    expect(await found(country.province)).toEqual(['An', 'Bình', 'Cường', 'Dung']);
    expect(await found(country.ministry)).toEqual(['An', 'Bình', 'Cường', 'Dung', 'Em']);
    expect(await found(country.clerkA, { facilityId: 4 })).toEqual([]);
    expect(await found(country.province, { facilityId: 4 })).toEqual([]);
  });

  it('goes on where the page before ended, and says how many there are', async () => {
    const { country, find } = await start();
    const first = await find(country.ministry, { limit: 3 });
    expect(first).toMatchObject({ total: 5, next: first.records[2]?.id });
    const second = await find(country.ministry, { limit: 3, after: first.next ?? 0 });
    expect(second).toMatchObject({ total: 5, next: null });
    expect(second.records).toHaveLength(2);
  });

  it('finds any part of a name with or without tones, a number, a birth date, a phone and a lot', async () => {
    const { country, found } = await start();
    const expected: [string, string[]][] = [
      ['nguyễn văn', ['An']],
      ['nguyen van', ['An']],
      ['NGUYỄN', ['An']],
      ['079 185', ['Bình']],
      ['04/03/1985', ['Bình']],
      ['1985-03-04', ['Bình']],
      ['3/1985', ['Bình']],
      ['1970', ['Cường']],
      ['0910000003', ['Dung']],
      ['lot-4', ['Em']],
      ['an', ['An']],
      ['LO', ['An', 'Bình', 'Cường', 'Dung', 'Em']],
      ['b', ['Bình']],
      ['07', ['An', 'Bình', 'Cường']],
      ['em', ['Em']],
      ['%', []],
      ['_', []],
      ["'; drop table record", []],
    ];
    for (const [search, names] of expected) {
      expect([search, await found(country.ministry, { search })]).toEqual([search, names]);
    }
  });

  it('finds by finding and state, and puts off what somebody has put off', async () => {
    const { database, country, found } = await start();
    expect(await found(country.province, { findings: ['document-number-missing'] })).toEqual(['Dung']);
    expect(await found(country.province, { states: ['incomplete'] })).toEqual(['Dung']);
    const [line] = (await findRecords(database, country.clerkB, {}, NOW)).records;
    await decideAll(
      database,
      country.clerkB,
      [
        {
          id: crypto.randomUUID(),
          kind: 'defer',
          recordId: country.ids.Cuong,
          version: line?.version ?? 0,
          reason: 'lot AstraZeneca in the other book',
        },
      ],
      NOW,
    );
    expect(await found(country.clerkB)).toEqual([]);
    expect(await found(country.clerkB, { deferred: true })).toEqual(['Cường']);
    expect(await found(country.clerkB, { search: 'cuong' })).toEqual(['Cường']);
    const [forPolice] = (await findRecords(database, country.police, { deferred: true }, NOW)).records;
    expect(forPolice).toMatchObject({ name: 'Phạm Quốc Cường', deferredReason: '' });
  });

  it('tells the police nothing medical, and finds nothing by it', async () => {
    const { database, country, find, found } = await start();
    await database.query(`update record set findings = findings || '{lot-unknown,dose-out-of-order}'`);
    await database.query(`update record set waived = '{dose-out-of-order}' where id = $1`, [country.ids.An]);
    expect(await found(country.police, { findings: ['lot-unknown'] })).toEqual([]);
    expect(await found(country.police, { search: 'LOT-' })).toEqual([]);
    const seen = [
      await find(country.police),
      await recordDetail(database, country.police, country.ids.An, NOW),
      await recordDetail(database, country.police, country.ids.Cuong, NOW),
    ];
    expect(JSON.stringify(seen)).not.toMatch(VACCINE_WORDS);
    expect(JSON.stringify(seen)).not.toMatch(/lot-unknown|dose-out-of-order/);
    expect(seen[1]).toMatchObject({ doses: null, facility: null, waived: [] });
    const clerk = await recordDetail(database, country.clerkA, country.ids.An, NOW);
    expect(JSON.stringify(clerk)).toMatch(VACCINE_WORDS);
  });

  it('shows of a number that the record does not have only the end, unless it is there but for a slip', async () => {
    const { database, country } = await start();
    const { Dung } = country.ids;
    const numbers = async () => {
      await linkRecords(database, NOW, [Dung]);
      const detail = await recordDetail(database, country.ministry, Dung, NOW);
      return detail?.candidates.map(({ documentNumber }) => documentNumber);
    };
    expect(await numbers()).toEqual(['•••••••••004']);
    for (const [number, shown] of [
      ['079199123456', '•••••••••004'],
      ['079199000014', '079199000004'],
    ]) {
      await database.query('update record set document_number = $2, linked_at = null where id = $1', [
        Dung,
        number,
      ]);
      expect(await numbers()).toEqual([shown]);
    }
  });

  it('shows one record in full, with who it may be about', async () => {
    const { database, country } = await start();
    expect(await recordDetail(database, country.clerkA, country.ids.An, NOW)).toMatchObject({
      name: 'Nguyen Van An',
      nationality: 'VN',
      doses: [{ vaccine: 'vaxzevria', lot: 'LOT-0', facility: 'Trạm A' }],
      candidates: [
        {
          documentNumber: '079090000001',
          name: 'Nguyễn Văn An',
          evidence: { documentNumber: { relation: 'same', weightBits: expect.any(Number) } },
        },
      ],
      duplicates: [],
      duplicatesElsewhere: 0,
      history: [],
    });
    expect(await recordDetail(database, country.clerkB, country.ids.An, NOW)).toBeUndefined();
    expect(await recordDetail(database, country.police, country.ids.Dung, NOW)).toBeUndefined();
  });

  it('tells others for two minutes who has a record open', async () => {
    const { database, country } = await start();
    const { An } = country.ids;
    const seenBy = async (actor: Actor, minutes: number) =>
      (await recordDetail(database, actor, An, later(minutes)))?.workingName;
    expect(await seenBy(country.clerkA, 0)).toBeNull();
    expect(await seenBy(country.otherClerkA, 1)).toBe('Mai');
    expect(await seenBy(country.clerkA, 1.5)).toBeNull();
    expect(await seenBy(country.otherClerkA, 3)).toBe('Mai');
    expect(await seenBy(country.otherClerkA, 4)).toBeNull();
    expect(await seenBy(country.clerkA, 5)).toBe('Nam');
  });
});
