import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { judge } from '../../src/certificate/verify.ts';
import { PATHS } from '../../src/contract.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import { changeRecords } from '../../src/issuer/change-records.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import { type Database, openDatabase, type Queryable } from '../../src/issuer/database.ts';
import { loadIcvpCatalogue } from '../../src/issuer/icvp-catalogue.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { openKeys, type ServiceKeys } from '../../src/issuer/keys.ts';
import { publish } from '../../src/issuer/publish.ts';
import { loadRegister } from '../../src/issuer/register.ts';
import { twelveMonthsAfter } from '../../src/issuer/sign-certificates.ts';
import { holderStatus } from '../../src/issuer/status.ts';
import { addTrustedIssuer } from '../../src/issuer/trusted-issuers.ts';
import { readTrustBundle } from '../../src/trust/bundle.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { issuerWithCard, LARGEST } from '../certificate/cards.ts';
import { attestAll } from './attesting.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const FACILITY = '"Trạm Y tế phường Bến Thành, TP. Hồ Chí Minh"';
const AN = 'Nguyễn Văn An,02/01/1990,Nam,079090000001,0100000001,Việt Nam';
const file = (...lines: string[]) => [Buffer.from([HEADER, ...lines].join('\n'))];
const OWN = {
  iss: 'https://vacxin.example.vn',
  name: { vi: 'Bộ Y tế', en: 'Ministry of Health' },
  country: 'VN',
  demo: false,
};

