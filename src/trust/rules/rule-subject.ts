import { type Certificate, type CertificateKind, kindOf } from '../../certificate/certificate.ts';
import { alpha2Of } from '../../certificate/country-codes.ts';
import { dccJson, type Json } from '../../certificate/dcc-json.ts';

/** What rules look at. */
export interface RuleSubject {
  /** The content of the EU's form, as its schema names the fields. */
  readonly payload: Json;
  /** Of the content's schema, as the certificate says it. */
  readonly version: string;
  readonly kind: CertificateKind;
  /** ISO 3166-1 alpha-2. */
  readonly issuedIn: string;
  /** Base64. */
  readonly keyId: string;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
}

/**
 * What rules can be held against: the EU's form of a certificate, which they are written for. Undefined where there is
 * none: other forms lack what the rules ask for (a card does not say how many doses make the series), and guessing it
 * could turn somebody back at a border.
 *
 * @param forms the same certificate in each form that the holder has.
 */
export function ruleSubject(forms: readonly Certificate[]): RuleSubject | undefined {
  for (const form of forms) {
    const { format, version, issuer, keyId, issuedAtSeconds, expiresAtSeconds, signedText } = form;
    const kind = kindOf(form);
    if (format !== 'eu-dcc' || version === undefined || !kind) continue;
    if (issuedAtSeconds === undefined || expiresAtSeconds === undefined) continue;
    const issuedIn = alpha2Of(issuer) ?? issuer;
    return {
      payload: dccJson(signedText),
      version,
      kind,
      issuedIn,
      keyId,
      issuedAtSeconds,
      expiresAtSeconds,
    };
  }
  return undefined;
}
