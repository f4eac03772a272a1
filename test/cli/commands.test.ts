import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/issuer/database.ts';
import { useRegisterService } from '../../src/issuer/register/answers.ts';
import { copyEmbeddedDatabase } from '../embedded.ts';
import { attestAll } from '../issuer/attesting.ts';
import { freePort, newPostgresDatabase } from '../postgres.ts';

const HEADER = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Ngày tiêm,Vắc xin,Cơ sở tiêm';
const AN = 'Nguyễn Văn An,02/01/1990,Nam,079090000001,0912345678,10/08/2021,AZ,Trạm A';

let folder: string;
let port: number;
let started: ChildProcess[] = [];
/** Of the commands' server; undefined has them use the embedded database, which takes seconds to begin. */
let databaseUrl: string | undefined;
/** Of the keys; undefined for the demo country. */
let passphrase: string | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-cli-'));
  port = await freePort();
});
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  started = [];
  databaseUrl = undefined;
  passphrase = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function usePassphrase() {
  passphrase = 'a passphrase of tests';
}

async function usePostgres() {
  databaseUrl = await newPostgresDatabase();
}

function begin(...args: string[]) {
  const {
    DATABASE_URL: _,
    KEYS_PASSPHRASE: _passphrase,
    SMS_GATEWAY_URL: _url,
    SMS_GATEWAY_TOKEN: _token,
    ...env
  } = process.env;
  const child = spawn(process.execPath, [inject('command'), ...args], {
    cwd: folder,
    env: {
      ...env,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...(passphrase && { KEYS_PASSPHRASE: passphrase }),
    },
  });
  started.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  return { child, said };
}

async function run(...args: string[]) {
  const { child, said } = begin(...args);
  const [status] = await once(child, 'close');
  return { status, ...said };
}

/** An embedded database with its schema, which takes a command seconds to make. */
const useEmbedded = () => copyEmbeddedDatabase(join(folder, 'data', 'database'));

