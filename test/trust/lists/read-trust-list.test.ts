import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../src/certificate/keys.ts';
import type { TrustedIssuer } from '../../../src/certificate/verify.ts';
import { mergedIssuers } from '../../../src/trust/lists/issuers.ts';
import { readTrustList } from '../../../src/trust/lists/read-trust-list.ts';
import { TrustListError, type TrustListOptions } from '../../../src/trust/lists/trust-list.ts';
import { keyIdOf } from '../../../src/trust/lists/x509.ts';
import { certificateOf, revocationListOf } from './certificates.ts';

const NOW = new Date('2022-06-01T00:00:00Z');
const utf8 = new TextEncoder();

const read = (content: Uint8Array | string | object, options: Partial<TrustListOptions> = {}) =>
  readTrustList(
    {
      bytes:
        content instanceof Uint8Array
          ? content
          : utf8.encode(typeof content === 'string' ? content : JSON.stringify(content)),
      name: 'list.json',
    },
    { now: NOW, ...options },
  );

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const pem = (label: string, bytes: Uint8Array) =>
  `-----BEGIN ${label}-----\n${base64(bytes).replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`;

async function signer(
  name = 'C=SI, CN=Signer',
  wish: Omit<Parameters<typeof certificateOf>[0], 'name'> = {},
) {
  const made = await certificateOf({ name, ...wish });
  return { ...made, kid: await keyIdOf(made.der), rawData: base64(made.der) };
}
const kids = (issuers: readonly TrustedIssuer[]) => issuers.flatMap(({ keys }) => keys.map(({ kid }) => kid));

describe('document signers', () => {
  it('are read in every shape in which countries publish them', async () => {
    const { kid, rawData, der } = await signer();
    for (const content of [
      [{ kid, country: 'SI', rawData }],
      { certificates: [{ certificateType: 'DSC', country: 'SI', kid, rawData, timestamp: '2021-06-01' }] },
      [
        {
          kid,
          timestamp: '2021-06-01',
          country: 'SI',
          certificateType: 'DSC',
          thumbprint: '',
          signature: '',
          rawData,
        },
      ],
      { [kid]: rawData },
      { [kid]: [rawData] },
      { [kid]: pem('CERTIFICATE', der) },
      { eu_keys: { [kid]: [rawData] } },
    ]) {
      const { kind, checkedBy, issuers, skipped } = await read(content);
      expect({ kind, checkedBy, skipped }).toEqual({
        kind: 'document-signers',
        checkedBy: 'none',
        skipped: [],
      });
      expect(issuers).toMatchObject([{ family: 'hcert', iss: 'SI', country: 'SI', keys: [{ kid }] }]);
    }
  });

  it('are kept where they are sound, and the others named', async () => {
    const [good, authority, other] = await Promise.all([
      signer(),
      signer('C=SI, CN=Authority', { isAuthority: true }),
      signer('C=HR, CN=Other'),
    ]);
    const { issuers, skipped } = await read([
      { kid: good.kid, country: 'SI', rawData: good.rawData },
      { kid: good.kid, country: 'SI', rawData: good.rawData },
      { kid: authority.kid, country: 'SI', rawData: authority.rawData },
      { kid: good.kid, country: 'HR', rawData: other.rawData },
      { kid: other.kid, country: 'HR', certificateType: 'CSCA', rawData: other.rawData },
      { kid: 'x', country: 'HR', rawData: 'no certificate' },
      null,
    ]);
    expect(kids(issuers)).toEqual([good.kid]);
    expect(skipped.map(({ why }) => why)).toEqual([
      'the same key stands in the list twice',
      'it signs certificates of signers, not certificates of people',
      'its identifier is not the digest of its certificate',
      'not a document signer',
      expect.stringMatching(/not (a|an X.509) certificate/),
      'malformed',
    ]);
  });

  it('with bare public keys may sign what their usage says', async () => {
    const { kid, certificate } = await signer();
    const subjectPk = base64(new Uint8Array(certificate.publicKey.rawData));
    const { issuers } = await read(
      { eu_keys: { [kid]: [{ subjectPk, keyUsage: ['v', 'r'] }] } },
      { country: 'NL' },
    );
    expect(issuers).toMatchObject([{ iss: 'NL', keys: [{ kid, kinds: ['vaccination', 'recovery'] }] }]);
  });

  it('in a signed text count by its signature alone', async () => {
    const { kid, rawData } = await signer();
    const publisher = await certificateOf({});
    const sign = async (content: string) =>
      base64(
        new Uint8Array(
          await crypto.subtle.sign(
            { name: 'ECDSA', hash: 'SHA-256' },
            publisher.keys.privateKey,
            utf8.encode(content),
          ),
        ),
      );
    const content = JSON.stringify({ certificates: [{ kid, country: 'SI', rawData }] });
    const text = `${await sign(content)}\n${content}`;
    const signedBy = [{ bytes: publisher.der, name: 'publisher.der' }];
    const { checkedBy, issuers } = await read(text, { signedBy });
    expect(checkedBy).toBe('signature');
    expect(kids(issuers)).toEqual([kid]);
    // As files end with a line end.
    expect(kids((await read(`${text}\n`, { signedBy })).issuers)).toEqual([kid]);
    await expect(read(text)).rejects.toMatchObject({ code: 'bad-signature' });
    await expect(read(text.replace('"SI"', '"SK"'), { signedBy })).rejects.toMatchObject({
      code: 'bad-signature',
    });
  });
});

