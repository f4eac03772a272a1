import jsonld from 'jsonld';
import * as v from 'valibot';
import { decodeBase64Url, parseJsonBytes } from './bytes.ts';
import { CONTEXTS, SECURITY_V2 } from './json-ld-contexts.ts';
import { isPlain, isUnambiguous } from './json-ld-proof-scope.ts';
import type { JsonLdProof } from './proof.ts';
import { isUnfit, type SignatureAlgorithm, signatureHolds } from './public-key.ts';
import type { ReasonCode } from './reasons.ts';
import type { TrustedKey } from './verify.ts';

/** A proof of the Linked Data Signatures suites that DIVOC uses; its signature is a detached JWS (RFC 7797). */
const Proof = v.strictObject({
  type: v.picklist(['Ed25519Signature2018', 'RsaSignature2018']),
  created: v.string(),
  verificationMethod: v.string(),
  proofPurpose: v.literal('assertionMethod'),
  jws: v.pipe(v.string(), v.regex(/^[\w-]+\.\.[\w-]+$/)),
});

/** Addresses only: a context that stands in the document could give every term another meaning. */
const Contexts = v.array(v.string());

const Header = v.strictObject({
  alg: v.picklist(['EdDSA', 'PS256', 'RS256']),
  b64: v.literal(false),
  crit: v.tuple([v.literal('b64')]),
});

const ALGORITHMS: Readonly<Record<v.InferOutput<typeof Proof>['type'], readonly SignatureAlgorithm[]>> = {
  Ed25519Signature2018: ['EdDSA'],
  RsaSignature2018: ['PS256', 'RS256'],
};

/**
 * Whether a key signed a JSON-LD document: proof and document are made canonical (RDF Dataset Canonicalization, once
 * URDNA2015), and their SHA-256 digests, proof first, follow the JWS header in what is signed.
 *
 * JSON-LD silently drops what its contexts do not map, and everything about a subject whose `id` is no IRI: a forger
 * could fill these in at will. Where anything would be dropped, or could be read in two ways, the answer is
 * `not-fully-signed`. Contexts are ours alone and never fetched: under one that is unknown here nothing can be told.
 *
 * @returns `[]` where the signature holds, else why it does not.
 */
export async function jsonLdSignedBy(
  { document }: JsonLdProof,
  { jwk }: TrustedKey,
): Promise<ReasonCode[] | ReasonCode> {
  const { proof, ...unsigned } = document;
  const parsed = v.safeParse(Proof, proof);
  if (!parsed.success) return 'unsupported-signature';
  const contexts = v.safeParse(Contexts, unsigned['@context']);
  if (!contexts.success) return 'not-fully-signed';
  if (!contexts.output.every((address) => Object.hasOwn(CONTEXTS, address))) return 'unsupported-signature';
  if (!isPlain(unsigned) || !isUnambiguous(unsigned)) return 'not-fully-signed';
  const { jws, ...options } = parsed.output;
  const [headerText = '', , signatureText = ''] = jws.split('.');
  let signed: Uint8Array;
  let algorithm: SignatureAlgorithm;
  let signature: Uint8Array;
  try {
    const ascii = new TextEncoder();
    const header = parseJsonBytes(decodeBase64Url(ascii.encode(headerText), 'header'), 'malformed-envelope');
    algorithm = v.parse(Header, header).alg;
    signature = decodeBase64Url(ascii.encode(signatureText), 'signature');
    if (!ALGORITHMS[options.type].includes(algorithm)) return 'bad-signature';
  } catch {
    return 'unsupported-signature';
  }
  try {
    signed = joined([
      new TextEncoder().encode(`${headerText}.`),
      await digestOf({ '@context': SECURITY_V2, ...options }),
      await digestOf(unsigned),
    ]);
  } catch {
    return 'not-fully-signed';
  }
  if (isUnfit(jwk)) return 'weak-key';
  const holds = await signatureHolds(algorithm, jwk, signature, signed);
  if (holds === 'unsupported') return 'unsupported-signature';
  return holds ? [] : 'bad-signature';
}

/** @throws where something in the document is not mapped, or a context is not one of ours. */
async function digestOf(document: object): Promise<Uint8Array> {
  const canonical = (await jsonld.canonize(document, {
    // Its default bound of work stands: made-up documents could keep it busy for ever.
    algorithm: 'RDFC-1.0',
    safe: true,
    documentLoader: async (url: string) => {
      const context = CONTEXTS[url];
      if (!context) throw new Error('no other context counts');
      return { documentUrl: url, document: { '@context': context } };
    },
  } as unknown as Parameters<typeof jsonld.canonize>[1])) as unknown as string;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical)));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
