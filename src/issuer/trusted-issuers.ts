import * as v from 'valibot';
import type { IssuerName, TrustedIssuer } from '../certificate/verify.ts';
import { parseKeySet } from '../trust/key-set.ts';
import type { Database, Queryable } from './database.ts';

export type TrustedIssuerErrorCode =
  | 'not-an-issuer-url'
  | 'malformed-details'
  | 'unreachable'
  | 'no-usable-keys';

export class TrustedIssuerError extends Error {
  override readonly name = 'TrustedIssuerError';
  readonly code: TrustedIssuerErrorCode;

  constructor(code: TrustedIssuerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const IssuerUrl = v.pipe(v.string(), v.maxLength(200), v.url(), v.regex(/^https:\/\/[^\s?#@]*[^\s?#@/]$/));
const IssuerText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
/** What would make the whole bundle unreadable for every verifier must not get into it. */
const Details = v.object({
  name: v.object({ vi: IssuerText, en: IssuerText }),
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
});
const MAX_KEY_SET_BYTES = 1_000_000;
const FETCH_TIMEOUT_MS = 10_000;

/**
 * Adds an issuer whose certificates our verifiers shall believe, with the keys that it publishes at its own origin
 * (`<iss>/.well-known/jwks.json`), or renews them. Where from and when is recorded. Nothing changes when it fails.
 *
 * @throws {TrustedIssuerError}
 */
export async function addTrustedIssuer(
  database: Database,
  issuer: { readonly iss: string; readonly name: IssuerName; readonly country: string },
  now: Date,
  fetchJson: (url: string) => Promise<unknown> = fetchKeySet,
): Promise<number> {
  if (!v.is(IssuerUrl, issuer.iss)) {
    throw new TrustedIssuerError('not-an-issuer-url', 'an issuer is an https URL without a slash at its end');
  }
  const details = v.safeParse(Details, issuer);
  if (!details.success) {
    throw new TrustedIssuerError('malformed-details', 'name or country of the issuer is malformed');
  }
  const source = `${issuer.iss}/.well-known/jwks.json`;
  const keys = await parseKeySet(await fetchJson(source));
  if (keys.length === 0) throw new TrustedIssuerError('no-usable-keys', `no usable ES256 key at ${source}`);
  await database.query(
    `insert into trusted_issuer (iss, name, country, keys, source, fetched_at)
     values ($1, $2::jsonb, $3, $4::jsonb, $5, $6)
     on conflict (iss) do update
       set name = excluded.name, country = excluded.country, keys = excluded.keys, source = excluded.source,
           fetched_at = excluded.fetched_at`,
    [
      issuer.iss,
      JSON.stringify(details.output.name),
      details.output.country,
      JSON.stringify(keys),
      source,
      now,
    ],
  );
  return keys.length;
}

/** The issuers that were added, in a fixed order. */
export const trustedIssuers = (database: Queryable): Promise<TrustedIssuer[]> =>
  database.query<TrustedIssuer>(
    `select 'shc' as family, iss, name, country, keys from trusted_issuer order by iss`,
  );

async function fetchKeySet(url: string): Promise<unknown> {
  try {
    // A redirect could lead to an origin that is not the issuer's own.
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > MAX_KEY_SET_BYTES) throw new Error('too large');
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new TrustedIssuerError('unreachable', `${url}: ${(error as Error).message}`);
  }
}
