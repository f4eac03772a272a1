// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import canonicalize from 'canonicalize';
import type { PublicJwk } from '../../src/certificate/public-key.ts';
import type { TrustedIssuer, TrustedKey } from '../../src/certificate/verify.ts';

type SigningAlgorithm = EcKeyGenParams | RsaHashedKeyGenParams;

export const elliptic = (namedCurve: string, hash: string) => ({ name: 'ECDSA', namedCurve, hash });
export const rsa = (name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS', hash: string, modulusLength = 2048) => ({
  name,
  hash,
  modulusLength,
  publicExponent: Uint8Array.of(1, 0, 1),
  ...(name === 'RSA-PSS' && { saltLength: Number(hash.slice(4)) / 8 }),
});

export const BARCODE_SIGNER = '2.23.136.1.1.14.2';

const KEY_ID = Uint8Array.from({ length: 20 }, (_, at) => at);
export const ROOT_KID = Buffer.from(KEY_ID).toString('hex');

/** `SEQUENCE { version INTEGER, SET OF PrintableString }`. */
export function documentTypes(types: readonly string[], critical = false): Extension {
  const texts = types.flatMap((type) => [0x13, type.length, ...Buffer.from(type)]);
  const content = [0x02, 0x01, 0x00, 0x31, texts.length, ...texts];
  return new Extension(
    '2.23.136.1.1.6.2',
    critical,
    Uint8Array.from([0x30, content.length, ...content]) as unknown as ArrayBuffer,
  );
}

const generate = (algorithm: SigningAlgorithm) =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;
const publicJwkOf = async ({ publicKey }: CryptoKeyPair) => {
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey('jwk', publicKey);
  return (kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }) as PublicJwk;
};

/** A country's root, as trust has it. */
export async function sealRoot(algorithm: SigningAlgorithm = elliptic('P-384', 'SHA-384')) {
  const keys = await generate(algorithm);
  const key: TrustedKey = { kid: ROOT_KID, jwk: await publicJwkOf(keys) };
  const issuer = (changes: Partial<TrustedKey> = {}): TrustedIssuer => ({
    family: 'vds-nc',
    iss: 'UTO',
    name: { vi: 'Utopia', en: 'Utopia' },
    country: 'XX',
    keys: [{ ...key, ...changes }],
  });
  return { algorithm, keys, key, issuer };
}
type SealRoot = Awaited<ReturnType<typeof sealRoot>>;

export interface SealSignerOptions {
  readonly algorithm?: 'ES256' | 'ES384' | 'ES512';
  readonly extensions?: readonly Extension[];
  readonly authority?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
}

const SIGNERS = {
  ES256: elliptic('P-256', 'SHA-256'),
  ES384: elliptic('P-384', 'SHA-384'),
  ES512: elliptic('P-521', 'SHA-512'),
} as const;

/** What every good signer of seals on vaccinations has in its certificate (Doc 9303-12 §7.1.1). */
export const SIGNER_EXTENSIONS: readonly Extension[] = [
  new ExtendedKeyUsageExtension([BARCODE_SIGNER], true),
  documentTypes(['NV']),
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
];

export const authorityExtension = new BasicConstraintsExtension(true, undefined, true);

/** A signer under a root, and the seals it makes of any data. */
export async function sealSigner(root: SealRoot, options: SealSignerOptions = {}) {
  const { algorithm = 'ES256', extensions = SIGNER_EXTENSIONS, authority = ROOT_KID } = options;
  const signing = SIGNERS[algorithm];
  const keys = await generate(signing);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '00a1b2',
    issuer: 'C=UT,CN=Root',
    subject: 'C=UT,CN=Signer',
    notBefore: new Date(options.notBefore ?? '2022-01-01T00:00:00Z'),
    notAfter: new Date(options.notAfter ?? '2032-01-01T00:00:00Z'),
    publicKey: keys.publicKey,
    signingKey: root.keys.privateKey,
    signingAlgorithm: root.algorithm,
    extensions: [...extensions, ...(authority ? [new AuthorityKeyIdentifierExtension(authority)] : [])],
  });
  const certificateBytes = new Uint8Array(certificate.rawData);
  const seal = async (data: unknown): Promise<string> => {
    const signature = await crypto.subtle.sign(
      signing,
      keys.privateKey,
      new TextEncoder().encode(canonicalize(data)),
    );
    return sealOf(data, {
      alg: algorithm,
      cer: certificateBytes,
      sigvl: new Uint8Array(signature),
    });
  };
  return { keys, jwk: await publicJwkOf(keys), certificate: certificateBytes, seal };
}

/** The text of a seal of any parts. */
export const sealOf = (
  data: unknown,
  { alg, cer, sigvl }: { alg: string; cer: Uint8Array; sigvl: Uint8Array },
): string =>
  JSON.stringify({
    data,
    sig: {
      alg,
      cer: Buffer.from(cer).toString('base64url'),
      sigvl: Buffer.from(sigvl).toString('base64url'),
    },
  });

export const VACCINATION = {
  hdr: { t: 'icao.vacc', v: 1, is: 'UTO' },
  msg: {
    uvci: 'U32870',
    pid: { n: 'NGUYEN  VAN AN', dob: '1990-01-02', sex: 'M', i: 'A1234567' },
    ve: [
      {
        des: 'XM68M6',
        nam: 'Comirnaty',
        dis: 'RA01.0',
        vd: [
          { dvc: '2022-03-03', seq: 2, ctr: 'UTO', adm: 'RIVM', lot: 'VC35679', dvn: '2023-01-01' },
          { dvc: '2021-03-03', seq: '1', ctr: 'UTO', adm: 'RIVM', lot: 'VC35678' },
        ],
      },
    ],
  },
};

export const TEST = {
  hdr: { t: 'icao.test', v: 1, is: 'UTO' },
  msg: {
    utci: 'U01932',
    pid: { n: 'NGUYEN  VAN AN', dob: '1990-01-02', dt: 'P', dn: 'A1234567' },
    sp: { spn: 'General Hospital', ctr: 'UTO', cd: { p: '+68765432', e: 'lab@example.org', a: 'Street 1' } },
    dat: { sc: '2022-05-30T08:00:00+07:00', ri: '2022-05-30T18:00:00+07:00' },
    tr: { tc: 'molecular(PCR)', r: 'negative', m: 'nasopharyngeal' },
  },
};
