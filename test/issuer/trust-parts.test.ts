import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRUST_FAMILIES, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { trustParts, writeTrustParts } from '../../src/issuer/trust-parts.ts';
import { readParts } from '../../src/trust/bundle-parts.ts';
import { TrustError } from '../../src/trust/trust-error.ts';

const base64url = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);
const Key = fc.record({
  kid: fc.string({ minLength: 1, maxLength: 20 }),
  jwk: fc.record({
    kty: fc.constant('EC' as const),
    crv: fc.constant('P-256' as const),
    x: base64url,
    y: base64url,
  }),
});
const Issuer = fc.record({
  family: fc.constantFrom(...TRUST_FAMILIES),
  iss: fc.string({ minLength: 1, maxLength: 20 }),
  name: fc.record({ vi: fc.constant('Tên'), en: fc.constant('Name') }),
  country: fc.stringMatching(/^[A-Z]{2}$/),
  keys: fc.array(Key, { maxLength: 60 }),
});
const Issuers = fc.uniqueArray(Issuer, { maxLength: 30, selector: ({ family, iss }) => `${family} ${iss}` });
const Rules = fc.option(
  fc.record({
    countries: fc.uniqueArray(
      fc.record({
        country: fc.stringMatching(/^[A-Z]{2}$/),
        addedAtSeconds: fc.nat(),
        rules: fc.array(fc.record({ Logic: fc.string({ maxLength: 3_000 }) }), { maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 8, selector: ({ country }) => country },
    ),
    valueSets: fc.dictionary(fc.stringMatching(/^vaccines-[a-z]{1,9}$/), fc.array(fc.string()), {
      maxKeys: 4,
    }),
  }),
  { nil: undefined },
);
const Content = fc.record({
  issuers: Issuers,
  rules: Rules,
  icvpProducts: fc.uniqueArray(
    fc.record({ code: fc.stringMatching(/^[A-Za-z]{1,9}$/), name: fc.constant('X') }),
    {
      selector: ({ code }) => code,
    },
  ),
});

const lengths = (parts: ReadonlyMap<string, Uint8Array>) =>
  new Map([...parts].map(([digest, bytes]) => [digest, bytes.length]));
const inOrder = (values: readonly unknown[] = []) => values.map((value) => JSON.stringify(value)).sort();
/** The same whatever the order. */
const sorted = (issuers: readonly TrustedIssuer[]) =>
  inOrder(issuers.map(({ family, iss, name, country, keys }) => [family, iss, name, country, keysOf(keys)]));
const keysOf = (keys: TrustedIssuer['keys']) =>
  inOrder(keys.map(({ kid, jwk }) => [kid, Object.entries(jwk).sort()]));

describe('parts of a trust bundle', () => {
  it('are read to what they were made of, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(Content, async (content) => {
        const parts = trustParts(content);
        const read = await readParts(lengths(parts), parts);
        expect(sorted(read.issuers)).toEqual(sorted(content.issuers));
        expect(read.rules?.valueSets ?? {}).toEqual(content.rules?.valueSets ?? {});
        expect(read.rules?.countries.length ?? 0).toBe(content.rules?.countries.length ?? 0);
        expect(inOrder(read.icvpProducts)).toEqual(inOrder(content.icvpProducts));
      }),
    );
  });

  it('are the same files for the same content, in whatever order it comes', () => {
    fc.assert(
      fc.property(Content, fc.infiniteStream(fc.nat()), (content, order) => {
        const shuffled = <Value>(values: readonly Value[]): Value[] =>
          values
            .map((value) => ({ value, at: order.next().value }))
            .sort((one, other) => one.at - other.at)
            .map(({ value }) => value);
        const issuers = shuffled(content.issuers).map((issuer) => ({
          ...issuer,
          keys: shuffled(issuer.keys),
        }));
        expect([...trustParts({ ...content, issuers }).keys()]).toEqual([...trustParts(content).keys()]);
      }),
      { numRuns: 40 },
    );
  });

  it('change where something has changed, and nowhere else', () => {
    fc.assert(
      fc.property(Issuers, fc.nat(), Key, (issuers, place, key) => {
        fc.pre(issuers.length > 0);
        const at = place % issuers.length;
        const before = trustParts({ issuers });
        const after = trustParts({
          issuers: issuers.map((issuer, index) =>
            index === at ? { ...issuer, keys: [...issuer.keys, key] } : issuer,
          ),
        });
        const news = [...after].filter(([digest]) => !before.has(digest));
        // One, which may have become too large for what it was.
        const holding = news.filter(([, bytes]) => Buffer.from(bytes).includes(JSON.stringify(key.jwk.x)));
        expect(holding).toHaveLength(1);
        expect([...before.keys()].filter((digest) => !after.has(digest))).toHaveLength(1);
        expect(news.reduce((sum, [, bytes]) => sum + bytes.length, 0)).toBeLessThan(40_000);
      }),
    );
  });

  it('are never read where one is missing, spoilt or another', async () => {
    await fc.assert(
      fc.asyncProperty(
        Content,
        fc.nat(),
        fc.constantFrom('missing', 'flipped', 'longer', 'swapped'),
        async (content, place, damage) => {
          const parts = new Map(trustParts(content));
          fc.pre(parts.size > 1);
          const names = lengths(parts);
          const digests = [...parts.keys()];
          const digest = digests[place % digests.length] ?? '';
          const bytes = parts.get(digest) ?? new Uint8Array();
          const other = parts.get(digests[(place + 1) % digests.length] ?? '') ?? bytes;
          if (damage === 'missing') parts.delete(digest);
          if (damage === 'flipped')
            parts.set(
              digest,
              bytes.map((byte, at) => (at === place % bytes.length ? byte ^ 1 : byte)),
            );
          if (damage === 'longer') parts.set(digest, new Uint8Array([...bytes, 32]));
          if (damage === 'swapped') parts.set(digest, other);
          const error = await readParts(names, parts).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(TrustError);
          expect(error).toMatchObject({ code: damage === 'missing' ? 'part-missing' : 'part-wrong' });
        },
      ),
    );
  });

  it('stay published for a week after a bundle has named them last', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-parts-'));
    try {
      const issuer = { family: 'shc', iss: 'https://a.example', country: 'XX', keys: [] } as const;
      const parts = (name: string) => trustParts({ issuers: [{ ...issuer, name: { vi: name, en: name } }] });
      const files = () => readdirSync(join(folder, 'trust/parts')).length;
      const day = (count: number) => new Date(Date.UTC(2026, 5, 1 + count));
      writeTrustParts(parts('first'), folder, day(0));
      writeTrustParts(parts('first'), folder, day(5));
      writeTrustParts(parts('second'), folder, day(10));
      expect(files()).toBe(2);
      writeTrustParts(parts('second'), folder, day(13));
      expect(files()).toBe(1);
      writeTrustParts(trustParts({ issuers: [] }), folder, day(30));
      expect(files()).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
