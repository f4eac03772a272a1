import { encode, Tagged } from 'cborg';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { indexProducts } from '../../src/certificate/icvp-products.ts';
import type { PublicJwk } from '../../src/certificate/public-key.ts';
import { REASONS, type ReasonCode } from '../../src/certificate/reasons.ts';
import {
  judge,
  type Trust,
  type TrustedIssuer,
  type TrustedKey,
  type Verdict,
} from '../../src/certificate/verify.ts';
import { en } from '../../src/ui/languages/en/reasons.ts';
import { vi } from '../../src/ui/languages/vi/reasons.ts';
import { issuerWithCard, LARGEST, NOW, shcPayload, signAnything, trustIn } from './cards.ts';
import { dccClaimsAt, hcertText, sigStructure } from './hcert-codes.ts';
import { hcertIssuer, icvpClaims } from './hcert-issuer.ts';
import { sealRoot, sealSigner, VACCINATION } from './seal-issuer.ts';

/** An EU certificate of ours under a key of which one thing is odd, judged with that key alone in trust. */
async function underKey(
  changes: Partial<TrustedKey>,
  claims: unknown = dccClaimsAt(0),
  trust: Partial<Trust> = {},
) {
  const { issuer, code } = await hcertIssuer(changes);
  return judge(await code(claims), { ...trustIn([issuer]), ...trust }, NOW);
}

/** A card of ours, judged by trust of which one thing is odd. */
async function cardWith(
  trust: (issuer: Awaited<ReturnType<typeof issuerWithCard>>['issuer']) => Trust | undefined,
  now = NOW,
) {
  const { issuer, jws } = await issuerWithCard();
  return judge(jws, trust(issuer), now);
}

const read = (text: string) => judge(text, trustIn([]), NOW);

async function badly(header: ReadonlyMap<number, unknown>): Promise<Verdict> {
  const { signer } = await hcertIssuer();
  const protectedHeader = encode(header);
  const payload = encode(dccClaimsAt(0));
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    signer.privateKey,
    sigStructure(protectedHeader, payload) as Uint8Array<ArrayBuffer>,
  );
  return read(
    hcertText(encode(new Tagged(18, [protectedHeader, new Map(), payload, new Uint8Array(signature)]))),
  );
}

/** A credential of DIVOC whose issuer is known, with a proof of a type and whatever else. */
async function divoc(type: string, rest: object = {}): Promise<Verdict> {
  const { publicKey } = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const iss = 'https://health.example/';
  const kid = 'did:example:key';
  const header = Buffer.from('{"alg":"EdDSA","b64":false,"crit":["b64"]}').toString('base64url');
  const credential = {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://cowin.gov.in/credentials/vaccination/v2'],
    type: ['VerifiableCredential', 'ProofOfVaccinationCredential'],
    credentialSubject: { type: 'Person', id: 'did:Passport:A1', name: 'An', dob: '1990-01-02' },
    issuer: iss,
    issuanceDate: '2022-05-01T08:00:00.000Z',
    evidence: [{ type: ['Vaccination'], vaccine: 'COVISHIELD', date: '2022-04-15T10:00:00.000Z' }],
    ...rest,
    proof: {
      type,
      created: '2022-05-01T08:00:00Z',
      verificationMethod: kid,
      proofPurpose: 'assertionMethod',
      jws: `${header}..${'A'.repeat(86)}`,
    },
  };
  const zip = zipSync({ 'certificate.json': new TextEncoder().encode(JSON.stringify(credential)) });
  const { kty, crv, x } = await crypto.subtle.exportKey('jwk', publicKey);
  const issuer: TrustedIssuer = {
    family: 'divoc',
    iss,
    name: { vi: 'Thử', en: 'Test' },
    country: 'IN',
    keys: [{ kid, jwk: { kty, crv, x } as PublicJwk }],
  };
  return judge(Buffer.from(zip).toString('base64'), trustIn([issuer]), NOW);
}

