import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  X509CertificateGenerator,
} from '@peculiar/x509';

interface Wish {
  readonly name?: string;
  readonly usages?: string[];
  readonly algorithm?: Algorithm;
  readonly isAuthority?: boolean;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A self-signed certificate, valid from 2021 to 2031. */
export async function certificateOf({
  name = 'C=SI, CN=Signer',
  usages,
  algorithm = P256,
  isAuthority,
}: Wish) {
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const extensions: Extension[] = [];
  if (usages) extensions.push(new ExtendedKeyUsageExtension(usages));
  if (isAuthority) extensions.push(new BasicConstraintsExtension(true, undefined, true));
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01f2',
    name,
    notBefore: new Date('2021-01-01T00:00:00Z'),
    notAfter: new Date('2031-01-01T00:00:00Z'),
    signingAlgorithm: algorithm,
    keys,
    extensions,
  });
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const publicJwk = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e }));
  return { der: new Uint8Array(certificate.rawData), certificate, keys, publicJwk };
}
