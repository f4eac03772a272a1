// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import { inflateRawSync } from 'node:zlib';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { base32nopad } from '@scure/base';
import canonicalize from 'canonicalize';
import { encode, Tagged } from 'cborg';
import { deflateSync, zipSync, zlibSync } from 'fflate';
import jsonld from 'jsonld';
import { CONTEXTS, SECURITY_V2 } from '../../src/certificate/json-ld-contexts.ts';
import type { PublicJwk } from '../../src/certificate/public-key.ts';
import { shcText } from '../../src/certificate/qr.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { issuerWithCard, NOW, signAnything } from './cards.ts';
import { base45, dccClaimsAt, sigStructure } from './hcert-codes.ts';
import { hcertIssuer, icvpClaims } from './hcert-issuer.ts';
import type { LayerKind } from './mutators.ts';

/** One layer of a genuine code: its bytes, and how any other bytes in its place become a code again. */
export interface Layer {
  readonly name: string;
  readonly kind: LayerKind;
  readonly bytes: Uint8Array;
  /** Puts all outer layers around other bytes; the signature stays what it was. */
  wrap(bytes: Uint8Array): string | Promise<string>;
  /** `wrap` signs anew: what is mutated is the issuer's own word then, and may be valid. */
  readonly signedAnew?: true;
  /** How much more often than others it is mutated; the readers of some take a hundred times as long. */
  readonly weight: number;
}

/** A genuine code of one family, layer by layer. */
export interface LayeredCode {
  readonly name: string;
  readonly text: string;
  readonly layers: readonly Layer[];
  readonly issuer: TrustedIssuer;
}

const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const fromBase64url = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

const layer = (
  name: string,
  kind: LayerKind,
  bytes: Uint8Array,
  wrap: Layer['wrap'],
  rest: Partial<Layer> = {},
): Layer => ({ name, kind, bytes, wrap, weight: 1, ...rest });

const textLayer = (text: string, weight = 1) =>
  layer('text', 'text', utf8(text), (bytes) => new TextDecoder().decode(bytes), { weight });

async function shc(): Promise<LayeredCode> {
  const { issuer, signer, jws } = await issuerWithCard();
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const deflated = fromBase64url(payload);
  const text = shcText(jws);
  const inText = (newJws: string) =>
    // Digits say only the characters of a JWS; anything else comes as the bare text.
    /^[-.\w]*$/.test(newJws) ? shcText(newJws) : newJws;
  const json = new Uint8Array(inflateRawSync(deflated));
  return {
    name: 'SHC',
    text,
    issuer,
    layers: [
      textLayer(text),
      layer('JWS', 'text', utf8(jws), (bytes) => inText(latin1(bytes))),
      layer('header', 'json', fromBase64url(header), (bytes) =>
        inText(`${base64url(bytes)}.${payload}.${signature}`),
      ),
      layer('signature', 'bytes', fromBase64url(signature), (bytes) =>
        inText(`${header}.${payload}.${base64url(bytes)}`),
      ),
      layer('DEFLATE', 'bytes', deflated, (bytes) => inText(`${header}.${base64url(bytes)}.${signature}`), {
        weight: 2,
      }),
      layer(
        'JSON',
        'json',
        json,
        (bytes) => inText(`${header}.${base64url(deflateSync(bytes, { level: 9 }))}.${signature}`),
        { weight: 2 },
      ),
      layer(
        'signed JSON',
        'json',
        json,
        (bytes) => signAnything(undefined, signer, {}, deflateSync(bytes, { level: 1 })),
        { signedAnew: true, weight: 2 },
      ),
    ],
  };
}

/** The parts of a COSE_Sign1 message, signed by a key; and the message with other ones. */
async function cose(protectedHeader: Uint8Array, payload: Uint8Array, key: CryptoKey) {
  const sign = async (header: Uint8Array, content: Uint8Array) =>
    new Uint8Array(
      await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        key,
        sigStructure(header, content) as Uint8Array<ArrayBuffer>,
      ),
    );
  const signature = await sign(protectedHeader, payload);
  const message = (header = protectedHeader, content = payload, by: Uint8Array = signature) =>
    encode(new Tagged(18, [header, new Map(), content, by]));
  return { signature, message, sign };
}

function coseLayers(
  protectedHeader: Uint8Array,
  payload: Uint8Array,
  { signature, message, sign }: Awaited<ReturnType<typeof cose>>,
  wrap: (message: Uint8Array) => string,
): Layer[] {
  return [
    layer('COSE', 'cbor', message(), wrap, { weight: 2 }),
    layer('protected header', 'cbor', protectedHeader, (bytes) => wrap(message(bytes))),
    layer('signature', 'bytes', signature, (bytes) => wrap(message(undefined, undefined, bytes))),
    layer('CBOR', 'cbor', payload, (bytes) => wrap(message(undefined, bytes)), { weight: 2 }),
    layer(
      'signed CBOR',
      'cbor',
      payload,
      async (bytes) => wrap(message(undefined, bytes, await sign(protectedHeader, bytes))),
      { signedAnew: true, weight: 2 },
    ),
  ];
}

