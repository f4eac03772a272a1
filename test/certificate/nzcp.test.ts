import { base32nopad } from '@scure/base';
import { encode, Tagged } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../src/certificate/keys.ts';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { trustIn } from './cards.ts';
import { sigStructure } from './hcert-codes.ts';

const DID = 'did:web:passes.example.nz';
const BEGINS = Date.parse('2022-01-01T00:00:00Z');
const ENDS = Date.parse('2022-07-01T00:00:00Z');
const DURING = new Date('2022-03-01T00:00:00Z');

let issuer: TrustedIssuer;
let privateKey: CryptoKey;
beforeAll(async () => {
  const { privateJwk, publicJwk } = await generateSigningKey();
  const { x = '', y = '' } = publicJwk;
  issuer = {
    family: 'nzcp',
    iss: DID,
    name: { vi: 'Bộ Y tế New Zealand (thử)', en: 'Ministry of Health, New Zealand (test)' },
    country: 'NZ',
    keys: [{ kid: 'key-1', jwk: { kty: 'EC', crv: 'P-256', x, y } }],
  };
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
  privateKey = await crypto.subtle.importKey('jwk', { ...privateJwk }, ecdsa, false, ['sign']);
});

const credential = (): Record<string, unknown> => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'https://nzcp.covid19.health.nz/contexts/v1'],
  version: '1.0.0',
  type: ['VerifiableCredential', 'PublicCovidPass'],
  credentialSubject: { givenName: 'Aroha', familyName: 'Ngata', dob: '1960-04-16' },
});

interface Odd {
  claims?: readonly (readonly [number | string, unknown])[];
  vc?: Record<string, unknown>;
  protectedHeader?: readonly (readonly [number, unknown])[];
  unprotectedHeader?: ReadonlyMap<number, unknown>;
  tag?: (parts: unknown[]) => unknown;
}

/** A pass that is signed rightly and odd in one thing. */
async function pass({ claims = [], vc = {}, protectedHeader, unprotectedHeader, tag }: Odd = {}) {
  const header = encode(
    new Map(
      protectedHeader ?? [
        [4, new TextEncoder().encode('key-1')],
        [1, -7],
      ],
    ),
  );
  const payload = encode(
    new Map<number | string, unknown>([
      [1, DID],
      [5, BEGINS / 1000],
      [4, ENDS / 1000],
      ['vc', { ...credential(), ...vc }],
      [7, new Uint8Array(16).fill(7)],
      ...claims,
    ]),
  );
  const toBeSigned = sigStructure(header, payload) as Uint8Array<ArrayBuffer>;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, toBeSigned);
  const parts = [header, unprotectedHeader ?? new Map(), payload, new Uint8Array(signature)];
  return `NZCP:/1/${base32nopad.encode(encode(tag ? tag(parts) : new Tagged(18, parts)))}`;
}

const judged = async (odd: Odd = {}, at = DURING) => judge(await pass(odd), trustIn([issuer]), at);

describe('a NZ COVID Pass', () => {
  it('says whose it is, what it states and until when', async () => {
    const { outcome, certificate } = await judged();
    expect(outcome).toBe('valid');
    expect(certificate).toMatchObject({
      format: 'nzcp',
      issuer: DID,
      keyId: 'key-1',
      holder: { name: 'Aroha Ngata', birthDate: '1960-04-16' },
      statement: 'vaccinated-or-exempt',
      number: 'urn:uuid:07070707-0707-0707-0707-070707070707',
      version: '1.0.0',
      remarks: [],
    });
  });

  it('holds from its `nbf` up to, and not at, its `exp`', async () => {
    expect(await judged({}, new Date(BEGINS))).toMatchObject({ outcome: 'valid' });
    expect(await judged({}, new Date(BEGINS - 61_000))).toMatchObject({ reasons: ['not-yet-valid'] });
    expect(await judged({}, new Date(ENDS - 1))).toMatchObject({ outcome: 'valid' });
    expect(await judged({}, new Date(ENDS))).toMatchObject({ outcome: 'invalid', reasons: ['expired'] });
  });

  it('may be of somebody with one name only', async () => {
    const { outcome, certificate } = await judged({
      vc: { credentialSubject: { givenName: 'Aroha', dob: '1960-04-16' } },
    });
    expect({ outcome, name: certificate?.holder.name }).toEqual({ outcome: 'valid', name: 'Aroha' });
  });

  it('of a later version cannot be ascertained', async () => {
    expect(await judged({ vc: { version: '2.0.0' } })).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-version'],
    });
  });

  it.each<[string, Odd, string]>([
    ['without an issuer', { claims: [[1, null]] }, 'malformed-content'],
    ['without a beginning', { claims: [[5, null]] }, 'malformed-content'],
    ['without an end', { claims: [[4, null]] }, 'malformed-content'],
    ['whose identifier is no UUID', { claims: [[7, new Uint8Array(15)]] }, 'malformed-content'],
    ['in another context', { vc: { '@context': ['https://example.nz/v1'] } }, 'malformed-content'],
    ['that is no verifiable credential', { vc: { type: ['PublicCovidPass'] } }, 'malformed-content'],
    ['of another kind', { vc: { type: ['VerifiableCredential', 'OtherPass'] } }, 'unsupported-format'],
    ['of nobody', { vc: { credentialSubject: { dob: '1960-04-16' } } }, 'malformed-content'],
    ['without a date of birth', { vc: { credentialSubject: { givenName: 'A' } } }, 'malformed-content'],
    ['without its tag', { tag: (parts) => parts }, 'malformed-envelope'],
    [
      'with its key named outside the protected header',
      { protectedHeader: [[1, -7]], unprotectedHeader: new Map([[4, 'key-1']]) },
      'malformed-envelope',
    ],
    [
      'under an RSA algorithm',
      {
        protectedHeader: [
          [1, -37],
          [4, 'key-1'],
        ],
      },
      'algorithm-not-allowed',
    ],
  ])('is refused %s', async (_, odd, reason) => {
    expect((await judged(odd)).reasons).toEqual([reason]);
  });
});
