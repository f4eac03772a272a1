import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** Inside the project, where the built command finds its packages. */
const OUTPUT = resolve('dist/test-cli');
const HEADER = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Ngày tiêm,Vắc xin,Cơ sở tiêm';
const AN = 'Nguyễn Văn An,02/01/1990,Nam,079090000001,0912345678,10/08/2021,AZ,Trạm A';

let folder: string;
let port: number;
let started: ChildProcess[] = [];
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/cli/main.ts',
      outDir: OUTPUT,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'server/main.js' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(OUTPUT, { recursive: true, force: true }));
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
  rmSync(folder, { recursive: true, force: true });
});

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
};

function begin(...args: string[]) {
  const { DATABASE_URL: _, SMS_GATEWAY_URL: _url, SMS_GATEWAY_TOKEN: _token, ...env } = process.env;
  const child = spawn(process.execPath, [join(OUTPUT, 'server/main.js'), ...args], { cwd: folder, env });
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
    for (const command of ['start', 'import', 'register', 'certify', 'trust', 'keys', 'icvp-catalogue']) {
      expect(out).toMatch(new RegExp(`^  ${command} +\\S`, 'm'));
    }
  });

  it.each([
    [
      'start',
      ['--port', '--host', '--data', '--public-url', '--https', '--demo', '--people', '--trust-proxy'],
    ],
    ['import', ['--data', '--rejected']],
    ['register', ['--data']],
    ['certify', ['--data', '--public-url']],
    ['trust', ['--data', '--name', '--country']],
    ['keys', ['rotate', 'list', '--data']],
    ['icvp-catalogue', ['--data', '"products"']],
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
    ['nothing to do with the keys', ['keys'], /say "rotate" or "list"/],
    ['no catalogue', ['icvp-catalogue'], /name one file/],
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

    const records = write(
      'records.csv',
      HEADER,
      AN,
      AN.replace('02/01/1990', '31/02/1990'),
      AN.replace('An', '=1+1'),
    );
    const imported = await run('import', records, '--rejected', 'rejected.csv');
    expect(imported.status).toBe(1);
    expect(imported.out).toBe('3 lines: 1 new records, 1 new doses, 2 lines not taken\n');
    expect(imported.err).toBe('line 3: birth-date-invalid (birthDate)\nline 4: name-invalid (name)\n');

    const early = await run('certify');
    expect(early.status).toBe(1);
    expect(early.err).toContain('--public-url https://');
    const certified = await run('certify', '--public-url', 'https://vacxin.example.vn/');
    expect([certified.status, certified.err]).toEqual([0, '']);
    expect(certified.out).toContain('certified: 1');
    expect((await run('certify')).out).toContain('certified: 0');

    const { child, said } = await start();
    expect(said.out).toContain('https://vacxin.example.vn/verify');
    expect(said.out).toContain('nobody can be looked up yet');
    expect(await (await fetch(`http://127.0.0.1:${port}/api/deployment`)).json()).toEqual({ demo: false });
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

describe('document signers', () => {
  it('are listed with their validity, and one more after each change', async () => {
    expect(await run('keys', 'list')).toEqual({ status: 0, out: '', err: '' });
    const first = await run('keys', 'rotate');
    expect(first.out).toMatch(/^[\w+/]{11}= from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\n$/);
    const second = await run('keys', 'rotate');
    expect(second.out.startsWith(first.out)).toBe(true);
    expect((await run('keys', 'list')).out).toBe(second.out);
    expect(second.out.trim().split('\n')).toHaveLength(2);
  });
});

describe('WHO’s catalogue', () => {
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
    const { child, said } = begin('start', '--port', String(port), '--people', '2000');
    while (!said.out.includes('doses imported')) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGKILL');
    await once(child, 'close');
    const again = await start();
    expect(again.said.out).toContain('Making a country of 2,000 people');
    expect(again.said.out).toMatch(/[\d,]+ certificates signed/);
  });

  it('serves https on request', async () => {
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
