import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { PATHS, trustPartPath } from '../../src/contract.ts';
import { publisher } from '../../src/issuer/publish.ts';
import { addRules } from '../../src/issuer/rules.ts';
import { setTrustPolicy, trustPolicy } from '../../src/issuer/trust-policy.ts';
import { type AddedTrustList, addTrustLists } from '../../src/issuer/trusted-issuers.ts';
import { withdrawKey } from '../../src/issuer/withdrawn-keys.ts';
import { readSignedBundle, withParts } from '../../src/trust/bundle.ts';
import { keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let made: Awaited<ReturnType<typeof keysForTests>>;
beforeEach(async () => {
  made = await keysForTests();
});
afterEach(() => made.remove());

const issuer = (iss: string, ...kids: string[]): TrustedIssuer => ({
  family: 'hcert',
  iss,
  name: { vi: iss, en: iss },
  country: iss,
  keys: kids.map((kid) => ({ kid, jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } })),
});
/** So many that two countries share no part. */
const many = (country: string) => Array.from({ length: 300 }, (_, index) => `${country} ${index}`);
const list = (id: string, ...issuers: TrustedIssuer[]): AddedTrustList => ({
  kind: 'gdhcn',
  id,
  issuers,
  skipped: [],
  checkedBy: 'none',
  source: id,
  digest: id,
});

/** What verifiers find. */
async function published(directory: string) {
  const jwt = readFileSync(join(directory, PATHS.trustBundle), 'utf8');
  const signed = await readSignedBundle(jwt, [made.keys.root.publicJwk]);
  const parts = new Map(
    [...signed.parts.keys()].map((digest) => [digest, readFileSync(join(directory, trustPartPath(digest)))]),
  );
  return { signed, bundle: await withParts(signed, parts), digests: [...parts.keys()] };
}

