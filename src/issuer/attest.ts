import { randomBytes } from 'node:crypto';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { AttestationResult, NotAttested } from '../work-contract/attestation.ts';
import type { CeremonyOptions, CeremonyRequest } from '../work-contract/session.ts';
import { type Manifest, manifestChallenge, manifestText, readManifest } from './attestation-manifest.ts';
import { type RecordContent, recordContents } from './attested-content.ts';
import type { Database, Queryable } from './database.ts';
import { homeFacilities } from './home-facility.ts';
import { keepAttestations } from './keep-attestations.ts';
import { ANSWER_WITHIN_MS, checkAssertion, countUse, type RelyingParty } from './passkeys.ts';

/** Who signs: a clerk's account and the facility it works for. */
export interface Attester {
  readonly accountId: number;
  readonly facilityId: number;
}

/** With one touch; the manifest of as many has 7 MB. */
export const MOST_RECORDS = 100_000;
/** Read at once. */
const BATCH_RECORDS = 5_000;

/**
 * Asks a clerk's passkey to sign for records of the clerk's facility that are ready: the challenge is the digest of a
 * manifest of what each of them says. Only the facility of a person's last dose answers for a person.
 *
 * @param except records that the clerk takes out.
 * @returns undefined where nothing is ready.
 */
export async function beginAttestation(
  database: Database,
  party: RelyingParty,
  issuer: string,
  { accountId, facilityId }: Attester,
  except: readonly number[],
  now: Date,
): Promise<(CeremonyOptions & { readonly records: number }) | undefined> {
  const [facility] = await database.query<{ id: number; name: string }>(
    'select id, name from facility where id = $1',
    [facilityId],
  );
  const ready = await database.query<{ id: number }>(
    `select id from record where facility_id = $1 and state = 'ready' and not id = any($2::bigint[])
     order by id limit ${MOST_RECORDS}`,
    [facilityId, except],
  );
  if (!facility || ready.length === 0) return undefined;
  const records: Manifest['records'] = [];
  for await (const contents of contentsOf(
    database,
    ready.map(({ id }) => id),
  )) {
    for (const { recordId, digest } of contents) records.push({ record: recordId, sha256: digest });
  }
  const manifest = manifestText({ at: now.toISOString(), facility, issuer, records });
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: Uint8Array.from(manifestChallenge(manifest)),
    timeout: ANSWER_WITHIN_MS,
    userVerification: 'required',
    allowCredentials: await credentialsOf(database, accountId),
  });
  const ceremonyId = randomBytes(16).toString('base64url');
  await database.query(
    `insert into attestation_ceremony (id, account_id, facility_id, manifest, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [ceremonyId, accountId, facilityId, manifest, new Date(now.getTime() + ANSWER_WITHIN_MS)],
  );
  return { ceremonyId, options: { ...options }, records: records.length };
}

async function* contentsOf(database: Queryable, ids: readonly number[]): AsyncGenerator<RecordContent[]> {
  for (let start = 0; start < ids.length; start += BATCH_RECORDS) {
    yield await recordContents(database, ids.slice(start, start + BATCH_RECORDS));
  }
}

const credentialsOf = async (database: Queryable, accountId: number) =>
  (
    await database.query<{ credential_id: string }>(
      'select credential_id from passkey where account_id = $1 and revoked_at is null order by id',
      [accountId],
    )
  ).map(({ credential_id }) => ({ id: credential_id }));

/**
 * Completes an attestation: keeps it whole and puts into the queue what still says what was signed. What has changed
 * meanwhile is told, and the rest goes on.
 *
 * @returns undefined where the answer is not one that this ceremony asked this account for, or came too late.
 */
export async function completeAttestation(
  database: Database,
  party: RelyingParty,
  attester: Attester,
  { ceremonyId, response }: CeremonyRequest,
  now: Date,
): Promise<AttestationResult | undefined> {
  const [ceremony] = await database.query<{ manifest: string; in_time: boolean; own: boolean }>(
    `delete from attestation_ceremony where id = $1
     returning manifest, expires_at > $2 as in_time, account_id = $3 and facility_id = $4 as own`,
    [ceremonyId, now, attester.accountId, attester.facilityId],
  );
  const manifest = ceremony && readManifest(ceremony.manifest);
  if (!manifest || !ceremony.in_time || !ceremony.own) return undefined;
  const challenge = manifestChallenge(ceremony.manifest).toString('base64url');
  const assertion = await checkAssertion(database, party, challenge, response);
  if (!assertion || assertion.accountId !== attester.accountId) return undefined;
  return database.transaction(async (transaction) => {
    if (!(await countUse(transaction, assertion, now))) return undefined;
    const { attested, notAttested } = await whatHolds(transaction, attester.facilityId, manifest);
    const signed = { ...attester, manifest: ceremony.manifest, assertion, attested };
    const [attestationId = 0] = await keepAttestations(transaction, party, [signed], now);
    return { attestationId, attested: attested.length, notAttested };
  });
}

/** Locks what was signed, and tells what still is as it was signed from what is not. */
async function whatHolds(transaction: Queryable, facilityId: number, { records }: Manifest) {
  const signed = new Map(records.map(({ record, sha256 }) => [record, sha256]));
  const ids = [...signed.keys()];
  const locked = await transaction.query<{ id: number; name: string; state: string; home: boolean }>(
    `with mine as materialized (
       select id, name, state from record where id = any($1::bigint[]) order by id for update
     ), home as (${homeFacilities('select id from mine')})
     select mine.id, name, state, coalesce(home.facility_id = $2, false) as home
     from mine left join home on home.record_id = mine.id
     order by mine.id`,
    [ids, facilityId],
  );
  const digests = new Map<number, string>();
  for await (const contents of contentsOf(transaction, ids)) {
    for (const { recordId, digest } of contents) digests.set(recordId, digest);
  }
  const attested: { recordId: number; digest: string }[] = [];
  const notAttested: NotAttested[] = [];
  for (const { id, name, state, home } of locked) {
    const digest = signed.get(id) ?? '';
    const why = whyNot(state, home, digests.get(id) === digest);
    if (why) notAttested.push({ recordId: id, name, why });
    else attested.push({ recordId: id, digest });
  }
  return { attested, notAttested };
}

function whyNot(state: string, isHome: boolean, isSame: boolean): NotAttested['why'] | undefined {
  if (state === 'attested' || state === 'certified') return 'attested-already';
  if (state !== 'ready') return 'not-ready';
  if (!isHome) return 'other-facility';
  return isSame ? undefined : 'changed';
}

/** Forgets what nobody can sign any more. */
export async function forgetOldAttestations(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from attestation_ceremony where expires_at <= $1', [now]);
}
