import type { TrustedIssuer } from '../certificate/verify.ts';
import type { Queryable } from './database.ts';
import { trustedIssuers } from './trusted-issuers.ts';

/**
 * Whom verifiers shall believe besides us: the issuers of all lists, without what is ours in them. For our own identities
 * nobody's key set counts but our own. In HCERT an issuer is a country, which has many signers; our own among them are
 * nobody else's to vouch for, or a withdrawn one would still be believed, and a revoked certificate of it as well.
 *
 * @param withdrawn our keys that must not be believed any more, by `kid`.
 */
export async function otherIssuers(
  database: Queryable,
  ours: readonly TrustedIssuer[],
  withdrawn: ReadonlySet<string>,
): Promise<TrustedIssuer[]> {
  const isOurs = (other: TrustedIssuer) =>
    ours.some(({ iss, family }) => iss === other.iss && family === other.family);
  const ownSigners = ours.filter(({ family }) => family === 'hcert').flatMap(({ keys }) => keys);
  const ownKids = new Set([...ownSigners.map(({ kid }) => kid), ...withdrawn]);
  return (await trustedIssuers(database)).flatMap((other) => {
    if (other.family !== 'hcert') return isOurs(other) ? [] : [other];
    const keys = other.keys.filter(({ kid }) => !ownKids.has(kid));
    return keys.length > 0 ? [{ ...other, keys }] : [];
  });
}
