import type { IssuerName, TrustedIssuer, TrustedKey, TrustFamily } from '../../certificate/verify.ts';
import { textOfKey } from './public-keys.ts';
import type { SkippedEntry } from './trust-list.ts';

interface IssuerDetails {
  readonly family: TrustFamily;
  readonly iss: string;
  readonly name: IssuerName;
  readonly country: string;
}

const textOf = ({ kid, jwk }: TrustedKey): string => `${kid} ${textOfKey(jwk)}`;

/** Gathers keys under their issuers, and what had to be left out, while a list is read. */
export class IssuersBeingRead {
  readonly skipped: SkippedEntry[] = [];
  readonly #issuers = new Map<string, IssuerDetails & { readonly keys: Map<string, TrustedKey> }>();

  add(details: IssuerDetails, key: TrustedKey): void {
    const name = `${details.family} ${details.iss}`;
    let issuer = this.#issuers.get(name);
    if (!issuer) {
      issuer = { ...details, keys: new Map() };
      this.#issuers.set(name, issuer);
    }
    if (issuer.keys.has(textOf(key))) {
      this.skip(`${details.iss} ${key.kid}`, 'the same key stands in the list twice');
    } else issuer.keys.set(textOf(key), key);
  }

  skip(what: string, why: string): void {
    this.skipped.push({ what, why });
  }

  get issuers(): TrustedIssuer[] {
    return [...this.#issuers.values()].map((issuer) => ({ ...issuer, keys: [...issuer.keys.values()] }));
  }
}

/**
 * Brings the issuers of several lists together: each once, under the name that it was first given, with the keys of
 * all. A key that one list has for tests and another does not is not for tests; what any list says to be revoked is.
 */
export function mergedIssuers(issuers: readonly TrustedIssuer[]): TrustedIssuer[] {
  const merged = new Map<string, TrustedIssuer & { readonly byText: Map<string, TrustedKey> }>();
  for (const issuer of issuers) {
    const name = `${issuer.family} ${issuer.iss}`;
    const one = merged.get(name) ?? { ...issuer, byText: new Map() };
    merged.set(name, one);
    for (const key of issuer.keys) {
      const same = one.byText.get(textOf(key));
      one.byText.set(textOf(key), same ? mergedKey(same, key) : key);
    }
  }
  return [...merged.values()].map(({ byText, ...issuer }) => ({ ...issuer, keys: [...byText.values()] }));
}

function mergedKey(one: TrustedKey, other: TrustedKey): TrustedKey {
  const revokedSerials = [...new Set([...(one.revokedSerials ?? []), ...(other.revokedSerials ?? [])])];
  const base = one.test ? other : one;
  return { ...base, ...(revokedSerials.length > 0 && { revokedSerials }) };
}