/** Waits until the service has told where it is. */
async function start(...args: string[]) {
  const begun = begin('start', '--port', String(port), ...args);
  while (!/Verifier .*\n[\s\S]*\n$/.test(begun.said.out)) {
    if (begun.child.exitCode !== null) throw new Error(`the service ended: ${begun.said.err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return begun;
}

const write = (name: string, ...lines: string[]) => {
  writeFileSync(join(folder, name), lines.join('\n'));
  return name;
};

describe('help', () => {
  it('lists every command', async () => {
    const { status, out, err } = await run('--help');
    expect([status, err]).toEqual([0, '']);
    for (const command of [
      'start',
      'import',
      'register',
      'facilities',
      'lots',
      'certify',
      'trust',
      'keys',
      'icvp-catalogue',
    ]) {
      expect(out).toMatch(new RegExp(`^  ${command} +\\S`, 'm'));
    }
  });

  it.each([
    [
      'start',
      ['--port', '--host', '--data', '--public-url', '--https', '--demo', '--people', '--trust-proxy'],
    ],
    ['import', ['--data', '--preview', '--rejected']],
    ['register', ['--data']],
    ['certify', ['--data', '--public-url']],
    ['trust', ['--data', '--name', '--country']],
    ['keys', ['rotate', 'list', 'compromised', '--now', '--yes', '--data']],
    ['attestation', ['verify', '--data']],
    ['worker', ['--data', 'DATABASE_URL']],
    ['account', ['add', 'list', 'code', 'disable', '--role', '--facility', '--data']],
    ['audit', ['verify', '--head', '--data']],
    ['icvp-catalogue', ['--data', '"products"']],
    ['restored', ['--data', 'backup']],
  ])('of %s tells its options', async (command, options) => {
    const { status, out } = await run(command, '--help');
    expect(status).toBe(0);
    for (const option of options) expect(out).toContain(option);
  });
});

describe('a wrong call', () => {
  it.each([
    ['an unknown command', ['strat'], /no command "strat"/],
    ['an unknown option', ['start', '--prot', '1'], /--prot/],
    ['a port that is none', ['start', '--port', '99999'], /--port must be a whole number/],
    ['a size that is none', ['start', '--people', 'many'], /--people must be a whole number/],
    ['a public address that is none', ['start', '--public-url', 'vacxin.example.vn'], /--public-url must be/],
    ['no file', ['import'], /name one file/],
    ['two files', ['register', 'a.csv', 'b.csv'], /name one file/],
    ['no issuer', ['trust', 'add'], /one issuer/],
    ['no lots', ['lots'], /name one file/],
    ['nothing to do with the keys', ['keys'], /say "list", "rotate" or "compromised"/],
    ['no catalogue', ['icvp-catalogue'], /name one file/],
    ['nothing to do with accounts', ['account'], /say "add", "list"/],
    ['a role that is none', ['account', 'add', '--role', 'king', 'An'], /--role must be one of clerk/],
    ['nobody’s account', ['account', 'add', '--role', 'ministry'], /name whose account/],
    ['an account that is no number', ['account', 'disable', 'An'], /by its number/],
    ['nothing to do with the audit', ['audit'], /say "verify"/],
    ['no name', ['trust', 'add', 'https://issuer.example'], /--name is needed/],
    [
      'a country in words',
      ['trust', 'add', 'https://issuer.example', '--name', 'A', '--country', 'Japan'],
      /JP/,
    ],
  ])('with %s ends with status 2 and one clear line, and makes nothing', async (_, args, words) => {
    const { status, out, err } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});

describe('real records', () => {
  beforeEach(async () => {
    await usePostgres();
    usePassphrase();
  });

  it('go from files to a service that answers for them', async () => {
    const register = write(
      'register.csv',
      'CCCD,Họ và tên,Ngày sinh,Giới tính',
      '079090000001,Nguyễn Văn An,02/01/1990,Nam',
      '1,X,,',
    );
    const loaded = await run('register', register);
    expect([loaded.status, loaded.out, loaded.err]).toEqual([
      1,
      '1 people, 1 lines not taken\n',
      'line 3: document-number-invalid\n',
    ]);

    const facilities = write(
      'facilities.csv',
      'Cơ sở,Tỉnh/Thành phố,Xã/Phường',
      'Trạm A,Hà Nội,phường Láng',
      ',,',
    );
    expect(await run('facilities', facilities)).toMatchObject({
      out: '1 facilities, 1 lines not taken\n',
      err: 'line 3: facility-invalid\n',
    });
    const lots = write('lots.csv', 'Vắc xin,Số lô', 'AstraZeneca,NT0043', 'X,NT0043');
    expect(await run('lots', lots)).toMatchObject({
      out: '1 lots, 1 lines not taken\n',
      err: 'line 3: vaccine-unknown\n',
    });

    const records = write(
      'records.csv',
      HEADER,
      AN,
      AN.replace('02/01/1990', '31/02/1990'),
      AN.replace('An', '=1+1'),
    );
    const preview = await run('import', records, '--preview');
    expect(preview.out).toContain('name\tHọ và tên\n');
    expect(preview.out).toContain('1 × birth-date-invalid (birthDate), as in line 3\n');
    expect(preview.out).toContain('3 lines: 1 new records, 0 known ones, 2 lines that would not be taken\n');
    const imported = await run('import', records, '--rejected', 'rejected.csv');
    expect(readFileSync(join(folder, 'rejected.csv'), 'utf8')).toMatch(
      /^3,.*\(birth-date-invalid, birthDate\)/m,
    );
    expect(imported.status).toBe(1);
    expect(imported.out).toBe('3 lines: 1 new records, 1 new doses, 2 lines not taken\n');
    expect(imported.err).toBe('line 3: birth-date-invalid (birthDate)\nline 4: name-invalid (name)\n');

    const early = await run('certify');
    expect(early.status).toBe(1);
    expect(early.err).toContain('--public-url https://');
    const certified = await run('certify', '--public-url', 'https://vacxin.example.vn/');
    expect([certified.status, certified.err]).toEqual([0, '']);
    // Nobody signs for a facility but its own clerks.
    expect(certified.out).toContain('ready for their facilities to sign: 1\ncertified: 0');
    const open = () =>
      openDatabase(databaseUrl ? { url: databaseUrl } : { directory: join(folder, 'data', 'database') });
    const atWork = await open();
    await attestAll(atWork, new Date());
    await atWork.close();
    expect((await run('certify')).out).toContain('certified: 1');
    expect((await run('certify')).out).toContain('certified: 0');
    expect(await run('attestation', 'verify')).toMatchObject({
      status: 0,
      out: '1 of 1 attestations hold: 1 records, 1 certificates\n',
    });
    expect(await run('attestation', 'verify', '7')).toMatchObject({
      status: 1,
      err: expect.stringContaining('7: there is none'),
    });

    // A service with a register may be running: nobody switches it off from the side.
    const database = await open();
    await useRegisterService(database, true);
    expect(await database.query('select action, after from audit order by sequence')).toMatchObject([
      { action: 'register-loaded', after: { loaded: 1, rejected: 1 } },
      { action: 'facilities-loaded', after: { loaded: 1, rejected: 1 } },
      { action: 'lots-loaded', after: { loaded: 1, rejected: 1 } },
      { action: 'import' },
      { action: 'attest', after: { attested: 1 } },
      { action: 'certify', after: { certified: 1 } },
    ]);
    await database.close();
    const blind = await run('certify');
    expect([blind.status, blind.err]).toEqual([2, expect.stringContaining('REGISTER_URL')]);

    const { child, said } = await start();
    expect(said.out).toContain('https://vacxin.example.vn/verify');
    expect(said.out).toContain('nobody can be looked up yet');
    expect(await (await fetch(`http://127.0.0.1:${port}/api/deployment`)).json()).toEqual({
      demo: false,
      eid: false,
    });
    child.kill('SIGTERM');
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it('are not begun by a file that is not there or is no table', async () => {
    const missing = await run('import', 'nowhere.csv');
    expect([missing.status, missing.err.includes('nowhere.csv')]).toEqual([1, true]);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    const other = await run('import', write('other.csv', 'a,b', '1,2'));
    expect(other.status).toBe(1);
    expect(other.err).toMatch(/columns are missing: name, birthDate/);
  });
});

