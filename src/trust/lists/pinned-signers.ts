import type { PublicJwk } from '../../certificate/public-key.ts';

/** Whose list a key signs, and where in the publisher's own life of a list: only `production` is meant for borders. */
export interface PinnedSigner {
  /** As the list's own proof names it, where it does. */
  readonly id: string;
  readonly environment: 'production' | 'uat' | 'dev';
  readonly jwk: PublicJwk;
}

const whoSigner = (environment: PinnedSigner['environment'], repository: string, x: string, y: string) => ({
  id: `did:web:raw.githubusercontent.com:WorldHealthOrganization:${repository}:main:WHO:signing:DID`,
  environment,
  jwk: { kty: 'EC', crv: 'P-256', x, y } as const,
});

/** WHO's Global Digital Health Certification Network, from the DID documents `WHO/signing/DID/did.json` of its repositories. */
export const GDHCN_SIGNERS: readonly PinnedSigner[] = [
  whoSigner(
    'production',
    'tng-participants-prod',
    'ZlMwokmcS8vx0c3mc38eLVUMEVV2BXjdMpvBeueeWZw',
    '8CGiSXsauiFAbDxvOcmFxyswM07Ld85-ELRcoTbO9Z4',
  ),
  whoSigner(
    'uat',
    'tng-participants-uat',
    'VgS8MAfbsTcXnfKr-dRjnfumq7UP91ntO1cOlQ4hmrI',
    '2ryjnUatlK3kwDE_LHK7vFiQRJKPxKn31-KjYZlGrIE',
  ),
  whoSigner(
    'dev',
    'tng-participants-dev',
    'mB9T6oJ57ZKlC1f150-34M3JkxN22Ld1BQVPqJfgH6k',
    'vW7GmCn5eNzbjdjI8PYWvanovWIIYoqv0ZE_lvuD2d8',
  ),
];

/** The VCI directory: the key of the certificate CN=vci.org, valid from 2022-03-17 to 2032-03-14. */
export const VCI_SIGNER = {
  validUntil: new Date('2032-03-14T18:10:42Z'),
  jwk: {
    kty: 'EC',
    crv: 'P-521',
    x: 'AXmeU2FY85uQATqQJ82cW4Fr69NzImCnDCHyBVGd5CkRX-Ap95JT8KhQER0vFUfronhnlmISehJGreZdnLZUl5Vt',
    y: 'AZDC4J-tHmYctEjSM_1f1P-GLAL8Pep3j5q9kPaCR43-CdbxEebM6dzq9yqN_0xVReWYdHwY873H3ZJkeXw_Etkz',
  },
} as const satisfies { validUntil: Date; jwk: PublicJwk };

/** Germany's list of document signers (`trustList/DSC`), the key that its wallet and verifier apps carried. */
export const GERMAN_SIGNER = {
  kty: 'EC',
  crv: 'P-256',
  x: 'THfi8foQF4UtSNVxSFxeu7W-gMxdSGElhdo7825SD3I',
  y: '8m_kqoeBuiq2tK6NQXazOkMfobFMeEMHW8u0GNKc8cg',
} as const satisfies PublicJwk;
