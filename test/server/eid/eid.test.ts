import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRecords } from '../../../src/issuer/import.ts';
import { eidProvider, eidRedirectUri } from '../../../src/server/eid/provider.ts';
import { type Running, startService, temporaryFolder } from '../running.ts';
import { type EidPerson, startRealProvider } from './real-provider.ts';

const SERVICE_URL = 'http://localhost:8080';
const RECORD = [
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm',
  'Nguyễn Đình An,02/01/1990,Nam,079090000001,,Việt Nam,1,10/08/2021,AZ,A,Trạm A',
].join('\n');
const AN: EidPerson = { name: 'NGUYỄN ĐÌNH AN', birthdate: '1990-01-02', document_number: '079090000001' };
const CLIENT = { id: 'vi-vacxin', secret: 'a secret of tests' };
const PEOPLE = {
  an: AN,
  stranger: { ...AN, document_number: '079090000009' },
  namesake: { ...AN, birthdate: '1991-01-02' },
  nameless: { birthdate: '1990-01-02', document_number: '079090000001' },
  unnumbered: { name: 'NGUYỄN ĐÌNH AN', birthdate: '1990-01-02' },
  vague: { ...AN, birthdate: '1990' },
};

const folder = temporaryFolder();
let running: Running;
let provider: Awaited<ReturnType<typeof startRealProvider>>;
let issuer: string;
const options = () => ({
  issuerUrl: issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  documentNumberClaim: 'document_number',
  scope: 'openid profile',
});
beforeAll(async () => {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  issuer = `http://localhost:${(probe.address() as { port: number }).port}`;
  probe.close();
  await once(probe, 'close');
  provider = await startRealProvider(issuer, CLIENT, eidRedirectUri(SERVICE_URL), PEOPLE);
  running = await startService(folder.path, { demoPeople: 50, localUrl: SERVICE_URL, eid: options() });
  await importRecords(running.service.database, [Buffer.from(RECORD)], new Date());
});
afterAll(async () => {
  await running.close();
  await provider.close();
  folder.remove();
});

/** Goes where it is sent, with a jar of cookies for each host; the service is where this run has it. */
class Browser {
  readonly jars = new Map<string, Map<string, string>>();
  /** Every address on the way. */
  readonly visited: string[] = [];

