import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { expect, it } from 'vitest';
import { judge, type Trust, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { isRevocationList } from '../../src/trust/lists/certificates.ts';
import { readTrustList } from '../../src/trust/lists/read-trust-list.ts';
import type { TrustListOptions } from '../../src/trust/lists/trust-list.ts';
import { indexSigners } from '../../src/trust/signers.ts';
import { describeVectors, vectorBytes, vectorJson, vectorLines, vectorText } from './vectors.ts';

const NOW = new Date('2026-11-25T00:00:00Z');
const keysOf = (issuers: readonly TrustedIssuer[]) => issuers.flatMap(({ keys }) => keys);
const coordinateCharacters = { 'P-256': 43, 'P-384': 64, 'P-521': 88 };

/** What Chromium insists on: coordinates of exactly the curve's length, moduli without a zero byte before them. */
function expectImportable(issuers: readonly TrustedIssuer[]): void {
  for (const { jwk } of keysOf(issuers)) {
    if (jwk.kty === 'EC') {
      expect(jwk.x).toHaveLength(coordinateCharacters[jwk.crv]);
      expect(jwk.y).toHaveLength(coordinateCharacters[jwk.crv]);
    } else if (jwk.kty === 'RSA') expect(Buffer.from(jwk.n, 'base64url')[0]).not.toBe(0);
  }
}

const read = (path: string, options: Partial<TrustListOptions> = {}) =>
  readTrustList({ bytes: vectorBytes(path), name: path }, { now: NOW, ...options });
const readText = (text: string, options: Partial<TrustListOptions> = {}) =>
  readTrustList({ bytes: new TextEncoder().encode(text), name: 'list' }, { now: NOW, ...options });

const trustIn = (issuers: readonly TrustedIssuer[], training = false): Trust => ({
  signers: indexSigners(issuers),
  doubts: () => [],
  ...(training && { training: true as const }),
});

describeVectors('vci', () => {
  const path = 'vci/vci_snapshot.json';
  const signature = () => vectorBytes('vci/vci_snapshot.sig');

  it('takes the issuers of the directory by its signature, and says what it leaves out', async () => {
    const { kind, issuers, skipped, checkedBy, madeAt } = await read(path, { signature: signature() });
    expect({ kind, checkedBy, madeAt }).toEqual({
      kind: 'vci-snapshot',
      checkedBy: 'signature',
      madeAt: '2026-08-22T04:43:50Z',
    });
    expect(skipped).toEqual([
      {
        what: 'https://prodsoap1.tgh.org/FHIR/api/epic/2021/Security/Open/EcKeys/32001/SHC',
        why: 'no usable key',
      },
    ]);
    expect(issuers).toHaveLength(650);
    expect(keysOf(issuers)).toHaveLength(961);
    expect(issuers[0]).toMatchObject({
      family: 'shc',
      iss: 'https://myvaccinerecord.cdph.ca.gov/creds',
      name: { en: 'State of California' },
    });
    expectImportable(issuers);
    // One issuer publishes from a host that it names for acceptance tests.
    expect(issuers.filter(({ keys }) => keys.some(({ test }) => test)).map(({ iss }) => iss)).toEqual([
      'https://retailepicfhir-uat.cvshealth.com/FhirProxyTST/api/epic/2021/Security/Open/EcKeys/32001/SHC',
    ]);
  });

  it('refuses it without its signature, changed, or with the signature of something else', async () => {
    await expect(read(path)).rejects.toMatchObject({ code: 'needs-signature' });
    const changed = vectorBytes(path);
    changed[changed.length - 2] = 0x20;
    for (const text of [
      vectorText(path).replace('State of California', 'State of Kalifornia'),
      `${vectorText(path)} `,
    ]) {
      await expect(readText(text, { signature: signature() })).rejects.toMatchObject({
        code: 'bad-signature',
      });
    }
    const other = signature();
    other[20] = (other[20] ?? 0) ^ 1;
    for (const wrong of [other, new Uint8Array(), new Uint8Array(132)]) {
      await expect(read(path, { signature: wrong })).rejects.toMatchObject({ code: 'bad-signature' });
    }
  });

  it('believes the pinned key no longer than its certificate is valid, and another if it is handed in', async () => {
    const later = { signature: signature(), now: new Date('2032-04-01T00:00:00Z') };
    await expect(read(path, later)).rejects.toMatchObject({ code: 'bad-signature' });
    const signedBy = [{ bytes: vectorBytes('vci/vci_snapshot.crt'), name: 'vci_snapshot.crt' }];
    expect((await read(path, { ...later, signedBy })).issuers).toHaveLength(650);
  });
});

interface Method {
  id: string;
  controller?: string;
  publicKeyJwk: { x5c: string[]; x: string; kid: string };
  domain: { code: string };
  participant: { code: string };
  keyusage: { code: string };
}

describeVectors('gdhcn-trust', () => {
  it.each([
    { file: 'production-v2-did.json', keys: 438, participants: 33, notSigners: 63, unusable: [] },
    {
      file: 'uat-v2-did.json',
      keys: 92,
      participants: 32,
      notSigners: 88,
      unusable: ['#dK5l0q5LQWQ= a curve that browsers do not have'],
    },
    {
      file: 'dev-v2-did.json',
      keys: 108,
      participants: 46,
      notSigners: 146,
      unusable: ['#ABCDEFGH its identifier is not the digest of its certificate'],
    },
  ])('takes the document signers of $file by its proof', async (expected) => {
    const { kind, checkedBy, issuers, skipped } = await read(`gdhcn-trust/${expected.file}`);
    expect({ kind, checkedBy }).toEqual({ kind: 'gdhcn', checkedBy: 'proof' });
    expect(keysOf(issuers)).toHaveLength(expected.keys);
    expect(issuers).toHaveLength(expected.participants);
    const [notSigners, unusable] = [true, false].map((counted) =>
      skipped.filter(({ what }) => /^\d+ keys of usage/.test(what) === counted),
    );
    expect(notSigners?.reduce((sum, { what }) => sum + Number.parseInt(what, 10), 0)).toBe(
      expected.notSigners,
    );
    expect(unusable?.map(({ what, why }) => `${what.slice(what.indexOf('#'))} ${why}`)).toEqual(
      expected.unusable,
    );
    // Only what WHO published for production is ever meant for a border.
    const isTest = expected.file !== 'production-v2-did.json';
    expect(keysOf(issuers).every(({ test }) => test === (isTest || undefined))).toBe(true);
    expect(issuers.every(({ family, country }) => family === 'hcert' && /^[A-Z]{2}$/.test(country))).toBe(
      true,
    );
    expectImportable(issuers);
  });

  it('names participants as countries, and others as they are', async () => {
    const { issuers } = await read('gdhcn-trust/production-v2-did.json');
    expect(issuers.find(({ iss }) => iss === 'SI')).toMatchObject({
      country: 'SI',
      name: { vi: 'Slovenia', en: 'Slovenia' },
    });
    expect(issuers.find(({ iss }) => iss === 'XXH')).toMatchObject({ country: 'XX', name: { en: 'XXH' } });
    const kinds = new Set(keysOf(issuers).map(({ kinds: allowed }) => allowed?.join(' ')));
    expect(kinds).toContain(undefined);
    expect(kinds).toContain('vaccination');
  });

  const dev = () => vectorJson('gdhcn-trust/dev-v2-did.json');
  const document = (
    change: (list: { verificationMethod: Method[]; proof: Record<string, string> }) => void,
  ) => {
    const list = dev();
    change(list);
    return JSON.stringify(list);
  };
  const methodAt = (list: { verificationMethod: Method[] }, at = 0) => list.verificationMethod[at] as Method;

  it.each<[string, Parameters<typeof document>[0]]>([
    ['a certificate is changed', (list) => void methodAt(list).publicKeyJwk.x5c.reverse()],
    ['a coordinate is changed', (list) => Object.assign(methodAt(list).publicKeyJwk, { x: 'AAAA' })],
    ['a domain is changed', (list) => Object.assign(methodAt(list).domain, { code: '#DCC' })],
    ['a participant is changed', (list) => Object.assign(methodAt(list).participant, { code: '#VNM' })],
    [
      'an authority becomes a signer',
      (list) => {
        const authority = list.verificationMethod.find(({ keyusage }) => keyusage.code === '#CSCA');
        if (authority) authority.keyusage.code = '#DSC';
      },
    ],
    ['an entry is taken away', (list) => void list.verificationMethod.splice(7, 1)],
    [
      'an entry is added',
      (list) => void list.verificationMethod.push({ ...methodAt(list), id: `${methodAt(list).id}x` }),
    ],
    [
      'an entry is added whose address is none',
      (list) => void list.verificationMethod.push({ ...methodAt(list), id: 'did:web:no address at all#k' }),
    ],
    ['the time is changed', (list) => Object.assign(list.proof, { created: '2026-08-23T18:00:02Z' })],
    ['the nonce is changed', (list) => Object.assign(list.proof, { nonce: 'another' })],
    [
      'the signature is changed',
      (list) => Object.assign(list.proof, { jws: `${list.proof['jws']?.slice(0, -9)}AAAAAAAAA` }),
    ],
    [
      'the header names another algorithm',
      (list) =>
        Object.assign(list.proof, { jws: list.proof['jws']?.replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0') }),
    ],
  ])('refuses the list when %s', async (_, change) => {
    await expect(readText(document(change))).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('refuses a list by a signer or in a context that nobody knows, and one without a proof', async () => {
    for (const [change, code] of [
      [(list) => Object.assign(list.proof, { verificationMethod: 'did:web:who.example' }), 'unknown-signer'],
      // The key of one environment signs for no other.
      [
        (list) => {
          list['@context'][2] = 'https://smart.who.int/trust/tng-context/v1.jsonld';
        },
        'unknown-signer',
      ],
      [
        (list) => {
          list['@context'][2] = 'https://evil.example/tng-context/v1.jsonld';
        },
        'malformed',
      ],
      [(list) => void list['@context'].push({ id: '@type' }), 'malformed'],
      [(list) => void delete list.proof, 'unrecognised'],
    ] as [(list: ReturnType<typeof dev>) => void, string][]) {
      const list = dev();
      change(list);
      await expect(readText(JSON.stringify(list))).rejects.toMatchObject({ code });
    }
  });

  it('acts on nothing that the proof does not cover', async () => {
    const list = dev();
    for (const method of list.verificationMethod) method.trusted = true;
    list.verificationMethod.reverse();
    list.keys = [{ kty: 'EC' }];
    list.extra = { keyusage: { code: '#DSC' } };
    const { issuers } = await readText(JSON.stringify(list));
    expect(keysOf(issuers)).toHaveLength(108);
    // Under a name that means the same to JSON-LD, or with a meaning of its own, a member counts for nothing either.
    const first = dev();
    first.verificationMethod[0]['@context'] = { publicKeyJwk: null };
    const { skipped } = await readText(JSON.stringify(first));
    expect(skipped.some(({ what }) => what.includes(first.verificationMethod[0].id))).toBe(false);
  });

  it('takes a key that the operator hands in for a signer that is not known', async () => {
    const signedBy = [
      { bytes: vectorBytes('gdhcn-trust/dev_signing_key.json'), name: 'dev_signing_key.json' },
    ];
    expect((await read('gdhcn-trust/dev-v2-did.json', { signedBy })).checkedBy).toBe('proof');
    const renamed = dev();
    renamed.proof.verificationMethod = 'did:web:who.example';
    // Handed in for the signer of its own name, it stands for no other.
    await expect(readText(JSON.stringify(renamed), { signedBy })).rejects.toMatchObject({
      code: 'unknown-signer',
    });
  });
});

describeVectors('vds-nc', () => {
  const crls = ['crlWithSerialNumberData.der', 'crlWithoutSerialNumberData.der'].map(
    (name) => `vds-nc/${name}`,
  );

  it('takes a country’s authority with its revocation lists', async () => {
    const revocationLists = crls.map(vectorBytes);
    expect(revocationLists.every(isRevocationList)).toBe(true);
    expect(isRevocationList(vectorBytes('vds-nc/cscaCertData.der'))).toBe(false);
    const { kind, issuers, skipped } = await read('vds-nc/cscaCertData.der', { revocationLists });
    expect({ kind, skipped }).toEqual({ kind: 'certificates', skipped: [] });
    expect(issuers).toMatchObject([
      {
        family: 'vds-nc',
        iss: 'AUS',
        country: 'AU',
        keys: [{ kid: '3617c1e7f56795712e3775708e55833186e9380e', jwk: { kty: 'RSA' } }],
      },
    ]);
    expectImportable(issuers);
    const trust = trustIn(issuers);
    const at = new Date('2022-06-01T00:00:00Z');
    expect(await judge(vectorText('vds-nc/AU-test-valid.json'), trust, at)).toMatchObject({ reasons: [] });
    for (const forged of ['AU-test-invalid-name-changed.json', 'FORGED-selfsigned-bsc.json']) {
      expect((await judge(vectorText(`vds-nc/${forged}`), trust, at)).outcome).not.toBe('valid');
    }
  });

  it('takes a single signer of seals without its authority', async () => {
    const path = 'vds-nc/ICAOJPQR1Contents.txt';
    const { cer } = vectorJson(path).sig;
    const bytes = new Uint8Array(Buffer.from(cer, 'base64url'));
    const { issuers } = await readTrustList({ bytes, name: 'signer.der' }, { now: NOW });
    expect(issuers).toMatchObject([{ family: 'vds-nc', iss: 'JPN', country: 'JP' }]);
    const at = new Date('2022-06-01T00:00:00Z');
    const { reasons } = await judge(vectorText(path), trustIn(issuers), at);
    for (const missing of ['unknown-issuer', 'unknown-key', 'bad-signature', 'signer-not-chained']) {
      expect(reasons).not.toContain(missing);
    }
  });

  it('leaves out revocation lists that the authority did not sign', async () => {
    const forged = vectorBytes(crls[0] ?? '');
    forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
    const { skipped } = await read('vds-nc/cscaCertData.der', { revocationLists: [forged] });
    expect(skipped).toMatchObject([{ why: 'no authority in the file signed it' }]);
  });

  it('names the country of a certificate that says none of ours, or is told it', async () => {
    const path = 'vds-nc/ICAOHealthMLSigner1.pem.crt';
    expect(new X509Certificate(vectorText(path)).subject).toContain('C=IA');
    await expect(read(path, { country: 'CA' })).rejects.toMatchObject({
      code: 'nothing-usable',
      message: expect.stringContaining('curve'),
    });
  });
});

describeVectors('nzcp', () => {
  it('takes the keys for assertions of a did:web document, those of the example for training alone', async () => {
    const { kind, checkedBy, issuers } = await read('nzcp/did.json');
    expect({ kind, checkedBy }).toEqual({ kind: 'did-document', checkedBy: 'none' });
    expect(issuers).toMatchObject([
      { family: 'nzcp', iss: 'did:web:nzcp.covid19.health.nz', country: 'NZ', keys: [{ kid: 'key-1' }] },
    ]);
    const [good] = vectorLines<{ texts: string[]; clock: string; expected: string }>(
      'nzcp/cases.jsonl',
    ).filter(({ expected }) => expected === 'accept');
    const at = new Date(good?.clock ?? '');
    expect(await judge(good?.texts ?? [], trustIn(issuers), at)).toMatchObject({ reasons: ['test-key'] });
    expect(await judge(good?.texts ?? [], trustIn(issuers, true), at)).toMatchObject({ outcome: 'valid' });
  });
});

describeVectors('shc', () => {
  it('takes the example key for training alone', async () => {
    await expect(read('shc/jwks.json')).rejects.toMatchObject({ code: 'needs-issuer' });
    const [good] = vectorLines<{ texts: string[]; issuer: string; expected: string }>(
      'shc/cases.jsonl',
    ).filter(({ expected }) => expected === 'accept');
    const { kind, issuers } = await read('shc/jwks.json', { issuer: good?.issuer ?? '' });
    expect(kind).toBe('key-set');
    expect(keysOf(issuers).every(({ test }) => test)).toBe(true);
    const at = new Date('2022-05-31T00:00:00Z');
    expect(await judge(good?.texts ?? [], trustIn(issuers), at)).toMatchObject({
      outcome: 'unknown',
      reasons: ['test-key'],
    });
    expect((await judge(good?.texts ?? [], trustIn(issuers, true), at)).outcome).toBe('valid');
  });
});

interface QualityCode {
  id: string;
  text: string;
}

describeVectors('dcc-quality', () => {
  it('verifies Belgium’s codes with the signers of WHO’s list, in training alone', async () => {
    const { issuers } = await read('gdhcn-trust/uat-v2-did.json');
    const codes = vectorLines<QualityCode>('dcc-quality/codes.jsonl').filter(({ id }) => id.startsWith('BE'));
    expect(codes.length).toBeGreaterThan(0);
    for (const { id, text } of codes) {
      const at = new Date('2021-08-01T00:00:00Z');
      const { reasons } = await judge(text, trustIn(issuers), at);
      expect(reasons, id).toContain('test-key');
      expect(reasons, id).not.toContain('bad-signature');
    }
  });
});
