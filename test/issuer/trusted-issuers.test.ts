import { expect, it } from 'vitest';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { migrate } from '../../src/issuer/migrations.ts';
import {
  type AddedTrustList,
  addTrustedIssuer,
  addTrustLists,
  removeTrustList,
  trustedIssuers,
  trustLists,
} from '../../src/issuer/trusted-issuers.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const LATER = new Date('2022-06-02T08:00:00Z');

const key = (kid: string) => ({ kid, jwk: { kty: 'EC', crv: 'P-256', x: kid, y: 'y' } as const });
const issuer = (iss: string, ...kids: string[]): TrustedIssuer => ({
  family: 'hcert',
  iss,
  name: { vi: iss, en: iss },
  country: 'SI',
  keys: kids.map(key),
});
const list = (changes: Partial<AddedTrustList> = {}): AddedTrustList => ({
  kind: 'gdhcn',
  id: 'did:web:list.example',
  issuers: [issuer('SI', 'a', 'b'), issuer('HR', 'c')],
  skipped: [{ what: 'd', why: 'malformed' }],
  checkedBy: 'proof',
  source: 'did.json',
  digest: 'ab12',
  madeAt: '2022-05-01T00:00:00Z',
  ...changes,
});
const kids = (issuers: readonly TrustedIssuer[]) =>
  issuers.flatMap(({ iss, keys }) => keys.map(({ kid }) => `${iss} ${kid}`));

describeOnBothEngines('trust lists', (open) => {
  it('are kept with where they came from, when, how they were checked and what they left out', async () => {
    const database = await open();
    await addTrustLists(database, [list()], NOW);
    expect(await trustLists(database)).toEqual([
      {
        kind: 'gdhcn',
        name: 'did:web:list.example',
        source: 'did.json',
        digest: 'ab12',
        checkedBy: 'proof',
        madeAt: new Date('2022-05-01T00:00:00Z'),
        addedAt: NOW,
        skipped: [{ what: 'd', why: 'malformed' }],
        issuers: 2,
        keys: 3,
      },
    ]);
    expect(await trustedIssuers(database)).toEqual([issuer('HR', 'c'), issuer('SI', 'a', 'b')]);
  });

  it('take the place of an older one of the same name with everything in it', async () => {
    const database = await open();
    const other = list({ id: 'did:web:other.example', issuers: [issuer('SI', 'z')] });
    await addTrustLists(database, [list(), other], NOW);
    await addTrustLists(database, [list({ issuers: [issuer('SI', 'b', 'e')] })], LATER);
    expect(kids(await trustedIssuers(database))).toEqual(['SI b', 'SI e', 'SI z']);
    expect((await trustLists(database)).map(({ name, addedAt }) => [name, addedAt])).toEqual([
      ['did:web:other.example', NOW],
      ['did:web:list.example', LATER],
    ]);
  });

  it('are all added or none, and never give way to one that was made before', async () => {
    const database = await open();
    await addTrustLists(database, [list()], NOW);
    const fresh = list({ id: 'did:web:fresh.example', issuers: [issuer('JP', 'x')] });
    const older = list({ madeAt: '2022-04-30T23:59:59Z', issuers: [issuer('SI', 'withdrawn')] });
    await expect(addTrustLists(database, [fresh, older], LATER)).rejects.toMatchObject({
      code: 'older-than-known',
    });
    expect(kids(await trustedIssuers(database))).toEqual(['HR c', 'SI a', 'SI b']);
    expect(await trustLists(database)).toHaveLength(1);
  });

  it('are taken away by their name or their source', async () => {
    const database = await open();
    await addTrustLists(database, [list(), list({ id: 'b', source: 'b.json' })], NOW);
    expect(await removeTrustList(database, 'c')).toBe(0);
    expect(await removeTrustList(database, 'did:web:list.example')).toBe(1);
    expect(await removeTrustList(database, 'b.json')).toBe(1);
    expect(await trustedIssuers(database)).toEqual([]);
    expect(await trustLists(database)).toEqual([]);
  });

  it('hold the keys from an issuer’s own host as any other list', async () => {
    const database = await open();
    const keySet = {
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          kid: '3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s',
          x: '11XvRWy1I2S0EyJlyf_bWfw_TQ5CJJNLw78bHXNxcgw',
          y: 'eZXwxvO1hvCY0KucrPfKo7yAyMT6Ajc3N7OkAB6VYy8',
        },
      ],
    };
    const named = { iss: 'https://a.example', name: { vi: 'A', en: 'A' }, country: 'JP' };
    // What is fetched never brings in the keys of published examples, whose private part anybody has.
    await expect(addTrustedIssuer(database, named, NOW, async () => keySet)).rejects.toMatchObject({
      code: 'no-usable-keys',
    });
    expect(await trustLists(database)).toEqual([]);
  });
});

describeOnBothEngines('the lists of an earlier release', (open) => {
  it('are kept with their keys when lists become known', async () => {
    const database = await open();
    await database.query('drop table trusted_issuer, trust_list');
    await database.query(`delete from migration where name = '0003-trust-lists'`);
    await database.query(
      `create table trusted_issuer (iss text primary key, name jsonb not null, country text not null,
         keys jsonb not null, source text not null, fetched_at timestamptz not null)`,
    );
    const { iss, name, country, keys } = issuer('https://a.example', 'k');
    await database.query(
      `insert into trusted_issuer values ($1, $2::jsonb, $3, $4::jsonb, 'https://a.example/.well-known/jwks.json', $5)`,
      [iss, JSON.stringify(name), country, JSON.stringify(keys), NOW],
    );
    await migrate(database);
    expect(await trustedIssuers(database)).toEqual([{ family: 'shc', iss, name, country, keys }]);
    expect(await trustLists(database)).toMatchObject([
      {
        kind: 'key-set',
        name: iss,
        source: 'https://a.example/.well-known/jwks.json',
        checkedBy: 'origin',
        addedAt: NOW,
        keys: 1,
      },
    ]);
  });
});