describe('certificates', () => {
  it('are read one or several, as PEM or DER', async () => {
    const [one, two] = await Promise.all([signer(), signer('C=HR, CN=Two')]);
    expect(kids((await read(one.der)).issuers)).toEqual([one.kid]);
    const both = `Subject: one\n${pem('CERTIFICATE', one.der)}\n${pem('CERTIFICATE', two.der)}`;
    const { kind, issuers } = await read(both);
    expect(kind).toBe('certificates');
    expect(issuers).toMatchObject([
      { family: 'hcert', iss: 'SI', keys: [{ kid: one.kid }] },
      { family: 'hcert', iss: 'HR', keys: [{ kid: two.kid }] },
    ]);
  });

  it('of authorities carry what their revocation lists withdraw, in one file or in several', async () => {
    const authority = await signer('C=VN, CN=Authority', { isAuthority: true });
    const list = await revocationListOf(authority, ['0a1b', 'ff']);
    const foreign = await revocationListOf(await signer('C=VN, CN=Authority', { isAuthority: true }), ['0c']);
    const expected = [
      { family: 'vds-nc', iss: 'VNM', country: 'VN', keys: [{ revokedSerials: ['0a1b', 'ff'] }] },
    ];
    const apart = await read(authority.der, { revocationLists: [list, foreign] });
    expect(apart.issuers).toMatchObject(expected);
    expect(apart.skipped).toEqual([{ what: 'revocation list 2', why: 'no authority in the file signed it' }]);
    const together = `${pem('CERTIFICATE', authority.der)}${pem('X509 CRL', list)}`;
    expect((await read(together)).issuers).toMatchObject(expected);
  });

  it('with no country need one, and one that is told stands above theirs', async () => {
    const { der } = await signer('CN=Nobody');
    await expect(read(der)).rejects.toMatchObject({ code: 'needs-country' });
    expect((await read(der, { country: 'SI' })).issuers).toMatchObject([{ iss: 'SI' }]);
  });

  it('are marked as for tests where the operator says so', async () => {
    const { der } = await signer();
    expect((await read(der, { test: true })).issuers).toMatchObject([{ keys: [{ test: true }] }]);
  });
});

describe('a did:web document', () => {
  const DID = 'did:web:issuer.example.nz';
  const method = async (name: string, changes: object = {}) => {
    const { publicJwk } = await generateSigningKey();
    const { kty, crv, x, y } = publicJwk;
    return {
      id: `${DID}#${name}`,
      type: 'JsonWebKey2020',
      controller: DID,
      publicKeyJwk: { kty, crv, x, y },
      ...changes,
    };
  };

  it('gives the keys for assertions, under the names that passes have for them', async () => {
    const verificationMethod = [
      await method('one'),
      await method('two'),
      await method('three', { id: '#three' }),
      await method('of-another', { id: 'did:web:other.example#one' }),
      await method('by-another', { controller: 'did:web:other.example' }),
      await method('old', { type: 'Ed25519VerificationKey2018' }),
    ];
    const assertionMethod = verificationMethod.map(({ id }) => id).filter((id) => !id.endsWith('#two'));
    const { issuers, skipped } = await read({ id: DID, verificationMethod, assertionMethod });
    expect(issuers).toMatchObject([{ family: 'nzcp', iss: DID, country: 'NZ' }]);
    expect(kids(issuers)).toEqual(['one', 'three']);
    expect(issuers[0]?.keys.some(({ test }) => test)).toBe(false);
    expect(skipped.map(({ why }) => why)).toEqual([
      'not for assertions',
      'a key of somebody else',
      'a key of somebody else',
      'not a JsonWebKey2020',
    ]);
  });
});

