import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import type { TrustedIssuer, TrustedKey } from '../../src/certificate/verify.ts';
import { hcertText, signCwt } from './hcert-codes.ts';

/** An issuer of electronic health certificates with a key of its own, and a way to sign any claims with it. */
export async function hcertIssuer(changes: Partial<TrustedKey> = {}) {
  const { privateJwk, publicJwk } = await generateSigningKey();
  const { privateKey, kid: thumbprint } = await importSigner(privateJwk);
  const kid = Buffer.from(thumbprint, 'base64url').subarray(0, 8).toString('base64');
  const { x = '', y = '' } = publicJwk;
  const issuer: TrustedIssuer = {
    family: 'hcert',
    iss: 'VN',
    name: { vi: 'Bộ Y tế (thử)', en: 'Ministry of Health (test)' },
    country: 'VN',
    keys: [{ kid, jwk: { kty: 'EC', crv: 'P-256', x, y }, ...changes }],
  };
  const signer = { kid, privateKey };
  return { issuer, signer, code: async (claims: unknown) => hcertText(await signCwt(claims, signer)) };
}

/** Claims of a digital yellow card in the shape of 2026, with what a test cares about. */
export const icvpClaims = (
  changes: Record<string, unknown> = {},
  dose: Record<string, unknown> = {},
  envelope: readonly (readonly [number, unknown])[] = [],
) =>
  new Map<number, unknown>([
    [1, 'VNM'],
    [6, Date.parse('2022-05-30T02:03:04Z') / 1000],
    ...envelope,
    [
      -260,
      new Map([
        [
          -6,
          {
            n: 'Nguyễn Thị Hương Giang',
            dob: '1990-02-04',
            s: 'female',
            nt: 'VNM',
            id: 'P1234567',
            dt: 'PPN',
            v: '1.0',
            vx: {
              vp: 'YellowFeverProductTest1',
              dv: '2022-05-01',
              bo: '23543657',
              is: 'Viện Pasteur',
              ...dose,
            },
            ...changes,
          },
        ],
      ]),
    ],
  ]);
