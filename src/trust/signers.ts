import type { CertificateFormat } from '../certificate/certificate.ts';
import { alpha2Of } from '../certificate/country-codes.ts';
import type { Signer, Trust, TrustedIssuer, TrustFamily } from '../certificate/verify.ts';

const FAMILY: Readonly<Record<CertificateFormat, TrustFamily>> = {
  shc: 'shc',
  'eu-dcc': 'hcert',
  'who-ddcc': 'hcert',
  'who-icvp': 'hcert',
  nzcp: 'nzcp',
  'vds-nc': 'vds-nc',
  divoc: 'divoc',
};

/**
 * What identifies a key in each family. SHC, NZCP and DIVOC: issuer *and* key, since the same key stands in the lists
 * of many issuers. HCERT: the key's identifier alone, shared by several keys now and then; the country in the content
 * is a claim like any other. VDS-NC: any root of the country that the certificate names.
 */
const keyName = (family: TrustFamily, iss: string, kid: string): string =>
  family === 'hcert'
    ? `${family} ${kid}`
    : family === 'vds-nc'
      ? `${family} ${iss}`
      : `${family} ${iss} ${kid}`;

/** HCERT names countries by two letters, and by three where WHO's guide is followed. */
const issuerName = (family: TrustFamily, iss: string): string =>
  `${family} ${(family === 'hcert' && alpha2Of(iss)) || iss}`;

/** Indexes issuers by what their certificates name. Nothing is imported into WebCrypto before it is used. */
export function indexSigners(issuers: readonly TrustedIssuer[]): Trust['signers'] {
  const byIssuer = new Map<string, TrustedIssuer>();
  const byKey = new Map<string, Signer[]>();
  for (const issuer of issuers) {
    const named = issuerName(issuer.family, issuer.iss);
    // Our own issuers come first in a bundle.
    if (!byIssuer.has(named)) byIssuer.set(named, issuer);
    for (const key of issuer.keys) {
      const name = keyName(issuer.family, issuer.iss, key.kid);
      const others = byKey.get(name);
      if (others) others.push({ issuer, key });
      else byKey.set(name, [{ issuer, key }]);
    }
  }
  return ({ format, issuer: iss, keyId }) => {
    const family = FAMILY[format];
    const issuer = byIssuer.get(issuerName(family, iss));
    return { ...(issuer && { issuer }), candidates: byKey.get(keyName(family, iss, keyId)) ?? [] };
  };
}
