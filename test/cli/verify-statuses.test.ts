import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zlibSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../src/contract.ts';
import { nodePlatform } from '../../src/issuer/node-platform.ts';
import { signTrustBundle, type TrustBundle } from '../../src/trust/bundle.ts';
import { signForeignRevocations } from '../../src/trust/status/foreign-revocations.ts';
import { issuerWithCard, seconds } from '../certificate/cards.ts';
import { manyCards } from '../certificate/many-cards.ts';
import { publication } from '../trust/status/publication.ts';

const AT = '2022-06-01T09:00:00Z';
const BUNDLE: Omit<TrustBundle, 'issuers'> = {
  version: 12,
  issuedAtSeconds: seconds('2022-06-01T00:00:00Z'),
  expiresAtSeconds: seconds('2022-07-01T00:00:00Z'),
  policy: { freshSeconds: 86_400, staleSeconds: 7 * 86_400 },
  status: {
    lists: '/status-lists/{shard}.jwt',
    set: PATHS.statusSet,
    deltas: '/trust/status/delta-{from}.cose',
  },
};

let folder: string;
let own: Awaited<ReturnType<typeof issuerWithCard>>;
let root: Awaited<ReturnType<typeof generateSigningKey>>;
/** With the status indexes from 1,000,000 on. */
let cards: string[];
let published: Map<string, Uint8Array>;

beforeAll(async () => {
  own = await issuerWithCard();
  cards = await manyCards(4, own.signer);
  root = await generateSigningKey();
  const statuses = await publication(await importSigner(root.privateJwk));
  statuses.publish([[1_000_000, 'revoked']], true);
  statuses.publish(
    [
      [1_000_001, 'superseded'],
      [1_000_002, 'suspended'],
    ],
    false,
  );
  published = await statuses.files();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-verify-'));
  write('cards.txt', cards.join('\n'));
  write('root.json', JSON.stringify({ keys: [root.publicJwk] }));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** A folder as a service publishes it. */
async function publish({
  files = published,
  issuer = { ...own.issuer, inStatusSet: true as const },
  status = BUNDLE.status,
}: {
  files?: ReadonlyMap<string, Uint8Array>;
  issuer?: TrustedIssuer;
  status?: TrustBundle['status'];
} = {}): Promise<string[]> {
  const bundle = { ...BUNDLE, issuers: [issuer], ...(status && { status }) };
  write(`here${PATHS.trustBundle}`, await signTrustBundle(bundle, await importSigner(root.privateJwk)));
  write(`here${PATHS.trustRoot}`, readFileSync(join(folder, 'root.json')));
  for (const [path, bytes] of files) write(`here${path}`, bytes);
  return ['--trust', join(folder, 'here'), '--root', join(folder, 'root.json')];
}

async function run(args: readonly string[], at = AT) {
  const said: string[] = [];
  const noted: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  // Who reads the output does not go away here.
  vi.spyOn(process.stdout, 'on').mockReturnThis();
  vi.spyOn(console, 'error').mockImplementation((line: string) => void noted.push(line));
  const exit = await verifyCommand.run([...args, '--at', at, join(folder, 'cards.txt')]);
  vi.restoreAllMocks();
  return { exit, out: said.join(''), err: noted.join('\n') };
}

async function verdicts(args: readonly string[], at?: string) {
  const { out } = await run([...args, '--json'], at);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { outcome: string; reasons: string[]; basis: unknown });
}

const outcomes = async (args: readonly string[], at?: string) =>
  (await verdicts(args, at)).map(({ outcome, reasons }) => [outcome, ...reasons].join(' '));

const ENDED = ['invalid revoked', 'invalid superseded', 'invalid suspended', 'valid'];

describe('a run with published statuses', () => {
  it('judges by the set and what has changed since, in a folder, beside a bundle, and of the data folder', async () => {
    const trust = await publish();
    expect(await outcomes(trust)).toEqual(ENDED);
    const bundle = join(folder, `here${PATHS.trustBundle}`);
    expect(await outcomes(['--trust', bundle, ...trust.slice(2)])).toEqual(ENDED);
    cpSync(join(folder, 'here'), join(folder, 'data/public'), { recursive: true });
    expect(await outcomes(['--data', join(folder, 'data')])).toEqual(ENDED);
  });

  it('judges by what a service publishes at its address, and asks about nobody', async () => {
    await publish();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      try {
        response.end(readFileSync(join(folder, `here${request.url}`)));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await outcomes(['--trust', `http://127.0.0.1:${port}/`])).toEqual(ENDED);
    } finally {
      server.close();
    }
    expect(asked).toEqual([PATHS.trustRoot, PATHS.trustBundle, PATHS.statusSet, deltaPath(2)]);
    await expect(run(['--trust', 'http://vacxin.example'])).rejects.toThrow(/https/);
  });

  it('says which versions its answers rest on', async () => {
    const trust = await publish();
    const basis = {
      trust: join(folder, 'here'),
      version: 12,
      issuedAt: '2022-06-01T00:00:00.000Z',
      statuses: { version: 3, issuedAt: '2022-06-01T08:03:00.000Z' },
    };
    expect(await verdicts(trust)).toMatchObject(cards.map(() => ({ basis: [basis] })));
    expect((await run(trust)).out).toContain(
      'Judged by the trust bundle 12 of 2022-06-01T00:00:00.000Z in ' +
        `${join(folder, 'here')}, statuses 3 of 2022-06-01T08:03:00.000Z\n4 checked: 1 valid`,
    );
  });

  it('is valid for nobody whose status is not here, and says what is missing', async () => {
    const trust = await publish({ files: new Map() });
    const unknown = cards.map(() => 'unknown no-status');
    expect(await outcomes(trust)).toEqual(unknown);
    expect(await run(trust)).toMatchObject({
      exit: 1,
      out: expect.stringContaining(', statuses missing\n'),
      err: expect.stringMatching(/statuses are missing \(unreachable\)/),
    });
    expect(await verdicts(trust)).toMatchObject(cards.map(() => ({ basis: [{ statuses: null }] })));

    const [first = new Uint8Array()] = published.values();
    write(
      `here${PATHS.statusSet}`,
      Uint8Array.from(first, (byte, at) => (at === first.length - 1 ? byte ^ 1 : byte)),
    );
    expect(await outcomes(trust)).toEqual(unknown);
    expect((await run(trust)).err).toMatch(/bad-signature/);
  });

  it('knows what the set knows where what has changed since is missing, until that is too old', async () => {
    const set = published.get(PATHS.statusSet) ?? new Uint8Array();
    const trust = await publish({ files: new Map([[PATHS.statusSet, set]]) });
    expect(await outcomes(trust)).toEqual(['invalid revoked', 'valid', 'valid', 'valid']);
    expect((await run(trust)).err).toMatch(/not the newest \(unreachable\)/);
    expect((await outcomes(trust, '2022-06-08T09:00:00Z'))[3]).toBe('unknown stale-status stale-trust');
  });

  it('judges other issuers by their lists, and calls none of their cards valid where they are not here', async () => {
    const { issuer } = own;
    const foreign = await signForeignRevocations(
      {
        version: 5,
        issuedAtSeconds: seconds('2022-06-01T01:00:00Z'),
        lists: [
          {
            iss: issuer.iss,
            kid: own.signer.kid,
            version: 1,
            checkedAtSeconds: seconds('2022-06-01T01:00:00Z'),
            revoked: new Map([['1000001', {}]]),
          },
        ],
      },
      await importSigner(root.privateJwk),
      zlibSync,
      nodePlatform,
    );
    const status = { lists: '/l', set: PATHS.statusSet, deltas: '/d', foreign: FOREIGN_REVOCATIONS_PATH };
    const missing = await publish({ issuer, status });
    expect(await outcomes(missing)).toEqual(cards.map(() => 'unknown no-status'));
    expect((await run(missing)).err).toMatch(/revocation lists are missing \(unreachable\)/);
    const there = await publish({ issuer, status, files: new Map([[FOREIGN_REVOCATIONS_PATH, foreign]]) });
    expect(await outcomes(there)).toEqual(['valid', 'invalid revoked', 'valid', 'valid']);
    expect((await run(there)).out).toContain("other issuers' revocation lists 5 of 2022-06-01T01:00:00.000Z");
  });

  it('lets no list of keys bring back what a bundle knows to be revoked', async () => {
    const trust = await publish();
    const keys = write('keys.json', JSON.stringify(keySet()));
    expect(await outcomes([...trust, '--trust', `${own.issuer.iss}=${keys}`])).toEqual(ENDED);
  });
});

