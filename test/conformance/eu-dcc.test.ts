import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CertificateKind } from '../../src/certificate/certificate.ts';
import type { PublicJwk } from '../../src/certificate/public-key.ts';
import { read } from '../../src/certificate/read.ts';
import { ReadError, type ReasonCode } from '../../src/certificate/reasons.ts';
import { type TrustedIssuer, type TrustedKey, type Verdict, verify } from '../../src/certificate/verify.ts';
import { trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorExists, vectorLines } from './vectors.ts';

interface Case {
  id: string;
  text: string | null;
  certificate: string | null;
  clock: string | null;
  expected: Record<string, boolean>;
  json: unknown;
  description: string | null;
}

const KINDS: Readonly<Record<string, CertificateKind>> = { 1: 'test', 2: 'vaccination', 3: 'recovery' };

/** The document signer as Node's OpenSSL reads it, independent of how the product does. */
function signerOf(der: string): TrustedKey {
  const bytes = Buffer.from(der, 'base64');
  const certificate = new X509Certificate(bytes);
  const { kty, crv, x, y, n, e } = certificate.publicKey.export({ format: 'jwk' });
  const kinds = (certificate.keyUsage ?? []).flatMap((oid) => {
    const [, kind = ''] = /^1\.3\.6\.1\.4\.1\.(?:0\.)?1847\.2021\.1\.([123])$/.exec(oid) ?? [];
    return KINDS[kind] ?? [];
  });
  return {
    kid: createHash('sha256').update(bytes).digest().subarray(0, 8).toString('base64'),
    jwk: (kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }) as PublicJwk,
    notBeforeSeconds: Date.parse(certificate.validFrom) / 1000,
    notAfterSeconds: Date.parse(certificate.validTo) / 1000,
    ...(kinds.length > 0 && { kinds }),
  };
}

/** Clocks without a zone are UTC; without a clock, any instant at which signer and certificate are in force. */
function clockOf({ clock, text }: Case, key: TrustedKey | undefined): Date {
  if (clock !== null) return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(clock) ? clock : `${clock}Z`);
  const { issuedAtSeconds = 0 } = attempt(() => read(text ?? '')) ?? {};
  return new Date((Math.max(issuedAtSeconds, key?.notBeforeSeconds ?? 0) + 1) * 1000);
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** What each expectation is about: a false one must show in one of these reasons, a true one in none of them. */
const REASONS_OF: Readonly<Record<string, readonly ReasonCode[]>> = {
  EXPECTEDUNPREFIX: ['not-a-certificate', 'unsupported-format'],
  EXPECTEDB45DECODE: ['malformed-encoding'],
  EXPECTEDCOMPRESSION: ['malformed-compression'],
  EXPECTEDDECODE: ['malformed-envelope', 'malformed-content'],
  EXPECTEDVERIFY: [
    'bad-signature',
    'unknown-key',
    'unknown-issuer',
    'malformed-envelope',
    'malformed-content',
  ],
  EXPECTEDEXPIRATIONCHECK: ['expired', 'not-yet-valid'],
  EXPECTEDKEYUSAGE: ['wrong-key-usage'],
};

async function judged(one: Case): Promise<Verdict> {
  const key = one.certificate === null ? undefined : attempt(() => signerOf(one.certificate ?? ''));
  const issuer: TrustedIssuer = {
    family: 'hcert',
    iss: 'XX',
    name: { vi: 'Thử', en: 'Test' },
    country: 'XX',
    keys: key ? [key] : [],
  };
  try {
    return await verify(read(one.text ?? ''), trustIn([issuer]), clockOf(one, key));
  } catch (error) {
    if (error instanceof ReadError) return { outcome: 'invalid', reasons: [error.code] };
    throw error;
  }
}

describeVectors('eu-dcc', () => {
  const all = vectorExists('eu-dcc') ? vectorLines<Case>('eu-dcc/cases.jsonl') : [];
  const cases = all.filter(({ text }) => text);

  // A P-384 signature of 96 bytes that its header calls ES256: no reader of the standard can take it.
  const mislabelled = ({ certificate }: Case) => {
    const jwk = certificate === null ? undefined : attempt(() => signerOf(certificate))?.jwk;
    return jwk?.kty === 'EC' && jwk.crv !== 'P-256';
  };
  // The set wants a failure of key usage for a signer that names no usage, against its own case CO15.
  const usageOfNone = ({ certificate, expected }: Case) =>
    expected['EXPECTEDKEYUSAGE'] === false &&
    certificate !== null &&
    attempt(() => signerOf(certificate))?.kinds === undefined;
  const sound = cases.filter((one) => !mislabelled(one) && !usageOfNone(one));

  describe.each(Object.entries(REASONS_OF))('%s', (flag, reasons) => {
    it.each(sound.filter(({ expected }) => expected[flag] === false))('is seen to fail: $id', async (one) => {
      const { outcome, reasons: found } = await judged(one);
      expect(outcome).not.toBe('valid');
      expect(
        found.some((reason) => reasons.includes(reason)),
        found.join(),
      ).toBe(true);
    });

    it.each(sound.filter(({ expected }) => expected[flag] === true))('holds: $id', async (one) => {
      const { reasons: found } = await judged(one);
      expect(found.filter((reason) => reasons.includes(reason))).toEqual(
        // A case may be made to fail in one thing and expect another to hold: what fails first ends the reading.
        one.expected['EXPECTEDSCHEMAVALIDATION'] === false
          ? found.filter((reason) => reason === 'malformed-content')
          : [],
      );
    });
  });

  // The set calls some codes of two vaccinations good; the standard, and the EU's "Special case handling", do not.
  const several = ({ json }: Case) => {
    const { v, t, r } = (json ?? {}) as Record<string, unknown[] | null | undefined>;
    return [v, t, r].reduce((sum, list) => sum + (list?.length ?? 0), 0) > 1;
  };
  const good = sound.filter(({ expected }) => Object.values(expected).every((holds) => holds));

  it.each(good.filter(several))('more than one entry is refused: $id', async (one) => {
    expect(await judged(one)).toMatchObject({ outcome: 'invalid', reasons: ['not-one-entry'] });
  });

  it.each(good.filter((one) => !several(one)))(
    'where nothing fails the verdict is valid: $id',
    async (one) => {
      const { reasons } = await judged(one);
      // A missing expectation was not tested, so it may come out either way.
      const untested: ReasonCode[] = [
        ...(one.expected['EXPECTEDVERIFY'] ? [] : (REASONS_OF['EXPECTEDVERIFY'] ?? [])),
        ...(one.expected['EXPECTEDKEYUSAGE'] ? [] : (REASONS_OF['EXPECTEDKEYUSAGE'] ?? [])),
        ...(one.expected['EXPECTEDEXPIRATIONCHECK']
          ? []
          : (['expired', 'not-yet-valid', 'key-not-valid', 'key-expired'] as const)),
      ];
      expect(reasons.filter((reason) => !untested.includes(reason))).toEqual([]);
    },
  );

  it.each(sound.filter(({ expected }) => expected['EXPECTEDSCHEMAVALIDATION'] === false))(
    'what the schema does not allow is refused or remarked: $id',
    async (one) => {
      const { outcome, certificate } = await judged(one);
      expect(outcome !== 'valid' || (certificate?.remarks.length ?? 0) > 0).toBe(true);
    },
  );
});
