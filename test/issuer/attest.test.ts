import { describe, expect, it } from 'vitest';
import { makeDemoPasskey } from '../../src/demo/passkey.ts';
import { type Attester, beginAttestation, completeAttestation } from '../../src/issuer/attest.ts';
import { manifestChallenge, readManifest } from '../../src/issuer/attestation-manifest.ts';
import { changeRecords } from '../../src/issuer/change-records.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { verifyAttestation } from '../../src/issuer/verify-attestation.ts';
import { ISSUER, PARTY } from './attesting.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const file = (...lines: string[]) => [Buffer.from([HEADER, ...lines].join('\n'))];
/** Foreigners are ready without a register. */
const person = (passport: string, day: string, facility: string) =>
  `Anna Schmidt,02/01/1990,Nữ,${passport},,Đức,1,${day}/10/2021,AZ,LOT-1,${facility}`;

interface Clerk extends Attester {
  readonly passkey: ReturnType<typeof makeDemoPasskey>;
}

async function clerkOf(database: Database, facility: string): Promise<Clerk> {
  const passkey = makeDemoPasskey();
  const [account] = await database.query<{ id: number; facility_id: number }>(
    `with added as (
       insert into account (name, role, facility_id, created_at)
       select 'Mai', 'clerk', id, $2::timestamptz from facility where name = $1
       returning id, facility_id
     ), enrolled as (
       insert into passkey (account_id, credential_id, public_key, counter, enrolled_at)
       select id, $3, $4, 0, $2::timestamptz from added
     )
     select id, facility_id from added`,
    [facility, NOW, passkey.credentialId, passkey.publicKey],
  );
  if (!account) throw new Error(`no facility ${facility}`);
  return { accountId: account.id, facilityId: account.facility_id, passkey };
}

async function begin(database: Database, clerk: Clerk, except: readonly number[] = []) {
  const begun = await beginAttestation(database, PARTY, ISSUER, clerk, except, NOW);
  if (!begun) throw new Error('nothing is ready');
  const { challenge } = begun.options as { challenge: string };
  return { ceremonyId: begun.ceremonyId, challenge, records: begun.records };
}

const complete = (
  database: Database,
  clerk: Attester,
  ceremonyId: string,
  response: Record<string, unknown>,
  now = NOW,
) => completeAttestation(database, PARTY, clerk, { ceremonyId, response }, now);

const idOf = async (database: Database, passport: string) =>
  (await database.query<{ id: number }>('select id from record where document_number = $1', [passport]))[0]
    ?.id ?? 0;
const states = async (database: Database) =>
  Object.fromEntries(
    (
      await database.query<{ document_number: string; state: string }>(
        'select document_number, state from record',
      )
    ).map(({ document_number, state }) => [document_number, state]),
  );
const queued = async (database: Database) =>
  (await database.query<{ record_id: number }>('select record_id from certification order by turn')).map(
    ({ record_id }) => record_id,
  );

