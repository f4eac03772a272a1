import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importRecords } from '../../src/issuer/import.ts';
import { textLog } from '../../src/server/log.ts';
import { openService, type ServiceOptions } from '../../src/server/service.ts';
import { copyEmbeddedDatabase } from '../embedded.ts';
import { newPostgresDatabase } from '../postgres.ts';
import { publishedTrust } from '../published-trust.ts';
import { startService, temporaryFolder } from './running.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  copyEmbeddedDatabase(join(folder.path, 'data', 'database'));
});
afterEach(() => folder.remove());

const keyProtection = { passphrase: 'a passphrase of tests' };

const open = (options: Partial<ServiceOptions> = {}) =>
  openService({
    dataDirectory: join(folder.path, 'data'),
    localUrl: 'http://localhost:8080',
    demoPeople: 200,
    log: () => {},
    ...options,
  });

/** Opens, looks, closes. */
async function once<Result>(
  look: (service: Awaited<ReturnType<typeof open>>) => Promise<Result> | Result,
  options: Partial<ServiceOptions> = {},
): Promise<Result> {
  const service = await open(options);
  try {
    return await look(service);
  } finally {
    await service.close();
  }
}

const contents = ({ database }: Awaited<ReturnType<typeof open>>) =>
  database.query(
    `select (select count(*) from record) as records, (select count(*) from dose) as doses,
       (select count(*) from register_person) as people,
       (select md5(string_agg(jws, '' order by number)) from certificate) as certificates`,
  );

const publishedBundle = () =>
  publishedTrust(async (path) => readFileSync(join(folder.path, 'data', 'public', path)));

describe('starting again', () => {
  it('keeps every record, certificate and key, and makes nothing anew', async () => {
    const lines: string[] = [];
    const first = await once(async (service) => [
      await contents(service),
      (await service.keys.issuer.at(new Date(), new Set())).publicJwk,
    ]);
    const before = await publishedBundle();
    const second = await once(
      async (service) => [
        await contents(service),
        (await service.keys.issuer.at(new Date(), new Set())).publicJwk,
      ],
      {
        log: textLog((line) => lines.push(line)),
      },
    );
    expect(second).toEqual(first);
    expect(lines).toEqual([]);
    expect((await publishedBundle()).version).toBe(before.version + 1);
  });

  it.each(['making a country to try', 'doses imported', 'records checked', 'certificates signed'])(
    'completes a first start that was interrupted at "%s"',
    async (stage) => {
      const interrupted = open({
        log: ({ message }) => {
          if (message === stage) throw new Error('the power went');
        },
      });
      await expect(interrupted).rejects.toThrow('the power went');
      const [counted] = await once(
        ({ database }) =>
          database.query(
            `select (select count(*) from register_person) > 100 as registered,
               (select count(*) from record where state = 'attested') as unfinished,
               (select count(*) from certificate) as certificates,
               (select count(distinct record_id) from certificate) as certified`,
          ),
        { demoPeople: undefined },
      );
      const { certificates, certified, ...rest } = counted as Record<string, number>;
      expect(rest).toEqual({ registered: true, unfinished: 0 });
      expect(certificates).toBe(certified);
      expect(certificates).toBeGreaterThan(100);
    },
  );

  it('keeps the size of the demo country and says so', async () => {
    await once(() => {});
    const lines: string[] = [];
    await once(() => {}, { demoPeople: 500, log: textLog((line) => lines.push(line)) });
    expect(lines).toEqual([
      'warning: the demo country here keeps its size; begin another one with --data (people 200)',
    ]);
  });

  it('is refused while another process has the data, and possible afterwards', async () => {
    const service = await open();
    await expect(open()).rejects.toMatchObject({ code: 'folder-in-use', processId: process.pid });
    await service.close();
    await once(() => {});
  });
});

