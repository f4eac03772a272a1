import { performance } from 'node:perf_hooks';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { encode, Tagged } from 'cborg';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type PublicJwk, signatureHolds } from '../../src/certificate/public-key.ts';
import { read } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { judge } from '../../src/certificate/verify.ts';
import { describeVectors, vectorLines } from '../conformance/vectors.ts';
import { NOW, trustIn } from './cards.ts';
import { base45, dccClaimsAt } from './hcert-codes.ts';
import { hcertIssuer } from './hcert-issuer.ts';
import { type LayeredCode, layeredCodes } from './layered-codes.ts';

/** The order of P-256 (FIPS 186-5, SP 800-186 §3.2.1.3). */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
const signatureOf = (r: bigint, s: bigint) => new Uint8Array(Buffer.concat([bytesOf(r), bytesOf(s)]));
const der = (r: bigint, s: bigint): Uint8Array => {
  const integer = (number: bigint) => {
    const bytes = bytesOf(number);
    const unsigned = (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
    return Buffer.concat([Buffer.of(2, unsigned.length), unsigned]);
  };
  const both = Buffer.concat([integer(r), integer(s)]);
  return new Uint8Array(Buffer.concat([Buffer.of(0x30, both.length), both]));
};

const codes = await layeredCodes();
const withSignature = codes.flatMap((code) => {
  const layer = code.layers.find(({ name }) => name === 'signature');
  return layer ? [{ name: code.name, code, layer }] : [];
});
const outcomeOf = async (code: LayeredCode, text: string) => judge(text, trustIn([code.issuer]), NOW);

describe.each(withSignature)('the signature of $name', ({ code, layer }) => {
  const r = numberOf(layer.bytes.subarray(0, 32));
  const s = numberOf(layer.bytes.subarray(32));
  const half = 2n ** 256n - 1n;

  it.each([
    ['nothing', new Uint8Array()],
    ['zeros', signatureOf(0n, 0n)],
    ['r of zero', signatureOf(0n, s)],
    ['s of zero', signatureOf(r, 0n)],
    ['r of the order', signatureOf(N, s)],
    ['s of the order', signatureOf(r, N)],
    ['all ones', signatureOf(half, half)],
    ['r and s exchanged', signatureOf(s, r)],
    ['r negated', signatureOf(N - r, s)],
    ['DER', der(r, s)],
    ['DER cut to the length', der(r, s).subarray(0, 64)],
    ['a byte less', layer.bytes.subarray(0, 63)],
    ['a byte more', Uint8Array.of(...layer.bytes, 0)],
    ['a zero before', Uint8Array.of(0, ...layer.bytes)],
    ['itself twice', Uint8Array.of(...layer.bytes, ...layer.bytes)],
  ])('is refused as %s', async (_, signature) => {
    const { outcome, reasons } = await outcomeOf(code, await layer.wrap(signature));
    expect(outcome).toBe('invalid');
    expect(['bad-signature', 'malformed-envelope']).toContain(reasons[0]);
  });

  /*
   * Of every ECDSA signature (r, s), (r, n − s) is one as well: the equation knows the nonce up to its sign. Refusing
   * the larger of the two would refuse half of what is issued (see below), since signers do not choose. It changes
   * nothing: the same bytes are signed, nothing that identifies a certificate here is made from its signature, and the
   * EU's revocation lists hash r alone for this reason.
   */
  it('says the same with its twin (r, n − s), which nobody can use to say anything else', async () => {
    const text = await layer.wrap(signatureOf(r, N - s));
    const { outcome, certificate } = await outcomeOf(code, text);
    expect(outcome).toBe('valid');
    const said = ({ proof, signedText: _, ...content }: ReturnType<typeof read>) => [
      content,
      'signedBytes' in proof && Buffer.from(proof.signedBytes).toString('hex'),
    ];
    expect(certificate && said(certificate)).toEqual(said(read(code.text)));
  });
});

describeVectors('dcc-quality', () => {
  it('signs with the larger twin as often as with the smaller, so that neither can be refused', () => {
    const signatures = vectorLines<{ text: string }>('dcc-quality/codes.jsonl').flatMap(({ text }) => {
      try {
        const { proof } = read(text);
        return proof.kind === 'bytes' && proof.algorithm === 'ES256' ? [proof.signature] : [];
      } catch {
        return [];
      }
    });
    const larger = signatures.filter((signature) => numberOf(signature.subarray(32)) > N / 2n);
    expect(signatures.length).toBeGreaterThan(100);
    expect(larger.length / signatures.length).toBeGreaterThan(0.3);
    expect(larger.length / signatures.length).toBeLessThan(0.7);
  });
});

describe('a key', () => {
  const rsa = async (modulusLength: number, publicExponent = Uint8Array.of(1, 0, 1)) => {
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength, publicExponent };
    const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
    const signed = new TextEncoder().encode('content');
    const signature = new Uint8Array(
      await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 32 }, pair.privateKey, signed),
    );
    const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    return { jwk: { kty: 'RSA', n, e } as const, signature, signed };
  };

  it('of RSA with 2,048 bits holds what it signed', async () => {
    const { jwk, signature, signed } = await rsa(2048);
    expect(await signatureHolds('PS256', jwk, signature, signed)).toBe(true);
  });

  it('of RSA that is short, or made to keep a verifier busy, holds nothing and costs nothing', async () => {
    const good = await rsa(2048);
    const short = await rsa(1024);
    const digits = (bytes: number, last = 0xff) =>
      Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => (at === bytes - 1 ? last : 0xff))).toString(
        'base64url',
      );
    const unfit: [PublicJwk, Uint8Array][] = [
      [short.jwk, short.signature],
      [{ ...good.jwk, n: digits(2048) }, new Uint8Array(2048).fill(1)],
      [{ ...good.jwk, n: digits(100_000) }, new Uint8Array(100_000).fill(1)],
      [{ ...good.jwk, e: digits(256) }, good.signature],
      [{ ...good.jwk, e: digits(100_000) }, good.signature],
      // Whatever is signed with these exponents anybody can sign.
      [{ ...good.jwk, e: 'AQ' }, good.signature],
      [{ ...good.jwk, e: 'AA' }, good.signature],
      [{ ...good.jwk, e: '' }, good.signature],
      [{ ...good.jwk, e: 'AQAA' }, good.signature],
    ];
    const begun = performance.now();
    for (const [jwk, signature] of unfit) {
      expect(await signatureHolds('PS256', jwk, signature, good.signed)).toBe(false);
    }
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('of RSA with exponent 1 holds nothing, though anybody can sign for it', async () => {
    const { jwk, signed } = await rsa(2048);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', signed));
    // PKCS #1 v1.5 (RFC 8017 §9.2): with e = 1 the padded digest is its own signature.
    const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);
    const padding = Buffer.alloc(256 - 3 - info.length, 0xff);
    const forged = new Uint8Array(Buffer.concat([Buffer.of(0, 1), padding, Buffer.of(0), info]));
    expect(await signatureHolds('RS256', { ...jwk, e: 'AQ' }, forged, signed)).toBe(false);
  });

  it('that is no point of its curve holds nothing', async () => {
    const zero = Buffer.alloc(32).toString('base64url');
    const one = Buffer.from(bytesOf(1n)).toString('base64url');
    for (const [x, y] of [
      [zero, zero],
      [one, one],
      [zero, one],
      ['', ''],
      [`${one}AA`, one],
    ] as const) {
      const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y };
      expect(await signatureHolds('ES256', jwk, signatureOf(1n, 1n), Uint8Array.of(1))).toBe(false);
    }
  });
});