describeOnBothEngines('attesting', (open) => {
  const ready = async () => {
    const database = await open();
    await importRecords(
      database,
      file(
        person('P0000001', '10', 'Trạm A'),
        person('P0000002', '11', 'Trạm A'),
        person('P0000003', '12', 'Trạm B'),
        // The last dose elsewhere: that facility answers for both.
        person('P0000004', '13', 'Trạm A'),
        person('P0000004', '20', 'Trạm B').replace(',1,20', ',2,20'),
      ),
      NOW,
    );
    await checkRecords(database, NOW);
    return database;
  };

  it('signs for everything of the own facility with one touch, and for nothing else', async () => {
    const database = await ready();
    const clerk = await clerkOf(database, 'Trạm A');
    const { ceremonyId, challenge, records } = await begin(database, clerk);
    expect(records).toBe(2);
    const response = clerk.passkey.answer({ challenge, rpId: PARTY.id }, PARTY.origin);
    const result = await complete(database, clerk, ceremonyId, response);
    expect(result).toMatchObject({ attested: 2, notAttested: [] });
    expect(await states(database)).toEqual({
      P0000001: 'attested',
      P0000002: 'attested',
      P0000003: 'ready',
      P0000004: 'ready',
    });
    expect(await queued(database)).toEqual([
      await idOf(database, 'P0000001'),
      await idOf(database, 'P0000002'),
    ]);
    // The challenge was the digest of what is kept, and names what the records said.
    const [kept] = await database.query<{ manifest: string }>('select manifest from attestation');
    expect(manifestChallenge(kept?.manifest ?? '').toString('base64url')).toBe(challenge);
    expect(readManifest(kept?.manifest ?? '')).toMatchObject({
      at: NOW.toISOString(),
      facility: { id: clerk.facilityId, name: 'Trạm A' },
      issuer: ISSUER,
      records: [{ record: await idOf(database, 'P0000001') }, { record: await idOf(database, 'P0000002') }],
    });
  });

  it('leaves out what the clerk takes out', async () => {
    const database = await ready();
    const clerk = await clerkOf(database, 'Trạm A');
    const out = await idOf(database, 'P0000001');
    const { ceremonyId, challenge, records } = await begin(database, clerk, [out]);
    expect(records).toBe(1);
    const response = clerk.passkey.answer({ challenge, rpId: PARTY.id }, PARTY.origin);
    expect(await complete(database, clerk, ceremonyId, response)).toMatchObject({ attested: 1 });
    expect(await states(database)).toMatchObject({ P0000001: 'ready', P0000002: 'attested' });
  });

  it('tells what changed before the signature came, and the rest goes on', async () => {
    const database = await ready();
    const clerk = await clerkOf(database, 'Trạm A');
    const { ceremonyId, challenge } = await begin(database, clerk);
    const changed = await idOf(database, 'P0000001');
    await database.query(`update record set name = 'Anne Schmidt' where id = $1`, [changed]);
    const response = clerk.passkey.answer({ challenge, rpId: PARTY.id }, PARTY.origin);
    const result = await complete(database, clerk, ceremonyId, response);
    expect(result).toMatchObject({
      attested: 1,
      notAttested: [{ recordId: changed, name: 'Anne Schmidt', why: 'changed' }],
    });
    expect(await states(database)).toMatchObject({ P0000001: 'ready', P0000002: 'attested' });
  });

  it('tells what is no longer ready, and what another facility answers for by now', async () => {
    const database = await ready();
    const clerk = await clerkOf(database, 'Trạm A');
    const { ceremonyId, challenge } = await begin(database, clerk);
    await importRecords(database, file(person('P0000001', '25', 'Trạm B').replace(',1,25', ',2,25')), NOW);
    await checkRecords(database, NOW);
    await database.query(`update record set state = 'mismatch' where document_number = 'P0000002'`);
    const response = clerk.passkey.answer({ challenge, rpId: PARTY.id }, PARTY.origin);
    expect(await complete(database, clerk, ceremonyId, response)).toMatchObject({
      attested: 0,
      notAttested: [{ why: 'other-facility' }, { why: 'not-ready' }],
    });
  });

  it('refuses an answer that is forged, for another place, late, used before or somebody else’s', async () => {
    const database = await ready();
    const clerk = await clerkOf(database, 'Trạm A');
    const colleague = await clerkOf(database, 'Trạm A');
    const stranger = await clerkOf(database, 'Trạm B');
    const asked = { rpId: PARTY.id };
    const attempts: ((challenge: string) => Record<string, unknown>)[] = [
      (challenge) => clerk.passkey.answer({ challenge, ...asked }, 'https://vacxin.example.com'),
      (challenge) => clerk.passkey.answer({ challenge, rpId: 'example.com' }, PARTY.origin),
      () => clerk.passkey.answer({ challenge: 'AAAA', ...asked }, PARTY.origin),
      (challenge) => colleague.passkey.answer({ challenge, ...asked }, PARTY.origin),
      (challenge) => stranger.passkey.answer({ challenge, ...asked }, PARTY.origin),
      (challenge) => makeDemoPasskey().answer({ challenge, ...asked }, PARTY.origin),
      // Another's signature under one's own name.
      (challenge) => ({
        ...colleague.passkey.answer({ challenge, ...asked }, PARTY.origin),
        id: clerk.passkey.credentialId,
        rawId: clerk.passkey.credentialId,
      }),
    ];
    for (const attempt of attempts) {
      const { ceremonyId, challenge } = await begin(database, clerk);
      expect(await complete(database, clerk, ceremonyId, attempt(challenge))).toBeUndefined();
      // Answered once: the right answer comes too late now.
      const right = clerk.passkey.answer({ challenge, ...asked }, PARTY.origin);
      expect(await complete(database, clerk, ceremonyId, right)).toBeUndefined();
    }
    const late = await begin(database, clerk);
    const answer = clerk.passkey.answer({ challenge: late.challenge, ...asked }, PARTY.origin);
    const afterwards = new Date(NOW.getTime() + 301_000);
    expect(await complete(database, clerk, late.ceremonyId, answer, afterwards)).toBeUndefined();
    const own = await begin(database, clerk);
    const mine = clerk.passkey.answer({ challenge: own.challenge, ...asked }, PARTY.origin);
    expect(await complete(database, stranger, own.ceremonyId, mine)).toBeUndefined();
    expect(await database.query('select id from attestation')).toEqual([]);
    expect(new Set(Object.values(await states(database)))).toEqual(new Set(['ready']));
  });

  it('has to be done again after a change', async () => {
    const database = await ready();
    const clerk = await clerkOf(database, 'Trạm A');
    const sign = async () => {
      const { ceremonyId, challenge } = await begin(database, clerk);
      const response = clerk.passkey.answer({ challenge, rpId: PARTY.id }, PARTY.origin);
      return complete(database, clerk, ceremonyId, response);
    };
    await sign();
    const recordId = await idOf(database, 'P0000001');
    await database.transaction((transaction) =>
      changeRecords(transaction, { accountId: clerk.accountId, action: 'edit', at: NOW }, [
        { recordId, set: { name: 'Anne Schmidt' } },
      ]),
    );
    expect(await states(database)).toMatchObject({ P0000001: 'incomplete', P0000002: 'attested' });
    await checkRecords(database, NOW);
    expect(await sign()).toMatchObject({ attested: 1 });
    expect(await states(database)).toMatchObject({ P0000001: 'attested' });
  });
});