describe('accounts', () => {
  beforeEach(async () => {
    await usePostgres();
    usePassphrase();
  });

  it('are made with a code, get another one, and end; the audit keeps it', async () => {
    const added = await run('account', 'add', '--role', 'ministry', 'Lê Thị Bình');
    expect(added.out).toMatch(/^account 1\none-time code (\w{4}-){2}\w{4}, good until 20/);
    expect((await run('account', 'add', '--role', 'clerk', '--facility', 'Trạm Z', 'An')).status).toBe(2);
    expect((await run('account', 'list')).out).toBe('1\tministry\tLê Thị Bình\t\t0 passkeys\n');
    const renewed = await run('account', 'code', '1');
    expect(renewed.out).toMatch(/^one-time code/);
    expect((await run('account', 'disable', '1')).out).toBe('disabled\n');
    const audit = await run('audit', 'verify');
    expect(audit.out).toMatch(/^3 entries, head [\w-]{43}\n$/);
    expect(await run('audit', 'verify', '--head', 'other')).toMatchObject({
      status: 1,
      err: 'broken at entry 4\n',
    });
  }, 60_000);
});

describe('keys', () => {
  beforeEach(async () => {
    await usePostgres();
    usePassphrase();
  });

  it('are made under a passphrase alone, and open with no other one', async () => {
    passphrase = undefined;
    const clear = await run('keys', 'list');
    expect([clear.status, clear.err]).toEqual([1, expect.stringContaining('KEYS_PASSPHRASE_FILE')]);
    usePassphrase();
    expect((await run('keys', 'list')).status).toBe(0);
    passphrase = 'another one, not that';
    const wrong = await run('keys', 'list');
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('another passphrase')]);
    expect(wrong.err).not.toContain(passphrase);
  }, 60_000);

  it('are listed, one more after each change, and withdrawn when they are compromised', async () => {
    const [first = ''] = (await run('keys', 'list')).out.trim().split('\n');
    expect(first).toMatch(/^issuer [\w-]{43} from 1970-01-01 in use$/);
    const rotated = await run('keys', 'rotate', 'document-signer');
    expect(rotated.out).toMatch(/^document-signer [\w+/]{11}= from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/m);
    const coming = await run('keys', 'rotate', 'issuer');
    expect(coming.out).toMatch(/^issuer [\w-]{43} from \d{4}-\d\d-\d\d coming$/m);
    expect((await run('keys', 'rotate')).status).toBe(2);

    const [, kid = ''] = first.split(' ');
    expect(await run('keys', 'compromised', 'nobody')).toMatchObject({ status: 2 });
    expect(await run('keys', 'compromised', kid)).toMatchObject({
      status: 1,
      out: '0 certificates would be revoked; say --yes to do it\n',
    });
    expect((await run('keys', 'compromised', kid, '--yes')).status).toBe(0);
    const listed = (await run('keys', 'list')).out;
    expect(listed).toContain(`withdrawn ${kid}`);
    expect(listed).not.toContain(`issuer ${kid}`);
    // The one that was coming signs at once.
    expect(listed).toMatch(/^issuer [\w-]{43} from \d{4}-\d\d-\d\d in use$/m);
  }, 60_000);
});

