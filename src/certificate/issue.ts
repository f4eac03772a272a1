import type { Holder } from './certificate.ts';
import { ONE_CODE_JWS_LENGTH } from './qr.ts';
import { HEALTH_CARD } from './shc-payload.ts';
import { signJws } from './sign-jws.ts';
import { anyPlatform, type PrivateKey, type SigningPlatform } from './signing-platform.ts';
import { VACCINES, type VaccineId } from './vaccines.ts';

export interface Dose {
  readonly vaccine: VaccineId;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly lot?: string;
}

/** Everything that a certificate of ours says. */
export interface CertificateContent {
  /** The issuer's https URL without a trailing slash. */
  readonly issuer: string;
  readonly holder: Holder;
  /** Only WHO's certificate says it. */
  readonly sex?: 'male' | 'female';
  /** In order; the ordinal is the place. */
  readonly doses: readonly Dose[];
  /** The certificate number, short: it is shown, and costs room in the code. */
  readonly number: string;
  /** `vc.rid`: the index in the status lists, at most 24 characters of the base64url alphabet. */
  readonly revocationId: string;
  /** Whole seconds since the epoch. */
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
}

export interface Signer {
  readonly kid: string;
  readonly privateKey: PrivateKey;
}

/** The content cannot be said in one code of at most version 22. */
export class CertificateTooLongError extends Error {
  readonly code = 'certificate-too-long';
  override readonly name = 'CertificateTooLongError';
}

/**
 * Signs a SMART Health Card: FHIR bundle → minified JSON → raw DEFLATE → ES256 JWS.
 * Nothing is said twice: disease, type, product and manufacturer follow from the vaccine's code, the ordinal of a
 * dose from its place.
 *
 * @returns the compact JWS, at most 1,195 characters, so that it fits one QR code of version 22.
 * @throws {CertificateTooLongError}
 * Source: SMART Health Cards 1.4.0; HL7 SHC vaccination guide 1.0.0 (data minimisation profiles).
 */
export async function issueShc(
  content: CertificateContent,
  signer: Signer,
  platform: SigningPlatform = anyPlatform,
): Promise<string> {
  const payload = platform.deflateRaw(utf8.encode(JSON.stringify(shcPayload(content))));
  const header = { zip: 'DEF', alg: 'ES256', kid: signer.kid } as const;
  const jws = await signJws(header, payload, signer.privateKey, platform);
  if (jws.length > ONE_CODE_JWS_LENGTH) throw new CertificateTooLongError(`${jws.length} characters`);
  return jws;
}

const utf8 = new TextEncoder();

function shcPayload(content: CertificateContent) {
  const { holder, doses } = content;
  const covid = doses.some((dose) => VACCINES[dose.vaccine].disease === 'covid-19');
  const patient = {
    resourceType: 'Patient',
    name: [nameParts(holder)],
    birthDate: holder.birthDate,
  };
  const immunizations = doses.map((dose) => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { coding: VACCINES[dose.vaccine].codings },
    patient: { reference: 'resource:0' },
    occurrenceDateTime: dose.date,
    ...(dose.lot && { lotNumber: dose.lot }),
  }));
  return {
    iss: content.issuer,
    nbf: content.issuedAtSeconds,
    exp: content.expiresAtSeconds,
    jti: content.number,
    // The registered claim (OpenID Connect for Identity Assurance): FHIR's extension for it is forbidden by the
    // published schema of SMART Health Cards and by the data minimisation profile.
    ...(holder.nationality && { nationalities: [holder.nationality] }),
    vc: {
      // The two further types are deprecated, and older readers still look for them; they cost no QR version.
      type: [
        HEALTH_CARD,
        'https://smarthealth.cards#immunization',
        ...(covid ? ['https://smarthealth.cards#covid19'] : []),
      ],
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [patient, ...immunizations].map((resource, index) => ({
            fullUrl: `resource:${index}`,
            resource,
          })),
        },
      },
      rid: content.revocationId,
    },
  };
}

/**
 * A Vietnamese name begins with the family name, whatever follows is given. Of other names we know one text only and
 * don't guess at its parts: the profile wants either (family and given) or text.
 */
export function nameParts(holder: Holder): { family: string; given: string[] } | { text: string } {
  const name = holder.name.normalize('NFC');
  const [family = '', ...given] = name.split(' ');
  return holder.nationality === 'VN' && given.length > 0 ? { family, given } : { text: name };
}