describe('an attestation that is kept', () => {
  describeOnBothEngines('is verified years later', (open) => {
    const signed = async () => {
      const database = await open();
      await importRecords(database, file(person('P0000001', '10', 'Trạm A')), NOW);
      await checkRecords(database, NOW);
      const clerk = await clerkOf(database, 'Trạm A');
      const { ceremonyId, challenge } = await begin(database, clerk);
      const response = clerk.passkey.answer({ challenge, rpId: PARTY.id }, PARTY.origin);
      const result = await complete(database, clerk, ceremonyId, response);
      return { database, id: result?.attestationId ?? 0 };
    };

    it('with nothing but what is stored, also when the passkey is gone', async () => {
      const { database, id } = await signed();
      await database.query('update passkey set revoked_at = $1', [NOW]);
      expect(await verifyAttestation(database, id)).toEqual({
        id,
        records: 1,
        certificates: 0,
        problems: [],
      });
      expect(await verifyAttestation(database, id + 1)).toBeUndefined();
    });

    it.each([
      ['signature-wrong', `manifest = replace(manifest, '"sha256":"', '"sha256":"A')`],
      ['signature-wrong', `assertion = jsonb_set(assertion, '{origin}', '"https://evil.example"')`],
      ['signature-wrong', `assertion = jsonb_set(assertion, '{rpId}', '"evil.example"')`],
      ['signature-wrong', `assertion = jsonb_set(assertion, '{signature}', '"AAAA"')`],
      ['manifest-of-another', `attested_at = attested_at + interval '1 day'`],
      ['manifest-malformed', `manifest = '{}'`],
      ['not-signed', 'assertion = null'],
    ] as const)('and tells %s of one with %s', async (code, change) => {
      const { database, id } = await signed();
      await database.query(`update attestation set ${change} where id = $1`, [id]);
      const found = await verifyAttestation(database, id);
      expect(found?.problems.map((problem) => problem.code)).toContain(code);
    });
  });
});
