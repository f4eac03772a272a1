import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRecords } from '../../src/issuer/import.ts';
import { type Running, startService, temporaryFolder } from './running.ts';
import { signedIn } from './work/signed-in.ts';

const folder = temporaryFolder();
let running: Running;
beforeAll(async () => {
  running = await startService(folder.path, { demo: false, publicUrl: 'https://vacxin.example.vn' });
  await importRecords(running.service.database, [Buffer.from(RECORDS)], new Date());
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

const RECORDS = [
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm',
  'Nguyễn Đình An,02/01/1990,Nam,079090000001,0100000001,Việt Nam,1,10/08/2021,AZ,A,Trạm A',
  'Lê Thị Bình,04/03/1985,Nữ,079185000002,0100000002,Việt Nam,1,11/08/2021,AZ,A,Trạm B',
].join('\n');
const AN = { name: 'Nguyễn Đình An', birthDate: '1990-01-02', documentNumber: '079090000001' };
const BINH = { name: 'Lê Thị Bình', birthDate: '1985-03-04', documentNumber: '079185000002' };
const STRANGER = { ...AN, documentNumber: '079090000009' };

let addresses = 0;
const fromElsewhere = () => ({ 'x-forwarded-for': `198.51.100.${++addresses}` });
const facilities = async (query = '') =>
  (await (await fetch(`${running.url}/api/facilities${query}`)).json()) as {
    provinces: string[];
    facilities: { id: number; name: string }[];
  };
const dose = async (date: string, facility = 'Trạm A') => ({
  date,
  facilityId: (await facilities()).facilities.find(({ name }) => name === facility)?.id ?? 0,
});

/** An answer with all that a stranger could tell people apart by. */
async function answer(path: string, body: unknown, headers = fromElsewhere()) {
  const started = performance.now();
  const response = await running.post(`/api/look-up/${path}`, body, headers);
  const { date, ...rest } = Object.fromEntries(response.headers);
  const seen = {
    status: response.status,
    headers: { ...rest, date: typeof date },
    body: await response.json(),
  };
  return { seen, tookMs: performance.now() - started };
}

describe('the proof by the last dose', () => {
  it('answers with what is on record, and keeps it from every cache', async () => {
    const { seen } = await answer('dose', { ...BINH, lastDose: await dose('2021-08-11', 'Trạm B') });
    expect(seen).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: { name: 'Lê Thị Bình', steps: [{ step: 'check' }, { step: 'attest' }, { step: 'certify' }] },
    });
  });

  it('tells a stranger nothing by answer, headers or time, over three tries and the refusal after them', async () => {
    const lastDose = await dose('2021-08-12');
    const steps = async (who: object) => {
      const answers = [];
      for (let tries = 0; tries < 4; tries++) answers.push(await answer('dose', { ...who, lastDose }));
      return answers;
    };
    const [known, unknown] = [await steps(AN), await steps(STRANGER)];
    const statuses = known.map(({ seen: { status, body } }) => [status, body.error]);
    expect(statuses).toEqual([...Array(3).fill([403, 'proof-wrong']), [429, 'too-many-requests']]);
    const wait = (seen: (typeof known)[0]['seen']) =>
      Number((seen.headers as Record<string, string>)['retry-after']);
    const [last, lastOfStranger] = [known[3], unknown[3]];
    expect(last && wait(last.seen)).toBeGreaterThan(86_000);
    expect(lastOfStranger && wait(lastOfStranger.seen)).toBeGreaterThan(86_000);
    const comparable = ({ seen }: (typeof known)[0]) => ({
      ...seen,
      headers: { ...seen.headers, 'retry-after': '' },
    });
    expect(unknown.map(comparable)).toEqual(known.map(comparable));
    expect(Math.min(...[...known, ...unknown].map(({ tookMs }) => tookMs))).toBeGreaterThanOrEqual(295);
    // What is right does not help any more that day, from wherever it comes.
    expect((await answer('dose', { ...AN, lastDose: await dose('2021-08-10') })).seen.status).toBe(429);
  });

  it('stops an address that asks about one person after the other', async () => {
    const busy = { 'x-forwarded-for': '203.0.113.5' };
    const lastDose = await dose('2021-08-12');
    const answers = await Promise.all(
      Array.from({ length: 22 }, (_, index) =>
        answer('dose', { ...AN, documentNumber: `P${1_000_000 + index}`, lastDose }, busy),
      ),
    );
    expect(answers.filter(({ seen }) => seen.status === 403)).toHaveLength(20);
    expect(answers.filter(({ seen }) => seen.status === 429)).toHaveLength(2);
  });

  it('takes only days that exist and places that are numbers', async () => {
    for (const lastDose of [
      undefined,
      {},
      { date: '2021-02-30', facilityId: 1 },
      { date: '2021-08-10', facilityId: 'A' },
    ]) {
      expect((await answer('dose', { ...AN, lastDose })).seen.status).toBe(400);
    }
  });

  it('offers the facilities that nobody has placed, those of a province, and nothing else', async () => {
    const { database } = running.service;
    await database.query(`update facility set province = 'Huế', commune = 'Phú Xuân' where name = 'Trạm B'`);
    const unplaced = await facilities();
    expect(unplaced.provinces).toEqual(['Huế']);
    expect(unplaced.facilities).toEqual([{ id: expect.any(Number), name: 'Trạm A', commune: null }]);
    const placed = await facilities(`?province=${encodeURIComponent('Huế')}`);
    expect(placed.facilities).toEqual([{ id: expect.any(Number), name: 'Trạm B', commune: 'Phú Xuân' }]);
    expect((await facilities('?province=%27%20or%201%3D1')).facilities).toEqual([]);
    expect((await fetch(`${running.url}/api/facilities?province=%00`)).status).toBe(400);
  });
});