describe('a PostgreSQL server', () => {
  it('holds the demo country only when that is asked for, and keeps it then', async () => {
    const databaseUrl = await newPostgresDatabase();
    await expect(open({ databaseUrl })).rejects.toMatchObject({ code: 'public-url-needed' });
    const first = await once(contents, { databaseUrl, demo: true });
    expect(await once(contents, { databaseUrl })).toEqual(first);
    expect(await once(({ mode }) => mode, { databaseUrl })).toBe('demo');
  });
});

describe('made-up and real data', () => {
  const real = { demo: false, publicUrl: 'https://vacxin.example.vn', keyProtection };

  it('begin with a made-up country where nobody says anything, and stay that', async () => {
    expect(await once(({ mode }) => mode)).toBe('demo');
    await expect(open(real)).rejects.toMatchObject({ code: 'demo-data' });
    expect(await once(({ mode }) => mode)).toBe('demo');
  });

  it('stay real without being told again, and never become a demo', async () => {
    expect(await once(({ mode, examples }) => [mode, examples], real)).toEqual(['production', []]);
    expect(await once(({ mode }) => mode, { demo: undefined, keyProtection })).toBe('production');
    await expect(open({ demo: true })).rejects.toMatchObject({ code: 'real-data' });
    expect(await once(({ database }) => database.query('select id from record'), { keyProtection })).toEqual(
      [],
    );
  });
});

describe('keys', () => {
  const real = { demo: false, publicUrl: 'https://vacxin.example.vn' };

  it('of real people are not made without a passphrase, and those of the demo country are', async () => {
    await expect(open(real)).rejects.toMatchObject({
      code: 'keys-passphrase-needed',
    });
    expect(await once(({ mode }) => mode, { demo: true })).toBe('demo');
  });
});

describe('the identity under which certificates are signed', () => {
  it('is https, has no slash at its end, and survives another port', async () => {
    expect(await once(({ issuer }) => issuer.iss)).toBe('https://localhost:8080');
    expect(await once(({ issuer }) => issuer.iss, { localUrl: 'http://localhost:9000' })).toBe(
      'https://localhost:8080',
    );
  });

  it('follows another public address, and verifiers go on believing the old one', async () => {
    await once(() => {});
    const moved = { publicUrl: 'https://vacxin.example.vn' };
    expect(await once(({ issuer }) => issuer.iss, moved)).toBe('https://vacxin.example.vn');
    expect((await publishedBundle()).issuers.map(({ iss }) => iss)).toEqual([
      'https://vacxin.example.vn',
      'https://localhost:8080',
      'VN',
    ]);
    expect(await once(({ issuer }) => issuer.iss)).toBe('https://vacxin.example.vn');
  });

  it('must be an address that the world can reach where people are real', async () => {
    await expect(open({ demo: false })).rejects.toMatchObject({ code: 'public-url-needed' });
    await expect(open({ demo: false, publicUrl: 'http://vacxin.example.vn' })).rejects.toMatchObject({
      code: 'public-url-not-https',
    });
  });
});

describe('a message that the gateway refuses', () => {
  it('is told to the operator without number and name, and to nobody else', async () => {
    const gateway = createServer((_, response) => response.writeHead(400).end());
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const { port } = gateway.address() as AddressInfo;
    const running = await startService(folder.path, {
      demo: false,
      publicUrl: 'https://vacxin.example.vn',
      smsGateway: { url: `http://127.0.0.1:${port}/`, token: 'token-1' },
    });
    const csv =
      'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Ngày tiêm,Vắc xin,Cơ sở tiêm\nNguyễn Văn An,02/01/1990,Nam,079090000001,0912345678,10/08/2021,AZ,Trạm A';
    await importRecords(running.service.database, [Buffer.from(csv)], new Date());
    const details = { name: 'Nguyễn Văn An', birthDate: '1990-01-02', documentNumber: '079090000001' };
    expect((await running.post('/api/look-up', details)).status).toBe(200);
    await running.close();
    gateway.close();
    expect(running.lines).toContain('error: SMS not sent (the SMS gateway answered 400)');
    expect(running.lines.join('\n')).not.toMatch(/912345678|079090000001|An\b/);
  });
});
