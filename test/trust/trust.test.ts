import fc from 'fast-check';
import { CompactSign } from 'jose';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import {
  MAX_BUNDLE_LENGTH,
  readSignedBundle,
  readTrustBundle,
  signTrustBundle,
  type TrustBundle,
} from '../../src/trust/bundle.ts';
import { parseKeySet } from '../../src/trust/lists/key-set.ts';
import { partDigest } from '../../src/trust/part-digest.ts';
import { trustAge, trustFrom } from '../../src/trust/trust.ts';
import { TrustError } from '../../src/trust/trust-error.ts';
import { NOW, seconds } from '../certificate/cards.ts';

const DAY = 86_400;

async function makeRoot() {
  const { privateJwk, publicJwk } = await generateSigningKey();
  return { root: await importSigner(privateJwk), publicJwk };
}

async function makeBundle(changes: Partial<TrustBundle> = {}): Promise<TrustBundle> {
  const { kid, publicJwk } = await generateSigningKey();
  return {
    version: 7,
    issuedAtSeconds: seconds('2022-06-01T00:00:00Z'),
    expiresAtSeconds: seconds('2022-07-01T00:00:00Z'),
    policy: { freshSeconds: DAY, staleSeconds: 7 * DAY },
    issuers: [
      {
        family: 'shc',
        iss: 'https://a.example',
        name: { vi: 'Bộ Y tế', en: 'Ministry of Health' },
        country: 'VN',
        demo: true,
        keys: [
          {
            kid,
            jwk: { kty: 'EC', crv: 'P-256', x: publicJwk.x ?? '', y: publicJwk.y ?? '' },
            notBeforeSeconds: 1,
            notAfterSeconds: 2,
          },
        ],
      },
      { family: 'shc', iss: 'https://b.example', name: { vi: 'B', en: 'B' }, country: 'JP', keys: [] },
    ],
    ...changes,
  };
}

