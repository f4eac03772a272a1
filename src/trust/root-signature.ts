import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { BUNDLE_TYPE } from './bundle-type.ts';
import { TrustError } from './trust-error.ts';

/**
 * The payload of a trust bundle that one of the roots signed.
 *
 * @param roots public P-256 JWKs with `kid`.
 * @throws {TrustError} `malformed`, `unknown-root` or `bad-signature`.
 */
export async function payloadSignedBy(jwt: string, roots: readonly JWK[]): Promise<Uint8Array> {
  let kid: string | undefined;
  try {
    const header = decodeProtectedHeader(jwt);
    if (header.typ !== BUNDLE_TYPE) throw new TypeError('not a trust bundle');
    kid = header.kid;
  } catch {
    throw new TrustError('malformed', 'not a signed trust bundle');
  }
  const root = roots.find((candidate) => candidate.kid === kid);
  if (!root) throw new TrustError('unknown-root', 'signed by a root that is not ours');
  try {
    const key = await importJWK(root, 'ES256');
    return (await compactVerify(jwt, key, { algorithms: ['ES256'] })).payload;
  } catch {
    throw new TrustError('bad-signature', 'the signature does not hold');
  }
}