describe('WHO’s catalogue', () => {
  beforeEach(usePostgres);

  it('is taken as a whole, or not at all with what is wrong', async () => {
    const product = { code: 'YellowFeverProductTest1', name: 'Stamaril', vaccine: 'stamaril' };
    const catalogue = (...products: unknown[]) => write('catalogue.json', JSON.stringify({ products }));
    const taken = await run('icvp-catalogue', catalogue(product, { code: 'PolioProductTest1', name: 'IPV' }));
    expect(taken).toEqual({ status: 0, out: '2 products\n', err: '' });
    const unknown = await run('icvp-catalogue', catalogue(product, { ...product, vaccine: 'nostrum' }));
    expect([unknown.status, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toContain('products.1.vaccine');
    const broken = await run('icvp-catalogue', write('catalogue.json', '{"products":'));
    expect([broken.status, broken.err]).toEqual([1, expect.stringContaining('not JSON')]);
  });
});

describe('the demo country', () => {
  it('starts by itself, says how to try it, ends cleanly, and never takes real records', async () => {
    const { child, said } = await start('--people', '200');
    expect(said.out).toContain(`http://localhost:${port}/\n`);
    expect(said.out).toContain(`http://localhost:${port}/verify`);
    expect(said.out).toContain(`http://localhost:${port}/outbox`);
    expect(said.out).toMatch(/name +\S.*\n +born +\d\d\/\d\d\/\d{4}\n +document +\w+/);

    const second = await run('start', '--port', String(await freePort()));
    expect(second.status).toBe(1);
    expect(second.err).toMatch(new RegExp(`in use by process ${child.pid}\\nStop that process`));

    child.kill('SIGINT');
    expect((await once(child, 'close'))[0]).toBe(0);

    const mixed = await run('import', write('records.csv', HEADER, AN));
    expect(mixed.status).toBe(1);
    expect(mixed.err).toMatch(/demo country\nReal records need data of their own/);

    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    const refused = await run('start', '--port', String(port));
    taken.close();
    expect(refused.status).toBe(1);
    expect(refused.err).toMatch(/EADDRINUSE[\s\S]*choose another one with --port/);
  });

  it('is completed after its first start was killed half-way', async () => {
    useEmbedded();
    const { child, said } = begin('start', '--port', String(port), '--people', '800');
    while (!said.out.includes('doses imported')) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGKILL');
    await once(child, 'close');
    const again = await start();
    expect(again.said.out).toContain('making a country to try (people 800)');
    expect(again.said.out).toMatch(/certificates signed \(certificates [\d,]+\)/);
  });

  it('tells programs how it is, and lets a proxy go elsewhere before it ends', async () => {
    useEmbedded();
    const metricsPort = await freePort();
    const options = [
      '--people',
      '50',
      '--log',
      'json',
      '--metrics-port',
      String(metricsPort),
      '--drain',
      '1',
    ];
    const { child, said } = begin('start', '--port', String(port), ...options);
    while (!said.out.includes('"listening"')) await new Promise((resolve) => setTimeout(resolve, 50));
    const entries = said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.at(-1)).toMatchObject({ level: 'info', message: 'listening', port });
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await status('/readyz')).toBe(200);
    const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(await metrics.text()).toMatch(/^certification_waiting 0$/m);
    child.kill('SIGTERM');
    while (!said.out.includes('"ending"')) await new Promise((resolve) => setTimeout(resolve, 20));
    expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('serves https on request', async () => {
    useEmbedded();
    const { said } = await start('--people', '100', '--https', '--host', '127.0.0.1');
    expect(said.out).toContain(`https://localhost:${port}/\n`);
    expect(said.out).toContain('self-signed');
    const ca = readFileSync(join(folder, 'data/tls/cert.pem'));
    const [response] = await once(get(`https://localhost:${port}/healthz`, { ca, family: 4 }), 'response');
    expect(response.statusCode).toBe(200);
    expect(response.headers).not.toHaveProperty('strict-transport-security');
    response.destroy();
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });
});

describe('a folder that cannot be written', () => {
  it('is named, with what to do', async () => {
    const file = write('a-file', 'in the way');
    const { status, err } = await run('start', '--data', join(file, 'data'));
    expect(status).toBe(1);
    expect(err).toMatch(/a-file.*\n.*--data/);
  });
});
