import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactDecrypt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../src/certificate/keys.ts';
import type { PrivateKey } from '../../src/certificate/signing-platform.ts';
import { openKeys, type ServiceKeys } from '../../src/issuer/keys.ts';
import { nodePlatform } from '../../src/issuer/node-platform.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const NONE: ReadonlySet<string> = new Set();
const PROTECTED = { passphrase: 'a passphrase of tests' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-custody-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const contents = () =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** Every private number and secret of a folder that lies in the clear. */
const privateParts = () =>
  [...contents()].map(([name, text]) => {
    if (name === 'secret') return text;
    const { d, privateJwk } = JSON.parse(text);
    return d ?? privateJwk.d;
  });

const publicParts = async ({ issuer, documentSigners, root, secret }: ServiceKeys) => ({
  issuer: (await issuer.all(NONE)).map(({ signer, usedFrom }) => [signer.kid, usedFrom]),
  signers: documentSigners.trustedKeys(NONE),
  pem: documentSigners.pem(NONE),
  root: root.publicJwk,
  secret: Buffer.from(secret).toString('hex'),
});

async function allKinds(keys: ServiceKeys) {
  await keys.issuer.rotate(NOW, NOW);
  await keys.documentSigners.rotate(NOW, NOW);
  return publicParts(keys);
}

const sign = (privateKey: PrivateKey) => nodePlatform.signEs256(privateKey, new Uint8Array(8));

describe('keys under a passphrase', () => {
  it('are the same when they are opened again, and sign', async () => {
    const made = await allKinds(await openKeys(folder, PROTECTED, false));
    const again = await openKeys(folder, PROTECTED, false);
    expect(await publicParts(again)).toEqual(made);
    for (const { signer } of await again.issuer.all(NONE)) await sign(signer.privateKey);
    await sign((await again.documentSigners.at(NOW, NONE)).privateKey);
    await sign(again.root.signer.privateKey);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('leave nothing private in any file', async () => {
    await allKinds(await openKeys(folder, PROTECTED, false));
    const files = contents();
    expect([...files.keys()].filter((name) => name.endsWith('.json'))).toHaveLength(5);
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/"d"|privateJwk/);
      const jwe = name.endsWith('.json') ? JSON.parse(text).privateKey : text;
      expect(jwe.split('.'), name).toHaveLength(5);
    }
  });

  it('are JWE as any implementation reads them: PBES2 for the one key that wraps the others', async () => {
    await openKeys(folder, PROTECTED, false);
    const files = contents();
    const { plaintext: key, protectedHeader } = await compactDecrypt(
      files.get('key-encryption-key.jwe') ?? '',
      new TextEncoder().encode(PROTECTED.passphrase),
      { keyManagementAlgorithms: ['PBES2-HS512+A256KW'], maxPBES2Count: 1_000_000 },
    );
    expect(protectedHeader).toMatchObject({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 210_000 });
    const root = JSON.parse(files.get('trust-root.jwk.json') ?? '');
    const { plaintext } = await compactDecrypt(root.privateKey, key);
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toMatchObject({ x: root.publicJwk.x });
  });

  it('do not open with another one, or without any, and nothing is made or changed then', async () => {
    await openKeys(folder, PROTECTED, false);
    const before = contents();
    const other = { passphrase: 'another one, not that' };
    await expect(openKeys(folder, other, false)).rejects.toMatchObject({ code: 'keys-passphrase-wrong' });
    await expect(openKeys(folder, {}, true)).rejects.toMatchObject({ code: 'keys-locked' });
    expect(contents()).toEqual(before);
  });

  it('are not made where none is given and people are real, nor under a short one', async () => {
    await expect(openKeys(folder, {}, false)).rejects.toMatchObject({ code: 'keys-passphrase-needed' });
    await expect(openKeys(folder, { passphrase: 'short' }, false)).rejects.toMatchObject({
      code: 'keys-passphrase-short',
    });
    expect(contents()).toEqual(new Map());
  });

  it('made at the same time by two processes are the same for both', async () => {
    const [one, other] = await Promise.all([
      openKeys(folder, PROTECTED, false),
      openKeys(folder, PROTECTED, false),
    ]);
    expect(await publicParts(one)).toEqual(await publicParts(other));
  });
});

describe('keys in the clear', () => {
  it('are encrypted when a passphrase is given, the same keys, and no private part is left', async () => {
    const made = await allKinds(await openKeys(folder));
    const parts = privateParts();
    expect(parts).toHaveLength(6);
    const sealed = await openKeys(folder, PROTECTED, false);
    expect(await publicParts(sealed)).toEqual(made);
    const texts = [...contents().values()].join('\n');
    for (const part of parts) expect(texts.includes(part)).toBe(false);
    expect(await publicParts(await openKeys(folder, PROTECTED, false))).toEqual(made);
  });

  it('of the first versions are read, and encrypted as well', async () => {
    const { privateJwk, kid } = await generateSigningKey();
    writeFileSync(join(folder, 'issuer.jwk.json'), JSON.stringify(privateJwk));
    const inUse = async (keys: ServiceKeys) => (await keys.issuer.at(NOW, NONE)).signer.kid;
    expect(await inUse(await openKeys(folder))).toBe(kid);
    expect(await inUse(await openKeys(folder, PROTECTED, false))).toBe(kid);
    expect(contents().get('issuer.jwk.json')).not.toContain(privateJwk.d);
  });

  it('of real people are still read without a passphrase, and no new ones are made', async () => {
    const made = await publicParts(await openKeys(folder));
    const keys = await openKeys(folder, {}, false);
    expect(await publicParts(keys)).toEqual(made);
    await expect(keys.issuer.rotate(NOW, NOW)).rejects.toMatchObject({ code: 'keys-passphrase-needed' });
  });

  it('are encrypted to the end though an earlier run was cut off between two files', async () => {
    const made = await allKinds(await openKeys(folder));
    const clear = contents();
    await openKeys(folder, PROTECTED, false);
    const half = [...clear].slice(0, 3);
    for (const [name, text] of half) writeFileSync(join(folder, name), text);
    expect(await publicParts(await openKeys(folder, PROTECTED, false))).toEqual(made);
    for (const [name] of half) expect(contents().get(name)).not.toBe(clear.get(name));
  });
});

describe('a broken file of a key', () => {
  it('is named, and what it says is not told', async () => {
    await openKeys(folder);
    const path = join(folder, 'trust-root.jwk.json');
    const text = readFileSync(path, 'utf8');
    const { d } = JSON.parse(text).privateJwk;
    for (const broken of [text.slice(0, -2), `"${d}"`, text.replace('"x"', '"z"')]) {
      writeFileSync(path, broken);
      const error: Error = await openKeys(folder).then(
        () => expect.unreachable(),
        (error) => error,
      );
      expect(error).toMatchObject({
        code: 'key-file-broken',
        message: 'trust-root.jwk.json is no file of a key',
      });
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain(d);
    }
  });

  it('with another file’s public key signs nothing', async () => {
    await openKeys(folder, PROTECTED, false);
    const root = JSON.parse(contents().get('trust-root.jwk.json') ?? '');
    const issuer = JSON.parse(contents().get('issuer.jwk.json') ?? '');
    writeFileSync(
      join(folder, 'trust-root.jwk.json'),
      JSON.stringify({ ...root, privateKey: issuer.privateKey }),
    );
    await expect(openKeys(folder, PROTECTED, false)).rejects.toMatchObject({ code: 'key-file-broken' });
  });

  it('of another folder does not open, however much it looks like one of this', async () => {
    await openKeys(folder, PROTECTED, false);
    const other = mkdtempSync(join(tmpdir(), 'vi-vacxin-custody-'));
    await openKeys(other, PROTECTED, false);
    copyFileSync(join(other, 'secret'), join(folder, 'secret'));
    rmSync(other, { recursive: true });
    await expect(openKeys(folder, PROTECTED, false)).rejects.toMatchObject({ code: 'key-file-broken' });
  });
});
