import { base64url } from 'jose';
import jsonld from 'jsonld';
import type { PublicJwk } from '../../certificate/public-key.ts';
import { CONTEXTS } from './json-ld-contexts.ts';
import { listSignatureHolds } from './list-signature.ts';

/** The protected header of a JWS whose payload is not in it (RFC 7797), as WHO writes it. */
const Header = { b64: false, crit: ['b64'], alg: 'ES256' };

interface Signed {
  /** Without its proof. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Without its `jws`. */
  readonly proof: Readonly<Record<string, unknown>>;
  readonly jws: string;
}

const CANON = {
  algorithm: 'RDFC-1.0',
  // Whatever the contexts do not map, and so the proof does not cover, is an error instead of being dropped.
  safe: true,
  documentLoader: async (url: string) => {
    const context = Object.hasOwn(CONTEXTS, url) ? CONTEXTS[url] : undefined;
    if (!context) throw new Error('no other context counts');
    return { documentUrl: url, document: { '@context': context } };
  },
} as const;

async function digestOf(document: Readonly<Record<string, unknown>>): Promise<Uint8Array> {
  const canonical = await jsonld.canonize(
    document,
    CANON as unknown as Parameters<typeof jsonld.canonize>[1],
  );
  return new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical as unknown as string)),
  );
}

/**
 * Whether a proof of type JsonWebSignature2020 over a JSON-LD document is a key's: both are made canonical (RDF Dataset
 * Canonicalization, once URDNA2015) and their SHA-256 digests, proof first, follow the header in what is signed. WHO's
 * signatures are in DER instead of `r` and `s`; both are taken.
 */
export async function proofHolds({ document, proof, jws }: Signed, jwk: PublicJwk): Promise<boolean> {
  const [header = '', payload, signature = '', ...more] = jws.split('.');
  if (payload !== '' || more.length > 0) return false;
  try {
    const parsed = JSON.parse(new TextDecoder().decode(base64url.decode(header)));
    if (JSON.stringify(parsed) !== JSON.stringify(Header)) return false;
    const [proofDigest, documentDigest] = await Promise.all([
      digestOf({ '@context': document['@context'], ...proof }),
      digestOf(document),
    ]);
    const start = new TextEncoder().encode(`${header}.`);
    const signed = new Uint8Array(start.length + proofDigest.length + documentDigest.length);
    signed.set(start);
    signed.set(proofDigest, start.length);
    signed.set(documentDigest, start.length + proofDigest.length);
    return await listSignatureHolds(jwk, 'SHA-256', base64url.decode(signature), signed);
  } catch {
    return false;
  }
}
