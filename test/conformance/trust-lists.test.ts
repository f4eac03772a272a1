import { describe, expect, it } from 'vitest';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { readTrustList } from '../../src/trust/lists/read-trust-list.ts';
import type { TrustListOptions } from '../../src/trust/lists/trust-list.ts';
import { describeVectors, vectorBytes, vectorText } from './vectors.ts';

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

  it('refuses it without its signature, changed, or signed by somebody else', async () => {
    await expect(read(path)).rejects.toMatchObject({ code: 'needs-signature' });
    const changed = vectorBytes(path);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    await expect(
      readTrustList({ bytes: changed, name: path }, { now: NOW, signature: signature() }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/bad-signature|unrecognised/) });
    const renamed = vectorText(path).replace('State of California', 'State of Kalifornia');
    await expect(readText(renamed, { signature: signature() })).rejects.toMatchObject({
      code: 'bad-signature',
    });
    const other = signature();
    other[20] = (other[20] ?? 0) ^ 1;
    await expect(read(path, { signature: other })).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('believes the pinned key no longer than its certificate is valid, and another if it is handed in', async () => {
    const later = { signature: signature(), now: new Date('2032-04-01T00:00:00Z') };
    await expect(read(path, later)).rejects.toMatchObject({ code: 'bad-signature' });
    const signedBy = [{ bytes: vectorBytes('vci/vci_snapshot.crt'), name: 'vci_snapshot.crt' }];
    expect((await read(path, { ...later, signedBy })).issuers).toHaveLength(650);
  });
});

describeVectors('gdhcn-trust', () => {
  it.each([
    { file: 'production-v2-did.json', keys: 438, test: undefined, countries: 36 },
    { file: 'uat-v2-did.json', keys: 0, test: true, countries: 0 },
    { file: 'dev-v2-did.json', keys: 0, test: true, countries: 0 },
  ])('takes document signers of $file by its proof', async ({ file, test }) => {
    const { kind, checkedBy, issuers, skipped } = await read(`gdhcn-trust/${file}`);
    expect({ kind, checkedBy }).toEqual({ kind: 'gdhcn', checkedBy: 'proof' });
    console.log(file, keysOf(issuers).length, issuers.length, skipped);
    expect(new Set(keysOf(issuers).map((key) => key.test))).toEqual(new Set([test]));
    expectImportable(issuers);
  });
});
