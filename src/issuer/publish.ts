import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IssuerName, TrustedIssuer } from '../certificate/verify.ts';
import { PATHS } from '../contract.ts';
import { signTrustBundle, type TrustBundle } from '../trust/bundle.ts';
import type { Database, Queryable } from './database.ts';
import { icvpCatalogue } from './icvp-catalogue.ts';
import type { ServiceKeys } from './keys.ts';
import { trustedIssuers } from './trusted-issuers.ts';

/** Who signs here: the identity under which certificates go out. */
export interface OwnIssuer {
  readonly iss: string;
  readonly name: IssuerName;
  readonly country: string;
  readonly demo: boolean;
}

const DAY_SECONDS = 86_400;
const POLICY = { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS };
const EXPIRES_AFTER_SECONDS = 30 * DAY_SECONDS;

/**
 * Writes what verifiers need as static files below `directory`, for this service or any CDN: the key set, the document
 * signers, the trust root and the trust bundle. The bundle's version rises with each call. Every identity that ever
 * signed here stays in it, since its certificates are still about. Processes that publish together take turns, so that
 * the newest stays.
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
  const others = await trustedIssuers(transaction);
  const catalogue = await icvpCatalogue(transaction);
  // A signer is in the bundle before it signs anything.
  await keys.documentSigners.at(now);
  const ours = [...(await ownIssuers(transaction, keys, own)), ownHcertIssuer(keys, own)];
  const issuedAtSeconds = Math.floor(now.getTime() / 1000);
  const bundle: TrustBundle = {
    version,
    issuedAtSeconds,
    expiresAtSeconds: issuedAtSeconds + EXPIRES_AFTER_SECONDS,
    policy: POLICY,
    issuers: [...ours, ...others.filter((other) => !ours.some((issuer) => isSameIdentity(issuer, other)))],
    ...(catalogue && { icvpProducts: catalogue.products.map(({ vaccine: _ours, ...product }) => product) }),
  };
  const write = (path: string, content: string) => writeAtomically(join(directory, path), content);
  write(PATHS.keySet, JSON.stringify({ keys: [keys.issuer.publicJwk] }));
  write(PATHS.documentSigners, keys.documentSigners.pem());
  write(PATHS.trustRoot, JSON.stringify({ keys: [keys.root.publicJwk] }));
  write(PATHS.trustBundle, await signTrustBundle(bundle, keys.root.signer));
  return bundle;
}

async function nextVersion(database: Queryable): Promise<number> {
  const [row] = await database.query<{ version: number }>(
    `insert into setting (name, value) values ('trust-bundle-version', '1'::jsonb)
     on conflict (name) do update set value = to_jsonb((setting.value #>> '{}')::bigint + 1)
     returning (value #>> '{}')::bigint as version`,
  );
  if (!row) throw new Error('the version of the trust bundle could not be raised');
  return row.version;
}

async function ownIssuers(database: Queryable, keys: ServiceKeys, own: OwnIssuer): Promise<TrustedIssuer[]> {
  const { kid = '', x = '', y = '' } = keys.issuer.publicJwk;
  const signedAs = await database.query<{ issuer: string }>(
    'select distinct issuer from certificate where issuer <> $1 order by issuer',
    [own.iss],
  );
  return [own.iss, ...signedAs.map(({ issuer }) => issuer)].map((iss) => ({
    family: 'shc' as const,
    iss,
    name: own.name,
    country: own.country,
    ...(own.demo && { demo: true as const }),
    keys: [{ kid, jwk: { kty: 'EC' as const, crv: 'P-256' as const, x, y } }],
  }));
}

const ownHcertIssuer = (keys: ServiceKeys, own: OwnIssuer): TrustedIssuer => ({
  family: 'hcert',
  iss: own.country,
  name: own.name,
  country: own.country,
  ...(own.demo && { demo: true as const }),
  keys: keys.documentSigners.trustedKeys(),
});

/** For our own identities nobody's key set counts but our own. In HCERT an issuer is a country, which has many signers. */
const isSameIdentity = (ours: TrustedIssuer, other: TrustedIssuer): boolean =>
  ours.iss === other.iss && ours.family === other.family && other.family !== 'hcert';

/** Readers see the old file or the new one, never a part. */
function writeAtomically(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
