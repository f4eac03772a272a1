import { zipSync } from 'fflate';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTEXTS, SECURITY_V2 } from '../../src/certificate/json-ld-contexts.ts';
import type { PublicJwk, SignatureAlgorithm } from '../../src/certificate/public-key.ts';
import { read } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';

const CREDENTIAL = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'https://cowin.gov.in/credentials/vaccination/v2'],
  type: ['VerifiableCredential', 'ProofOfVaccinationCredential'],
  credentialSubject: {
    type: 'Person',
    id: 'did:Passport:A1234567',
    name: 'Nguyễn Văn An',
    gender: 'Male',
    dob: '1990-01-02',
    nationality: 'VN',
  },
  issuer: 'https://health.example/',
  issuanceDate: '2022-05-01T08:00:00.000Z',
  evidence: [
    {
      id: 'https://health.example/vaccine/1',
      type: ['Vaccination'],
      certificateId: '891244125',
      batch: 'L1',
      vaccine: 'COVISHIELD',
      manufacturer: 'Serum Institute',
      icd11Code: 'XM97T2',
      date: '2022-04-15T10:00:00.000Z',
      dose: 2,
      totalDoses: 2,
      verifier: { name: 'Dr B' },
      facility: { name: 'Clinic', address: { addressCountry: 'IND' } },
    },
  ],
  nonTransferable: 'true',
};
const METHOD = 'did:example:key';

const SUITES = {
  EdDSA: { type: 'Ed25519Signature2018', generate: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
  PS256: {
    type: 'RsaSignature2018',
    generate: {
      name: 'RSA-PSS',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1),
    },
    sign: { name: 'RSA-PSS', saltLength: 32 },
  },
} as const;

async function digestOf(document: object, safe = true): Promise<Uint8Array> {
  const canonical = await jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    safe,
    documentLoader: async (url: string) => ({ documentUrl: url, document: { '@context': CONTEXTS[url] } }),
  } as never);
  return new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical as unknown as string)),
  );
}

