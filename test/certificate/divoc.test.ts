import fc from 'fast-check';
import { Zip, ZipDeflate, zipSync } from 'fflate';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { CONTEXTS, SECURITY_V2 } from '../../src/certificate/json-ld-contexts.ts';
import type { PublicJwk, SignatureAlgorithm } from '../../src/certificate/public-key.ts';
import { qrContent } from '../../src/certificate/qr.ts';
import { read, readFile } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { judge, type TrustedIssuer, verify } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';
import { timedRead } from './timed-read.ts';

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
    {
      safe = true,
      claim = alg as SignatureAlgorithm,
      method = METHOD,
      header: headerJson = { alg: claim, b64: false, crit: ['b64'] } as object,
    } = {},
  ) => {
    const options = {
      type,
      created: '2022-05-01T08:00:00Z',
      verificationMethod: method,
      proofPurpose: 'assertionMethod',
    };
    const header = Buffer.from(JSON.stringify(headerJson)).toString('base64url');
    const bytes = Buffer.concat([
      Buffer.from(`${header}.`),
      await digestOf({ '@context': SECURITY_V2, ...options }, safe),
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

/** The ZIP with another flag, method or size in its first header (APPNOTE §4.3.7). */
function withHeader(zip: Uint8Array, { flags, method, size }: Record<string, number>) {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  if (flags !== undefined) view.setUint16(6, flags, true);
  if (method !== undefined) view.setUint16(8, method, true);
  if (size !== undefined) view.setUint32(22, size, true);
  return copy;
}

/** A ZIP as servers write it that do not know its sizes beforehand: those follow the content. */
function streamedZipOf(document: unknown): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => chunks.push(chunk));
  const file = new ZipDeflate('certificate.json');
  zip.add(file);
  file.push(new TextEncoder().encode(JSON.stringify(document)), true);
  zip.end();
  return Buffer.concat(chunks);
}

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
    expect(await judged(changed)).toMatchObject({ outcome: 'unknown', reasons: ['unsupported-signature'] });
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

const TEST_CREDENTIAL = {
  ...CREDENTIAL,
  '@context': [
    'https://www.w3.org/2018/credentials/v1',
    'https://cowin.gov.in/credentials/testCertificate/v1',
  ],
  type: ['VerifiableCredential', 'ProofOfTestCertificateCredential'],
  evidence: [
    {
      id: 'https://health.example/test/1',
      type: ['TestDetails'],
      certificateId: '77001',
      batch: 'B1',
      testName: 'RT-PCR',
      testType: 'NAAT',
      disease: 'COVID-19',
      sampleOrigin: 'Nasopharyngeal',
      sampleCollectionTimestamp: '2022-05-01T01:00:00Z',
      resultTimestamp: '2022-05-01T07:00:00Z',
      result: 'Negative',
      facility: { name: 'Lab', address: { addressCountry: 'IND' } },
    },
  ],
};

describe('what a DIVOC signature covers', () => {
  let made: Awaited<ReturnType<typeof divocIssuer>>;
  beforeAll(async () => {
    made = await divocIssuer('EdDSA');
  });
  const judged = async (document: unknown) => {
    const { outcome, reasons } = await judge(code(document), trustIn([made.issuer]), NOW);
    return `${outcome}: ${reasons}`;
  };
  const [dose = CREDENTIAL.evidence[0]] = CREDENTIAL.evidence;
  const withDose = (changes: object) => ({ ...CREDENTIAL, evidence: [{ ...dose, ...changes }] });
  const NOT_COVERED = 'unknown: not-fully-signed';

  it('is neither which of two numbers is the dose’s, nor which of three days is the vaccination’s', async () => {
    const first = { dose: 1, totalDoses: 2, effectiveStart: '2022-04-15', effectiveUntil: '2022-05-20' };
    const { proof, ...document } = await made.signed(withDose(first));
    expect(await judged({ ...document, proof })).toBe('valid: ');
    for (const changes of [
      { dose: 2, totalDoses: 1 },
      { date: first.effectiveUntil, effectiveUntil: dose?.date },
      { date: first.effectiveUntil, effectiveStart: dose?.date, effectiveUntil: '2022-04-15' },
    ]) {
      expect(await judged({ ...withDose({ ...first, ...changes }), proof })).toBe(NOT_COVERED);
    }
    expect(await judged({ ...withDose({ ...first, dose: 2 }), proof })).toBe('invalid: bad-signature');
  });

  it('is not whether one number alone is the dose’s, the total, or both', async () => {
    const { proof, ...document } = await made.signed(withDose({ dose: 2, totalDoses: 2 }));
    expect(await judged({ ...document, proof })).toBe('valid: ');
    for (const changes of [{ dose: null }, { totalDoses: null }, { dose: undefined }]) {
      expect(await judged({ ...withDose({ totalDoses: 2, dose: 2, ...changes }), proof })).toBe(NOT_COVERED);
    }
    const neither = withDose({ dose: null, totalDoses: null });
    expect(await judged(await made.signed(neither))).toBe('valid: ');
  });

  it('is not how many doses there are, where two go by one name', async () => {
    const first = { ...dose, dose: 1, effectiveUntil: '2022-05-20' };
    const { proof, ...document } = await made.signed({ ...CREDENTIAL, evidence: [first] });
    const evidence = [
      { ...first, totalDoses: 1 },
      { ...first, dose: 2, date: '2022-05-20' },
    ];
    expect(await judged({ ...document, evidence, proof })).toBe(NOT_COVERED);
    for (const id of ['_:dose', CREDENTIAL.credentialSubject.id]) {
      const signed = await made.signed(withDose({ id }));
      expect(await judged(signed)).toBe(NOT_COVERED);
    }
  });

  it('is not what a document says in words of its own', async () => {
    const { proof } = await made.signed(CREDENTIAL);
    const { name, ...subject } = CREDENTIAL.credentialSubject;
    const other = { 'https://schema.org/name': name, name: 'Kẻ Giả Mạo' };
    for (const document of [
      { ...CREDENTIAL, '@context': [...CREDENTIAL['@context'], { name: 'schema:alternateName' }] },
      { ...CREDENTIAL, '@context': CREDENTIAL['@context'][0] },
      { ...CREDENTIAL, credentialSubject: { ...subject, ...other } },
      { ...CREDENTIAL, credentialSubject: { ...CREDENTIAL.credentialSubject, '@type': 'Person' } },
      { ...CREDENTIAL, '@graph': [] },
      { ...CREDENTIAL, '@included': [] },
      JSON.parse(JSON.stringify(CREDENTIAL).replace('"gender"', '"__proto__":{"a":1},"gender"')),
    ]) {
      expect(await judged({ ...document, proof })).toBe(NOT_COVERED);
    }
  });

  it('is nothing that goes by a name which is no address', async () => {
    for (const [document, method] of [
      [{ ...CREDENTIAL, credentialSubject: { ...CREDENTIAL.credentialSubject, id: '19882120590' } }],
      [withDose({ id: 'vaccine/1' })],
      [CREDENTIAL, 'key'],
    ] as const) {
      const issuer = {
        ...made.issuer,
        keys: made.issuer.keys.map((key) => ({ ...key, kid: method ?? METHOD })),
      };
      const signed = await made.signed(document, { safe: false, ...(method && { method }) });
      const { outcome, reasons } = await judge(code(signed), trustIn([issuer]), NOW);
      expect(`${outcome}: ${reasons}`).toBe(NOT_COVERED);
    }
  });

  it('is found out within bounds, however many doses look alike', async () => {
    const { proof } = await made.signed(CREDENTIAL);
    const { id: _, ...nameless } = dose ?? {};
    for (const count of [8, 60]) {
      const evidence = Array.from({ length: count }, () => nameless);
      expect(await judged({ ...CREDENTIAL, evidence, proof })).toMatch(/bad-signature|not-fully-signed/);
    }
    const type = Array.from({ length: 5000 }, (_, at) => `Vaccination${at}`);
    expect(await judged({ ...withDose({ type }), proof })).toBe(NOT_COVERED);
  });

  it('is a test’s result where its word means nothing else', async () => {
    const { proof, ...document } = await made.signed(TEST_CREDENTIAL);
    expect(await judged({ ...document, proof })).toBe('valid: ');
    const [test = {}] = TEST_CREDENTIAL.evidence;
    for (const changes of [
      { result: 'COVID-19', disease: 'Negative' },
      { sampleCollectionTimestamp: '2022-05-02', resultTimestamp: '2022-05-01' },
    ]) {
      expect(await judged({ ...document, evidence: [{ ...test, ...changes }], proof })).toBe(NOT_COVERED);
    }
    const positive = { ...document, evidence: [{ ...test, result: 'Positive' }], proof };
    expect(await judged(positive)).toBe('invalid: bad-signature');
  });

  it('is told by the suites of DIVOC alone', async () => {
    const { proof, ...document } = await made.signed(CREDENTIAL);
    for (const changes of [
      { type: 'Ed25519Signature2020' },
      { proofPurpose: 'authentication' },
      { domain: 'example' },
      { jws: proof.jws.replace('..', '.e30.') },
    ]) {
      expect(await judged({ ...document, proof: { ...proof, ...changes } })).toBe(
        'unknown: unsupported-signature',
      );
    }
    for (const header of [
      { alg: 'EdDSA' },
      { alg: 'none', b64: false, crit: ['b64'] },
      { alg: 'EdDSA', b64: false, crit: ['b64', 'x'], x: 1 },
    ]) {
      expect(await judged(await made.signed(CREDENTIAL, { header }))).toBe('unknown: unsupported-signature');
    }
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
    const base64url = Buffer.from(zip).toString('base64url');
    const certificate = read(binary(zip));
    // DIVOC's own server writes the ZIP as a text of one character a byte, in UTF-8.
    const inUtf8 = binary(new TextEncoder().encode(binary(zip)));
    expect(inUtf8).not.toBe(binary(zip));
    for (const text of [base64, base64url, `B64:${base64}`, inUtf8, certificate.signedText])
      expect(read(text)).toEqual(certificate);
  });

  it('gives the same however the ZIP was written', () => {
    const { signedText: _, ...certificate } = read(code(document));
    const json = new TextEncoder().encode(JSON.stringify(document));
    for (const zip of [streamedZipOf(document), zipSync({ 'certificate.json': json }, { level: 0 })]) {
      expect(read(binary(zip))).toMatchObject(certificate);
    }
  });

  it('gives the same from the credential alone, and from a file of it', () => {
    const json = JSON.stringify(document);
    const certificate = read(code(document));
    expect(read(json)).toEqual({ ...certificate, signedText: json });
    expect(readFile(JSON.stringify(document, null, 2))).toMatchObject([{ number: certificate.number }]);
    const drawn = (text: string) => qrContent(read(text)).segments;
    expect(drawn(json)).toEqual([{ mode: 'byte', data: new TextEncoder().encode(json) }]);
    expect(drawn(code(document))).toEqual([{ mode: 'byte', data: zipOf(document) }]);
  });

  it('says what was tested', () => {
    expect(read(code({ ...TEST_CREDENTIAL, proof: document.proof }))).toMatchObject({
      immunizations: [],
      tests: [
        {
          name: 'RT-PCR',
          resultText: 'Negative',
          outcome: 'not-detected',
          sampledAt: '2022-05-01T01:00:00Z',
          performer: 'Lab',
          country: 'IND',
        },
      ],
      number: '77001',
    });
  });

  it.each<[object, object]>([
    [{ dob: undefined, age: '32' }, { birthDate: '' }],
    [{ dob: '1990-01-02T00:00:00.000Z' }, { birthDate: '1990-01-02' }],
    [{ dob: '19900102' }, { birthDate: '1990-01-02' }],
    [{ dob: '02-Jan-1990' }, { birthDate: '' }],
    [{ id: 'did:india:4711', refId: '4711' }, { documentNumber: undefined }],
    [{ id: 'did:example:moh:A7', refId: '4711' }, { documentNumber: 'A7' }],
    [
      { id: '', nationality: null },
      { documentNumber: undefined, nationality: undefined },
    ],
  ])('of a holder with %j says %j', (subject, holder) => {
    const credentialSubject = { ...CREDENTIAL.credentialSubject, ...subject };
    const said: Record<string, unknown> = { ...read(code({ ...document, credentialSubject })).holder };
    for (const [field, value] of Object.entries(holder)) expect(said[field]).toBe(value);
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
      'a ZIP that would, and says that it would not',
      () => binary(withHeader(zipOf({ ...document, padding: 'a'.repeat(1_000_000) }), { size: 10 })),
      'too-large',
    ],
    ['a ZIP that is all name', () => binary(zipOf(document).slice(0, 46)), 'malformed-compression'],
    [
      'a ZIP that is encrypted',
      () => binary(withHeader(zipOf(document), { flags: 1 })),
      'malformed-compression',
    ],
    [
      'a ZIP in a method of its own',
      () => binary(withHeader(zipOf(document), { method: 9 })),
      'malformed-compression',
    ],
    ['base64 that is none', () => 'UEsDBAAAA', 'malformed-encoding'],
    [
      'a verifiable credential of another kind',
      () => code({ ...document, type: ['VerifiableCredential'] }),
      'unsupported-format',
    ],
    [
      'a credential without a day of vaccination',
      () => code({ ...document, evidence: [{ ...CREDENTIAL.evidence[0], date: 'yesterday' }] }),
      'malformed-content',
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

describe('any bytes in the place of a DIVOC code', () => {
  it('are read in no time, refused with a reason, and never valid unless they say the same', async () => {
    const { issuer, signed } = await divocIssuer('EdDSA');
    const genuine = await signed(CREDENTIAL);
    const zip = zipOf(genuine);
    const json = new TextEncoder().encode(JSON.stringify(genuine));
    const meaning = ({ proof: _, signedText: _text, ...content }: Certificate) => content;
    const expected = meaning(read(binary(zip)));
    const mutation = fc.record({ at: fc.nat(), removed: fc.nat(4), added: fc.uint8Array({ maxLength: 4 }) });
    const mutated = (
      bytes: Uint8Array,
      { at, removed, added }: { at: number; removed: number; added: Uint8Array },
    ) =>
      Buffer.concat([
        bytes.subarray(0, at % bytes.length),
        added,
        bytes.subarray((at % bytes.length) + removed),
      ]);
    await fc.assert(
      fc.asyncProperty(mutation, fc.constantFrom('zip', 'json', 'base64'), async (change, layer) => {
        const text =
          layer === 'zip'
            ? binary(mutated(zip, change))
            : layer === 'json'
              ? binary(zipSync({ 'certificate.json': new Uint8Array(mutated(json, change)) }))
              : binary(mutated(Buffer.from(Buffer.from(zip).toString('base64')), change));
        const { milliseconds, certificate } = timedRead(text);
        expect(milliseconds).toBeLessThan(50);
        if (!certificate) return;
        const { outcome } = await verify(certificate, trustIn([issuer]), NOW);
        if (outcome === 'valid') expect(meaning(certificate)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});
