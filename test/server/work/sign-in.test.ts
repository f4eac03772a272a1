import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, disableAccount, renewCode } from '../../../src/issuer/accounts.ts';
import { Authenticator, type Flaw } from '../authenticator.ts';
import { type Running, startService, temporaryFolder } from '../running.ts';

const folder = temporaryFolder();
const ORIGIN = 'https://work.example';
const START = new Date();
let running: Running;
beforeAll(async () => {
  running = await startService(folder.path, { publicUrl: ORIGIN, demo: false });
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

let addresses = 0;
let headers: Record<string, string>;
beforeEach(() => {
  headers = { 'x-forwarded-for': `198.51.100.${++addresses}` };
});

const MINISTRY = {
  name: 'Lê Thị Bình',
  role: 'ministry',
  facilityId: null,
  province: null,
  commune: null,
} as const;
const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
  running.post(`/api/work${path}`, body, { ...headers, ...more });
const get = (path: string, cookie: string) =>
  fetch(`${running.url}/api/work${path}`, { headers: { cookie } });

async function newAccount(now = START) {
  const { database, keys } = running.service;
  const added = await addAccount(database, keys.secret, null, MINISTRY, now);
  if (typeof added === 'string') throw new Error(added);
  return added;
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

async function enrol(code: string, authenticator: Authenticator, flaw: Flaw = {}): Promise<Response> {
  const begun = await post('/enrol/options', { code });
  if (begun.status !== 200) return begun;
  const { ceremonyId, options } = await begun.json();
  return post('/enrol', { ceremonyId, response: authenticator.create(options, flaw) });
}

async function signIn(authenticator: Authenticator, flaw: Flaw = {}): Promise<Response> {
  const { ceremonyId, options } = await (await post('/sign-in/options', {})).json();
  return post('/sign-in', { ceremonyId, response: authenticator.get(options, flaw) });
}

async function enrolled() {
  const { accountId, code } = await newAccount();
  const authenticator = new Authenticator(ORIGIN);
  const response = await enrol(code, authenticator);
  expect(response.status).toBe(200);
  return { accountId, authenticator, cookie: cookieOf(response) };
}

const answer = async (response: Response) => [response.status, await response.json()];

describe('enrolling a passkey', () => {
  it('asks for a discoverable one that verifies its holder, and leads to work', async () => {
    const { accountId, code } = await newAccount();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const begun = await post('/enrol/options', { code: code.toLowerCase().replaceAll('-', ' ') });
    const { options } = await begun.json();
    expect(options).toMatchObject({
      rp: { id: 'work.example' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const authenticator = new Authenticator(ORIGIN);
    const response = await enrol(code, authenticator);
    const me = { accountId, name: MINISTRY.name, role: 'ministry', facility: null };
    expect(await answer(response)).toEqual([200, expect.objectContaining(me)]);
    const seen = await get('/me', cookieOf(response));
    expect(await answer(seen)).toEqual([200, expect.objectContaining(me)]);
    expect(seen.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses a code that is wrong, used, expired, replaced or of a disabled account', async () => {
    const { database, keys } = running.service;
    const refused = [403, { error: 'enrolment-code-wrong' }];
    const authenticator = new Authenticator(ORIGIN);
    const used = await newAccount();
    expect((await enrol(used.code, authenticator)).status).toBe(200);
    const expired = await newAccount(new Date(Date.now() - 72 * 3_600_000 - 1));
    const replaced = await newAccount();
    await renewCode(database, keys.secret, null, replaced.accountId, START);
    const disabled = await newAccount();
    await disableAccount(database, null, disabled.accountId, START);
    for (const code of ['0000-0000-0000', used.code, expired.code, replaced.code, disabled.code]) {
      expect(await answer(await enrol(code, new Authenticator(ORIGIN)))).toEqual(refused);
    }
  });

  it('lets a code be used by one of two who use it at once', async () => {
    const { code } = await newAccount();
    const [first, second] = await Promise.all([
      enrol(code, new Authenticator(ORIGIN)),
      enrol(code, new Authenticator(ORIGIN)),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 403]);
  });

  it('stops an address that guesses codes, and lets others go on', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 61 }, () => post('/enrol/options', { code: 'ABCD-EFGH-JKMN' })),
    );
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(60);
    const { code } = await newAccount();
    expect((await post('/enrol/options', { code })).status).toBe(429);
    const elsewhere = { 'x-forwarded-for': '203.0.113.77' };
    expect((await post('/enrol/options', { code }, elsewhere)).status).toBe(200);
  });

  it.each<[string, Flaw]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['the demo country’s origin', { origin: 'http://localhost:8080' }],
    ['another host', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['an assertion for a creation', { type: 'webauthn.get' }],
    ['nobody verified', { userVerified: false }],
  ])('refuses an answer with %s, and the code stays good', async (_, flaw) => {
    const { code } = await newAccount();
    expect(await answer(await enrol(code, new Authenticator(ORIGIN), flaw))).toEqual([
      403,
      { error: 'passkey-refused' },
    ]);
    expect((await enrol(code, new Authenticator(ORIGIN))).status).toBe(200);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no ceremony', { ceremonyId: 'never-begun', response: {} }],
    ['a list', []],
    ['numbers', { ceremonyId: 1, response: 2 }],
  ])('refuses %s', async (_, body) => {
    for (const path of ['/enrol', '/sign-in']) {
      const { status } = await post(path, body);
      expect([400, 403]).toContain(status);
    }
  });
});

describe('signing in', () => {
  it('takes the passkey alone, without a name', async () => {
    const { accountId, authenticator } = await enrolled();
    const response = await signIn(authenticator);
    expect(await answer(response)).toEqual([200, expect.objectContaining({ accountId })]);
  });

  it.each<[string, Flaw]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another host', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['nobody verified', { userVerified: false }],
    ['a counter that did not rise', { counter: 1 }],
    ['somebody else’s handle', { userHandle: 'AAAA' }],
  ])('refuses an answer with %s', async (_, flaw) => {
    const { authenticator } = await enrolled();
    expect(await answer(await signIn(authenticator, flaw))).toEqual([403, { error: 'passkey-refused' }]);
  });

  it('takes each answer once and in time, and no passkey that nobody enrolled', async () => {
    const { authenticator } = await enrolled();
    const { ceremonyId, options } = await (await post('/sign-in/options', {})).json();
    const body = { ceremonyId, response: authenticator.get(options) };
    expect((await post('/sign-in', body)).status).toBe(200);
    expect((await post('/sign-in', body)).status).toBe(403);
    const late = await (await post('/sign-in/options', {})).json();
    await running.service.database.query(
      `update passkey_ceremony set expires_at = expires_at - interval '5 minutes' where id = $1`,
      [late.ceremonyId],
    );
    const response = authenticator.get(late.options);
    expect((await post('/sign-in', { ceremonyId: late.ceremonyId, response })).status).toBe(403);
    expect((await signIn(new Authenticator(ORIGIN))).status).toBe(403);
  });

  it('refuses the passkey of a phone that was given up, and keeps its public key', async () => {
    const { database, keys } = running.service;
    const { accountId, authenticator, cookie } = await enrolled();
    const renewed = await renewCode(database, keys.secret, null, accountId, START);
    expect((await get('/me', cookie)).status).toBe(401);
    expect((await signIn(authenticator)).status).toBe(403);
    expect((await enrol(renewed?.code ?? '', new Authenticator(ORIGIN))).status).toBe(200);
    expect(
      await database.query(
        'select credential_id, revoked_at is null as works from passkey where account_id = $1 order by id',
        [accountId],
      ),
    ).toEqual([
      { credential_id: authenticator.credentialId, works: false },
      { credential_id: expect.any(String), works: true },
    ]);
  });
});

