import { deflateSync } from 'fflate';
import { CompactSign } from 'jose';
import { type CertificateContent, issueShc, type Signer } from '../../src/certificate/issue.ts';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import type { ReasonCode } from '../../src/certificate/reasons.ts';
import type { Trust, TrustedIssuer } from '../../src/certificate/verify.ts';
import { indexSigners } from '../../src/trust/signers.ts';

export const NOW = new Date('2022-06-01T08:00:00Z');
export const seconds = (instant: string) => Date.parse(instant) / 1000;

/** Four doses, a long name, nationality and a long number: the largest card that people really have. */
export const LARGEST: CertificateContent = {
  issuer: 'https://vacxin.moh.example.vn',
  holder: { name: 'Công Tằng Tôn Nữ Nguyễn Thị Huyền Trang', birthDate: '1968-12-30', nationality: 'VN' },
  doses: [
    { vaccine: 'vero-cell', date: '2021-07-14', lot: '202107B1856' },
    { vaccine: 'vaxzevria', date: '2021-09-30', lot: 'NT0043Z' },
    { vaccine: 'comirnaty', date: '2022-01-17', lot: 'PCB0013FK7416' },
    { vaccine: 'spikevax', date: '2022-05-28', lot: '000190A' },
  ],
  number: '7Q4KX2M9RT',
  revocationId: '1987654321',
  issuedAtSeconds: seconds('2022-05-30T02:03:04Z'),
  expiresAtSeconds: seconds('2023-05-30T02:03:04Z'),
};

/** An issuer with a key of its own and one card; each call makes a new key. */
export async function issuerWithCard(content: CertificateContent = LARGEST) {
  const { kid, privateJwk, publicJwk } = await generateSigningKey();
  const signer = await importSigner(privateJwk);
  const issuer: TrustedIssuer = {
    family: 'shc',
    iss: content.issuer,
    name: { vi: 'Bộ Y tế (thử)', en: 'Ministry of Health (test)' },
    country: 'VN',
    keys: [{ kid, jwk: { kty: 'EC', crv: 'P-256', x: publicJwk.x ?? '', y: publicJwk.y ?? '' } }],
  };
  return { issuer, signer, jws: await issueShc(content, signer) };
}

export const trustIn = (issuers: readonly TrustedIssuer[], doubts: readonly ReasonCode[] = []): Trust => ({
  signers: indexSigners(issuers),
  doubts: () => doubts,
});

/** Signs any payload as if it were a card, with any further header: what a forger or a faulty issuer might do. */
export async function signAnything(
  payload: unknown,
  signer: Signer,
  header: Record<string, unknown> = {},
  bytes = deflateSync(new TextEncoder().encode(JSON.stringify(payload)), { level: 9 }),
): Promise<string> {
  return new CompactSign(bytes)
    .setProtectedHeader({ zip: 'DEF', alg: 'ES256', kid: signer.kid, ...header })
    .sign(signer.privateKey as CryptoKey, { crit: { 'urn:example:unknown': true } });
}

/** The payload of a card, to change and sign again. */
export function shcPayload(): {
  iss: string;
  nbf: number;
  exp?: number;
  vc: {
    type: string[];
    rid?: string;
    credentialSubject: {
      fhirVersion: string;
      fhirBundle: {
        resourceType: string;
        type: string;
        entry: { fullUrl: string; resource: Record<string, unknown> }[];
      };
    };
  };
} {
  return {
    iss: LARGEST.issuer,
    nbf: LARGEST.issuedAtSeconds,
    vc: {
      type: ['https://smarthealth.cards#health-card'],
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            {
              fullUrl: 'resource:0',
              resource: {
                resourceType: 'Patient',
                name: [{ family: 'Nguyễn', given: ['Văn', 'An'] }],
                birthDate: '1990-01-02',
              },
            },
            {
              fullUrl: 'resource:1',
              resource: {
                resourceType: 'Immunization',
                status: 'completed',
                vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '208' }] },
                patient: { reference: 'resource:0' },
                occurrenceDateTime: '2021-10-10',
              },
            },
          ],
        },
      },
    },
  };
}
