import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import type { Database } from '../../src/issuer/database.ts';
import { givePickUpCode, openByPickUpCode } from '../../src/issuer/pick-up-codes.ts';
import { PICK_UP_ALPHABET, PickUpCode } from '../../src/proof-contract.ts';
import { describeOnBothEngines } from './databases.ts';
import { makeWorkCountry, NOW, type WorkCountry } from './work-country.ts';

const SECRET = randomBytes(32);
const afterDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const BINH = { name: 'Lê Thị Bình', birthDate: '1985-03-04', documentNumber: '079185000002' };

const read = (typed: string) => {
  const parsed = v.safeParse(PickUpCode, typed);
  return parsed.success ? parsed.output : undefined;
};

describeOnBothEngines('the code that a facility gives out', (open) => {
  const give = (database: Database, actor: Actor, recordId: number, now = NOW) =>
    givePickUpCode(database, SECRET, actor, recordId, 'holder', now);
  const given = async (database: Database, country: WorkCountry, who: keyof WorkCountry['ids'] = 'Binh') => {
    const actor = who === 'Binh' ? country.clerkA : country.ministry;
    const code = await give(database, actor, country.ids[who]);
    if (!code) throw new Error('no code was given');
    return code;
  };
  const hand = (database: Database, code: string, who = BINH, now = NOW) =>
    openByPickUpCode(database, SECRET, { ...who, code: read(code) ?? '' }, now);

  it('opens the record once, says who gave and used it in the audit, and is kept as a digest', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const { code, ...slip } = await given(database, country);
    expect(slip).toEqual({
      name: BINH.name,
      birthDate: BINH.birthDate,
      numberEnd: '002',
      expiresAt: afterDays(7).toISOString(),
    });
    expect(code).toMatch(/^\w{5}-\w{5}$/);
    const [kept] = await database.query<{ code_mac: string }>('select code_mac from pick_up_code');
    expect(kept?.code_mac).not.toContain(code.replace('-', ''));
    expect(await hand(database, code)).toMatchObject({ status: { name: BINH.name }, phone: '0910000001' });
    expect(await hand(database, code)).toBe('proof-wrong');
    const audit = await database.query(
      'select action, account_id, record_id, after from audit order by sequence',
    );
    const recordId = country.ids.Binh;
    expect(audit.slice(-2)).toEqual([
      {
        action: 'pick-up-code-given',
        account_id: country.clerkA.accountId,
        record_id: recordId,
        after: { pickedUpBy: 'holder', expiresAt: slip.expiresAt },
      },
      { action: 'opened-by-pick-up-code', account_id: null, record_id: recordId, after: null },
    ]);
    expect(JSON.stringify(audit)).not.toContain(code.slice(0, 5));
  });

  it('is good for its own person alone, and a wrong try does not use it up', async () => {
    const database = await open();
    const { code } = await given(database, await makeWorkCountry(database));
    for (const wrong of [
      { ...BINH, name: 'Lê Thị Bích' },
      { ...BINH, birthDate: '1985-04-03' },
      { ...BINH, documentNumber: '079185000009' },
    ]) {
      expect(await hand(database, code, wrong)).toBe('proof-wrong');
    }
    expect(await hand(database, code)).not.toBe('proof-wrong');
  });

  it('ends after seven days, and when another one is given', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const first = await given(database, country);
    const second = await given(database, country);
    expect(await hand(database, first.code)).toBe('proof-wrong');
    expect(await hand(database, second.code, BINH, afterDays(7))).toBe('proof-wrong');
    expect(await hand(database, second.code, BINH, afterDays(6.9))).toMatchObject({ phone: '0910000001' });
  });

  it('opens the record of a child by the number of who stands for them, and asks for none where there is none', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    const dung = { name: 'hoang my dung', birthDate: '1999-06-06', documentNumber: '079070000777' };
    const any = await given(database, country, 'Dung');
    expect(any.numberEnd).toBeNull();
    expect(await hand(database, any.code, dung)).toMatchObject({ status: { name: 'Hoàng Mỹ Dung' } });
    await database.query(`update record set guardian_document_number = '079070000888' where id = $1`, [
      country.ids.Dung,
    ]);
    const { code, numberEnd } = await given(database, country, 'Dung');
    expect(numberEnd).toBe('888');
    expect(await hand(database, code, dung)).toBe('proof-wrong');
    expect(await hand(database, code, { ...dung, documentNumber: '079070000888' })).toMatchObject({
      status: { name: 'Hoàng Mỹ Dung' },
    });
  });

  it('is given for records of one’s own territory, and for none that is closed or was brought together', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    expect(await give(database, country.clerkB, country.ids.Binh)).toBeUndefined();
    expect(await give(database, country.province, country.ids.Em)).toBeUndefined();
    expect(await give(database, country.province, country.ids.Binh)).toMatchObject({ name: BINH.name });
    await database.query(`update record set state = 'closed', closed_as = 'record-annulled' where id = $1`, [
      country.ids.Binh,
    ]);
    expect(await give(database, country.clerkA, country.ids.Binh)).toBeUndefined();
  });
});

describe('a code as it is typed', () => {
  const right = [...PICK_UP_ALPHABET].map((last) => `012345678${last}`).filter((typed) => read(typed));

  it('has one right last letter, and takes small letters, gaps, and letters that look like digits', () => {
    expect(right).toHaveLength(1);
    const [first = ''] = right;
    const lookalike = `o1z3-45 678${first.at(-1)?.toLowerCase()}`.replace('1', 'l');
    expect(read(lookalike)).toBe(first);
    expect(read(`${first}0`)).toBeUndefined();
    expect(read(first.slice(1))).toBeUndefined();
    expect(read(`${first.slice(0, -1)}U`)).toBeUndefined();
  });

  it('shows each wrong letter and each two that changed places', () => {
    const [first = ''] = right;
    for (let at = 0; at < first.length; at++) {
      for (const letter of PICK_UP_ALPHABET) {
        if (letter !== first[at])
          expect(read(first.slice(0, at) + letter + first.slice(at + 1))).toBeUndefined();
      }
      const [one, two] = [first[at] ?? '', first[at + 1] ?? ''];
      if (one !== two && two) {
        expect(read(first.slice(0, at) + two + one + first.slice(at + 2))).toBeUndefined();
      }
    }
  });
});
