// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import { ExtendedKeyUsageExtension, Extension, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';
import {
  authorityExtension,
  BARCODE_SIGNER,
  documentTypes,
  elliptic,
  ROOT_KID,
  rsa,
  type SealSignerOptions,
  SIGNER_EXTENSIONS,
  sealOf,
  sealRoot,
  sealSigner,
  TEST,
  VACCINATION,
} from './seal-issuer.ts';

const judged = async (text: string, issuers: readonly TrustedIssuer[], now = NOW) => {
  const { outcome, reasons } = await judge(text, trustIn(issuers), now);
  return { outcome, reasons };
};
const VALID = { outcome: 'valid', reasons: [] };
const NOT_CHAINED = { outcome: 'invalid', reasons: ['signer-not-chained'] };

describe('a seal whose signer a trusted root certified', () => {
  it.each([
    ['P-256', elliptic('P-256', 'SHA-256')],
    ['P-256 with SHA-512', elliptic('P-256', 'SHA-512')],
    ['P-384', elliptic('P-384', 'SHA-384')],
    ['P-521', elliptic('P-521', 'SHA-512')],
    ['RSA with SHA-256', rsa('RSASSA-PKCS1-v1_5', 'SHA-256')],
    ['RSA with SHA-512', rsa('RSASSA-PKCS1-v1_5', 'SHA-512', 3072)],
    ['RSA-PSS with SHA-256', rsa('RSA-PSS', 'SHA-256')],
    ['RSA-PSS with SHA-512', rsa('RSA-PSS', 'SHA-512')],
  ])('is valid: a root of %s', async (_, algorithm) => {
    const root = await sealRoot(algorithm);
    const { seal } = await sealSigner(root);
    expect(await judged(await seal(VACCINATION), [root.issuer()])).toEqual(VALID);
  });

  it.each(['ES256', 'ES384', 'ES512'] as const)('is valid: a signer of %s', async (algorithm) => {
    const root = await sealRoot();
    const { seal } = await sealSigner(root, { algorithm });
    expect(await judged(await seal(VACCINATION), [root.issuer()])).toEqual(VALID);
  });

  it('is not when the root’s signature rests on SHA-1', async () => {
    const root = await sealRoot(rsa('RSASSA-PKCS1-v1_5', 'SHA-1'));
    const { seal } = await sealSigner(root);
    expect(await judged(await seal(VACCINATION), [root.issuer()])).toEqual(NOT_CHAINED);
  });

  it('is not when the root’s key is too short', async () => {
    const root = await sealRoot(rsa('RSASSA-PKCS1-v1_5', 'SHA-256', 1024));
    const { seal } = await sealSigner(root);
    expect(await judged(await seal(VACCINATION), [root.issuer()])).toEqual(NOT_CHAINED);
  });
});

