import type { IssuerName, TrustedIssuer, TrustedKey, TrustFamily } from '../../certificate/verify.ts';
import { isSameKey } from './public-keys.ts';
import type { SkippedEntry } from './trust-list.ts';

interface IssuerDetails {
  readonly family: TrustFamily;
  readonly iss: string;
  readonly name: IssuerName;
  readonly country: string;
}

/** Gathers keys under their issuers, and what had to be left out, while a list is read. */
export class IssuersBeingRead {
  readonly skipped: SkippedEntry[] = [];
  readonly #issuers = new Map<string, IssuerDetails & { keys: TrustedKey[] }>();

  add(details: IssuerDetails, key: TrustedKey): void {
    const name = `${details.family} ${details.iss}`;
    const issuer = this.#issuers.get(name);
    if (!issuer) this.#issuers.set(name, { ...details, keys: [key] });
    else if (issuer.keys.some((other) => other.kid === key.kid && isSameKey(other.jwk, key.jwk))) {
      this.skip(`${details.iss} ${key.kid}`, 'the same key stands in the list twice');
    } else issuer.keys.push(key);
  }

  skip(what: string, why: string): void {
    this.skipped.push({ what, why });
  }

  get issuers(): TrustedIssuer[] {
    return [...this.#issuers.values()];
  }
}