describeOnBothEngines('the trust bundle', (open) => {
  it('has our own issuers in itself and names the rest, whose files stay as long as their content', async () => {
    const database = await open();
    const directory = join(made.folder, 'public');
    const publish = publisher(database, made.keys, OWN, directory);
    await addTrustLists(database, [list('one', issuer('SI', ...many('SI')), issuer('HR', 'c'))], NOW);
    await addTrustLists(database, [list('other', issuer('SI', 'z'), issuer('AT', ...many('AT')))], NOW);
    const byCountry = new Map([['FR', [{ Logic: true }]]]);
    await addRules(database, { byCountry, valueSets: {} }, { source: 'test', example: false }, NOW);
    await publish(NOW);
    const first = await published(directory);
    expect(first.signed.issuers.map(({ iss }) => iss)).toEqual([OWN.iss, OWN.country]);
    expect(first.bundle.issuers.map(({ iss, keys }) => [iss, keys.length])).toEqual(
      expect.arrayContaining([
        ['SI', 301],
        ['HR', 1],
        ['AT', 300],
      ]),
    );
    expect(first.bundle.rules).toMatchObject({ countries: [{ country: 'FR', rules: [{ Logic: true }] }] });
    expect(first.digests.length).toBe(3);

    // Time passes, and a list is renewed as it was, with its countries and keys in another order.
    await publish(later(7 * HOUR));
    const reversed = issuer('SI', ...many('SI').reverse());
    await addTrustLists(database, [list('one', issuer('HR', 'c'), reversed)], later(8 * HOUR));
    await publish(later(8 * HOUR));
    const same = await published(directory);
    expect(same.bundle.version).toBe(first.bundle.version + 2);
    expect(same.digests).toEqual(first.digests);

    // One country has changed: at the next call, for all others have the same files.
    await addTrustLists(database, [list('other', issuer('SI', 'z'), issuer('AT', ...many('AT'), 'y'))], NOW);
    await publish(later(8 * HOUR + 20));
    const next = await published(directory);
    expect(next.digests.filter((digest) => !first.digests.includes(digest))).toHaveLength(1);
    expect(readdirSync(join(directory, 'trust/parts'))).toHaveLength(4);
    await publish(later(8 * HOUR + 40));
    expect((await published(directory)).bundle.version).toBe(next.bundle.version);
  });

  it('believes our own document signers on nobody else’s word, so that a withdrawn one is withdrawn', async () => {
    const database = await open();
    const directory = join(made.folder, 'public');
    const publish = publisher(database, made.keys, OWN, directory);
    await publish(NOW);
    const [signer] = made.keys.documentSigners.trustedKeys(new Set());
    if (!signer) throw new Error('nobody signs');
    // As lists of the EU's gateway have the signers of every country that takes part.
    const theirs = issuer(OWN.country, 'of somebody else there');
    const world = { ...theirs, keys: [...theirs.keys, { kid: signer.kid, jwk: signer.jwk }] };
    await addTrustLists(database, [list('gateway', world, issuer('SI', 'a'))], NOW);
    const believed = async (now: Date) => {
      await publish(now);
      const { issuers } = (await published(directory)).bundle;
      expect(issuers.flatMap(({ keys }) => keys.map(({ kid }) => kid))).toEqual(
        expect.arrayContaining(['of somebody else there', 'a']),
      );
      return issuers.filter(({ keys }) => keys.some(({ kid }) => kid === signer.kid));
    };
    expect((await believed(later(20))).map(({ inStatusSet }) => inStatusSet)).toEqual([true]);
    await withdrawKey(database, signer.kid, later(HOUR));
    expect(await believed(later(HOUR + 20))).toEqual([]);
  });

  it('is published anew by a clock that was set right, also where the last one was ahead', async () => {
    const database = await open();
    const directory = join(made.folder, 'public');
    const publish = publisher(database, made.keys, OWN, directory);
    await publish(later(365 * DAY));
    await publish(NOW);
    const { bundle } = await published(directory);
    expect(bundle.issuedAtSeconds).toBe(NOW.getTime() / 1000);
  });

  it('is not written where no verifier would read it, and a list that would make it so is refused', async () => {
    const database = await open();
    const directory = join(made.folder, 'public');
    const publish = publisher(database, made.keys, OWN, directory);
    await publish(NOW);
    const withdrawing = (country: string, from: number, to: number, width = 5) => {
      const revokedSerials = Array.from({ length: to - from }, (_, at) =>
        `${from + at}`.padStart(width, '0'),
      );
      const { keys, ...rest } = issuer(country, 'a');
      return { ...rest, keys: keys.map((key) => ({ ...key, revokedSerials })) };
    };
    await addTrustLists(database, [list('one', withdrawing('SI', 0, 6_000))], NOW);
    // Either is fit by itself, and both together are not; what is small by itself is large in numbers.
    const countries = Array.from({ length: 4 }, (_, at) => withdrawing(`A${'ABCD'[at]}`, 0, 6_000, 280));
    for (const more of [list('two', withdrawing('SI', 6_000, 12_000)), list('many', ...countries)]) {
      await expect(addTrustLists(database, [more], NOW)).rejects.toMatchObject({ code: 'too-much' });
    }
    await publish(later(20));
    const { bundle } = await published(directory);
    expect(bundle.issuers.map(({ iss }) => iss)).toEqual([OWN.iss, OWN.country, 'SI']);
    // One that was let in by an earlier version.
    await database.query(
      `update trusted_issuer set name = jsonb_build_object('vi', repeat('x', 400), 'en', 'x')`,
    );
    const before = readFileSync(join(directory, PATHS.trustBundle), 'utf8');
    await expect(publish(later(7 * HOUR))).rejects.toMatchObject({ code: 'malformed' });
    expect(readFileSync(join(directory, PATHS.trustBundle), 'utf8')).toBe(before);
  });

  it('says how old it may be, as the operator has decided within bounds', async () => {
    const database = await open();
    const directory = join(made.folder, 'public');
    const publish = publisher(database, made.keys, OWN, directory);
    await publish(NOW);
    expect((await published(directory)).bundle.policy).toEqual({ freshSeconds: DAY, staleSeconds: 7 * DAY });
    for (const [freshSeconds, staleSeconds] of [
      [HOUR, DAY],
      [DAY, DAY],
      [DAY, 366 * DAY],
      [Number.NaN, DAY],
    ] as const) {
      await expect(setTrustPolicy(database, { freshSeconds, staleSeconds }, NOW)).rejects.toMatchObject({
        code: 'policy-out-of-bounds',
      });
    }
    // A ship that is at sea for two months.
    const policy = { freshSeconds: 2 * DAY, staleSeconds: 60 * DAY };
    await setTrustPolicy(database, policy, NOW);
    expect(await trustPolicy(database)).toEqual(policy);
    await publish(later(20));
    const { bundle } = await published(directory);
    expect(bundle.policy).toEqual(policy);
    expect(bundle.expiresAtSeconds).toBe(bundle.issuedAtSeconds + 60 * DAY);
    const audit = await database.query(`select before, after from audit where action = 'trust-policy-set'`);
    expect(audit).toEqual([{ before: { freshSeconds: DAY, staleSeconds: 7 * DAY }, after: policy }]);
  });
});