/** Milliseconds that reading takes, at best of a few times, and what comes of it. */
function reading(text: string): { milliseconds: number; refused: string | undefined } {
  let best = Number.POSITIVE_INFINITY;
  let refused: string | undefined;
  for (let time = 0; time < 3; time++) {
    const begun = performance.now();
    try {
      read(text);
      refused = undefined;
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      refused = error.code;
    }
    best = Math.min(best, performance.now() - begun);
  }
  return { milliseconds: best, refused };
}

const shcOf = (deflated: Uint8Array) =>
  [Buffer.from('{"zip":"DEF","alg":"ES256","kid":"k"}'), deflated, Buffer.alloc(64, 1)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
const hcertOf = (message: Uint8Array) => `HC1:${base45(deflateSync(message))}`;
const divocOf = (files: Record<string, Uint8Array>) =>
  `B64:${Buffer.from(zipSync(files)).toString('base64')}`;

/** Blocks with the costliest tables for the fewest bytes, one after another and none of them the last. */
function manyTables(bytes: number): Uint8Array {
  // Dynamic; 286 literals and 30 distances; code lengths of which all are 15 by runs of 16 (previous length).
  const bits: number[] = [];
  const put = (value: number, width: number) => {
    for (let bit = 0; bit < width; bit++) bits.push((value >> bit) & 1);
  };
  while (bits.length < bytes * 8) {
    put(0, 1);
    put(2, 2);
    put(29, 5);
    put(29, 5);
    put(15, 4);
    for (let index = 0; index < 19; index++) put(index === 0 || index === 15 ? 1 : 0, 3);
    put(0, 8);
  }
  const result = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, at) => {
    result[at >> 3] = (result[at >> 3] ?? 0) | (bit << (at & 7));
  });
  return result.subarray(0, bytes);
}

/** Blocks of the fixed codes that hold nothing but their end. */
const emptyBlocks = (bytes: number): Uint8Array => {
  const result = new Uint8Array(bytes);
  for (let bit = 0; bit + 10 <= bytes * 8; bit += 10) {
    result[(bit + 1) >> 3] = (result[(bit + 1) >> 3] ?? 0) | (1 << ((bit + 1) & 7));
  }
  return result;
};

