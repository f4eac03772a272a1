import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession } from '../../../src/issuer/work-sessions.ts';
import { ACCESS } from '../../../src/server/work/access.ts';
import { workRoutes } from '../../../src/server/work/routes.ts';
import { type AccountList, type Places, Role } from '../../../src/work-contract/session.ts';
import { Authenticator } from '../authenticator.ts';
import { type Running, startService, temporaryFolder } from '../running.ts';

const folder = temporaryFolder();
let running: Running;
let passkeys = 0;
beforeAll(async () => {
  running = await startService(folder.path);
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

/** Every route that the workbench really has, `GET /api/work/me`. */
const routes = () =>
  workRoutes(running.service, false)
    .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} /api/work${path}`);

/** The cookie of a sitting of the demo country's account of this role. */
async function signedIn(role: Role): Promise<string> {
  const { database } = running.service;
  const [passkey] = await database.query<{ id: number; account_id: number }>(
    `insert into passkey (account_id, credential_id, public_key, counter, enrolled_at)
     select min(id), $2, '', 0, now() from account where role = $1
     returning id, account_id`,
    [role, `passkey ${++passkeys}`],
  );
  if (!passkey) throw new Error('the demo country has no such account');
  const session = await startSession(database, passkey.account_id, passkey.id, new Date());
  return `work=${session.token}`;
}

async function ask(route: string, cookie: string | undefined, headers: Record<string, string> = {}) {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(running.url + path.replace(/:\w+/g, '1'), {
    method,
    headers: {
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
  const { error } = await response.json().catch(() => ({}));
  return { status: response.status, error };
}

describe('the table of who may ask for what', () => {
  it('names every route, and no other', () => {
    expect(Object.keys(ACCESS).sort()).toEqual([...new Set(routes())].sort());
  });

  it.each(Role.options)('holds for %s on every route', async (role) => {
    for (const [route, { roles }] of Object.entries(ACCESS)) {
      const { status, error } = await ask(route, await signedIn(role));
      const refused = status === 401 || (status === 403 && error === 'not-allowed');
      expect({ route, refused }).toEqual({ route, refused: roles !== 'anybody' && !roles.includes(role) });
      if (refused) expect({ route, status, error }).toEqual({ route, status: 403, error: 'not-allowed' });
    }
  });

  it('leaves nothing but signing in to whoever has not signed in', async () => {
    for (const [route, { roles }] of Object.entries(ACCESS)) {
      for (const cookie of [undefined, 'work=', 'work=AAAA', '__Host-work=AAAA']) {
        const { status, error } = await ask(route, cookie);
        if (roles === 'anybody') expect({ route, status }).not.toEqual({ route, status: 401 });
        else expect({ route, status, error }).toEqual({ route, status: 401, error: 'signed-out' });
      }
    }
  });

  it('lets no page elsewhere ask, and nothing be sent that is neither JSON nor a file', async () => {
    const cookie = await signedIn('ministry');
    for (const [route, { file }] of Object.entries(ACCESS)) {
      const elsewhere = await ask(route, cookie, { 'sec-fetch-site': 'same-site' });
      expect({ route, ...elsewhere }).toEqual({ route, status: 400, error: 'bad-request' });
      if (route.startsWith('GET ') || file) continue;
      const form = await ask(route, cookie, { 'content-type': 'application/x-www-form-urlencoded' });
      expect({ route, ...form }).toEqual({ route, status: 400, error: 'bad-request' });
    }
  });

  it('has no answer for addresses that are none', async () => {
    expect(await ask('GET /api/work/nothing', await signedIn('ministry'))).toMatchObject({ status: 404 });
    expect(await ask('DELETE /api/work/me', await signedIn('ministry'))).toMatchObject({ status: 404 });
  });
});

describe('the demo country', () => {
  it('has an account of each role, whose code anybody may use again and again', async () => {
    expect(running.service.accounts.map(({ role }) => role)).toEqual(Role.options);
    const origin = running.url.replace('127.0.0.1', 'localhost');
    const post = async (path: string, body: unknown) => {
      const headers = { origin, 'content-type': 'application/json' };
      return fetch(`${origin}/api/work${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    };
    for (const { code, role } of running.service.accounts) {
      for (const authenticator of [new Authenticator(origin), new Authenticator(origin)]) {
        const { ceremonyId, options } = await (await post('/enrol/options', { code })).json();
        const response = await post('/enrol', { ceremonyId, response: authenticator.create(options) });
        expect([response.status, (await response.json()).role]).toEqual([200, role]);
      }
    }
  });
});

