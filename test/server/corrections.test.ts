import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigit } from '../../src/correction-contract/request-number.ts';
import type { Example } from '../../src/demo/country.ts';
import { cleanPhoto, withMetadata } from '../photos.ts';
import { type Running, startService, temporaryFolder } from './running.ts';
import { signedIn } from './work/signed-in.ts';

const folder = temporaryFolder();
let running: Running;
let stuck: Example;
beforeAll(async () => {
  running = await startService(folder.path);
  const example = running.service.examples.find(({ certifiable }) => !certifiable);
  if (!example) throw new Error('the demo country has nobody stuck');
  stuck = example;
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

let addresses = 0;
const fromElsewhere = () => ({ 'x-forwarded-for': `198.51.100.${++addresses}` });
const answerOf = async (response: Response) => ({ status: response.status, ...(await response.json()) });
const post = async (path: string, body: unknown, headers: Record<string, string> = fromElsewhere()) =>
  answerOf(await running.post(`/api/corrections${path}`, body, headers));

/** What somebody learns who proves by the code in the outbox who they are. */
async function lookUp({ name, birthDate, documentNumber }: Example) {
  await running.service.database.query('delete from outbox');
  const begun = await running.post('/api/look-up', { name, birthDate, documentNumber }, fromElsewhere());
  const { lookUpId } = await begun.json();
  const code = await expect
    .poll(async () => /la (\d{6}),/.exec(await (await fetch(`${running.url}/outbox`)).text())?.[1])
    .toBeDefined()
    .then(async () => /la (\d{6}),/.exec(await (await fetch(`${running.url}/outbox`)).text())?.[1]);
  return answerOf(await running.post('/api/look-up/confirm', { lookUpId, code }, fromElsewhere()));
}

const PHOTO = cleanPhoto(800, 600).toString('base64');
const asked = { field: 'name', value: 'Nguyễn Văn Thử' };

describe('corrections', () => {
  it('are sent by whoever has looked up, followed by number and birth date, and told at the next look-up', async () => {
    const found = await lookUp(stuck);
    expect(found).toMatchObject({
      status: 200,
      waiting: { since: expect.stringMatching(/^\d{4}-/), mends: ['register'] },
      correcting: { token: expect.stringMatching(/^[\w-]{43}$/), expiresInSeconds: 1_800 },
      corrections: [],
    });
    const { token } = found.correcting;
    expect(await post('/record', { token })).toMatchObject({
      status: 200,
      name: stuck.name,
      birthDate: stuck.birthDate,
      doses: expect.arrayContaining([
        expect.objectContaining({ vaccine: expect.any(String), facility: expect.any(String) }),
      ]),
    });
    const received = await post('', { token, asked, note: 'theo Căn cước', photo: PHOTO });
    expect(received).toEqual({ status: 200, number: expect.stringMatching(/^\d{10}$/) });
    const { number } = received;
    const fate = await post('/follow', { number, birthDate: stuck.birthDate });
    expect(fate).toMatchObject({ status: 200, number, field: 'name', outcome: null });
    // What was asked for stays between whoever asked and the facility.
    expect(JSON.stringify(fate)).not.toContain(asked.value);
    expect((await lookUp(stuck)).corrections).toMatchObject([{ number, field: 'name' }]);
  });

  it('are followed by nobody else, who cannot tell whether the number is one', async () => {
    const { correcting } = await lookUp(stuck);
    const { number } = await post('', { token: correcting.token, asked });
    const answers = [];
    for (const body of [
      { number, birthDate: '1950-05-05' },
      { number: `482173096${checkDigit('482173096')}`, birthDate: stuck.birthDate },
    ]) {
      const started = performance.now();
      answers.push(await post('/follow', body));
      expect(performance.now() - started).toBeGreaterThanOrEqual(295);
    }
    expect(answers).toEqual(Array(2).fill({ status: 404, error: 'not-found' }));
    const guesses = Array.from({ length: 11 }, (_, year) =>
      post('/follow', { number, birthDate: `19${50 + year}-01-01` }),
    );
    expect((await Promise.all(guesses)).filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });

  it.each<[string, string, object]>([
    ['a token that is none', '', { token: 'a', asked }],
    ['nothing asked for', '', {}],
    ['a field that is none', '', { asked: { field: 'phone', value: '0912345678' } }],
    ['a day that does not exist', '', { asked: { field: 'birthDate', value: '1990-02-30' } }],
    ['a control character', '', { asked: { field: 'name', value: 'A\u0000n' } }],
    ['a name without end', '', { asked: { field: 'name', value: 'a'.repeat(101) } }],
    ['a photo that is no base64', '', { photo: 'data:image/jpeg;base64,AAAA' }],
    ['a photo that is none', '', { photo: Buffer.from('<svg/>').toString('base64') }],
    [
      'a photo with place and camera in it',
      '',
      {
        photo: withMetadata(cleanPhoto(64, 48)).toString('base64'),
      },
    ],
    ['a photo with too many pixels', '', { photo: cleanPhoto(1_601, 20).toString('base64') }],
    [
      'a number whose check digit is wrong',
      '/follow',
      { number: `482173096${(checkDigit('482173096') + 1) % 10}`, birthDate: '1990-01-02' },
    ],
    ['a number that is none', '/follow', { number: "1' or 1=1", birthDate: '1990-01-02' }],
  ])('with %s are refused', async (_, path, body) => {
    const { correcting } = await lookUp(stuck);
    const sent = path === '' && Object.keys(body).length > 0 ? { asked, ...correcting, ...body } : body;
    const { expiresInSeconds: __, ...request } = sent as Record<string, unknown>;
    expect(await post(path, request)).toEqual({ status: 400, error: 'bad-request' });
  });

  it('need a look-up that is not over, and our own pages', async () => {
    const { correcting } = await lookUp(stuck);
    const { token } = correcting;
    const { database } = running.service;
    const elsewhere = { ...fromElsewhere(), 'sec-fetch-site': 'cross-site' };
    expect(await post('', { token, asked }, elsewhere)).toMatchObject({ status: 400 });
    await database.query(`update look_up set expires_at = now() where token_digest is not null`);
    for (const path of ['', '/record']) {
      expect(await post(path, { token, asked })).toEqual({ status: 410, error: 'code-expired' });
    }
    // The service hangs up in the middle of it: nothing else may come over the same connection.
    const alone = { ...fromElsewhere(), connection: 'close' };
    expect(await post('', ' '.repeat(600_000), alone)).toEqual({ status: 413, error: 'too-large' });
  });

  it('stop an address that sends too many, and lets others send', async () => {
    const busy = { 'x-forwarded-for': '203.0.113.9' };
    const many = Array.from({ length: 62 }, () => post('', { token: 'a', asked }, busy));
    const answers = await Promise.all(many);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(await post('', { token: 'a', asked })).toMatchObject({ status: 400 });
  });

  it('show their photo to the clerk who decides, and to nobody of another place', async () => {
    const { database } = running.service;
    await database.query('delete from correction_request');
    const { correcting } = await lookUp(stuck);
    await post('', { token: correcting.token, asked, photo: PHOTO });
    const [request] = await database.query<{ id: number; facility_id: number; photo: Uint8Array }>(
      `select correction.id, facility_id, photo from correction join record on record.id = holder_id`,
    );
    // Stored, it is no picture.
    expect(Buffer.from(request?.photo ?? []).includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    const [other] = await database.query<{ id: number }>('select id from facility where id <> $1', [
      request?.facility_id,
    ]);
    const photoFor = async (facilityId: number) => {
      const place = { role: 'clerk', facilityId, province: null, commune: null } as const;
      const { headers } = await signedIn(running, place);
      return running.post('/api/work/correction/photo', { id: request?.id }, headers);
    };
    const shown = await photoFor(request?.facility_id ?? 0);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ]);
    expect(Buffer.from(await shown.arrayBuffer()).toString('base64')).toBe(PHOTO);
    expect((await photoFor(other?.id ?? 0)).status).toBe(404);
  });

  it('leave nothing about anybody in the log', () => {
    const log = running.lines.join('\n');
    expect(log).toMatch(/route \/api\/corrections\/follow, status 200/);
    for (const personal of [stuck.name, stuck.documentNumber, stuck.birthDate, asked.value]) {
      expect(log).not.toContain(personal);
    }
  });
});