describe('trust bundle', () => {
  it('reads back what the root signed', async () => {
    const { root, publicJwk } = await makeRoot();
    const bundle = await makeBundle();
    expect(await readTrustBundle(await signTrustBundle(bundle, root), [publicJwk])).toEqual(bundle);
  });

  it('takes rules along as they are: malformed ones spoil nothing else', async () => {
    const { root, publicJwk } = await makeRoot();
    for (const rules of [{ countries: [7], valueSets: {} }, 7, null]) {
      const bundle = await makeBundle({ rules });
      expect(await readTrustBundle(await signTrustBundle(bundle, root), [publicJwk])).toEqual(bundle);
    }
  });

  it('refuses a bundle of another root, even one that claims our root’s kid', async () => {
    const { publicJwk } = await makeRoot();
    const other = await makeRoot();
    const bundle = await makeBundle();
    await expect(
      readTrustBundle(await signTrustBundle(bundle, other.root), [publicJwk]),
    ).rejects.toMatchObject({
      code: 'unknown-root',
    });
    const claimed = await signTrustBundle(bundle, { ...other.root, kid: publicJwk.kid ?? '' });
    await expect(readTrustBundle(claimed, [publicJwk])).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('refuses other things that the root signed, and content that is no bundle', async () => {
    const { root, publicJwk } = await makeRoot();
    const sign = (claims: unknown, typ: string) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'ES256', typ, kid: root.kid })
        .sign(root.privateKey);
    for (const jwt of [
      await sign({ version: 1 }, 'JWT'),
      await sign({ version: 1 }, 'trust-bundle+jwt'),
      await sign([], 'trust-bundle+jwt'),
      '',
      'a.b.c',
    ]) {
      await expect(readTrustBundle(jwt, [publicJwk])).rejects.toMatchObject({ code: 'malformed' });
    }
    await expect(readTrustBundle('x'.repeat(MAX_BUNDLE_LENGTH + 1), [publicJwk])).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('reads nothing but what the root signed, and throws nothing but its own error, whatever it is given', async () => {
    const { root, publicJwk } = await makeRoot();
    const jwt = await signTrustBundle(await makeBundle(), root);
    const signed = await readTrustBundle(jwt, [publicJwk]);
    await fc.assert(
      fc.asyncProperty(fc.nat(jwt.length - 1), fc.string(), async (at, inserted) => {
        const text = jwt.slice(0, at) + inserted + jwt.slice(at + 1);
        fc.pre(text !== jwt);
        const read = await readTrustBundle(text, [publicJwk]).catch((error: unknown) => error);
        // The last character of base64url has bits that mean nothing.
        if (read instanceof Error) expect(read).toBeInstanceOf(TrustError);
        else expect(read).toEqual(signed);
      }),
    );
  });

  it('names its parts, and is nothing without one of them', async () => {
    const { root, publicJwk } = await makeRoot();
    const bundle = await makeBundle();
    const [own, other] = bundle.issuers as [TrustedIssuer, TrustedIssuer];
    const bytes = new TextEncoder().encode(JSON.stringify({ issuers: [other], ofTomorrow: 1 }));
    const digest = await partDigest(bytes);
    const parts = new Map([[digest, bytes.length]]);
    const jwt = await signTrustBundle({ ...bundle, issuers: [own], parts }, root);
    expect((await readSignedBundle(jwt, [publicJwk])).parts).toEqual(parts);
    expect(await readTrustBundle(jwt, [publicJwk], new Map([[digest, bytes]]))).toEqual(bundle);
    await expect(readTrustBundle(jwt, [publicJwk])).rejects.toMatchObject({ code: 'part-missing' });
    const longer = new Map([[digest, new Uint8Array([...bytes, 32])]]);
    await expect(readTrustBundle(jwt, [publicJwk], longer)).rejects.toMatchObject({ code: 'part-wrong' });
  });

  it('takes no part that is none, and no more than any device reads', async () => {
    const { root, publicJwk } = await makeRoot();
    const signed = async (parts: unknown) => {
      const named = new Map(Object.entries(parts as Record<string, number>));
      return signTrustBundle(await makeBundle({ issuers: [], parts: named } as Partial<TrustBundle>), root);
    };
    const someDigest = 'A'.repeat(43);
    for (const parts of [
      { '../../root': 10 },
      { [someDigest]: -1 },
      { [someDigest]: 1.5 },
      { [someDigest]: '9' },
    ]) {
      await expect(readTrustBundle(await signed(parts), [publicJwk])).rejects.toMatchObject({
        code: 'malformed',
      });
    }
    await expect(signed({ [someDigest]: MAX_BUNDLE_LENGTH })).rejects.toMatchObject({ code: 'too-large' });
    for (const text of [
      '',
      '7',
      '{"issuers":{}}',
      '{"issuers":[{"iss":"x"}]}',
      '{"countries":7}',
      '{'.repeat(9),
    ]) {
      const bytes = new TextEncoder().encode(text.padEnd(2));
      const digest = await partDigest(bytes);
      const jwt = await signed({ [digest]: bytes.length });
      await expect(readTrustBundle(jwt, [publicJwk], new Map([[digest, bytes]]))).rejects.toMatchObject({
        code: 'malformed',
      });
    }
  });
});

describe('trust', () => {
  it('ages by the policy of the bundle, and is stale past its expiry', async () => {
    const bundle = await makeBundle();
    const aged = (ageSeconds: number) => new Date((bundle.issuedAtSeconds + ageSeconds) * 1000);
    expect(trustAge(bundle, aged(0))).toEqual({ state: 'fresh', ageSeconds: 0 });
    expect(trustAge(bundle, aged(DAY - 1)).state).toBe('fresh');
    expect(trustAge(bundle, aged(DAY)).state).toBe('ageing');
    expect(trustAge(bundle, aged(7 * DAY - 1)).state).toBe('ageing');
    expect(trustAge(bundle, aged(7 * DAY)).state).toBe('stale');
    expect(trustAge(bundle, aged(-DAY))).toEqual({ state: 'fresh', ageSeconds: 0 });
    expect(trustAge({ ...bundle, expiresAtSeconds: bundle.issuedAtSeconds + 60 }, aged(61)).state).toBe(
      'stale',
    );
  });

  it('finds issuers by their exact name', async () => {
    const bundle = await makeBundle();
    const trust = trustFrom(bundle);
    const issuerOf = (iss: string) => trust.signers({ format: 'shc', issuer: iss, keyId: 'k' }).issuer;
    expect(issuerOf('https://b.example')).toBe(bundle.issuers[1]);
    for (const iss of ['https://b.example/', 'https://B.example', '__proto__', ''])
      expect(issuerOf(iss)).toBeUndefined();
  });

  it('doubts itself when stale, and when the clock stands before what has certainly passed', async () => {
    const bundle = await makeBundle();
    expect(trustFrom(bundle).doubts(NOW)).toEqual([]);
    expect(trustFrom(bundle).doubts(new Date('2022-06-20T00:00:00Z'))).toEqual(['stale-trust']);
    expect(trustFrom(bundle).doubts(new Date('2022-05-31T23:00:00Z'))).toEqual(['clock-behind']);
    // Set back to within the bundle's life, to bring an expired card to life again.
    expect(trustFrom(bundle, () => seconds('2022-06-03T00:00:00Z')).doubts(NOW)).toEqual(['clock-behind']);
    expect(trustFrom(bundle, () => NOW.getTime() / 1000 + 60).doubts(NOW)).toEqual([]);
  });
});

describe('key set', () => {
  it('keeps usable keys and leaves out the rest', async () => {
    const { publicJwk: good } = await generateSigningKey();
    const { publicJwk: bare } = await generateSigningKey();
    const { use: _use, alg: _alg, ...withoutUse } = bare;
    const { publicJwk: misnamed } = await generateSigningKey();
    const keys = [
      good,
      null,
      'key',
      { ...good, crv: 'P-384' },
      withoutUse,
      { ...misnamed, kid: 'mine' },
      { ...misnamed, x: 'AAAA' },
      { ...misnamed, use: 'enc' },
      good,
    ];
    expect((await parseKeySet({ keys })).map((key) => key.kid)).toEqual([good.kid, bare.kid]);
  });

  it('never takes a key whose private part is published', async () => {
    const x = '11XvRWy1I2S0EyJlyf_bWfw_TQ5CJJNLw78bHXNxcgw';
    const y = 'eZXwxvO1hvCY0KucrPfKo7yAyMT6Ajc3N7OkAB6VYy8';
    const kid = '3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s';
    expect(
      await parseKeySet({ keys: [{ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256', kid, x, y }] }),
    ).toEqual([]);
  });

  it('finds nothing in what is no key set', async () => {
    for (const json of [undefined, null, [], {}, { keys: 'x' }, 7])
      expect(await parseKeySet(json)).toEqual([]);
  });
});