describe('the ministry and a province', () => {
  const nobody = { facilityId: null, province: null, commune: null };
  const post = async (role: Role, path: string, body: unknown) => {
    const response = await running.post(`/api/work${path}`, body, { cookie: await signedIn(role) });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };

  it('make accounts within their own territory, give codes and end them', async () => {
    const { database } = running.service;
    const [home, away] = await database.query<{ id: number; province: string; commune: string }>(
      `select distinct on (province = (select province from account where role = 'province'))
         id, province, commune
       from facility where province is not null
       order by province = (select province from account where role = 'province') desc`,
    );
    if (!home || !away) throw new Error('the demo country has one province only');
    const clerk = { ...nobody, name: 'Vũ Thị Giang', role: 'clerk', facilityId: home.id };
    const added = await post('province', '/accounts', clerk);
    expect(added).toMatchObject({
      status: 200,
      body: { accountId: expect.any(Number), code: expect.stringMatching(/^.{4}-.{4}-.{4}$/) },
    });
    const { accountId } = added.body;
    const renewed = await post('province', '/accounts/code', { accountId });
    expect(renewed.status).toBe(200);
    const refused = [
      { ...clerk, facilityId: away.id },
      { ...nobody, name: 'X', role: 'police', province: away.province, commune: away.commune },
      { ...nobody, name: 'X', role: 'province', province: away.province },
      { ...nobody, name: 'X', role: 'ministry' },
    ];
    for (const account of refused) {
      expect((await post('province', '/accounts', account)).status).toBe(403);
      expect((await post('ministry', '/accounts', account)).status).toBe(200);
    }
    for (const account of [
      { ...clerk, facilityId: null },
      { ...clerk, facilityId: 999_999 },
      { ...nobody, name: 'X', role: 'police', province: home.province, commune: 'nowhere' },
    ]) {
      expect((await post('ministry', '/accounts', account)).status).toBe(404);
    }
    expect((await post('ministry', '/accounts', { ...clerk, facilityId: 1.5 })).status).toBe(400);
    const sample = { kind: 'name:tones', facilityId: 1.5, seed: 1, size: 1 };
    expect((await post('ministry', '/groups/sample', sample)).status).toBe(400);
    const list = async (role: Role) => {
      const response = await fetch(`${running.url}/api/work/accounts`, {
        headers: { cookie: await signedIn(role) },
      });
      const { accounts } = await response.json();
      return accounts as AccountList['accounts'];
    };
    const seen = await list('province');
    expect(seen.map(({ province }) => province)).toEqual(seen.map(() => home.province));
    expect(seen.find((account) => account.accountId === accountId)).toMatchObject({
      name: 'Vũ Thị Giang',
      passkeys: 0,
      lastSeenAt: null,
      codeExpiresAt: renewed.body.codeExpiresAt,
    });
    const all = await list('ministry');
    expect(all.filter(({ province }) => province === home.province)).toHaveLength(seen.length);
    expect(all.length).toBeGreaterThanOrEqual(seen.length + refused.length + 1);
    const ministry = all.find(({ province }) => province === null);
    for (const path of ['/accounts/code', '/accounts/disable']) {
      expect((await post('province', path, { accountId: ministry?.accountId })).status).toBe(404);
    }
    const own = seen.find(({ role }) => role === 'province');
    expect((await post('province', '/accounts/disable', { accountId: own?.accountId })).status).toBe(404);
    expect((await post('province', '/accounts/disable', { accountId })).status).toBe(204);
    expect((await list('province')).find((account) => account.accountId === accountId)?.disabled).toBe(true);
    expect((await post('province', '/accounts/code', { accountId })).status).toBe(404);
  });

  it('see where an account may belong, and nothing beyond their own territory', async () => {
    const { database } = running.service;
    const [own] = await database.query<{ province: string; facilities: number; communes: number }>(
      `select facility.province, count(*) as facilities, count(distinct facility.commune) as communes
       from facility
       where facility.province = (select province from account where role = 'province' order by id limit 1)
       group by facility.province`,
    );
    const [other] = await database.query<{ province: string }>(
      'select province from facility where province <> $1 limit 1',
      [own?.province],
    );
    await database.query(`insert into facility (name) values ('Trạm chưa khai báo nơi')`);
    const places = async (role: Role, province: string | null) =>
      (await post(role, '/accounts/places', { province })).body as Places;
    const mine = await places('province', own?.province ?? '');
    expect([mine.provinces, mine.facilities.length, mine.communes.length]).toEqual([
      [own?.province],
      own?.facilities,
      own?.communes,
    ]);
    for (const province of [other?.province ?? '', null]) {
      expect(await places('province', province)).toMatchObject({ communes: [], facilities: [] });
    }
    expect((await places('ministry', other?.province ?? '')).facilities.length).toBeGreaterThan(0);
    expect(await places('ministry', null)).toMatchObject({
      provinces: expect.arrayContaining([own?.province, other?.province]),
      facilities: [{ id: expect.any(Number), name: 'Trạm chưa khai báo nơi', commune: null }],
    });
  });

  it('the ministry sets what a repair must reach, and the audit keeps why', async () => {
    expect((await post('ministry', '/threshold', { threshold: 0.5, reason: 'x' })).status).toBe(400);
    const set = { threshold: 0.995, reason: 'after the first sample' };
    expect((await post('ministry', '/threshold', set)).status).toBe(204);
    const groups = await fetch(`${running.url}/api/work/groups`, {
      headers: { cookie: await signedIn('clerk') },
    });
    expect(await groups.json()).toMatchObject({ threshold: 0.995 });
    const rows = await running.service.database.query(
      'select action, reason, after from audit order by sequence desc limit 1',
    );
    expect(rows).toEqual([{ action: 'threshold-set', reason: set.reason, after: { threshold: 0.995 } }]);
  });
});