describe('the keys of a single issuer', () => {
  it('as a key set need its name', async () => {
    const { publicJwk } = await generateSigningKey();
    await expect(read({ keys: [publicJwk] })).rejects.toMatchObject({ code: 'needs-issuer' });
    const name = { vi: 'Bệnh viện A', en: 'Hospital A' };
    const { kind, issuers } = await read(
      { keys: [publicJwk, { kty: 'EC' }] },
      { issuer: 'https://a.example.jp', name },
    );
    expect(kind).toBe('key-set');
    expect(issuers).toMatchObject([{ family: 'shc', iss: 'https://a.example.jp', name, country: 'JP' }]);
    expect(kids(issuers)).toEqual([publicJwk.kid]);
  });

  it.each([
    [
      'RSA',
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: Uint8Array.of(1, 0, 1),
      },
    ],
    ['Ed25519', { name: 'Ed25519' }],
  ])('as a DIVOC key of %s in PEM or JWK is found by its verification method', async (_, algorithm) => {
    const { certificate, publicJwk } = await certificateOf({ algorithm });
    const options = { issuer: 'did:web:issuer.example', verificationMethod: 'did:india#key', country: 'IN' };
    for (const content of [pem('PUBLIC KEY', new Uint8Array(certificate.publicKey.rawData)), publicJwk]) {
      const { kind, issuers } = await read(content, options);
      expect(kind).toBe('divoc-key');
      expect(issuers).toMatchObject([
        { family: 'divoc', iss: 'did:web:issuer.example', country: 'IN', keys: [{ kid: 'did:india#key' }] },
      ]);
      expect(issuers[0]?.keys[0]?.jwk).toEqual(publicJwk);
    }
    await expect(read('no key', options)).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('a file that is no trust list', () => {
  it('is refused by name, whatever is in it', async () => {
    for (const content of [
      '',
      'hello',
      '{}',
      '[]',
      '[1, 2]',
      '{"a": 1}',
      new Uint8Array([0, 159, 146, 150]),
    ]) {
      await expect(read(content)).rejects.toMatchObject({ code: 'unrecognised' });
    }
    await expect(read({ issuerInfo: [] })).rejects.toMatchObject({ code: 'needs-signature' });
    await expect(read([{ kid: 'AAAAAAAAAAA=', rawData: 'AAAA' }])).rejects.toMatchObject({
      code: 'nothing-usable',
    });
    await expect(read(new Uint8Array(33_000_000))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('throws nothing but its own error', async () => {
    const { der, kid, rawData } = await signer();
    const seeds = [
      base64(der),
      pem('CERTIFICATE', der),
      JSON.stringify([{ kid, country: 'SI', rawData }]),
      JSON.stringify({
        keys: [{}],
        issuerInfo: [{}],
        id: 'did:web:a',
        verificationMethod: [],
        assertionMethod: [],
      }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), fc.nat(500), fc.string(), async (seed, at, inserted) => {
        try {
          await read(seed.slice(0, at) + inserted + seed.slice(at + 1));
        } catch (error) {
          expect(error).toBeInstanceOf(TrustListError);
        }
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.nat(255), async (at, value) => {
        const changed = Uint8Array.from(der);
        changed[at] = value;
        try {
          await read(changed, { country: 'SI' });
        } catch (error) {
          expect(error).toBeInstanceOf(TrustListError);
        }
      }),
    );
  });
});

describe('issuers of several lists', () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
  const issuer = (changes: Partial<TrustedIssuer>): TrustedIssuer => ({
    family: 'hcert',
    iss: 'SI',
    name: { vi: 'Slovenia', en: 'Slovenia' },
    country: 'SI',
    keys: [],
    ...changes,
  });

  it('stand once with the keys of all, each family by itself', () => {
    const merged = mergedIssuers([
      issuer({ keys: [{ kid: 'a', jwk }] }),
      issuer({
        keys: [
          { kid: 'b', jwk },
          { kid: 'a', jwk: { ...jwk, x: 'z' } },
        ],
      }),
      issuer({ family: 'vds-nc', keys: [{ kid: 'a', jwk }] }),
    ]);
    expect(merged.map(({ family, keys }) => [family, keys.map(({ kid }) => kid)])).toEqual([
      ['hcert', ['a', 'b', 'a']],
      ['vds-nc', ['a']],
    ]);
  });

  it('have a key for tests only where every list says so, and revoke what any list revokes', () => {
    const keyOf = (...keys: TrustedIssuer['keys']) =>
      mergedIssuers(keys.map((key) => issuer({ keys: [key] })))[0]?.keys;
    expect(keyOf({ kid: 'a', jwk, test: true }, { kid: 'a', jwk })).toEqual([{ kid: 'a', jwk }]);
    expect(keyOf({ kid: 'a', jwk }, { kid: 'a', jwk, test: true })).toEqual([{ kid: 'a', jwk }]);
    expect(keyOf({ kid: 'a', jwk, test: true }, { kid: 'a', jwk, test: true })).toMatchObject([
      { test: true },
    ]);
    expect(
      keyOf({ kid: 'a', jwk, revokedSerials: ['1'] }, { kid: 'a', jwk, revokedSerials: ['1', '2'] }),
    ).toMatchObject([{ revokedSerials: ['1', '2'] }]);
  });
});
