import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { checkRecords } from '../../../src/issuer/check.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { importRecords } from '../../../src/issuer/import.ts';
import { askRegister, useRegisterService } from '../../../src/issuer/register/answers.ts';
import { registerService } from '../../../src/issuer/register/service.ts';
import { describeOnBothEngines } from '../databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const LATER = new Date('2022-06-09T08:00:00Z');
const AN = { documentNumber: '079090000001', name: 'Nguyễn Văn An', birthDate: '1990-01-02', sex: 'male' };
const PATIENCE = { timeoutMs: 5_000, retryAfterMs: 5, longestWaitMs: 2_000, pauseMs: 200 };

interface Query {
  documentNumber?: string;
  name?: string;
  birthDate?: string;
}
type Respond = (queries: Query[], response: ServerResponse, tries: number) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A register on this machine that answers as it is told; keeps what it was asked. */
async function register(respond: Respond, timeoutMs = PATIENCE.timeoutMs) {
  const asked: { queries: Query[]; authorization: string | undefined; url: string | undefined }[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { queries } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      asked.push({ queries, authorization: request.headers.authorization, url: request.url });
      respond(queries, response, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/persons`;
  return { asked, service: registerService(url, 'secret', { ...PATIENCE, timeoutMs }) };
}

const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const status = (response: ServerResponse, code: number, headers: Record<string, string> = {}) =>
  response.writeHead(code, headers).end();
const people =
  (...known: (typeof AN)[]): Respond =>
  (queries, response) =>
    json(response, {
      answers: queries.map(({ documentNumber, name, birthDate }) => ({
        persons: known.filter((person) =>
          documentNumber
            ? person.documentNumber === documentNumber
            : person.name === name && person.birthDate === birthDate,
        ),
      })),
    });

const QUERY = [{ documentNumber: AN.documentNumber }];

it('is asked with a token and never in the address, and answers in order', async () => {
  const { asked, service } = await register(people(AN));
  expect(await service.find([{ documentNumber: '079090000002' }, ...QUERY])).toEqual([[], [AN]]);
  expect(asked).toEqual([
    {
      queries: [{ documentNumber: '079090000002' }, ...QUERY],
      authorization: 'Bearer secret',
      url: '/persons',
    },
  ]);
});

it.each<[string, Respond]>([
  ['a status of 500', (_, response) => status(response, 500)],
  ['a time-out', () => {}],
  ['a connection that breaks', (_, response) => response.destroy()],
])('is asked again after %s', async (_, fail) => {
  const { asked, service } = await register(
    (queries, response, tries) =>
      tries < 3 ? fail(queries, response, tries) : people(AN)(queries, response, tries),
    300,
  );
  expect(await service.find(QUERY)).toEqual([[AN]]);
  expect(asked).toHaveLength(3);
});

it('is asked again when it says, and not where that is too late', async () => {
  const { service } = await register((queries, response, tries) =>
    tries === 1 ? status(response, 429, { 'retry-after': '1' }) : people(AN)(queries, response, tries),
  );
  const before = performance.now();
  expect(await service.find(QUERY)).toEqual([[AN]]);
  expect(performance.now() - before).toBeGreaterThan(950);

  const patient = await register((_, response) => status(response, 503, { 'retry-after': '3600' }));
  await expect(patient.service.find(QUERY)).rejects.toMatchObject({ name: 'RegisterUnavailableError' });
  expect(patient.asked).toHaveLength(1);
});

it.each<[string, Respond]>([
  ['no JSON', (_, response) => response.writeHead(200).end('<html>')],
  ['fewer answers than queries', (_, response) => json(response, { answers: [] })],
  [
    'another’s owner',
    (_, response) => json(response, { answers: [{ persons: [{ ...AN, documentNumber: '079090000009' }] }] }),
  ],
  [
    'a day that does not exist',
    (_, response) => json(response, { answers: [{ persons: [{ ...AN, birthDate: '1990-02-30' }] }] }),
  ],
  [
    'a control character',
    (_, response) => json(response, { answers: [{ persons: [{ ...AN, name: 'An\u0000' }] }] }),
  ],
  [
    'too long an answer',
    (_, response) => json(response, { answers: [{ persons: [{ ...AN, name: 'x'.repeat(2_000_000) }] }] }),
  ],
  ['a refusal', (_, response) => status(response, 401)],
  ['a redirection', (_, response) => status(response, 302, { location: 'https://example.org/' })],
])('is not believed and not asked again after %s', async (_, respond) => {
  const { asked, service } = await register(respond);
  const failure = await service.find(QUERY).then(
    () => undefined,
    (error: Error) => error,
  );
  expect(failure).toMatchObject({ name: 'RegisterUnavailableError' });
  // Whom it was about is nobody's business who reads the log.
  expect(failure?.message).not.toContain(AN.documentNumber);
  expect(asked).toHaveLength(1);
});

it('is left alone for a while once it has failed again and again, and then asked anew', async () => {
  let isUp = false;
  const { asked, service } = await register((queries, response, tries) =>
    isUp ? people(AN)(queries, response, tries) : status(response, 400),
  );
  for (let request = 0; request < 5; request++) {
    await expect(service.find(QUERY)).rejects.toMatchObject({ name: 'RegisterUnavailableError' });
  }
  expect(asked).toHaveLength(3);
  isUp = true;
  await expect.poll(() => service.find(QUERY).catch(() => undefined), { timeout: 2_000 }).toEqual([[AN]]);
});

const HEADER = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Ngày tiêm,Vắc xin,Cơ sở tiêm';
const importPeople = (database: Database, ...whom: string[]) =>
  importRecords(
    database,
    [Buffer.from([HEADER, ...whom.map((who) => `${who},10/08/2021,AZ,Trạm A`)].join('\n'))],
    NOW,
  );
const states = (database: Database) =>
  database.query('select name, state, checked_at is not null as checked from record order by name');

describeOnBothEngines('a register that is asked', (open) => {
  it('has a record unchecked while it does not answer, and never a mismatch for that', async () => {
    const database = await open();
    await useRegisterService(database, true);
    await importPeople(
      database,
      'Nguyễn Văn An,02/01/1990,Nam,079090000001',
      'Lê Thị Hoa,05/05/1985,Nữ,024123456',
      'Lê Thị Lan,05/05/1985,Nữ,079185000001',
    );
    let isUp = false;
    const { asked, service } = await register((queries, response, tries) =>
      isUp ? people(AN)(queries, response, tries) : status(response, 401),
    );
    expect(await askRegister(database, service, NOW)).toEqual({ answered: 0, complete: false });
    // Who has no number of the register's need not wait for it.
    expect(await checkRecords(database, NOW)).toEqual({ ready: 0, mismatch: 0, incomplete: 1 });
    expect(await states(database)).toEqual([
      { name: 'Lê Thị Hoa', state: 'incomplete', checked: true },
      { name: 'Lê Thị Lan', state: 'incomplete', checked: false },
      { name: 'Nguyễn Văn An', state: 'incomplete', checked: false },
    ]);

    isUp = true;
    // Two numbers, then by name and birth date whoever was not found.
    expect(await askRegister(database, service, NOW)).toEqual({ answered: 3, complete: true });
    expect(asked.at(-1)?.queries).toEqual([{ name: 'Lê Thị Lan', birthDate: '1985-05-05' }]);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 1, incomplete: 0 });
  });

  it('is not asked twice within a week, and its newest answer counts after that', async () => {
    const database = await open();
    await useRegisterService(database, true);
    await importPeople(database, 'Nguyễn Văn An,02/01/1990,Nam,079090000001');
    let known = [AN];
    const { asked, service } = await register((queries, response, tries) =>
      people(...known)(queries, response, tries),
    );
    await askRegister(database, service, NOW);
    await askRegister(database, service, NOW);
    expect(asked).toHaveLength(1);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 0 });

    known = [];
    await importPeople(database, 'Nguyễn Văn An,02/01/1990,Nam,079090000001'.replace('Nam', 'Nữ'));
    // An old answer is none.
    expect(await checkRecords(database, LATER)).toEqual({ ready: 0, mismatch: 0, incomplete: 0 });
    await askRegister(database, service, LATER);
    // Also the record that was ready falls with it.
    expect(await checkRecords(database, LATER)).toEqual({ ready: 0, mismatch: 2, incomplete: 0 });
  });

  it('is asked for guardians of children', async () => {
    const database = await open();
    await useRegisterService(database, true);
    await importPeople(database, 'Trần Gia Bảo,01/06/2012,Nam,');
    await database.query(`update record set guardian_document_number = '079090000001'`);
    const { service } = await register(people(AN));
    expect(await checkRecords(database, NOW)).toEqual({ ready: 0, mismatch: 0, incomplete: 0 });
    await askRegister(database, service, NOW);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 0 });
  });

  it('gets requests of a hundred at most', async () => {
    const database = await open();
    const lines = Array.from(
      { length: 230 },
      (_, index) => `Nguyễn Văn An,02/01/1990,Nam,079090${String(index).padStart(6, '0')}`,
    );
    await importPeople(database, ...lines);
    const { asked, service } = await register(people());
    // Of all these, name and birth date are one.
    expect(await askRegister(database, service, NOW)).toEqual({ answered: 231, complete: true });
    expect(asked.map(({ queries }) => queries.length).sort((a, b) => b - a)).toEqual([100, 100, 30, 1]);
  });
});