async function hcert(name: string, claims: unknown): Promise<LayeredCode> {
  const { issuer, signer } = await hcertIssuer();
  const protectedHeader = encode(
    new Map<number, unknown>([
      [1, -7],
      [4, new Uint8Array(Buffer.from(signer.kid, 'base64'))],
    ]),
  );
  const payload = encode(claims);
  const parts = await cose(protectedHeader, payload, signer.privateKey);
  const compressed = zlibSync(parts.message(), { level: 9 });
  const text = `HC1:${base45(compressed)}`;
  const wrap = (message: Uint8Array) => `HC1:${base45(zlibSync(message, { level: 1 }))}`;
  return {
    name,
    text,
    issuer,
    layers: [
      textLayer(text, 2),
      layer('zlib', 'bytes', compressed, (bytes) => `HC1:${base45(bytes)}`, { weight: 2 }),
      ...coseLayers(protectedHeader, payload, parts, wrap),
    ],
  };
}

const dccClaims = (entry: object) => {
  const claims = dccClaimsAt(1);
  const [, dcc] = [...(claims.get(-260) as Map<number, Record<string, unknown>>)][0] ?? [];
  const { v: _, ...person } = dcc ?? {};
  return claims.set(-260, new Map([[1, { ...person, ...entry }]]));
};

const RECOVERY = {
  r: [
    {
      tg: '840539006',
      fr: '2022-03-01',
      co: 'VN',
      is: 'Ministry of Health',
      df: '2022-03-15',
      du: '2022-09-01',
      ci: 'URN:UVCI:01:VN:7ABCDEF#K',
    },
  ],
};
const TEST = {
  t: [
    {
      tg: '840539006',
      tt: 'LP6464-4',
      nm: 'PCR',
      sc: '2022-05-30T01:00:00Z',
      tr: '260415000',
      tc: 'Laboratory 1',
      co: 'VN',
      is: 'Ministry of Health',
      ci: 'URN:UVCI:01:VN:7ABCDEG#K',
    },
  ],
};

async function nzcp(): Promise<LayeredCode> {
  const { issuer, signer } = await issuerWithCard();
  const iss = 'did:web:nzcp.example.nz';
  const protectedHeader = encode(
    new Map<number, unknown>([
      [1, -7],
      [4, utf8('key-1')],
    ]),
  );
  const payload = encode(
    new Map<number | string, unknown>([
      [1, iss],
      [5, NOW.getTime() / 1000 - 86_400],
      [4, NOW.getTime() / 1000 + 86_400],
      [7, new Uint8Array(16).fill(7)],
      [
        'vc',
        {
          '@context': [
            'https://www.w3.org/2018/credentials/v1',
            'https://nzcp.covid19.health.nz/contexts/v1',
          ],
          version: '1.0.0',
          type: ['VerifiableCredential', 'PublicCovidPass'],
          credentialSubject: { givenName: 'Jack', familyName: 'Sparrow', dob: '1960-04-16' },
        },
      ],
    ]),
  );
  const parts = await cose(protectedHeader, payload, signer.privateKey);
  const wrap = (message: Uint8Array) => `NZCP:/1/${base32nopad.encode(message)}`;
  const text = wrap(parts.message());
  const [key] = issuer.keys;
  if (!key) throw new Error('the issuer has a key');
  return {
    name: 'NZCP',
    text,
    issuer: { ...issuer, family: 'nzcp', iss, keys: [{ ...key, kid: 'key-1' }] },
    layers: [textLayer(text, 2), ...coseLayers(protectedHeader, payload, parts, wrap)],
  };
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A visible digital seal under a made-up root. */
async function vdsNc(): Promise<LayeredCode> {
  const [root, signer] = (await Promise.all(
    [1, 2].map(() => crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])),
  )) as [CryptoKeyPair, CryptoKeyPair];
  const validity = { notBefore: new Date('2022-01-01'), notAfter: new Date('2030-01-01') };
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '0102',
    subject: 'C=UT,O=Seals',
    issuer: 'C=UT,O=Root',
    ...validity,
    publicKey: signer.publicKey,
    signingKey: root.privateKey,
    signingAlgorithm: ECDSA,
    extensions: [
      new BasicConstraintsExtension(false),
      new ExtendedKeyUsageExtension(['2.23.136.1.1.14.2']),
      new Extension(
        '2.23.136.1.1.6.2',
        false,
        Uint8Array.of(0x30, 9, 2, 1, 0, 0x31, 4, 0x13, 2, ...utf8('NV')),
      ),
    ],
  });
  const data = {
    hdr: { is: 'UTO', t: 'icao.vacc', v: 1 },
    msg: {
      pid: { dob: '1990-01-02', i: 'A1234567', n: 'NGUYEN  VAN AN', sex: 'M' },
      uvci: 'U32870',
      ve: [
        {
          des: 'XM68M6',
          dis: 'RA01.0',
          nam: 'Comirnaty',
          vd: [{ adm: 'Clinic', ctr: 'UTO', dvc: '2022-03-03', lot: 'L1', seq: 1 }],
        },
      ],
    },
  };
  const sign = async (signed: unknown) =>
    new Uint8Array(await crypto.subtle.sign(ECDSA, signer.privateKey, utf8(canonicalize(signed) ?? '')));
  const der = new Uint8Array(certificate.rawData);
  const sigvl = await sign(data);
  const sealed = (content: unknown, cer: Uint8Array = der, by: Uint8Array = sigvl) =>
    JSON.stringify({ data: content, sig: { alg: 'ES256', cer: base64url(cer), sigvl: base64url(by) } });
  const text = sealed(data);
  return {
    name: 'VDS-NC',
    text,
    issuer: {
      family: 'vds-nc',
      iss: 'UTO',
      name: { vi: 'Nước thử', en: 'Utopia' },
      country: 'UT',
      keys: [{ kid: '01', jwk: (await crypto.subtle.exportKey('jwk', root.publicKey)) as PublicJwk }],
    },
    layers: [
      textLayer(text, 2),
      layer('JSON', 'json', utf8(text), latin1, { weight: 2 }),
      layer('certificate', 'bytes', der, (bytes) => sealed(data, bytes), { weight: 2 }),
      layer('signature', 'bytes', sigvl, (bytes) => sealed(data, der, bytes)),
      layer(
        'signed JSON',
        'json',
        utf8(JSON.stringify(data)),
        async (bytes) => {
          const json = new TextDecoder().decode(bytes);
          try {
            const content = JSON.parse(json);
            return sealed(content, der, await sign(content));
          } catch {
            // No JSON, or one that has no canonical form: nothing that anybody could have signed.
            return sealed('').replace('""', () => json);
          }
        },
        { signedAnew: true, weight: 2 },
      ),
    ],
  };
}

