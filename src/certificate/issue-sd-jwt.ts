import { base64url, type JWK } from 'jose';
import type { Certificate } from './certificate.ts';
import type { Signer } from './issue.ts';
import { signJws } from './sign-jws.ts';
import type { SigningPlatform } from './signing-platform.ts';

/** What an SD-JWT VC says besides the facts of the certificate. */
export interface VerifiableCredential {
  /** The issuer's https URL, at which `/.well-known/jwt-vc-issuer` leads to its keys. */
  readonly issuer: string;
  /** The type, a URL with its metadata. */
  readonly type: string;
  /** The public key of the wallet that holds it: whoever presents it proves to have the private one. */
  readonly holderKey: JWK;
  /** Where its status is: the URI of a Token Status List, and the place in it. */
  readonly status: { readonly uri: string; readonly index: number };
}

/** The claims that a holder may show or keep back, each by itself, and each immunization too. */
export const DISCLOSABLE = ['name', 'birthdate', 'nationalities', 'number', 'immunizations'] as const;

const SALT_BYTES = 16;
const utf8 = new TextEncoder();

/**
 * Signs the facts of a certificate once more as an SD-JWT VC, for other wallets. The immunizations are FHIR R4
 * `Immunization` resources as in a SMART Health Card, without the patient, who is the holder.
 *
 * @returns the issuer-signed JWT with all disclosures, `~`-separated.
 * Source: RFC 9901 (SD-JWT); SD-JWT VC (draft-ietf-oauth-sd-jwt-vc), §2.2; names of claims from OpenID Connect Core §5.1.
 */
export async function issueSdJwt(
  { holder, immunizations, number, issuedAtSeconds, expiresAtSeconds }: Certificate,
  { issuer, type, holderKey, status }: VerifiableCredential,
  signer: Signer,
  platform?: SigningPlatform,
): Promise<string> {
  const disclosures: string[] = [];
  const disclose = async (...content: readonly unknown[]) => {
    const disclosure = base64url.encode(utf8.encode(JSON.stringify([freshSalt(), ...content])));
    disclosures.push(disclosure);
    return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(disclosure))));
  };
  const doses: { '...': string }[] = [];
  for (const { vaccine, date, lot } of immunizations) {
    const resource = {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: { coding: vaccine },
      occurrenceDateTime: date,
      ...(lot && { lotNumber: lot }),
    };
    doses.push({ '...': await disclose(resource) });
  }
  const values: Readonly<Record<(typeof DISCLOSABLE)[number], unknown>> = {
    name: holder.name,
    birthdate: holder.birthDate,
    nationalities: holder.nationality && [holder.nationality],
    number,
    immunizations: doses,
  };
  const digests: string[] = [];
  for (const name of DISCLOSABLE) {
    if (values[name] !== undefined) digests.push(await disclose(name, values[name]));
  }
  const { kty, crv, x, y } = holderKey;
  const claims = {
    iss: issuer,
    iat: issuedAtSeconds,
    exp: expiresAtSeconds,
    vct: type,
    cnf: { jwk: { kty, crv, x, y } },
    status: { status_list: { idx: status.index, uri: status.uri } },
    // Their order tells nothing about which is which (RFC 9901 §4.2.4.1).
    _sd: digests.sort(),
    _sd_alg: 'sha-256',
  };
  const header = { alg: 'ES256', typ: 'dc+sd-jwt', kid: signer.kid } as const;
  const jwt = await signJws(header, utf8.encode(JSON.stringify(claims)), signer.privateKey, platform);
  return [jwt, ...disclosures, ''].join('~');
}

const freshSalt = () => base64url.encode(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