/** One way to each reason; a reason without one does not compile. */
const WAYS: Readonly<Record<ReasonCode, () => Promise<Verdict>>> = {
  'not-a-certificate': () => read('https://example.org'),
  'unsupported-format': () => read('HC2:ABC'),
  'link-only': () => read('shlink:/eyJ1cmwiOiIifQ'),
  incomplete: () => read('shc:/2/2/5676'),
  'too-large': () => read('HC1:'.padEnd(100_000, '0')),
  'malformed-encoding': () => read('HC1:abc'),
  'malformed-envelope': () => read('shc:/5676'),
  'malformed-compression': () => read('HC1:NCFOXN'),
  'malformed-content': async () => underKey({}, new Map([...dccClaimsAt(0), [4, 'soon']])),
  'not-one-entry': () => underKey({}, new Map([...dccClaimsAt(0), [-260, new Map([[1, { ver: '1.3.0' }]])]])),
  'unknown-version': () => underKey({}, icvpClaims({ v: '9.9' })),
  'algorithm-not-allowed': () => badly(new Map([[1, -8]])),
  'critical-extension': () =>
    badly(
      new Map<number, unknown>([
        [1, -7],
        [2, [9]],
      ]),
    ),
  'unknown-issuer': () => cardWith(() => trustIn([])),
  'unknown-key': () => cardWith((issuer) => trustIn([{ ...issuer, keys: [] }])),
  'key-not-valid': () => underKey({ notAfterSeconds: 1 }),
  'key-expired': () => underKey({ notAfterSeconds: NOW.getTime() / 1000 - 60 }, icvpClaims()),
  'key-revoked': async () => {
    const root = await sealRoot();
    const { seal } = await sealSigner(root);
    return judge(await seal(VACCINATION), trustIn([root.issuer({ revokedSerials: ['00a1b2'] })]), NOW);
  },
  'weak-key': () => underKey({ jwk: { kty: 'RSA', n: 'A'.repeat(171), e: 'AQAB' } }),
  'wrong-key-usage': () => underKey({ kinds: ['test'] }),
  'signer-not-chained': async () => {
    const [root, other] = [await sealRoot(), await sealRoot()];
    return judge(await (await sealSigner(root)).seal(VACCINATION), trustIn([other.issuer()]), NOW);
  },
  'test-key': () => underKey({ test: true }),
  'not-fully-signed': () => divoc('Ed25519Signature2018', { seal: 'gold' }),
  'unsupported-signature': () => divoc('BbsBlsSignature2020'),
  'bad-signature': async () => {
    const [mine, other] = [await hcertIssuer(), await hcertIssuer()];
    const keys = other.issuer.keys.map((key) => ({ ...key, kid: mine.signer.kid }));
    return judge(await mine.code(dccClaimsAt(0)), trustIn([{ ...mine.issuer, keys }]), NOW);
  },
  revoked: () => cardWith((issuer) => ({ ...trustIn([issuer]), status: () => ['revoked'] })),
  superseded: () => cardWith((issuer) => ({ ...trustIn([issuer]), status: () => ['superseded'] })),
  suspended: () => cardWith((issuer) => ({ ...trustIn([issuer]), status: () => ['suspended'] })),
  'no-status': () => cardWith((issuer) => ({ ...trustIn([issuer]), status: () => ['no-status'] })),
  'stale-status': () => cardWith((issuer) => ({ ...trustIn([issuer]), status: () => ['stale-status'] })),
  'not-yet-valid': () => cardWith((issuer) => trustIn([issuer]), new Date('2022-01-01T00:00:00Z')),
  expired: () => cardWith((issuer) => trustIn([issuer]), new Date(LARGEST.expiresAtSeconds * 1000)),
  'not-yet-effective': () => underKey({}, icvpClaims({}, { dv: '2022-05-29' })),
  'no-longer-effective': () => {
    const dose = { vp: 'XM0N24', tg: '1D47', dt: '2022-01-10', bo: 'L1', vle: '2022-05-01' };
    const claims = icvpClaims();
    const payload = (claims.get(-260) as Map<number, Record<string, unknown>>).get(-6) ?? {};
    delete payload['vx'];
    payload['v'] = dose;
    return underKey({}, claims);
  },
  'implausible-date': () => underKey({}, icvpClaims({}, { dv: '2022-06-20' })),
  'product-not-listed': () => underKey({}, icvpClaims(), { icvpProducts: indexProducts([]) }),
  'no-immunization': async () => {
    const { issuer, signer } = await issuerWithCard();
    const payload = shcPayload();
    payload.vc.credentialSubject.fhirBundle.entry.splice(1);
    return judge(await signAnything(payload, signer), trustIn([issuer]), NOW);
  },
  'stale-trust': () => cardWith((issuer) => trustIn([issuer], ['stale-trust'])),
  'no-trust': () => cardWith(() => undefined),
  'clock-behind': () => cardWith((issuer) => trustIn([issuer], ['clock-behind'])),
};

describe('each reason', () => {
  it.each(Object.entries(WAYS))(
    '%s is named, forces its outcome, and is never green',
    async (reason, way) => {
      const { outcome, reasons } = await way();
      expect(reasons).toContain(reason);
      expect(outcome).not.toBe('valid');
      if (REASONS[reason as ReasonCode] === 'invalid') expect(outcome).toBe('invalid');
    },
  );

  it('has a sentence of its own for inspector and citizen in both languages', () => {
    for (const words of [vi, en]) {
      const sentences = Object.keys(REASONS).flatMap((reason) => {
        const { inspector, citizen } = words.reasons[reason as ReasonCode];
        expect(inspector).toMatch(/[.?]$/);
        expect(citizen).toMatch(/[.?]$/);
        return [inspector];
      });
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});