/** An issuer of DIVOC's kind, and a way to sign any document as DIVOC does. */
async function divocIssuer(alg: keyof typeof SUITES) {
  const { type, generate, sign } = SUITES[alg];
  const pair = (await crypto.subtle.generateKey(generate, true, ['sign', 'verify'])) as CryptoKeyPair;
  const issuer: TrustedIssuer = {
    family: 'divoc',
    iss: CREDENTIAL.issuer,
    name: { vi: 'Bộ Y tế (thử)', en: 'Ministry of Health (test)' },
    country: 'IN',
    keys: [{ kid: METHOD, jwk: (await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicJwk }],
  };
  const signed = async <Document extends object>(
    document: Document,
    { safe = true, claim = alg as SignatureAlgorithm } = {},
  ) => {
    const options = {
      type,
      created: '2022-05-01T08:00:00Z',
      verificationMethod: METHOD,
      proofPurpose: 'assertionMethod',
    };
    const header = Buffer.from(JSON.stringify({ alg: claim, b64: false, crit: ['b64'] })).toString(
      'base64url',
    );
    const bytes = Buffer.concat([
      Buffer.from(`${header}.`),
      await digestOf({ '@context': SECURITY_V2, ...options }),
      await digestOf(document, safe),
    ]);
    const signature = await crypto.subtle.sign(sign, pair.privateKey, bytes);
    return {
      ...document,
      proof: { ...options, jws: `${header}..${Buffer.from(signature).toString('base64url')}` },
    };
  };
  return { issuer, signed };
}

const zipOf = (document: unknown) =>
  zipSync({ 'certificate.json': new TextEncoder().encode(JSON.stringify(document)) });
const binary = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const code = (document: unknown) => binary(zipOf(document));

describe.each(['EdDSA', 'PS256'] as const)('a DIVOC certificate signed with %s', (alg) => {
  let made: Awaited<ReturnType<typeof divocIssuer>>;
  let genuine: typeof CREDENTIAL & { proof: { created: string } };
  beforeAll(async () => {
    made = await divocIssuer(alg);
    genuine = await made.signed(CREDENTIAL);
  });
  const judged = (document: unknown) => judge(code(document), trustIn([made.issuer]), NOW);

  it('is valid when genuine, and says whose it is and what was given', async () => {
    const { outcome, reasons, certificate } = await judged(genuine);
    expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    expect(certificate).toMatchObject({
      format: 'divoc',
      holder: { name: 'Nguyễn Văn An', birthDate: '1990-01-02', documentNumber: 'A1234567' },
      immunizations: [
        {
          vaccine: [{ code: 'XM97T2' }],
          productName: 'COVISHIELD',
          date: '2022-04-15',
          lot: 'L1',
          doseNumber: 2,
        },
      ],
      number: '891244125',
    });
  });

  it('is refused when a word of it was changed', async () => {
    const changed = structuredClone(genuine);
    changed.credentialSubject.name = 'Kẻ Giả Mạo';
    expect(await judged(changed)).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
  });

  it('is refused when its proof was dated anew', async () => {
    const changed = structuredClone(genuine);
    changed.proof.created = '2023-05-01T08:00:00Z';
    expect(await judged(changed)).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
  });

  it('cannot be told when something was added that its signature does not cover', async () => {
    const changed = { ...structuredClone(genuine), seal: 'gold' };
    expect(await judged(changed)).toMatchObject({ outcome: 'unknown', reasons: ['not-fully-signed'] });
  });

  it('cannot be told when its holder is no subject that a signature could cover', async () => {
    const nobody = { ...CREDENTIAL, credentialSubject: { ...CREDENTIAL.credentialSubject, id: '' } };
    const signed = await made.signed(nobody, { safe: false });
    expect(await judged(signed)).toMatchObject({ outcome: 'unknown', reasons: ['not-fully-signed'] });
  });

  it('cannot be told when its words come from another context, which is never fetched', async () => {
    const changed = { ...genuine, '@context': [...CREDENTIAL['@context'], 'https://evil.example/v1'] };
    expect(await judged(changed)).toMatchObject({ outcome: 'unknown', reasons: ['not-fully-signed'] });
  });

  it('is not tried with another algorithm than its suite has', async () => {
    const claim = alg === 'EdDSA' ? 'PS256' : 'EdDSA';
    const signed = await made.signed(CREDENTIAL, { claim });
    expect(await judged(signed)).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
  });

  it('of an issuer whose key is another’s is refused', async () => {
    const other = await divocIssuer(alg);
    expect(await judge(code(genuine), trustIn([other.issuer]), NOW)).toMatchObject({
      outcome: 'invalid',
      reasons: ['bad-signature'],
    });
    expect(await judge(code(genuine), trustIn([]), NOW)).toMatchObject({ reasons: ['unknown-issuer'] });
  });
});

describe('reading a DIVOC code', () => {
  const refusal = (text: string) => {
    try {
      read(text);
      return 'read';
    } catch (error) {
      if (error instanceof ReadError) return error.code;
      throw error;
    }
  };
  const document = { ...CREDENTIAL, proof: { verificationMethod: METHOD } };

  it('gives the same from its bytes, in base64, and from what it keeps', () => {
    const zip = zipOf(document);
    const base64 = Buffer.from(zip).toString('base64');
    const certificate = read(binary(zip));
    for (const text of [base64, `B64:${base64}`, certificate.signedText])
      expect(read(text)).toEqual(certificate);
  });

  it.each<[string, () => string, string]>([
    ['a ZIP of something else', () => binary(zipSync({ 'a.txt': Uint8Array.of(1) })), 'not-a-certificate'],
    ['a ZIP that is cut short', () => code(document).slice(0, 200), 'malformed-compression'],
    [
      'bytes that a decoder took for a text',
      () => `${code(document).slice(0, 40)}\u1ebd`,
      'malformed-encoding',
    ],
    [
      'a ZIP that would inflate beyond the bound',
      () => code({ ...document, padding: 'a'.repeat(1_000_000) }),
      'too-large',
    ],
    [
      'JSON that is none',
      () => binary(zipSync({ 'certificate.json': Uint8Array.of(0x7b) })),
      'malformed-content',
    ],
    ['a credential without evidence', () => code({ ...document, evidence: [] }), 'malformed-content'],
    ['a credential without a proof', () => code(CREDENTIAL), 'malformed-content'],
  ])('refuses %s', (_, make, reason) => {
    expect(refusal(make())).toBe(reason);
  });
});
