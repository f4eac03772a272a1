import type { Signer } from '../../src/certificate/issue.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';

/** Three times as many as the world's published lists hold together. */
export const KEYS = 5000;

/** A text of base64url that no other has. */
const unique = (index: number, length: number): string =>
  index.toString(36).padStart(length, 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_aBcDeF');

const key = (index: number) => ({
  kid: unique(index, 43),
  // One signer in ten has an RSA key, as in WHO's lists.
  jwk:
    index % 10 === 0
      ? ({ kty: 'RSA', n: `${unique(index, 171)}${unique(index, 171)}`, e: 'AQAB' } as const)
      : ({ kty: 'EC', crv: 'P-256', x: unique(index, 43), y: unique(index, 43) } as const),
  notBeforeSeconds: 1_600_000_000,
  notAfterSeconds: 1_900_000_000,
  ...(index % 3 === 0 && { kinds: ['vaccination', 'recovery'] as const }),
});

/** Half of the keys in pairs under issuers of SMART Health Cards, half under a hundred countries, as in real lists. */
const issuers: TrustedIssuer[] = [
  ...Array.from({ length: KEYS / 4 }, (_, index) => ({
    family: 'shc' as const,
    iss: `https://health${index}.example/api/2021/Security/Open/EcKeys/32001/SHC`,
    name: { vi: `Bệnh viện số ${index}`, en: `Hospital number ${index}` },
    country: 'XX',
    keys: [key(2 * index), key(2 * index + 1)],
  })),
  ...Array.from({ length: 100 }, (_, country) => ({
    family: 'hcert' as const,
    iss: `C${country}`,
    name: { vi: `Nước ${country}`, en: `Country ${country}` },
    country: 'XX',
    keys: Array.from({ length: KEYS / 200 }, (_, index) => key(KEYS / 2 + country * (KEYS / 200) + index)),
  })),
];

export const signedBundle = (root: Signer): Promise<string> =>
  signTrustBundle(
    {
      version: 1,
      issuedAtSeconds: 1_700_000_000,
      expiresAtSeconds: 1_800_000_000,
      policy: { freshSeconds: 86_400, staleSeconds: 604_800 },
      issuers,
    },
    root,
  );
