import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { IssuerName, TrustedIssuer } from '../certificate/verify.ts';
import { isPublishable } from '../trust/bundle-issuers.ts';
import { MAX_TRUST_LENGTH } from '../trust/bundle-parts.ts';
import { mergedIssuers } from '../trust/lists/issuers.ts';
import { readKeySet } from '../trust/lists/key-set.ts';
import type { SkippedEntry, TrustList } from '../trust/lists/trust-list.ts';
import type { Database, Queryable } from './database.ts';
import { fetchFromIssuer } from './issuer-host.ts';
import { trustParts } from './trust-parts.ts';

export type TrustedIssuerErrorCode =
  | 'not-an-issuer-url'
  | 'malformed-details'
  | 'unreachable'
  | 'no-usable-keys'
  | 'older-than-known'
  | 'too-much';

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
/** Bytes of all lists together, beside which rules and catalogue still have room. Those of the world take a tenth. */
const MAX_LISTS_BYTES = (MAX_TRUST_LENGTH / 4) * 3;

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
  const json = await fetchJson(source);
  const { keys, skipped } = await readKeySet(json);
  if (keys.length === 0) throw new TrustedIssuerError('no-usable-keys', `no usable ES256 key at ${source}`);
  const { name, country } = details.output;
  const list: AddedTrustList = {
    kind: 'key-set',
    id: issuer.iss,
    issuers: [{ family: 'shc', iss: issuer.iss, name, country, keys }],
    skipped,
    checkedBy: 'origin',
    source,
    digest: digestOf(JSON.stringify(json)),
  };
  await addTrustLists(database, [list], now);
  return keys.length;
}

/** A list that was read, with where it came from. */
export interface AddedTrustList extends Omit<TrustList, 'checkedBy'> {
  /** `origin` for what was fetched from the issuer's own host. */
  readonly checkedBy: TrustList['checkedBy'] | 'origin';
  readonly source: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
}

export const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * Adds lists, all or none; each takes the place of an older one of the same kind and name with everything in it.
 *
 * @throws {TrustedIssuerError} `older-than-known` for one that was made before the one that is there: keys that have
 *   been withdrawn since would come back; `too-much` where verifiers would not read all lists together any more.
 */
export async function addTrustLists(
  database: Database,
  lists: readonly AddedTrustList[],
  now: Date,
): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const list of lists) await addTrustList(transaction, list, now);
    const issuers = await trustedIssuers(transaction);
    const unfit = issuers.find((issuer) => !isPublishable(issuer));
    if (unfit) {
      throw new TrustedIssuerError(
        'too-much',
        `${unfit.iss}: of all lists together no verifier reads its keys`,
      );
    }
    const bytes = [...trustParts({ issuers }).values()].reduce((sum, { length }) => sum + length, 0);
    if (bytes > MAX_LISTS_BYTES) {
      throw new TrustedIssuerError(
        'too-much',
        `all lists together are ${bytes} bytes, of ${MAX_LISTS_BYTES}`,
      );
    }
  });
}

async function addTrustList(transaction: Queryable, list: AddedTrustList, now: Date): Promise<void> {
  const { kind, id: name, issuers, skipped, checkedBy, source, digest, madeAt } = list;
  const [known] = await transaction.query<{ id: number; made_at: Date | null }>(
    'select id, made_at from trust_list where kind = $1 and name = $2 for update',
    [kind, name],
  );
  if (known?.made_at && madeAt !== undefined && Date.parse(madeAt) < known.made_at.getTime()) {
    throw new TrustedIssuerError(
      'older-than-known',
      `${name}: a newer list of ${known.made_at.toISOString()} is there`,
    );
  }
  if (known) await transaction.query('delete from trust_list where id = $1', [known.id]);
  const [row] = await transaction.query<{ id: number }>(
    `insert into trust_list (kind, name, source, digest, checked_by, made_at, added_at, skipped)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb) returning id`,
    [kind, name, source, digest, checkedBy, madeAt ?? null, now, JSON.stringify(skipped)],
  );
  await transaction.query(
    `insert into trusted_issuer (list_id, family, iss, name, country, keys)
     select $1, family, iss, name, country, keys
     from jsonb_to_recordset($2::jsonb) as issuer(family text, iss text, name jsonb, country text, keys jsonb)`,
    [row?.id, JSON.stringify(issuers)],
  );
}

/** What is known of a list that was added. */
export interface TrustListSummary {
  readonly kind: TrustList['kind'];
  readonly name: string;
  readonly source: string;
  readonly digest: string;
  readonly checkedBy: AddedTrustList['checkedBy'];
  readonly madeAt: Date | null;
  readonly addedAt: Date;
  readonly skipped: readonly SkippedEntry[];
  readonly issuers: number;
  readonly keys: number;
}

/** Every list that was added, the oldest first. */
export const trustLists = (database: Queryable): Promise<TrustListSummary[]> =>
  database.query<TrustListSummary>(
    `select kind, list.name, source, digest, checked_by as "checkedBy", made_at as "madeAt", added_at as "addedAt",
            skipped, count(issuer.iss) as issuers, coalesce(sum(jsonb_array_length(issuer.keys)), 0)::bigint as keys
     from trust_list list left join trusted_issuer issuer on issuer.list_id = list.id
     group by list.id order by list.id`,
  );

/**
 * Takes a list, by its name or its source, and everything in it away.
 *
 * @returns how many lists that were: none, or several that share the name.
 */
export async function removeTrustList(database: Queryable, nameOrSource: string): Promise<number> {
  const removed = await database.query('delete from trust_list where name = $1 or source = $1 returning id', [
    nameOrSource,
  ]);
  return removed.length;
}

/** The issuers of all lists, each once, in an order that stays when a list is renewed. */
export async function trustedIssuers(database: Queryable): Promise<TrustedIssuer[]> {
  return mergedIssuers(
    await database.query<TrustedIssuer>(
      `select family, iss, issuer.name, country, keys
       from trusted_issuer issuer join trust_list list on list.id = issuer.list_id
       order by family, iss, list.kind, list.name`,
    ),
  );
}

async function fetchKeySet(url: string): Promise<unknown> {
  try {
    return JSON.parse(await fetchFromIssuer(url, MAX_KEY_SET_BYTES));
  } catch (error) {
    throw new TrustedIssuerError('unreachable', `${url}: ${(error as Error).message}`);
  }
}