describe('the code that a facility gives out', () => {
  const recordId = async (name: string) => {
    const rows = await running.service.database.query<{ id: number; facility_id: number }>(
      'select id, facility_id from record where name = $1',
      [name],
    );
    if (!rows[0]) throw new Error('no such record');
    return rows[0];
  };
  const give = async (name: string, clerkOf = name, role: 'clerk' | 'police' = 'clerk') => {
    const { facility_id: facilityId } = await recordId(clerkOf);
    const place = { facilityId, province: null, commune: null };
    const clerk = await signedIn(
      running,
      role === 'clerk'
        ? { role, ...place }
        : { role, facilityId: null, province: 'Huế', commune: 'Phú Xuân' },
    );
    return running.post(
      '/api/work/pick-up-code',
      { recordId: (await recordId(name)).id, pickedUpBy: 'guardian' },
      clerk.headers,
    );
  };

  it('is given by a clerk of the record’s own facility and by nobody else, and opens it once', async () => {
    expect((await give(AN.name, BINH.name)).status).toBe(404);
    expect((await give(BINH.name, BINH.name, 'police')).status).toBe(403);
    const response = await give(AN.name);
    expect(response.status).toBe(200);
    const { code } = await response.json();
    expect((await answer('pick-up', { ...STRANGER, code })).seen.body).toEqual({ error: 'proof-wrong' });
    expect((await answer('pick-up', { ...AN, code: code.toLowerCase() })).seen).toMatchObject({
      status: 200,
      body: { name: AN.name },
    });
    expect((await answer('pick-up', { ...AN, code })).seen).toMatchObject({ status: 403 });
  });

  it('tells nobody apart, takes none that is mistyped, and is tried ten times a day at most', async () => {
    const code = '00000-00000';
    const [known, unknown] = [
      await answer('pick-up', { ...BINH, code }),
      await answer('pick-up', { ...STRANGER, code }),
    ];
    expect(unknown.seen).toEqual(known.seen);
    expect(known.seen).toMatchObject({ status: 403, body: { error: 'proof-wrong' } });
    expect(Math.min(known.tookMs, unknown.tookMs)).toBeGreaterThanOrEqual(295);
    expect((await answer('pick-up', { ...BINH, code: '00000-00001' })).seen.status).toBe(400);
    const tries = await Promise.all(Array.from({ length: 10 }, () => answer('pick-up', { ...BINH, code })));
    expect(tries.filter(({ seen }) => seen.status === 403)).toHaveLength(9);
    expect(tries.filter(({ seen }) => seen.status === 429)).toHaveLength(1);
  });
});

it('the log has a line for each way, and nothing about people in any', () => {
  const log = running.lines.join('\n');
  expect(log).toMatch(/^request \(method POST, route \/api\/look-up\/dose, status 403, /m);
  expect(log).toMatch(/^request \(method POST, route \/api\/look-up\/pick-up, status 200, /m);
  for (const personal of [AN, BINH, STRANGER].flatMap((who) => Object.values(who))) {
    expect(log).not.toContain(personal);
  }
});