describe('a sitting', () => {
  it('is known by a cookie that no script and no other page gets at, and ends by signing out', async () => {
    const { authenticator } = await enrolled();
    const response = await signIn(authenticator);
    const flags = (response.headers.get('set-cookie') ?? '').split('; ').slice(1).sort();
    expect(cookieOf(response)).toMatch(/^__Host-work=[\w-]{43}$/);
    expect(flags).toEqual([
      expect.stringMatching(/^Expires=/),
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    const cookie = cookieOf(response);
    const [{ kept } = { kept: 1 }] = await running.service.database.query<{ kept: number }>(
      'select count(*) as kept from work_session where token_digest = $1',
      [cookie.split('=')[1]],
    );
    expect(kept).toBe(0);
    const out = await post('/sign-out', {}, { cookie });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(await answer(await get('/me', cookie))).toEqual([401, { error: 'signed-out' }]);
  });

  it.each([
    ['after twelve hours', `expires_at = now()`],
    ['after an hour without a request', `seen_at = now() - interval '1 hour'`],
  ])('ends %s', async (_, change) => {
    const { accountId, cookie } = await enrolled();
    await running.service.database.query(`update work_session set ${change} where account_id = $1`, [
      accountId,
    ]);
    expect((await get('/me', cookie)).status).toBe(401);
  });

  it('goes on while there are requests', async () => {
    const { accountId, cookie } = await enrolled();
    const { database } = running.service;
    await database.query(
      `update work_session set seen_at = now() - interval '59 minutes' where account_id = $1`,
      [accountId],
    );
    expect((await get('/me', cookie)).status).toBe(200);
    const [row] = await database.query<{ seen_at: Date }>(
      'select seen_at from work_session where account_id = $1',
      [accountId],
    );
    expect(row?.seen_at.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('ends at once where the account is disabled', async () => {
    const { accountId, authenticator, cookie } = await enrolled();
    await disableAccount(running.service.database, null, accountId, START);
    expect((await get('/me', cookie)).status).toBe(401);
    expect((await signIn(authenticator)).status).toBe(403);
  });

  it('is asked for by our own pages alone', async () => {
    const { cookie } = await enrolled();
    for (const more of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      expect((await post('/sign-out', {}, { cookie, ...more })).status).toBe(400);
    }
    expect((await post('/sign-out', '', { cookie, 'content-type': 'text/plain' })).status).toBe(400);
    expect((await get('/me', cookie)).status).toBe(200);
  });
});
