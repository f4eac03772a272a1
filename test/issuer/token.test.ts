import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import koffi from 'koffi';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { judge } from '../../src/certificate/verify.ts';
import { PATHS } from '../../src/contract.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import { loadCryptoki } from '../../src/issuer/cryptoki.ts';
import type { Database } from '../../src/issuer/database.ts';
import { openKeys } from '../../src/issuer/keys.ts';
import { nodePlatform } from '../../src/issuer/node-platform.ts';
import { readPkcs11Uri, writePkcs11Uri } from '../../src/issuer/pkcs11-uri.ts';
import { publish } from '../../src/issuer/publish.ts';
import { statusPublisher } from '../../src/issuer/publish-status.ts';
import { openSigningThreads } from '../../src/issuer/signing-threads.ts';
import { readTrustBundle } from '../../src/trust/bundle.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { makeSoftToken, softHsmModule } from '../softhsm.ts';
import { certifyPeople, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const NONE: ReadonlySet<string> = new Set();
const PASSPHRASE = 'a passphrase of tests';
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('the URI of a key on a token', () => {
  it('says the same when it is read, whatever the token and the files are called', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 32 })
      .filter((one) => one.isWellFormed());
    const id = fc.uint8Array({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, id, fc.option(fc.tuple(text, text)), (token, id, files) => {
        const key = { token, id: Buffer.from(id), ...(files && { modulePath: files[0], pinFile: files[1] }) };
        expect(readPkcs11Uri(writePkcs11Uri(key))).toEqual(key);
      }),
    );
  });

  it.each([
    '',
    'pkcs11:',
    'pkcs11:token=a',
    'pkcs11:token=a;id=x',
    'pkcs11:token=%;id=%00',
    'http:token=a;id=%00',
  ])('is not %j', (text) => expect(readPkcs11Uri(text)).toBeUndefined());
});

const modulePath = softHsmModule();

/** Ends every session of this process, as a token does that is pulled out. */
const finalize = () => koffi.load(modulePath ?? '').func('ulong C_Finalize(void *reserved)')(null) as number;