let folder: string;
let keys: ServiceKeys;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-issuer-'));
  keys = await openKeys(join(folder, 'keys'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const registerAn = (database: Database) =>
  loadRegister(database, [
    { documentNumber: '079090000001', name: 'Nguyễn Văn An', birthDate: '1990-01-02', sex: 'male' },
  ]);

async function certifyAll(database: Database, now = NOW) {
  const checked = await checkRecords(database, now);
  const attested = await attestAll(database, now);
  const { certified, failed } = await certifyQueued(database, keys, OWN, now);
  return { checked, attested, certified, failed };
}

const inUse = (made: ServiceKeys) => made.issuer.at(NOW, new Set());

const recordIds = async (database: Database) =>
  (await database.query<{ id: number }>('select id from record order by id')).map(({ id }) => id);

describeOnBothEngines('from record to certificate', (open) => {
  it('certifies a record that the register confirms, and a verifier that knows only the bundle believes it', async () => {
    const database = await open();
    await registerAn(database);
    const lines = file(
      `${AN},1,10/08/2021,AstraZeneca,NT0043,${FACILITY}`,
      `${AN},2,05/10/2021,Comirnaty (Pfizer),PCB0013,"Bệnh viện Chợ Rẫy, TP. Hồ Chí Minh"`,
    );
    expect(await importRecords(database, lines, NOW)).toEqual({
      lines: 2,
      rejected: 0,
      newRecords: 1,
      newDoses: 2,
    });
    expect(await certifyAll(database)).toEqual({
      checked: { ready: 1, mismatch: 0, incomplete: 0 },
      attested: 1,
      certified: 1,
      failed: 0,
    });

    const directory = join(folder, 'public-one');
    await publish(database, keys, OWN, directory, NOW);
    const [root] = JSON.parse(readFileSync(join(directory, PATHS.trustRoot), 'utf8')).keys;
    const bundle = await readTrustBundle(readFileSync(join(directory, PATHS.trustBundle), 'utf8'), [root]);
    const status = await holderStatus(database, await recordIds(database));
    const verdict = await judge(status?.certificates[0]?.signedText ?? '', trustFrom(bundle), NOW);
    expect(verdict).toMatchObject({
      outcome: 'valid',
      issuer: { iss: OWN.iss, country: 'VN' },
      certificate: {
        holder: { name: 'Nguyễn Văn An', birthDate: '1990-01-02', nationality: 'VN' },
        immunizations: [
          { date: '2021-08-10', lot: 'NT0043' },
          { date: '2021-10-05', lot: 'PCB0013' },
        ],
        number: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
        expiresAtSeconds: Date.parse('2023-06-01T08:00:00Z') / 1000,
      },
    });
    // The same facts in the EU's form, of the last dose.
    const [twin = '', ...others] = status?.certificates[0]?.twins ?? [];
    expect(others).toEqual([]);
    expect(await judge(twin, trustFrom(bundle), NOW)).toMatchObject({
      outcome: 'valid',
      issuer: { family: 'hcert', iss: 'VN' },
      certificate: {
        format: 'eu-dcc',
        holder: { name: 'Nguyễn Văn An', latinName: 'NGUYEN<<VAN<AN' },
        immunizations: [{ date: '2021-10-05', doseNumber: 2, totalDoses: 2 }],
      },
    });
    expect(status?.steps).toEqual([
      { step: 'check', doneAt: NOW.toISOString() },
      { step: 'attest', doneAt: NOW.toISOString() },
      { step: 'certify', doneAt: NOW.toISOString() },
    ]);
  });

  it('has the facility of the last dose attest all doses', async () => {
    const database = await open();
    await registerAn(database);
    await importRecords(
      database,
      file(
        `${AN},2,05/10/2021,Pfizer,B,Trạm B`,
        `${AN},1,10/08/2021,AstraZeneca,A,Trạm A`,
        `${AN},3,05/01/2022,Moderna,C,Trạm C`,
      ),
      NOW,
    );
    await certifyAll(database);
    expect(
      await database.query(
        'select facility.name from record join attestation on attestation.id = attestation_id join facility on facility.id = attestation.facility_id',
      ),
    ).toEqual([{ name: 'Trạm C' }]);
  });

  it.each([
    ['no document number', AN.replace('079090000001', ''), 'incomplete', ['document-number-missing']],
    [
      'an old 9-digit number',
      AN.replace('079090000001', '024123456'),
      'incomplete',
      ['document-number-old-card'],
    ],
    ['a number that the register lacks', AN.replace('000001', '000002'), 'mismatch', ['not-in-register']],
    ['a missing tone', AN.replace('Nguyễn Văn', 'Nguyen Văn'), 'mismatch', ['name-tones-differ']],
    [
      'day and month swapped, and the wrong sex',
      AN.replace('02/01', '01/02').replace('Nam', 'Nữ'),
      'mismatch',
      ['birth-day-month-swapped', 'sex-differs'],
    ],
    [
      'a name in capitals and NFD',
      `${'NGUYỄN VĂN AN'.normalize('NFD')}${AN.slice('Nguyễn Văn An'.length)}`,
      'ready',
      [],
    ],
    ['a foreigner with a passport', 'Kim Min-jun,02/01/1990,Nam,M12345678,,Hàn Quốc', 'ready', []],
    [
      'a foreigner without',
      'Kim Min-jun,02/01/1990,Nam,,,Hàn Quốc',
      'incomplete',
      ['document-number-missing'],
    ],
  ])('checks a record with %s', async (_, person, state, findings) => {
    const database = await open();
    await registerAn(database);
    await importRecords(database, file(`${person},1,10/08/2021,AZ,A,Trạm A`), NOW);
    await checkRecords(database, NOW);
    expect(await database.query('select state, findings from record')).toEqual([{ state, findings }]);
  });

  it('shows a stuck record without steps done, with what is wrong', async () => {
    const database = await open();
    await importRecords(database, file(`${AN},1,10/08/2021,AZ,A,Trạm A`), NOW);
    await certifyAll(database);
    expect(await holderStatus(database, await recordIds(database))).toEqual({
      name: 'Nguyễn Văn An',
      steps: [{ step: 'check' }, { step: 'attest' }, { step: 'certify' }],
      findings: ['not-in-register'],
      certificates: [],
    });
  });

  it('certifies a child that has no number yet, through its guardian', async () => {
    const database = await open();
    await registerAn(database);
    await importRecords(database, file('Nguyễn Gia Bảo,01/06/2012,Nam,,,,1,10/05/2022,Pfizer,A,Trạm A'), NOW);
    expect(await certifyAll(database)).toMatchObject({ attested: 0 });
    await database.transaction((transaction) =>
      changeRecords(transaction, { accountId: null, action: 'edit', at: NOW }, [
        { recordId: 1, set: { guardianDocumentNumber: '079090000001' } },
      ]),
    );
    expect(await certifyAll(database)).toMatchObject({ attested: 1, certified: 1 });
    const status = await holderStatus(database, [1]);
    const { signedText = '', twins = [] } = status?.certificates[0] ?? {};
    expect([signedText, ...twins].map((text) => read(text).holder)).toMatchObject([
      { name: 'Nguyễn Gia Bảo', birthDate: '2012-06-01' },
      { name: 'Nguyễn Gia Bảo' },
    ]);
    expect(read(signedText).holder).not.toHaveProperty('documentNumber');
  });

  it('changes nothing when the same file comes again, and certifies nothing twice', async () => {
    const database = await open();
    await registerAn(database);
    const lines = file(`${AN},1,10/08/2021,AZ,A,Trạm A`, `${AN},1,10/08/2021,AZ,A,Trạm A`);
    await importRecords(database, lines, NOW);
    await certifyAll(database);
    expect(await importRecords(database, lines, NOW)).toMatchObject({ newRecords: 0, newDoses: 0 });
    expect(await certifyAll(database)).toMatchObject({ attested: 0, certified: 0 });
    expect(await database.query('select count(*) as count from certificate')).toEqual([{ count: 1 }]);
  });

  it('sends a certified record back to be checked when a dose is added, and certifies it anew', async () => {
    const database = await open();
    await registerAn(database);
    await importRecords(database, file(`${AN},1,10/08/2021,AZ,A,Trạm A`), NOW);
    await certifyAll(database);
    await importRecords(database, file(`${AN},2,10/10/2021,AZ,B,Trạm B`), NOW);
    expect(await database.query('select state, checked_at from record')).toEqual([
      { state: 'incomplete', checked_at: null },
    ]);
    expect(await certifyAll(database, new Date('2022-06-02T00:00:00Z'))).toMatchObject({ certified: 1 });
    const status = await holderStatus(database, await recordIds(database));
    const doses = status?.certificates.map(({ signedText }) => read(signedText).immunizations.length);
    expect(doses).toEqual([2, 1]);
  });

  it('makes WHO’s certificate of a dose that is in the catalogue which the operator supplied', async () => {
    const database = await open();
    await registerAn(database);
    await importRecords(
      database,
      file(`${AN},1,10/08/2021,AZ,A,Trạm A`, `${AN},2,10/05/2022,Sốt vàng,YF1,Trạm A`),
      NOW,
    );
    const products = [{ code: 'YellowFeverProductTest1', name: 'Stamaril', vaccine: 'stamaril' }];
    await loadIcvpCatalogue(database, { products }, 'test', NOW);
    await expect(loadIcvpCatalogue(database, { products: [{}] }, 'test', NOW)).rejects.toMatchObject({
      code: 'malformed-catalogue',
    });
    await certifyAll(database);
    const status = await holderStatus(database, await recordIds(database));
    expect(status?.certificates[0]?.twins.map((twin) => read(twin))).toMatchObject([
      { format: 'eu-dcc', immunizations: [{ date: '2021-08-10', doseNumber: 1 }] },
      {
        format: 'who-icvp',
        holder: { documentNumber: '079090000001', nationality: 'VNM' },
        immunizations: [{ date: '2022-05-10', vaccine: [{ code: 'YellowFeverProductTest1' }] }],
      },
    ]);
    const bundle = await publish(database, keys, OWN, join(folder, 'public-icvp'), NOW);
    expect(bundle.icvpProducts).toEqual([{ code: 'YellowFeverProductTest1', name: 'Stamaril' }]);
    const pem = readFileSync(join(folder, 'public-icvp', PATHS.documentSigners), 'utf8');
    expect(pem.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThanOrEqual(2);
    expect(pem).not.toContain('PRIVATE');
  });

  it('brings a second record of a person whom the register confirms together with the first, and certifies it anew', async () => {
    const database = await open();
    await registerAn(database);
    await importRecords(database, file(`${AN},1,10/08/2021,AZ,A,Trạm A`), NOW);
    await certifyAll(database);
    const otherPhone = AN.replace('0100000001', '0100000009');
    await importRecords(database, file(`${otherPhone},2,10/10/2021,AZ,B,Trạm B`), NOW);
    await certifyAll(database, new Date('2022-06-02T00:00:00Z'));
    const status = await holderStatus(database, await recordIds(database));
    expect(
      status?.certificates.map(({ signedText }) => read(signedText).immunizations.map(({ lot }) => lot)),
    ).toEqual([['A', 'B'], ['A']]);
  });

  it('reports a record that does not fit one code, and certifies the others', async () => {
    const database = await open();
    await registerAn(database);
    const foreigner = `${'Xyzabc '.repeat(14)},02/01/1990,Nam,P1234567,,Pháp`;
    const doses = Array.from(
      { length: 20 },
      (_, index) =>
        `${foreigner},${index + 1},${10 + index}/10/2021,Abdala,${crypto.randomUUID().slice(0, 18)},Trạm A`,
    );
    await importRecords(database, file(...doses, `${AN},1,10/08/2021,AZ,A,Trạm A`), NOW);
    expect(await certifyAll(database)).toMatchObject({ attested: 2, certified: 1, failed: 1 });
  });

  it('lets two processes certify at once without making anything twice', async () => {
    const database = await open();
    const people = Array.from({ length: 1200 }, (_, index) => `P${String(index).padStart(7, '0')}`);
    await importRecords(
      database,
      file(
        ...people.map((passport) => `Anna Schmidt,02/01/1990,Nữ,${passport},,Đức,1,10/08/2021,AZ,A,Trạm A`),
      ),
      NOW,
    );
    await checkRecords(database, NOW);
    await attestAll(database, NOW);
    const certify = () => certifyQueued(database, keys, OWN, NOW);
    const results = await Promise.all([certify(), certify()]);
    expect(results.reduce((sum, { certified }) => sum + certified, 0)).toBe(people.length);
    expect(
      await database.query('select count(distinct record_id) as people, count(*) as count from certificate'),
    ).toEqual([{ people: people.length, count: people.length }]);
  });
});

describeOnBothEngines('publications', (open) => {
  it('raise the version each time and keep every identity that ever signed', async () => {
    const database = await open();
    await registerAn(database);
    await importRecords(database, file(`${AN},1,10/08/2021,AZ,A,Trạm A`), NOW);
    await certifyAll(database);
    const directory = join(folder, 'public-two');
    const first = await publish(database, keys, OWN, directory, NOW);
    const second = await publish(database, keys, { ...OWN, iss: 'https://new.example.vn' }, directory, NOW);
    expect(second.version).toBe(first.version + 1);
    expect(second.issuers.map(({ iss }) => iss)).toEqual(['https://new.example.vn', OWN.iss, 'VN']);
  });

  it('end with the newest when one process is slow and another publishes meanwhile', async () => {
    const database = await open();
    const directory = join(folder, 'public-together');
    let reached = () => {};
    const halfWay = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = (queryable: Queryable): Queryable => ({
      query: async (sql, parameters) => {
        if (sql.includes('trusted_issuer')) {
          reached();
          await delay(200);
        }
        return queryable.query(sql, parameters);
      },
    });
    const slowDatabase: Database = {
      ...database,
      ...slow(database),
      transaction: (work) => database.transaction((transaction) => work(slow(transaction))),
    };
    const first = publish(slowDatabase, keys, OWN, directory, NOW);
    await halfWay;
    const second = publish(database, keys, OWN, directory, NOW);
    expect((await first).version).toBe(1);
    expect((await second).version).toBe(2);
    const published = readFileSync(join(directory, PATHS.trustBundle), 'utf8');
    expect(await readTrustBundle(published, [keys.root.publicJwk])).toMatchObject({ version: 2 });
  });

  it('hold foreign issuers with the keys from their own origin, and change nothing when those cannot be had', async () => {
    const database = await open();
    const { issuer } = await issuerWithCard({ ...LARGEST, issuer: 'https://foreign.example' });
    const [key] = issuer.keys;
    const foreign = { iss: issuer.iss, name: { vi: 'Nước ngoài', en: 'Foreign' }, country: 'JP' };
    const keySet = { keys: [{ use: 'sig', alg: 'ES256', kid: key?.kid, ...key?.jwk }] };
    const asked: string[] = [];
    const added = await addTrustedIssuer(database, foreign, NOW, async (url) => {
      asked.push(url);
      return keySet;
    });
    expect(added).toBe(1);
    expect(asked).toEqual(['https://foreign.example/.well-known/jwks.json']);
    await expect(addTrustedIssuer(database, foreign, NOW, async () => ({ keys: [] }))).rejects.toMatchObject({
      code: 'no-usable-keys',
    });
    await expect(
      addTrustedIssuer(database, { ...foreign, iss: 'http://foreign.example' }, NOW, async () => keySet),
    ).rejects.toMatchObject({ code: 'not-an-issuer-url' });
    for (const malformed of [{ country: 'Japan' }, { name: { vi: '', en: 'Foreign' } }]) {
      await expect(
        addTrustedIssuer(database, { ...foreign, ...malformed }, NOW, async () => keySet),
      ).rejects.toMatchObject({ code: 'malformed-details' });
    }
    // Somebody adds our own address: our key must not be displaced by what was found there.
    await addTrustedIssuer(database, { ...foreign, iss: OWN.iss }, NOW, async () => keySet);
    const bundle = await publish(database, keys, OWN, join(folder, 'public-three'), NOW);
    expect(bundle.issuers.map(({ iss }) => iss)).toEqual([OWN.iss, 'VN', 'https://foreign.example']);
    expect(bundle.issuers[0]?.keys[0]?.kid).toBe((await inUse(keys)).publicJwk.kid);
  });
});

describe('keys', () => {
  it('are the same for all who find none and make them at the same time', async () => {
    const directory = join(folder, 'keys-together');
    const [one, other] = await Promise.all([openKeys(directory), openKeys(directory)]);
    expect((await inUse(one)).publicJwk).toEqual((await inUse(other)).publicJwk);
    expect(one?.root.publicJwk).toEqual(other?.root.publicJwk);
    expect(readdirSync(directory).sort()).toEqual(['issuer.jwk.json', 'secret', 'trust-root.jwk.json']);
  });

  it('are made once, kept, and readable for their owner only', async () => {
    const again = await openKeys(join(folder, 'keys'));
    const issuer = await inUse(again);
    expect(issuer.publicJwk).toEqual((await inUse(keys)).publicJwk);
    expect(again.root.publicJwk.kid).not.toBe(issuer.publicJwk.kid);
    expect(issuer.publicJwk).not.toHaveProperty('d');
    expect(statSync(join(folder, 'keys', 'issuer.jwk.json')).mode & 0o077).toBe(0);
    await expect(crypto.subtle.exportKey('jwk', issuer.signer.privateKey as CryptoKey)).rejects.toThrow();
  });
});

describe('twelve months', () => {
  it.each([
    ['2022-06-01T08:00:00Z', '2023-06-01T08:00:00Z'],
    ['2024-02-29T23:59:59Z', '2025-02-28T23:59:59Z'],
  ])('after %s is %s', (from, to) => {
    expect(twelveMonthsAfter(new Date(from))).toEqual(new Date(to));
  });
});

describe('the embedded database', () => {
  it('keeps its data, and refuses a second process in words', async () => {
    const directory = join(folder, 'database');
    const database = await openDatabase({ directory });
    await database.query(`insert into setting values ('kept', 'true')`);
    await expect(openDatabase({ directory })).rejects.toMatchObject({
      code: 'folder-in-use',
      processId: process.pid,
    });
    await database.close();
    // A killed process leaves its lock behind.
    writeFileSync(`${directory}.lock`, '999999999');
    const again = await openDatabase({ directory });
    expect(await again.query(`select value from setting where name = 'kept'`)).toEqual([{ value: true }]);
    await again.close();
  });
});
