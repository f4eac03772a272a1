import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crlPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../src/contract.ts';
import type { Database } from '../../src/issuer/database.ts';
import { fetchForeignRevocations } from '../../src/issuer/foreign-revocations.ts';
import type { ServiceKeys } from '../../src/issuer/keys.ts';
import { publish } from '../../src/issuer/publish.ts';
import { statusPublisher } from '../../src/issuer/publish-status.ts';
import { type AddedTrustList, addTrustLists, removeTrustList } from '../../src/issuer/trusted-issuers.ts';
import { readForeignRevocations } from '../../src/trust/status/foreign-revocations.ts';
import { isRevokedBy } from '../../src/trust/status/revocation-list.ts';
import { publishedTrust } from '../published-trust.ts';
import { keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const [ONE, TWO, BROKEN, AWAY] = ['one', 'two', 'broken', 'away'].map(
  (name) => `https://${name}.example`,
) as [string, string, string, string];
const KID = 'k'.repeat(43);
const key = { kid: KID, jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const };
const trusting = (...issuers: string[]): AddedTrustList => ({
  kind: 'vci-snapshot',
  id: 'directory',
  issuers: issuers.map((iss) => ({
    family: 'shc',
    iss,
    name: { vi: iss, en: iss },
    country: 'JP',
    keys: [key],
  })),
  skipped: [],
  checkedBy: 'signature',
  source: 'vci.json',
  digest: 'ab12',
});

const keySet = (crlVersion?: number | string) =>
  JSON.stringify({
    keys: [{ kid: 'another' }, null, { kid: KID, ...(crlVersion !== undefined && { crlVersion }) }],
  });
const crl = (ctr: number, ...rids: unknown[]) => JSON.stringify({ kid: KID, method: 'rid', ctr, rids });

let folder: string;
let keys: ServiceKeys;
let remove: () => void;
beforeAll(async () => {
  ({ keys, remove } = await keysForTests());
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-foreign-'));
});
afterAll(() => {
  remove();
  rmSync(folder, { recursive: true });
});

describeOnBothEngines('the revocation lists of other issuers', (open) => {
  /** Asks hosts that have these pages; `asked` tells which were asked for. */
  const ask = async (database: Database, pages: Readonly<Record<string, string>>, now: Date) => {
    const asked: string[] = [];
    const answers = await fetchForeignRevocations(database, now, async (url, maxBytes) => {
      asked.push(url);
      const page = pages[url];
      if (page === undefined) throw new Error('status 404');
      if (page.length > maxBytes) throw new Error('too large');
      return page;
    });
    return { answers, asked };
  };
  const published = async (database: Database, now: Date) => {
    await statusPublisher(database, keys, OWN, folder)(now);
    const { kid = '' } = keys.root.publicJwk;
    const bytes = readFileSync(join(folder, FOREIGN_REVOCATIONS_PATH));
    return readForeignRevocations(bytes, [{ kid, jwk: keys.root.publicJwk as never }]);
  };
  const bundle = async (database: Database, now: Date) => {
    await publish(database, keys, OWN, folder, now);
    return publishedTrust(async (path) => readFileSync(join(folder, path)));
  };

  it('reach devices as one signed file; what one issuer publishes badly spoils no other', async () => {
    const database = await open();
    await addTrustLists(database, [trusting(ONE, TWO, BROKEN, AWAY)], NOW);
    expect((await bundle(database, NOW)).status).not.toHaveProperty('foreign');
    const pages = {
      [`${ONE}${PATHS.keySet}`]: keySet(3),
      [`${ONE}${crlPath(KID)}`]: crl(3, 'a', 'b.1600000000', 5, 'not a rid'),
      [`${TWO}${PATHS.keySet}`]: keySet(),
      [`${BROKEN}${PATHS.keySet}`]: keySet('7'),
      [`${BROKEN}${crlPath(KID)}`]: `${crl(7, 'c').slice(0, -1)}`,
    };
    const { answers, asked } = await ask(database, pages, NOW);
    expect(answers).toEqual([
      { iss: AWAY, lists: 0, skipped: [{ what: 'its key set', why: 'status 404' }] },
      { iss: BROKEN, lists: 0, skipped: [{ what: KID, why: expect.stringContaining('not a list') }] },
      { iss: ONE, lists: 1, skipped: [] },
      { iss: TWO, lists: 0, skipped: [] },
    ]);
    expect(asked).not.toContain(`${TWO}${crlPath(KID)}`);
    // By a service that starts long after: what it says is as old as the asking.
    const lists = await published(database, later(1_000));
    expect(lists.issuedAtSeconds).toBe(NOW.getTime() / 1000);
    const list = lists.listOf(ONE, KID);
    if (!list) throw new Error('the list is not there');
    expect(list.checkedAtSeconds).toBe(NOW.getTime() / 1000);
    expect(isRevokedBy(list, 'a', 1_650_000_000)).toBe(true);
    expect(isRevokedBy(list, 'b', 1_599_999_999)).toBe(true);
    expect(isRevokedBy(list, 'b', 1_600_000_000)).toBe(false);
    expect(lists.listOf(BROKEN, KID)).toBeUndefined();
    expect((await bundle(database, NOW)).status?.foreign).toBe(`${OWN.iss}${FOREIGN_REVOCATIONS_PATH}`);
  });

  it('are fetched anew only where the key set says so, and stay when a newer one cannot be read', async () => {
    const database = await open();
    await addTrustLists(database, [trusting(ONE)], NOW);
    const at = (ctr: number, list: string) => ({
      [`${ONE}${PATHS.keySet}`]: keySet(ctr),
      [`${ONE}${crlPath(KID)}`]: list,
    });
    const rids = async (minutes: number) => {
      const lists = await published(database, later(minutes));
      return { version: lists.version, ...lists.listOf(ONE, KID) };
    };
    await ask(database, at(3, crl(3, 'a')), NOW);
    expect(await rids(0)).toMatchObject({ version: 3, revoked: new Map([['a', {}]]) });
    const again = await ask(database, at(3, crl(3, 'a')), later(10));
    expect(again.asked).toEqual([`${ONE}${PATHS.keySet}`]);
    expect(await rids(10)).toMatchObject({ checkedAtSeconds: later(10).getTime() / 1000 });
    for (const bad of ['{', crl(4, 'b').replace('rid"', 'other"'), crl(2, 'b'), 'x'.repeat(1_000_001)]) {
      const { answers } = await ask(database, at(4, bad), later(20));
      expect(answers[0]?.skipped).toHaveLength(1);
      expect(await rids(20)).toMatchObject({ version: 3, checkedAtSeconds: later(10).getTime() / 1000 });
    }
    await ask(database, at(4, crl(4, 'a', 'b')), later(30));
    expect((await rids(30)).revoked?.size).toBe(2);
    // Whoever is not trusted any more has no say either.
    await removeTrustList(database, 'directory');
    await ask(database, {}, later(40));
    expect((await published(database, later(40))).listOf(ONE, KID)).toBeUndefined();
  });
});
