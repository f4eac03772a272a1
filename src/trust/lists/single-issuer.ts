import * as v from 'valibot';
import type { PublicJwk } from '../../certificate/public-key.ts';
import { handedInSigners } from './handed-in-signers.ts';
import { readKeySet } from './key-set.ts';
import { countryOfHost } from './names.ts';
import { type TrustList, TrustListError, type TrustListFile, type TrustListOptions } from './trust-list.ts';

export const isKeySet = (json: unknown): boolean => v.is(v.object({ keys: v.array(v.unknown()) }), json);

/** @throws {TrustListError} where the options do not say whose keys these are. */
function detailsFrom(options: TrustListOptions, example: string) {
  const { issuer } = options;
  if (!issuer)
    throw new TrustListError(
      'needs-issuer',
      `the file does not say whose keys it holds: name the issuer, such as ${example}`,
    );
  const host = URL.canParse(issuer) ? new URL(issuer).hostname : '';
  return {
    iss: issuer,
    name: options.name ?? { vi: issuer, en: issuer },
    country: options.country ?? countryOfHost(host),
  };
}

/**
 * Reads the key set of one issuer of SMART Health Cards. Whoever hands it in vouches that it is the issuer's. The keys
 * of published examples are taken here, for training: marked as keys for tests.
 *
 * @throws {TrustListError}
 */
export async function readIssuerKeySet(json: unknown, options: TrustListOptions): Promise<TrustList> {
  const details = detailsFrom(options, 'https://issuer.example');
  const { keys, skipped } = await readKeySet(json, true);
  const marked = options.test ? keys.map((key) => ({ ...key, test: true as const })) : keys;
  return {
    kind: 'key-set',
    id: details.iss,
    issuers: keys.length === 0 ? [] : [{ family: 'shc', ...details, keys: marked }],
    skipped,
    checkedBy: 'none',
  };
}

/**
 * Reads the key of a DIVOC issuer (PEM or JWK, RSA or Ed25519), which its proofs name by a verification method.
 *
 * @throws {TrustListError}
 */
export async function readDivocKey(
  file: TrustListFile,
  verificationMethod: string,
  options: TrustListOptions,
): Promise<TrustList> {
  const details = detailsFrom(options, 'did:web:issuer.example');
  const keys: PublicJwk[] = (await handedInSigners([file])).map(({ jwk }) => jwk);
  return {
    kind: 'divoc-key',
    id: `${details.iss} ${verificationMethod}`,
    issuers: [
      {
        family: 'divoc',
        ...details,
        keys: keys.map((jwk) => ({ kid: verificationMethod, jwk, ...(options.test && { test: true }) })),
      },
    ],
    skipped: [],
    checkedBy: 'none',
  };
}