const keySet = (crlVersion?: number) => ({
  keys: own.issuer.keys.map(({ kid, jwk }) => ({ ...jwk, kid, use: 'sig', alg: 'ES256', crlVersion })),
});

describe('a run with lists of keys alone', () => {
  it('is valid for nobody whose key has a revocation list that is not here, or only an older one', async () => {
    const { iss } = own.issuer;
    const listOf = (ctr: number) =>
      write('crl.json', JSON.stringify({ kid: own.signer.kid, method: 'rid', ctr, rids: ['1000003'] }));
    const keys = `${iss}=${write('keys.json', JSON.stringify(keySet(2)))}`;
    expect(await outcomes(['--trust', keys])).toEqual(cards.map(() => 'unknown no-status'));
    const older = ['--trust', keys, '--trust', `${iss}=${listOf(1)}`];
    expect((await outcomes(older)).at(-1)).toBe('invalid revoked');
    expect((await outcomes(older))[0]).toBe('unknown no-status');
    const newest = ['--trust', keys, '--trust', `${iss}=${listOf(2)}`];
    expect(await outcomes(newest)).toEqual(['valid', 'valid', 'valid', 'invalid revoked']);
    const without = `${iss}=${write('keys.json', JSON.stringify(keySet()))}`;
    expect(await outcomes(['--trust', without])).toEqual(cards.map(() => 'valid'));
    await expect(run(['--trust', keys, '--trust', listOf(2)])).rejects.toThrow(/ISSUER=FILE/);
  });
});
