import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trustCommand } from '../../src/cli/trust.ts';
import { certificateOf, revocationListOf } from '../trust/lists/certificates.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-trust-'));
  said = [];
  vi.stubEnv('DATABASE_URL', '');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command says; a file is named by its name in the folder. */
async function run(...args: string[]): Promise<string> {
  said = [];
  expect(await trustCommand.run([...args, '--data', join(folder, 'data')])).toBe(0);
  return said.join('\n');
}

const write = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const certificateFile = async (name: string, wish: Parameters<typeof certificateOf>[0] = {}) => {
  const made = await certificateOf(wish);
  return { ...made, path: write(name, made.der) };
};

describe('trust', () => {
  it('adds lists of several kinds, tells what is there, and takes it away', async () => {
    const signer = await certificateFile('signer.der');
    const authority = await certificateFile('csca.cer', { name: 'C=VN, CN=Authority', isAuthority: true });
    const withdrawn = write('withdrawn.crl', await revocationListOf(authority, ['0a']));
    const added = await run('add', signer.path, authority.path, withdrawn);
    expect(added).toBe(
      [
        'signer.der (certificates, unsigned: on your word): 1 issuers, 1 keys',
        'csca.cer (certificates, unsigned: on your word): 1 issuers, 1 keys',
      ].join('\n'),
    );

    const listed = await run('list');
    expect(listed).toMatch(/^signer\.der \(certificates, unsigned: on your word\)$/m);
    expect(listed).toMatch(/^ {2}added \d{4}-\d\d-\d\dT[\d:.]+Z, from \/.*signer\.der$/m);
    expect(listed).toMatch(/^ {2}SHA-256 [0-9a-f]{64}$/m);
    expect(listed).toMatch(/^csca\.cer /m);

    expect(await run('remove', 'signer.der')).toMatch(/1 removed/);
    expect(await run('list')).not.toContain('signer.der');
    expect(await run('revocations')).toBe('0 issuers asked, 0 lists; published within a minute');
    await expect(run('remove', 'signer.der')).rejects.toThrow(/no list "signer.der"/);
  });

  it('adds nothing where one of the lists fails', async () => {
    const signer = await certificateFile('signer.der');
    const snapshot = write('vci_snapshot.json', '{"issuerInfo": []}');
    write('vci_snapshot.sig', Uint8Array.of(1, 2, 3));
    await expect(run('add', signer.path, snapshot)).rejects.toMatchObject({ code: 'bad-signature' });
    expect(await run('list')).toBe('');
  });

  it('says what it leaves out and why', async () => {
    const { der } = await certificateFile('signer.der');
    const list = write(
      'list.json',
      JSON.stringify({ certificates: [{ kid: 'x', rawData: Buffer.from(der).toString('base64') }] }),
    );
    await expect(run('add', list)).rejects.toThrow(/no usable key: x: its identifier is not the digest/);
  });

  it.each([
    ['nothing to add', ['add'], /a file or one issuer/],
    ['nothing to do', [], /say "add"/],
    ['a country in words', ['add', 'a.der', '--country', 'Japan'], /JP/],
    [
      'two issuers',
      ['add', 'https://a.example', 'https://b.example', '--name', 'A', '--country', 'JP'],
      /one issuer/,
    ],
    ['revocations of a single issuer', ['revocations', 'https://a.example'], /"revocations", or "policy"/],
    ['an issuer without a country', ['add', 'https://a.example', '--name', 'A'], /JP/],
  ])('refuses a call with %s', async (_, args, words) => {
    await expect(run(...args)).rejects.toThrow(words);
  });

  it('refuses revocation lists alone, and files that are not there', async () => {
    const authority = await certificateOf({ isAuthority: true });
    const withdrawn = write('withdrawn.crl', await revocationListOf(authority, ['0a']));
    await expect(run('add', withdrawn)).rejects.toThrow(/belong to the certificates/);
    await expect(run('add', join(folder, 'nowhere.der'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('decides how old a bundle may be, and says so', async () => {
    for (const wrong of [
      ['--fresh', '1'],
      ['--stale', '1w'],
    ]) {
      await expect(run('policy', ...wrong)).rejects.toThrow('12h or 7d');
    }
    expect(await run('policy', '--fresh', '36h')).toBe('fresh for 36h, then ageing, stale after 7d');
  });
});