  async get(address: string, headers: Record<string, string> = {}): Promise<Response> {
    this.visited.push(address);
    const real = address.startsWith(SERVICE_URL) ? address.replace(SERVICE_URL, running.url) : address;
    const jar = this.jars.get(new URL(address).host) ?? new Map<string, string>();
    this.jars.set(new URL(address).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(real, { redirect: 'manual', headers: { ...headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects up to the first address that `isThere`, which is not asked for any more. */
  async follow(address: string, isThere: (address: string) => boolean): Promise<string> {
    let at = address;
    for (let hops = 0; hops < 12; hops++) {
      if (isThere(at)) return at;
      const response = await this.get(at);
      const location = response.headers.get('location');
      if (!location) throw new Error(`${new URL(at).pathname} answers ${response.status}`);
      at = new URL(location, at).href;
    }
    throw new Error('sent round in circles');
  }

  /** From our page to the provider's, where somebody says who they are. @returns the address that leads back */
  async signIn(
    who: keyof typeof PEOPLE | 'declined',
    start = `${SERVICE_URL}/api/eid/start`,
  ): Promise<string> {
    const page = await this.follow(start, (address) => address.includes('/interaction/'));
    return this.follow(`${page}?as=${who}`, (address) => address.startsWith(eidRedirectUri(SERVICE_URL)));
  }

  /** Where our own page is opened in the end, without the service's address. */
  async comeBack(address: string): Promise<string> {
    const response = await this.get(address);
    expect(response.status).toBe(303);
    return response.headers.get('location') ?? '';
  }

  /** What our page asks for then. */
  async fetchRecord() {
    const jar = this.jars.get(new URL(SERVICE_URL).host) ?? new Map<string, string>();
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await running.post('/api/look-up/eid', {}, { cookie });
    return { status: response.status, body: await response.json() };
  }
}

describe('signing in with the national eID', () => {
  it('leads to what is on record, once, with nothing about the person in any address', async () => {
    const browser = new Browser();
    expect(await browser.comeBack(await browser.signIn('an'))).toBe('/look-up/eid');
    const answer = await browser.fetchRecord();
    expect(answer).toMatchObject({ status: 200, body: { name: 'Nguyễn Đình An', steps: expect.any(Array) } });
    expect(await browser.fetchRecord()).toEqual({ status: 410, body: { error: 'code-expired' } });
    for (const address of browser.visited) expect(address).not.toMatch(/NGUY|1990|0790900/i);
    const [first = ''] = browser.visited.filter((address) => address.includes('code_challenge'));
    expect(new URL(first).searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('asks UserInfo for what the ID token leaves out', async () => {
    await provider.close();
    provider = await startRealProvider(issuer, CLIENT, eidRedirectUri(SERVICE_URL), PEOPLE, false);
    const browser = new Browser();
    const signIn = eidProvider(options(), SERVICE_URL);
    const { begun, address } = await signIn.begin();
    const callback = await browser.signIn('an', address);
    expect(await signIn.complete(begun, new URL(callback).search)).toEqual({
      name: AN['name'],
      birthDate: AN['birthdate'],
      documentNumber: AN['document_number'],
    });
  });

  it.each(['stranger', 'namesake'] as const)('finds nothing for a %s, and says so', async (who) => {
    const browser = new Browser();
    expect(await browser.comeBack(await browser.signIn(who))).toBe('/look-up/eid');
    expect(await browser.fetchRecord()).toEqual({ status: 404, body: { error: 'not-found' } });
  });

  it.each(['nameless', 'unnumbered', 'vague'] as const)('takes nobody who is %s', async (who) => {
    const browser = new Browser();
    expect(await browser.comeBack(await browser.signIn(who))).toBe('/look-up/eid#incomplete');
    expect((await browser.fetchRecord()).status).toBe(410);
  });

  it('tells apart that somebody declined', async () => {
    const browser = new Browser();
    expect(await browser.comeBack(await browser.signIn('declined'))).toBe('/look-up/eid#declined');
  });

  it('takes no answer twice, for another state, without what was begun, or by another browser', async () => {
    const browser = new Browser();
    const callback = await browser.signIn('an');
    const begun = new Map(browser.jars.get('localhost:8080'));
    expect(await new Browser().comeBack(callback)).toBe('/look-up/eid#refused');
    const other = new Browser();
    await other.get(`${SERVICE_URL}/api/eid/start`);
    expect(await other.comeBack(callback)).toBe('/look-up/eid#refused');
    expect(await browser.comeBack(callback)).toBe('/look-up/eid');
    expect(await browser.comeBack(callback)).toBe('/look-up/eid#refused');
    // Somebody kept the cookie, too: the provider knows that the code was used.
    const thief = new Browser();
    thief.jars.set('localhost:8080', begun);
    expect(await thief.comeBack(callback)).toBe('/look-up/eid#refused');
    expect((await thief.fetchRecord()).status).toBe(410);
  });

  it('takes no token for another nonce or another verifier', async () => {
    const signIn = eidProvider(options(), SERVICE_URL);
    for (const [wrong, code] of [
      [{ nonce: 'another' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
      [{ codeVerifier: 'a'.repeat(43) }, 'invalid_grant'],
      [{ state: 'another' }, 'OAUTH_INVALID_RESPONSE'],
    ] as const) {
      const { begun, address } = await signIn.begin();
      const callback = await new Browser().signIn('an', address);
      const completed = signIn.complete({ ...begun, ...wrong }, new URL(callback).search);
      await expect(completed).rejects.toMatchObject({ problem: 'refused', code });
    }
  });

  it('keeps what was begun sealed, from scripts, and for the way back only', async () => {
    const response = await fetch(`${running.url}/api/eid/start`, { redirect: 'manual' });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^eid=.+; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/);
    const address = new URL(response.headers.get('location') ?? '');
    for (const secret of ['state', 'nonce'].map((name) => address.searchParams.get(name) ?? '')) {
      expect(Buffer.from(cookie, 'base64url').toString('latin1')).not.toContain(secret);
    }
    const forged = new Browser();
    forged.jars.set('localhost:8080', new Map([['eid', 'e30.e30.e30.e30.e30']]));
    expect(await forged.comeBack(`${eidRedirectUri(SERVICE_URL)}?code=a&state=b`)).toBe(
      '/look-up/eid#refused',
    );
  });

  it('begins from our own pages alone, and is known to them', async () => {
    const elsewhere = await fetch(`${running.url}/api/eid/start`, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(elsewhere.headers.get('location')).toBe('/look-up/eid#refused');
    expect(await (await fetch(`${running.url}/api/deployment`)).json()).toEqual({ demo: true, eid: true });
  });

  it('says when the provider is down, logs it without a person, and works again when it is back', async () => {
    const browser = new Browser();
    const callback = await browser.signIn('an');
    await provider.close();
    expect(await browser.comeBack(callback)).toBe('/look-up/eid#unavailable');
    const fresh = eidProvider(options(), SERVICE_URL);
    await expect(fresh.begin()).rejects.toMatchObject({ problem: 'unavailable' });
    provider = await startRealProvider(issuer, CLIENT, eidRedirectUri(SERVICE_URL), PEOPLE);
    expect((await fresh.begin()).address).toContain('code_challenge=');
    const log = running.lines.join('\n');
    expect(log).toContain('the eID provider does not answer');
    expect(log).not.toMatch(/NGUY|1990-01|0790900|code_challenge|state=/i);
  });
});