describe.skipIf(!modulePath)('keys on a token', () => {
  const soft = modulePath === undefined ? undefined : makeSoftToken(modulePath);
  const { token, tokens } = soft ?? { token: undefined, tokens: '' };
  afterAll(() => soft?.remove());
  const protection = { passphrase: PASSPHRASE, token };

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-token-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => openKeys(join(folder, 'keys'), protection, false);

  /** Inside the project, where the built thread finds its packages. */
  const output = resolve('dist/test-token');
  const program = join(output, 'signing-thread.js');
  beforeAll(() =>
    build({
      configFile: false,
      logLevel: 'error',
      build: { ssr: 'src/issuer/signing-thread.ts', outDir: output, copyPublicDir: false },
    }),
  );
  afterAll(() => rmSync(output, { recursive: true, force: true }));

  it('are made there, and in the files are their names alone', async () => {
    const keys = await open();
    await keys.documentSigners.at(NOW, NONE);
    const files = readdirSync(join(folder, 'keys')).filter((name) => name.endsWith('.json'));
    expect(files).toHaveLength(4);
    for (const name of files) {
      const { publicJwk, privateKey, privateJwk } = JSON.parse(
        readFileSync(join(folder, 'keys', name), 'utf8'),
      );
      expect([privateJwk, publicJwk.d]).toEqual([undefined, undefined]);
      expect(privateKey).toMatch(
        /^pkcs11:token=B%E1%BB%99%20Y%20t%E1%BA%BF%3B%20kh%C3%B3a%3D1;id=(%\w\w){16};type=private$/,
      );
    }
  });

  it('sign as WebCrypto does, and chain the document signer to its authority', async () => {
    const keys = await open();
    const { signer, publicJwk } = await keys.issuer.at(NOW, NONE);
    const bytes = Buffer.from('signed on the token');
    const signature = await nodePlatform.signEs256(signer.privateKey, bytes);
    const key = createPublicKey({ key: { ...publicJwk }, format: 'jwk' });
    expect(verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    await keys.documentSigners.at(NOW, NONE);
    const [authority, made] = (
      keys.documentSigners.pem(NONE).match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----\n/g) ?? []
    ).map((pem) => new X509Certificate(pem));
    expect(authority && made?.verify(authority.publicKey)).toBe(true);
  });

  it('never leave it: the module refuses to tell them', async () => {
    await open();
    if (!token) return;
    const { call } = loadCryptoki(token.modulePath);
    const [slots, session, found, count] = [[0, 0], [0], [0], [0]];
    call('C_GetSlotList', 1, slots, [2]);
    // Login is the application's: the session of the keys has logged in.
    call('C_OpenSession', slots[0], 4, null, null, session);
    const ofPrivateKeys = [
      { type: 0x0, pValue: new Uint8Array(BigUint64Array.of(3n).buffer), ulValueLen: 8 },
    ];
    call('C_FindObjectsInit', session[0], ofPrivateKeys, 1);
    call('C_FindObjects', session[0], found, 1, count);
    call('C_FindObjectsFinal', session[0]);
    expect(count).toEqual([1]);
    const tell = (type: number, value: Uint8Array) =>
      call(
        'C_GetAttributeValue',
        session[0],
        found[0],
        [{ type, pValue: value, ulValueLen: value.length }],
        1,
      );
    const CKR_ATTRIBUTE_SENSITIVE = 0x11;
    expect(() => tell(0x11, new Uint8Array(32))).toThrowError(
      expect.objectContaining({ rv: CKR_ATTRIBUTE_SENSITIVE }),
    );
    const [sensitive, extractable] = [Uint8Array.of(9), Uint8Array.of(9)];
    tell(0x103, sensitive);
    tell(0x162, extractable);
    expect([...sensitive, ...extractable]).toEqual([1, 0]);
    call('C_CloseSession', session[0]);
  });

  it('are used beside those of files, which stay in force until they are followed', async () => {
    const inFile = await (await openKeys(join(folder, 'keys'), { passphrase: PASSPHRASE }, false)).issuer.at(
      NOW,
      NONE,
    );
    const keys = await open();
    expect((await keys.issuer.at(NOW, NONE)).signer.kid).toBe(inFile.signer.kid);
    await keys.issuer.rotate(NOW, NOW);
    const [first, second] = await (await open()).issuer.all(NONE);
    expect(first?.signer.kid).toBe(inFile.signer.kid);
    expect(second?.signer.privateKey).toHaveProperty('uri');
  });

  it('are not opened without the token, which is named', async () => {
    await open();
    const reopened = (given: object) =>
      openKeys(join(folder, 'keys'), { passphrase: PASSPHRASE, ...given }, false);
    await expect(reopened({})).rejects.toMatchObject({ code: 'token-needed' });
    await expect(reopened({ token: { ...token, token: 'other' } })).rejects.toMatchObject({
      code: 'token-away',
      message: 'there is no token other',
    });
    await expect(reopened({ token: { ...token, modulePath: '/nowhere.so' } })).rejects.toMatchObject({
      code: 'token-away',
    });
  });

  it('refuse a wrong PIN, once: tried again and again, it would lock the token', async () => {
    finalize();
    const pinFile = join(folder, 'pin');
    writeFileSync(pinFile, '11111111');
    const wrong = { passphrase: PASSPHRASE, token: token && { ...token, pinFile } };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const error = await openKeys(join(folder, 'keys'), wrong, false).catch((error) => error);
      expect(error).toMatchObject({ code: 'token-pin-wrong' });
      expect(`${error.message}${error.stack}`).not.toContain('11111111');
    }
    await open();
  });

  async function outcomes(database: Database, keys: Awaited<ReturnType<typeof open>>, now: Date) {
    const directory = join(folder, 'public');
    await publish(database, keys, OWN, directory, now);
    await statusPublisher(database, keys, OWN, directory)(now);
    const text = readFileSync(join(directory, PATHS.trustBundle), 'utf8');
    const trust = trustFrom(await readTrustBundle(text, [keys.root.publicJwk]));
    const rows = await database.query<{ jws: string; twins: string[] }>(
      'select jws, twins from certificate order by id',
    );
    const codes = rows.flatMap(({ jws, twins }) => [jws, ...twins]);
    return Promise.all(codes.map(async (code) => (await judge(code, trust, now)).outcome));
  }

  describeOnBothEngines('certificates', (openDatabase) => {
    it('signed with them in threads are believed by verifiers, before and after the keys change', async () => {
      const database = await openDatabase();
      const keys = await open();
      const signing = openSigningThreads(program, 2);
      await certifyPeople(database, keys, 3, 'Trạm A', { signing });
      await keys.issuer.rotate(later(1), later(1));
      await keys.documentSigners.rotate(later(1), later(1));
      await certifyPeople(database, keys, 2, 'Trạm B', { signing });
      await signing.close();
      expect(await outcomes(database, keys, later(2))).toEqual(Array.from({ length: 10 }, () => 'valid'));
    });

    it('wait while the token is away, and are signed when it is back', async () => {
      const database = await openDatabase();
      const keys = await open();
      await certifyPeople(database, keys, 1);
      finalize();
      renameSync(tokens, `${tokens}-away`);
      try {
        await certifyPeople(database, keys, 2, 'Trạm B');
        expect(await database.query('select failure from certification order by record_id')).toEqual([
          { failure: 'signing-failed' },
          { failure: 'signing-failed' },
        ]);
        expect(await database.query('select id from certificate')).toHaveLength(1);
        finalize();
      } finally {
        renameSync(`${tokens}-away`, tokens);
      }
      expect(await certifyQueued(database, keys, OWN, later(60))).toEqual({ certified: 2, failed: 0 });
      expect(await outcomes(database, keys, later(61))).toEqual(Array.from({ length: 6 }, () => 'valid'));
    });
  });
});
