import { join } from 'node:path';
import type { IssuerName, TrustedIssuer } from '../certificate/verify.ts';
import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS, statusListPath } from '../contract.ts';
import { readTrustBundle, signTrustBundle, type TrustBundle } from '../trust/bundle.ts';
import type { Database, Queryable } from './database.ts';
import { newestDoorChange, publishedDoors } from './door-sets.ts';
import { foreignRevocationsAsked } from './foreign-revocations.ts';
import { icvpCatalogue } from './icvp-catalogue.ts';
import type { IssuerKey } from './issuer-keys.ts';
import type { ServiceKeys } from './keys.ts';
import { nodePlatform } from './node-platform.ts';
import { otherIssuers } from './other-issuers.ts';
import { writeAtomically } from './published-files.ts';
import { publishedRuleBook } from './rules.ts';
import { trustParts, writeTrustParts } from './trust-parts.ts';
import { trustPolicy } from './trust-policy.ts';
import { withdrawnKeys } from './withdrawn-keys.ts';

/** Who signs here: the identity under which certificates go out. */
export interface OwnIssuer {
  readonly iss: string;
  readonly name: IssuerName;
  readonly country: string;
  readonly demo: boolean;
}

const PUBLISHED_EVERY_MS = 6 * 3_600_000;
/** Whatever the operator's policy says, unless it says longer. */
const EXPIRES_AFTER_SECONDS = 30 * 86_400;

/**
 * Writes what verifiers need as static files below `directory`, for this service or any CDN: the document signers, the
 * trust root and the trust bundle; the key set goes with the statuses (`publish-status.ts`). The bundle's version rises with each call. Every identity
 * that ever signed here stays in it, since its certificates are still about. Processes that publish together take turns,
 * so that the newest stays.
 */
export function publish(
  database: Database,
  keys: ServiceKeys,
  own: OwnIssuer,
  directory: string,
  now: Date,
): Promise<TrustBundle> {
  return database.transaction((transaction) => publishNext(transaction, keys, own, directory, now));
}

async function publishNext(
  transaction: Queryable,
  keys: ServiceKeys,
  own: OwnIssuer,
  directory: string,
  now: Date,
): Promise<TrustBundle> {
  // Locks the row until the files are written.
  const version = await nextVersion(transaction);
  const catalogue = await icvpCatalogue(transaction);
  const rules = await publishedRuleBook(transaction);
  const doors = await publishedDoors(transaction, own.country);
  const policy = await trustPolicy(transaction);
  const withdrawn = await withdrawnKeys(transaction);
  // Whatever signs is in the bundle before it signs anything.
  await keys.documentSigners.at(now, withdrawn);
  await keys.issuer.at(now, withdrawn);
  await keys.issuer.prepare(now);
  await keys.documentSigners.prepare(now, withdrawn);
  const ours = [
    ...(await ownIssuers(transaction, keys, own, withdrawn)),
    ownHcertIssuer(keys, own, withdrawn),
  ];
  const issuedAtSeconds = Math.floor(now.getTime() / 1000);
  const foreign = await otherIssuers(transaction, ours, withdrawn);
  const icvpProducts = catalogue?.products.map(({ vaccine: _ours, ...product }) => product);
  const parts = trustParts({ issuers: foreign, rules, icvpProducts });
  const bundle: TrustBundle = {
    version,
    issuedAtSeconds,
    expiresAtSeconds: issuedAtSeconds + Math.max(EXPIRES_AFTER_SECONDS, policy.staleSeconds),
    policy,
    // Inline: whoever has the bundle can judge by our own keys.
    issuers: ours,
    status: {
      lists: `${own.iss}${statusListPath('{shard}')}`,
      set: `${own.iss}${PATHS.statusSet}`,
      deltas: `${own.iss}${deltaPath('{from}')}`,
      ...((await foreignRevocationsAsked(transaction)) !== undefined && {
        foreign: `${own.iss}${FOREIGN_REVOCATIONS_PATH}`,
      }),
    },
    ...(doors && { doors }),
  };
  const lengths = new Map([...parts].map(([digest, bytes]) => [digest, bytes.length]));
  const jwt = await signTrustBundle({ ...bundle, parts: lengths }, keys.root.signer, nodePlatform);
  // As every device reads it, before any of it is written: one that cannot be read would leave all of them behind.
  const published = await readTrustBundle(jwt, [keys.root.publicJwk], parts);
  const write = (path: string, content: string) => writeAtomically(join(directory, path), content);
  write(PATHS.documentSigners, keys.documentSigners.pem(withdrawn));
  write(PATHS.trustRoot, JSON.stringify({ keys: [keys.root.publicJwk] }));
  // Before the bundle that names them.
  writeTrustParts(parts, directory, now);
  write(PATHS.trustBundle, jwt);
  return published;
}

