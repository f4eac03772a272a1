import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../src/certificate/verify.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { publishedTrust } from '../published-trust.ts';
import { type Running, startService, temporaryFolder } from './running.ts';

const folder = temporaryFolder();
let running: Running;
let somebody: { name: string; birthDate: string; documentNumber: string };
beforeAll(async () => {
  running = await startService(folder.path);
  const example = running.service.examples.find(({ certifiable }) => certifiable);
  if (!example) throw new Error('the demo country has nobody to try');
  const { name, birthDate, documentNumber } = example;
  somebody = { name, birthDate, documentNumber };
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

let addresses = 0;
const fromElsewhere = () => ({ 'x-forwarded-for': `198.51.100.${++addresses}` });
const stranger = () => ({ ...somebody, documentNumber: '079090999999' });

/** The newest code in the outbox, read as a person would. */
async function codeFromOutbox(): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const page = await (await fetch(`${running.url}/outbox`)).text();
    const code = /la (\d{6}),/.exec(page)?.[1];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('no code came');
}

const begin = async () => {
  await running.service.database.query('delete from outbox');
  const response = await running.post('/api/look-up', somebody, fromElsewhere());
  expect(response.status).toBe(200);
  const { lookUpId } = await response.json();
  return { lookUpId: String(lookUpId), code: await codeFromOutbox() };
};

describe('looking up a certificate', () => {
  it('leads from details over the code in the outbox to a certificate that a verifier believes', async () => {
    const response = await running.post('/api/look-up', somebody, fromElsewhere());
    const { lookUpId, expiresInSeconds } = await response.json();
    expect(expiresInSeconds).toBe(300);
    const confirmed = await running.post('/api/look-up/confirm', { lookUpId, code: await codeFromOutbox() });
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers.get('cache-control')).toBe('no-store');
    const status = await confirmed.json();
    expect(status.findings).toEqual([]);
    expect(status.steps.map((step: { doneAt?: string }) => typeof step.doneAt)).toEqual(
      Array(3).fill('string'),
    );
    const bundle = await publishedTrust(
      async (path) => new Uint8Array(await (await fetch(running.url + path)).arrayBuffer()),
    );
    expect(await judge(status.certificates[0].signedText, trustFrom(bundle), new Date())).toMatchObject({
      outcome: 'valid',
      issuer: { demo: true },
      certificate: { holder: { name: somebody.name, birthDate: somebody.birthDate } },
    });
  });

  it('lets the phone that was shown it ask again, and answers nobody who guesses or comes from elsewhere', async () => {
    const { follow } = await (await running.post('/api/look-up/confirm', await begin())).json();
    const again = await running.post('/api/follow', { follow });
    expect(again.status).toBe(200);
    expect(again.headers.get('cache-control')).toBe('no-store');
    expect(await again.json()).toMatchObject({
      status: { name: somebody.name, certificates: [{ signedText: expect.any(String) }] },
      ended: [],
    });
    const answers = [
      await running.post('/api/follow', { follow: 'A'.repeat(32) }),
      await running.post('/api/follow', { follow: `${follow}A` }),
      await running.post('/api/follow', { follow, padding: ' '.repeat(2_000) }),
      await running.post('/api/follow', { follow }, { origin: 'https://elsewhere.example' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 413, 400]);
    const rows = await running.service.database.query('select * from follower');
    expect(JSON.stringify(rows)).not.toContain(follow);
  });

  it('stops a phone that asks again and again', async () => {
    const follow = 'B'.repeat(32);
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => running.post('/api/follow', { follow }, fromElsewhere())),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(60).fill(404), 429]);
  });

  it('answers wrong, expired, used and unheard-of codes with their own status', async () => {
    const { lookUpId, code } = await begin();
    const confirm = async (id: string, digits: string) => {
      const response = await running.post('/api/look-up/confirm', { lookUpId: id, code: digits });
      return [response.status, await response.json()];
    };
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(await confirm(lookUpId, wrong)).toEqual([403, { error: 'code-wrong' }]);
    expect((await confirm(lookUpId, code))[0]).toBe(200);
    expect(await confirm(lookUpId, code)).toEqual([410, { error: 'code-expired' }]);
    expect(await confirm('never-begun', code)).toEqual([410, { error: 'code-expired' }]);
  });

  it('gives a stranger the same answer, and none of them sooner than the rest', async () => {
    const answer = async (details: object) => {
      const started = performance.now();
      const response = await running.post('/api/look-up', details, fromElsewhere());
      const { lookUpId, ...body } = await response.json();
      const headers = Object.fromEntries(response.headers);
      return {
        status: response.status,
        headers: { ...headers, date: typeof headers['date'] },
        idLength: lookUpId.length,
        body,
        tookMs: performance.now() - started,
      };
    };
    const known = await answer(somebody);
    const unknown = await answer(stranger());
    expect({ ...unknown, tookMs: 0 }).toEqual({ ...known, tookMs: 0 });
    expect(Math.min(known.tookMs, unknown.tookMs)).toBeGreaterThanOrEqual(295);
  });

  it('makes no second code of a form that is sent twice good for both', async () => {
    const first = await begin();
    const second = await begin();
    expect((await running.post('/api/look-up/confirm', first)).status).toBe(410);
    expect((await running.post('/api/look-up/confirm', second)).status).toBe(200);
  });

  it('stops an address that asks too often, says for how long, and lets others ask', async () => {
    const busy = { 'x-forwarded-for': '203.0.113.5' };
    const ask = (headers: Record<string, string>, index: number) =>
      running.post('/api/look-up', { ...somebody, documentNumber: `P${1_000_000 + index}` }, headers);
    const answers = await Promise.all(Array.from({ length: 62 }, (_, index) => ask(busy, index)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toEqual({ error: 'too-many-requests' });
    const wait = Number(refused?.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(900);
    // What a client writes before the proxy's own entry does not make it somebody else.
    expect((await ask({ 'x-forwarded-for': '8.8.8.8, 203.0.113.5' }, 99)).status).toBe(429);
    expect((await ask({ 'x-forwarded-for': '203.0.113.5, 8.8.8.8' }, 99)).status).toBe(200);
  });
});

describe('bad input', () => {
  const code = '123456';
  it.each<[string, string, unknown]>([
    ['nothing', '/api/look-up', ''],
    ['no JSON', '/api/look-up', '{"name":'],
    ['binary', '/api/look-up', new Uint8Array([0xff, 0xfe, 0x00, 0x01])],
    ['a list', '/api/look-up', []],
    ['null', '/api/look-up', null],
    ['nesting without end', '/api/look-up', '['.repeat(4000)],
    ['a missing field', '/api/look-up', { name: 'An', birthDate: '1990-01-02' }],
    ['numbers for texts', '/api/look-up', { name: 1, birthDate: 1990, documentNumber: 79090000001 }],
    [
      'a day that does not exist',
      '/api/look-up',
      { name: 'An', birthDate: '1990-02-30', documentNumber: '1' },
    ],
    ['what is no date at all', '/api/look-up', { name: 'An', birthDate: 'hôm qua', documentNumber: '1' }],
    ['a NUL in the name', '/api/look-up', { name: 'A\u0000n', birthDate: '1990-01-02', documentNumber: '1' }],
    [
      'a name of 101 letters',
      '/api/look-up',
      { name: 'a'.repeat(101), birthDate: '1990-01-02', documentNumber: '1' },
    ],
    [
      'SQL for a number',
      '/api/look-up',
      { name: 'An', birthDate: '1990-01-02', documentNumber: "1' or 1=1" },
    ],
    ['a code of letters', '/api/look-up/confirm', { lookUpId: 'a', code: 'abcdef' }],
    ['a code of five digits', '/api/look-up/confirm', { lookUpId: 'a', code: '12345' }],
    ['a look-up that is no identifier', '/api/look-up/confirm', { lookUpId: 'a\u0000', code }],
  ])('of %s is refused', async (_, path, body) => {
    const response = await running.post(path, body, fromElsewhere());
    expect([response.status, await response.json()]).toEqual([400, { error: 'bad-request' }]);
  });

  it('too large is refused, announced or not', async () => {
    const huge = ' '.repeat(10_001);
    expect((await running.post('/api/look-up', huge)).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        for (let chunk = 0; chunk < 20; chunk++) controller.enqueue(Buffer.alloc(1000, ' '));
        controller.close();
      },
    });
    const response = await fetch(`${running.url}/api/look-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect([response.status, await response.json()]).toEqual([413, { error: 'too-large' }]);
  });

  it.each([
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['as text', { 'content-type': 'text/plain' }],
    ['from a page elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['from another origin, by an old browser', { origin: 'https://evil.example' }],
    ['from no origin that can be named', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const response = await running.post('/api/look-up', somebody, { ...fromElsewhere(), ...headers });
    expect(response.status).toBe(400);
  });

  it('is not what our own pages send, in new browsers and old', async () => {
    const ours = { origin: running.url, 'sec-fetch-site': 'same-origin', ...fromElsewhere() };
    expect((await running.post('/api/look-up', stranger(), ours)).status).toBe(200);
    const { 'sec-fetch-site': _, ...old } = ours;
    expect((await running.post('/api/look-up', stranger(), old)).status).toBe(200);
  });
});

describe('the log', () => {
  it('has a line for each request, and nothing about people in any', async () => {
    const { lookUpId, code } = await begin();
    await running.post('/api/look-up/confirm', { lookUpId, code });
    await running.post('/api/look-up', `{"name":"${somebody.name}"`, fromElsewhere());
    await fetch(`${running.url}/api/look-up/${somebody.documentNumber}?name=${somebody.name}`);
    await fetch(`${running.url}/${somebody.documentNumber}`);
    const log = running.lines.join('\n');
    expect(log).toMatch(/^request \(method POST, route \/api\/look-up, status 200, milliseconds \d+\)$/m);
    expect(log).toMatch(/^request \(method POST, route \/api\/look-up\/confirm, status 200, /m);
    for (const { name, birthDate, documentNumber } of [somebody, ...running.service.examples]) {
      for (const personal of [name, encodeURI(name), birthDate, documentNumber]) {
        expect(log).not.toContain(personal);
      }
    }
    expect(log).not.toContain(code);
    expect(log).not.toContain(lookUpId);
  });

  it('does not quote what a failing database says', async () => {
    const { database } = running.service;
    await database.query('alter table look_up rename to look_up_away');
    try {
      const response = await running.post('/api/look-up', somebody, fromElsewhere());
      expect([response.status, await response.json()]).toEqual([503, { error: 'unavailable' }]);
    } finally {
      await database.query('alter table look_up_away rename to look_up');
    }
    expect(running.lines.join('\n')).not.toContain(somebody.documentNumber);
    expect(running.lines.some((line) => /^error: request failed \(error 42P01\)\n\s+at /.test(line))).toBe(
      true,
    );
  });
});
