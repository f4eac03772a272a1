import * as v from 'valibot';
import { IssuersBeingRead } from './issuers.ts';
import { countryOfHost } from './names.ts';
import { KeyError, publicJwkFrom } from './public-keys.ts';
import { type TrustList, TrustListError, type TrustListOptions } from './trust-list.ts';

const Document = v.object({
  id: v.pipe(v.string(), v.regex(/^did:web:[A-Za-z0-9._%:-]{1,250}$/)),
  verificationMethod: v.pipe(v.array(v.unknown()), v.maxLength(1000)),
  assertionMethod: v.pipe(v.array(v.unknown()), v.maxLength(1000)),
});

const Method = v.object({
  id: v.pipe(v.string(), v.maxLength(300)),
  type: v.literal('JsonWebKey2020'),
  controller: v.string(),
  publicKeyJwk: v.record(v.string(), v.unknown()),
});

/** Issuers that specifications use in their examples: what they sign is about nobody. */
const EXAMPLE_ISSUERS: ReadonlySet<string> = new Set(['did:web:nzcp.covid19.health.nz']);

export const isDidDocument = (json: unknown): boolean => v.is(Document, json);

/**
 * Reads the did:web document of one issuer (NZ COVID Pass 1.0 §5): the keys that it uses for assertions. Such a
 * document carries no proof; its place on the issuer's own host is one, so whoever hands it in vouches for that.
 *
 * @throws {TrustListError}
 */
export function readDidDocument(json: unknown, options: TrustListOptions): TrustList {
  const document = v.safeParse(Document, json);
  if (!document.success) throw new TrustListError('malformed', 'not a did:web document with keys');
  const { id, verificationMethod, assertionMethod } = document.output;
  const host = id.slice('did:web:'.length).split(':')[0] ?? '';
  const details = {
    family: 'nzcp' as const,
    iss: id,
    name: options.name ?? { vi: host, en: host },
    country: options.country ?? countryOfHost(host),
  };
  const test = options.test || EXAMPLE_ISSUERS.has(id);
  const read = new IssuersBeingRead();
  for (const [index, entry] of verificationMethod.entries()) {
    const method = v.safeParse(Method, entry);
    if (!method.success) {
      read.skip(`key ${index + 1}`, 'not a JsonWebKey2020');
      continue;
    }
    const { id: methodId, controller, publicKeyJwk } = method.output;
    const fragment = methodId.startsWith('#')
      ? methodId.slice(1)
      : methodId.startsWith(`${id}#`)
        ? methodId.slice(id.length + 1)
        : '';
    if (fragment === '' || controller !== id) read.skip(methodId, 'a key of somebody else');
    else if (!assertionMethod.includes(methodId) && !assertionMethod.includes(`${id}#${fragment}`)) {
      read.skip(methodId, 'not for assertions');
    } else {
      try {
        const jwk = publicJwkFrom(publicKeyJwk);
        read.add(details, { kid: fragment, jwk, ...(test && { test }) });
      } catch (error) {
        if (!(error instanceof KeyError)) throw error;
        read.skip(methodId, error.message);
      }
    }
  }
  return { kind: 'did-document', id, issuers: read.issuers, skipped: read.skipped, checkedBy: 'none' };
}