describe('what is made to keep a reader busy is refused at once', () => {
  const zeros = new Uint8Array(30_000_000);
  const nested = (open: string, depth: number) => Buffer.from(open.repeat(depth));
  const cborNested = (head: number, depth: number) => new Uint8Array(depth).fill(head);
  it.each<[string, string]>([
    ['a DEFLATE bomb in a card', shcOf(deflateRawSync(zeros).subarray(0, 20_000))],
    ['tables without end in a card', shcOf(manyTables(20_000))],
    ['empty blocks without end in a card', shcOf(emptyBlocks(20_000))],
    ['nested JSON in a card', shcOf(deflateRawSync(nested('[', 100_000)))],
    ['nested JSON objects in a card', shcOf(deflateRawSync(nested('{"a":', 20_000)))],
    ['a hundred thousand numbers in a card', shcOf(deflateRawSync(Buffer.from(`[${'1,'.repeat(60_000)}1]`)))],
    ['a zlib bomb', `HC1:${base45(deflateSync(zeros).subarray(0, 20_000))}`],
    ['tables without end in zlib', `HC1:${base45(Uint8Array.of(0x78, 0x9c, ...manyTables(20_000)))}`],
    ['nested arrays in CBOR', hcertOf(cborNested(0x81, 100_000))],
    ['nested maps in CBOR', hcertOf(cborNested(0xa1, 100_000))],
    ['nested tags in CBOR', hcertOf(cborNested(0xd2, 100_000))],
    ['a hundred thousand items in CBOR', hcertOf(encode(Array.from({ length: 100_000 }, () => 0)))],
    ['an array of claimed length', hcertOf(Uint8Array.of(0x9b, 0, 0, 0, 1, 0, 0, 0, 0))],
    ['a map of claimed length', hcertOf(Uint8Array.of(0xbb, 0, 0, 0, 1, 0, 0, 0, 0))],
    ['bytes of claimed length', hcertOf(Uint8Array.of(0x5b, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))],
    ['an indefinite array', hcertOf(Uint8Array.of(0x9f, 0xff))],
    ['a ZIP bomb', divocOf({ 'certificate.json': zeros.subarray(0, 20_000_000) })],
    [
      'a ZIP of many files',
      divocOf(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}`, zeros.subarray(0, 1)]))),
    ],
    ['nested JSON in a ZIP', divocOf({ 'certificate.json': new Uint8Array(nested('[', 100_000)) })],
    ['nested JSON in a seal', `{"data":{"hdr":${'['.repeat(30_000)}`],
    ['base32 without end', `NZCP:/1/${'A'.repeat(32_000)}`],
    ['digits without end', `shc:/${'0'.repeat(32_000)}`],
    ['digits in many parts', `shc:/1/50/${'5'.repeat(32_000)}`],
    ['a text without end', 'A'.repeat(1_000_000)],
  ])('%s', (_, text) => {
    const { milliseconds, refused } = reading(text);
    expect(refused).toMatch(/^(?:too-large|malformed-|incomplete|not-a-certificate|unsupported-format)/);
    expect(milliseconds).toBeLessThan(50);
  });
});

describe('CBOR that could be read in two ways is refused even where the issuer signed it', async () => {
  const { issuer, signer } = await hcertIssuer();
  const claims = encode(dccClaimsAt(1));
  const header = encode(
    new Map<number, unknown>([
      [1, -7],
      [4, new Uint8Array(Buffer.from(signer.kid, 'base64'))],
    ]),
  );
  const signed = async (protectedHeader: Uint8Array, payload: Uint8Array, unprotected = new Map()) => {
    const toSign = encode(['Signature1', protectedHeader, new Uint8Array(), payload]);
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      signer.privateKey,
      toSign as Uint8Array<ArrayBuffer>,
    );
    return hcertOf(
      encode(new Tagged(18, [protectedHeader, unprotected, payload, new Uint8Array(signature)])),
    );
  };
  const join = (...parts: (Uint8Array | readonly number[])[]) =>
    new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));

  it.each<[string, Uint8Array, Uint8Array]>([
    ['a claim twice', header, join([0xa5, 0x01, 0x62, 0x56, 0x4e], claims.subarray(1))],
    ['a header twice', join([0xa3, 0x01, 0x26], header.subarray(1)), claims],
    ['claims of indefinite length', header, join([0xbf], claims.subarray(1), [0xff])],
    ['a header of indefinite length', join([0xbf], header.subarray(1), [0xff]), claims],
    ['bytes after the claims', header, join(claims, [0])],
    ['bytes after the header', join(header, [0]), claims],
    ['a critical header', join([0xa3, 0x02, 0x81, 0x01], header.subarray(1)), claims],
  ])('%s', async (_, protectedHeader, payload) => {
    const { outcome, reasons } = await judge(await signed(protectedHeader, payload), trustIn([issuer]), NOW);
    expect(outcome).toBe('invalid');
    expect(reasons[0]).toMatch(/^(?:malformed-|critical-extension)/);
  });

  it('and the same without the fault is valid', async () => {
    expect((await judge(await signed(header, claims), trustIn([issuer]), NOW)).reasons).toEqual([]);
  });
});