const DIVOC = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'https://cowin.gov.in/credentials/vaccination/v2'],
  type: ['VerifiableCredential', 'ProofOfVaccinationCredential'],
  credentialSubject: {
    type: 'Person',
    id: 'did:Passport:A1234567',
    name: 'Nguyễn Văn An',
    dob: '1990-01-02',
    nationality: 'VN',
  },
  issuer: 'https://health.example/',
  issuanceDate: '2022-05-01T08:00:00.000Z',
  evidence: [
    {
      id: 'https://health.example/vaccine/1',
      type: ['Vaccination'],
      certificateId: '891244125',
      batch: 'L1',
      vaccine: 'COVISHIELD',
      icd11Code: 'XM97T2',
      date: '2022-04-15T10:00:00.000Z',
      dose: 2,
      totalDoses: 2,
      facility: { name: 'Clinic', address: { addressCountry: 'IND' } },
    },
  ],
  nonTransferable: 'true',
};

async function digestOf(document: object): Promise<Uint8Array> {
  const canonical = await jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    documentLoader: async (url: string) => ({ documentUrl: url, document: { '@context': CONTEXTS[url] } }),
  } as never);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(canonical as unknown as string)));
}

async function divoc(): Promise<LayeredCode> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const options = {
    type: 'Ed25519Signature2018',
    created: '2022-05-01T08:00:00Z',
    verificationMethod: 'did:example:key',
    proofPurpose: 'assertionMethod',
  };
  const header = base64url(utf8(JSON.stringify({ alg: 'EdDSA', b64: false, crit: ['b64'] })));
  const signed = Buffer.concat([
    Buffer.from(`${header}.`),
    await digestOf({ '@context': SECURITY_V2, ...options }),
    await digestOf(DIVOC),
  ]);
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, signed));
  const json = utf8(
    JSON.stringify({ ...DIVOC, proof: { ...options, jws: `${header}..${base64url(signature)}` } }),
  );
  const zip = (bytes: Uint8Array) => zipSync({ 'certificate.json': bytes }, { level: 1 });
  const text = `B64:${Buffer.from(zip(json)).toString('base64')}`;
  return {
    name: 'DIVOC',
    text,
    issuer: {
      family: 'divoc',
      iss: DIVOC.issuer,
      name: { vi: 'Bộ Y tế (thử)', en: 'Ministry of Health (test)' },
      country: 'IN',
      keys: [
        {
          kid: options.verificationMethod,
          jwk: (await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicJwk,
        },
      ],
    },
    layers: [
      textLayer(text),
      layer('ZIP', 'bytes', zip(json), latin1),
      // Each has to be made canonical: a hundred times the work of any other family.
      layer('JSON', 'json', json, (bytes) => latin1(zip(bytes)), { weight: 0.2 }),
    ],
  };
}

/** A genuine code of every family, valid at `NOW` by its issuer's key. */
export const layeredCodes = (): Promise<LayeredCode[]> =>
  Promise.all([
    shc(),
    hcert('EU DCC, vaccination', dccClaimsAt(1)),
    hcert('EU DCC, test', dccClaims(TEST)),
    hcert('EU DCC, recovery', dccClaims(RECOVERY)),
    hcert('WHO ICVP', icvpClaims()),
    nzcp(),
    vdsNc(),
    divoc(),
  ]);
