import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  X509CertificateGenerator,
  X509CrlGenerator,
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

/** A revocation list over serial numbers, by the key of an authority. */
export async function revocationListOf(
  { certificate, keys }: Pick<Awaited<ReturnType<typeof certificateOf>>, 'certificate' | 'keys'>,
  serials: readonly string[],
): Promise<Uint8Array> {
  const list = await X509CrlGenerator.create({
    issuer: certificate.subject,
    thisUpdate: new Date('2022-01-01T00:00:00Z'),
    nextUpdate: new Date('2022-02-01T00:00:00Z'),
    signingAlgorithm: P256,
    signingKey: keys.privateKey,
    entries: serials.map((serialNumber) => ({
      serialNumber,
      revocationDate: new Date('2022-01-01T00:00:00Z'),
    })),
  });
  return new Uint8Array(list.rawData);
}