/**
 * Publishes again when it is time or what is published has changed, so that it can be called often: who changes a key,
 * a list or a door need not come by to say so. Of several machines each has a folder of its own, and a device that asks one for the
 * bundle and another for its parts finds them at both within a moment.
 */
export function publisher(database: Database, keys: ServiceKeys, own: OwnIssuer, directory: string) {
  let published: { readonly at: Date; readonly keyIds: string; readonly othersId: string } | undefined;
  return async (now: Date): Promise<void> => {
    const keyIds = await publishedKeyIds(database, keys);
    const othersId = `${await idOfOthers(database)} ${await newestDoorChange(database)}`;
    // A clock that was ahead has published what every device takes for a time to come, until it is published anew.
    const isOld = !published || Math.abs(now.getTime() - published.at.getTime()) >= PUBLISHED_EVERY_MS;
    if (!isOld && published?.keyIds === keyIds && published.othersId === othersId) return;
    await publish(database, keys, own, directory, now);
    // Publishing may make keys.
    published = { at: now, keyIds: await publishedKeyIds(database, keys), othersId };
  };
}

/** Another text whenever there is something else to publish besides our own keys. */
async function idOfOthers(database: Queryable): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `select concat_ws(' ',
       (select string_agg(id::text, ',' order by id) from trust_list),
       (select md5(string_agg(value::text, ' ' order by name)) from setting
        where name in ('country-rules', 'icvp-catalogue', 'trust-policy'))) as id`,
  );
  return row?.id ?? '';
}

/** The keys that verifiers are told of, as one text. */
export async function publishedKeyIds(database: Queryable, keys: ServiceKeys): Promise<string> {
  const withdrawn = await withdrawnKeys(database);
  const issuers = (await keys.issuer.all(withdrawn)).map(({ signer }) => signer.kid);
  return [...issuers, ...keys.documentSigners.trustedKeys(withdrawn).map(({ kid }) => kid)].join();
}

/**
 * The issuer's key set (RFC 7517): every key that was not withdrawn.
 *
 * @param crlVersions of each key that has a revocation list, by `kid` (SMART Health Cards 1.4.0).
 */
export const keySetText = (keys: readonly IssuerKey[], crlVersions: ReadonlyMap<string, number>): string =>
  JSON.stringify({
    keys: keys.map(({ publicJwk }) => {
      const crlVersion = crlVersions.get(publicJwk.kid ?? '');
      return { ...publicJwk, ...(crlVersion !== undefined && { crlVersion }) };
    }),
  });

async function nextVersion(database: Queryable): Promise<number> {
  const [row] = await database.query<{ version: number }>(
    `insert into setting (name, value) values ('trust-bundle-version', '1'::jsonb)
     on conflict (name) do update set value = to_jsonb((setting.value #>> '{}')::bigint + 1)
     returning (value #>> '{}')::bigint as version`,
  );
  if (!row) throw new Error('the version of the trust bundle could not be raised');
  return row.version;
}

async function ownIssuers(
  database: Queryable,
  keys: ServiceKeys,
  own: OwnIssuer,
  withdrawn: ReadonlySet<string>,
): Promise<TrustedIssuer[]> {
  const trusted = (await keys.issuer.all(withdrawn)).map(({ publicJwk: { kid = '', x = '', y = '' } }) => ({
    kid,
    jwk: { kty: 'EC' as const, crv: 'P-256' as const, x, y },
  }));
  const signedAs = await database.query<{ iss: string }>(
    'select iss from own_identity where iss <> $1 order by iss',
    [own.iss],
  );
  return [own.iss, ...signedAs.map(({ iss }) => iss)].map((iss) => ({
    family: 'shc' as const,
    iss,
    name: own.name,
    country: own.country,
    ...(own.demo && { demo: true as const }),
    inStatusSet: true as const,
    keys: trusted,
  }));
}

const ownHcertIssuer = (
  keys: ServiceKeys,
  own: OwnIssuer,
  withdrawn: ReadonlySet<string>,
): TrustedIssuer => ({
  family: 'hcert',
  iss: own.country,
  name: own.name,
  country: own.country,
  ...(own.demo && { demo: true as const }),
  inStatusSet: true as const,
  keys: keys.documentSigners.trustedKeys(withdrawn),
});