describe('the chain of a seal', () => {
  let root: Awaited<ReturnType<typeof sealRoot>>;
  let other: Awaited<ReturnType<typeof sealRoot>>;
  beforeAll(async () => {
    [root, other] = await Promise.all([sealRoot(), sealRoot()]);
  });
  const sealed = async (options: SealSignerOptions = {}, data: unknown = VACCINATION) =>
    (await sealSigner(root, options)).seal(data);

  it('is looked for under every root of the country', async () => {
    const both = { ...root.issuer(), keys: [other.key, root.key] };
    expect(await judged(await sealed(), [both])).toEqual(VALID);
    expect(await judged(await sealed(), [other.issuer()])).toEqual(NOT_CHAINED);
  });

  it('holds without the root’s key identifier, and not with another’s', async () => {
    expect(await judged(await sealed({ authority: '' }), [root.issuer()])).toEqual(VALID);
    expect(await judged(await sealed({ authority: 'ff'.repeat(20) }), [root.issuer()])).toEqual(NOT_CHAINED);
  });

  it('does not matter where nobody of the issuer’s name is known', async () => {
    expect(await judged(await sealed(), [])).toEqual({ outcome: 'unknown', reasons: ['unknown-issuer'] });
    const elsewhere = { ...root.issuer(), iss: 'VNM' };
    expect(await judged(await sealed(), [elsewhere])).toEqual({
      outcome: 'unknown',
      reasons: ['unknown-issuer'],
    });
  });

  it.each<[string, Extension[]]>([
    ['a certificate for no purpose', [documentTypes(['NV'])]],
    [
      'a certificate for another purpose',
      [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']), documentTypes(['NV'])],
    ],
    ['a certificate for no kind of document', [new ExtendedKeyUsageExtension([BARCODE_SIGNER])]],
    [
      'a certificate for another kind of document',
      [new ExtendedKeyUsageExtension([BARCODE_SIGNER]), documentTypes(['NT', 'V'])],
    ],
    [
      'kinds of documents that are not written as the standard says',
      [
        new ExtendedKeyUsageExtension([BARCODE_SIGNER]),
        new Extension('2.23.136.1.1.6.2', false, Uint8Array.from([0x13, 2, 0x4e, 0x56]) as never),
      ],
    ],
    ['an authority itself', [...SIGNER_EXTENSIONS, authorityExtension]],
    [
      'a key that may not sign',
      [...SIGNER_EXTENSIONS.slice(0, 2), new KeyUsagesExtension(KeyUsageFlags.keyAgreement)],
    ],
    [
      'a certificate with a critical extension of unknown meaning',
      [...SIGNER_EXTENSIONS, new Extension('1.2.3.4', true, Uint8Array.from([5, 0]) as never)],
    ],
  ])('does not hold with %s', async (_, extensions) => {
    expect(await judged(await sealed({ extensions }), [root.issuer()])).toEqual(NOT_CHAINED);
  });

  it('holds for the kinds of document that the signer may sign, and for no other', async () => {
    const extensions = [new ExtendedKeyUsageExtension([BARCODE_SIGNER]), documentTypes(['NV', 'NT'], true)];
    expect(await judged(await sealed({ extensions }, TEST), [root.issuer()])).toEqual(VALID);
    expect(await judged(await sealed({}, TEST), [root.issuer()])).toEqual(NOT_CHAINED);
  });

  it('is not known to hold once signer and root have run out, which is said once', async () => {
    const text = await sealed({ notAfter: '2022-05-01T00:00:00Z' });
    const expired = { outcome: 'unknown', reasons: ['key-expired'] };
    expect(await judged(text, [root.issuer()])).toEqual(expired);
    expect(await judged(text, [root.issuer({ notAfterSeconds: 1_640_000_000 })])).toEqual(expired);
  });

  it('does not hold before the signer’s time', async () => {
    const text = await sealed({ notBefore: '2022-07-01T00:00:00Z' });
    expect(await judged(text, [root.issuer()])).toEqual({ outcome: 'invalid', reasons: ['key-not-valid'] });
  });

  it('ends with a signer that its root has withdrawn, whoever else vouches for that', async () => {
    const { seal, jwk } = await sealSigner(root);
    const text = await seal(VACCINATION);
    const revoked = { outcome: 'invalid', reasons: ['key-revoked'] };
    const withdrawing = root.issuer({ revokedSerials: ['0A1B2'] });
    expect(await judged(text, [withdrawing])).toEqual(revoked);
    const keys = [{ kid: 'signer', jwk }, ...withdrawing.keys];
    expect(await judged(text, [{ ...withdrawing, keys }])).toEqual(revoked);
  });
});

describe('a signer that trust itself holds', () => {
  it('needs no root, and stands for nobody else', async () => {
    const root = await sealRoot();
    const [signer, stranger] = await Promise.all([sealSigner(root), sealSigner(root)]);
    const issuer = { ...root.issuer(), keys: [{ kid: 'signer', jwk: signer.jwk }] };
    expect(await judged(await signer.seal(VACCINATION), [issuer])).toEqual(VALID);
    expect(await judged(await stranger.seal(VACCINATION), [issuer])).toEqual(NOT_CHAINED);
  });

  it('may sign no other kind of document than its certificate says', async () => {
    const root = await sealRoot();
    const { seal, jwk } = await sealSigner(root);
    const issuer = { ...root.issuer(), keys: [{ kid: 'signer', jwk }] };
    expect(await judged(await seal(TEST), [issuer])).toEqual(NOT_CHAINED);
  });
});

describe('a seal that somebody changed', () => {
  const BAD = { outcome: 'invalid', reasons: ['bad-signature'] };

  it('is refused, known or unknown, whatever was changed', async () => {
    const root = await sealRoot();
    const { seal } = await sealSigner(root);
    const text = await seal(VACCINATION);
    for (const [from, to] of [
      ['VAN AN', 'VAN EM'],
      ['2022-03-03', '2022-03-04'],
      ['A1234567', 'A1234568'],
      ['"UTO"', '"NZL"'],
    ] as const) {
      for (const issuers of [[root.issuer()], []]) {
        expect(await judged(text.replace(from, to), issuers)).toEqual(BAD);
      }
    }
  });

  it('is refused under another’s certificate, or one that is none', async () => {
    const root = await sealRoot();
    const [signer, stranger] = await Promise.all([sealSigner(root), sealSigner(root)]);
    const { sig } = JSON.parse(await signer.seal(VACCINATION)) as { sig: { sigvl: string } };
    const sigvl = new Uint8Array(Buffer.from(sig.sigvl, 'base64url'));
    for (const cer of [stranger.certificate, signer.certificate.slice(0, 200), Uint8Array.of(0x30, 0)]) {
      expect(await judged(sealOf(VACCINATION, { alg: 'ES256', cer, sigvl }), [root.issuer()])).toEqual(BAD);
    }
  });

  it('is refused under a certificate that names the root and that the root did not sign', async () => {
    const [root, forger] = await Promise.all([sealRoot(), sealRoot()]);
    const { seal } = await sealSigner(forger, { authority: ROOT_KID });
    expect(await judged(await seal(VACCINATION), [root.issuer()])).toEqual(NOT_CHAINED);
  });
});

/** A certificate of nobody’s for a key on brainpoolP256r1. */
const ON_BRAINPOOL = `
  MIIBhzCCAS6gAwIBAgIURBIZSDao1PxOceYm5JqP4su7FqcwCgYIKoZIzj0EAwIwGTELMAkGA1UEBhMCREUxCjAIBgNVBAMMAXgw
  HhcNMjYxMTI1MDM0MzMzWhcNMjYxMjA1MDM0MzMzWjAZMQswCQYDVQQGEwJERTEKMAgGA1UEAwwBeDBaMBQGByqGSM49AgEGCSsk
  AwMCCAEBBwNCAASWhols4viG/pxPJWwfk1fVG3t8gCNnn06Wn13CuEzlchjs/v9PGqBPC6KKCQNkgT75HNuNv8dSFczECSjgXGbA
  o1MwUTAdBgNVHQ4EFgQUt1cTK4QwCxLqI6sGrev52CFEB/YwHwYDVR0jBBgwFoAUt1cTK4QwCxLqI6sGrev52CFEB/YwDwYDVR0T
  AQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBOYvXrNlgdGxnKb3z+Lm6W0ujXXvt8xy6yvLKTyeXTJAIgPCy498ksP3UQJbq3
  IbcPCR3Xc4QtNB++CLxeaqHydws=
`;

describe('a signer with a key on a curve that browsers lack', () => {
  it('cannot be checked here', async () => {
    const cer = new Uint8Array(Buffer.from(ON_BRAINPOOL, 'base64'));
    const text = sealOf(VACCINATION, { alg: 'ES256', cer, sigvl: new Uint8Array(64) });
    const root = await sealRoot();
    expect(await judged(text, [root.issuer()])).toEqual({
      outcome: 'unknown',
      reasons: ['unsupported-signature'],
    });
  });
});

describe('a device that could not load what checks a seal', () => {
  afterEach(() => {
    vi.doUnmock('../../src/certificate/carried-certificate.ts');
    vi.resetModules();
  });

  it('cannot check it, and says so', async () => {
    const root = await sealRoot();
    const { seal } = await sealSigner(root);
    const text = await seal(VACCINATION);
    vi.resetModules();
    vi.doMock('../../src/certificate/carried-certificate.ts', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    const offline = await import('../../src/certificate/verify.ts');
    expect(await offline.judge(text, trustIn([root.issuer()]), NOW)).toMatchObject({
      outcome: 'unknown',
      reasons: ['unsupported-signature'],
    });
  });
});
