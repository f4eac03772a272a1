import fc from 'fast-check';
import { base64url } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BackupError,
  MOST_BACKUP_BYTES,
  openBackup,
  readBackupHeader,
  sealBackup,
} from '../../../src/wallet/backup/container.ts';
import { stretchWithoutWorker } from '../../ui/passphrase/workers.ts';

const PASSPHRASE = 'nồi cơm chổi đèn quạt';
const CONTENT = JSON.stringify({
  version: 1,
  entries: { certificate: [{ id: 'một', text: 'Nguyễn Văn An' }] },
});

const problemOf = async (sealed: string, passphrase = PASSPHRASE) => {
  try {
    await openBackup(sealed, passphrase);
    return undefined;
  } catch (error) {
    return error instanceof BackupError ? error.code : error;
  }
};

describe('the backup file', () => {
  const asked = stretchWithoutWorker();
  let sealed = '';
  beforeAll(async () => {
    sealed = await sealBackup(CONTENT, PASSPHRASE);
  });
  const withHeader = (change: (header: Record<string, unknown> & { argon2id: object }) => object) => {
    const [header = '', ...rest] = sealed.split('.');
    const changed = change(JSON.parse(new TextDecoder().decode(base64url.decode(header))));
    return [base64url.encode(JSON.stringify(changed)), ...rest].join('.');
  };

  it('is a compact JWE that says how its key comes from the passphrase, and nothing of its content', () => {
    const [header = '', key] = sealed.split('.');
    expect(JSON.parse(new TextDecoder().decode(base64url.decode(header)))).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      cty: 'vi-vacxin-wallet',
      crit: ['argon2id'],
      argon2id: { m: 65_536, t: 3, p: 1, salt: expect.any(String), check: expect.any(String) },
    });
    expect(key).toBe('');
    expect(sealed).not.toContain(base64url.encode('Nguyễn'));
  });

  it('opens by its passphrase, also where a mail program has broken its lines', async () => {
    expect(await openBackup(sealed, PASSPHRASE)).toBe(CONTENT);
    expect(await openBackup(sealed.replace(/(.{76})/g, '$1\r\n'), PASSPHRASE)).toBe(CONTENT);
  });

  it('tells a wrong passphrase from a damaged file', async () => {
    expect(await problemOf(sealed, 'noi com choi den quat')).toBe('wrong-passphrase');
    const at = sealed.length - 40;
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(await problemOf(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBe('damaged');
    expect(await problemOf(sealed.slice(0, -30))).toBe('damaged');
    expect(await problemOf(sealed.slice(0, sealed.indexOf('.') + 10))).toBe('damaged');
  });

  it('tells what is something else', async () => {
    expect(await problemOf('')).toBe('foreign');
    expect(await problemOf('{"certificates":[]}')).toBe('foreign');
    expect(
      await problemOf('eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA'),
    ).toBe('foreign');
    expect(await problemOf('x'.repeat(MOST_BACKUP_BYTES + 1))).toBe('too-large');
  });

  it.each([
    ['memory', { m: 4 * 1024 * 1024 }],
    ['passes', { t: 1000 }],
    ['lanes', { p: 64 }],
    ['memory and passes together', { m: 256 * 1024, t: 10 }],
    ['lanes without memory for them', { m: 8, p: 4 }],
  ])('refuses to spend more %s than a wallet ever asks for, before spending any', async (_, cost) => {
    const before = asked.length;
    const hostile = withHeader((header) => ({ ...header, argon2id: { ...header.argon2id, ...cost } }));
    expect(await problemOf(hostile)).toBe('too-costly');
    expect(asked.length).toBe(before);
  });

  it.each([
    ['another algorithm', { alg: 'PBES2-HS512+A256KW' }],
    ['compression', { zip: 'DEF', crit: ['argon2id', 'zip'] }],
    ['nothing critical', { crit: [] }],
  ])('refuses a header with %s', async (_, change) => {
    expect(await problemOf(withHeader((header) => ({ ...header, ...change })))).toBe('damaged');
  });

  it('cannot be given another cost or salt without notice', async () => {
    const cheaper = withHeader((header) => ({ ...header, argon2id: { ...header.argon2id, m: 64, t: 1 } }));
    expect(await problemOf(cheaper)).toBe('wrong-passphrase');
  });

  it('never takes what it has not made, and fails in one way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
        try {
          readBackupHeader(text);
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(BackupError);
        }
      }),
    );
  });
});
