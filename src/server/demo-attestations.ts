import { type DemoPasskey, makeDemoPasskey } from '../demo/passkey.ts';
import { manifestChallenge, manifestText } from '../issuer/attestation-manifest.ts';
import { recordContents } from '../issuer/attested-content.ts';
import type { Database, Queryable } from '../issuer/database.ts';
import { keepAttestations, type SignedManifest } from '../issuer/keep-attestations.ts';
import { type RelyingParty, verifyAssertion } from '../issuer/passkeys.ts';

interface Facility {
  readonly id: number;
  readonly name: string;
  readonly recordIds: readonly number[];
}

/**
 * Has every facility of a made-up country that has records ready sign for them, each by a clerk of its own with a passkey
 * of its own: the same signatures, checked the same way, as those of people, all in one go since they are a thousand.
 *
 * @param except records that nobody signs for yet.
 * @returns how many records were attested.
 */
export function attestDemoRecords(
  database: Database,
  party: RelyingParty,
  issuer: string,
  now: Date,
  except: readonly number[] = [],
): Promise<number> {
  return database.transaction(async (transaction) => {
    const facilities = await transaction.query<Facility>(
      `with mine as materialized (
         select id, facility_id from record where state = 'ready' and not id = any($1::bigint[])
         order by id for update
       )
       select facility.id, facility.name, array_agg(mine.id order by mine.id) as "recordIds"
       from mine join facility on facility.id = mine.facility_id
       group by facility.id order by facility.id`,
      [except],
    );
    const contents = await recordContents(
      transaction,
      facilities.flatMap(({ recordIds }) => recordIds),
    );
    const digests = new Map(contents.map(({ recordId, digest }) => [recordId, digest]));
    const clerks = await makeClerks(transaction, facilities, now);
    const signed: SignedManifest[] = [];
    for (const [place, { id, name, recordIds }] of facilities.entries()) {
      const attested = recordIds.map((recordId) => ({ recordId, digest: digests.get(recordId) ?? '' }));
      const manifest = manifestText({
        at: now.toISOString(),
        facility: { id, name },
        issuer,
        records: attested.map(({ recordId, digest }) => ({ record: recordId, sha256: digest })),
      });
      const clerk = clerks[place];
      const assertion = clerk && (await sign(party, clerk, manifest));
      if (!assertion) throw new Error(`nobody signed for facility ${id}`);
      signed.push({ accountId: clerk.accountId, facilityId: id, manifest, assertion, attested });
    }
    await keepAttestations(transaction, party, signed, now);
    return digests.size;
  });
}

interface Clerk {
  readonly accountId: number;
  readonly passkeyId: number;
  readonly passkey: DemoPasskey;
}

/** A clerk for each facility, in their order. */
async function makeClerks(
  transaction: Queryable,
  facilities: readonly Facility[],
  now: Date,
): Promise<Clerk[]> {
  const passkeys = facilities.map(() => makeDemoPasskey());
  const rows = await transaction.query<{ facility_id: number; account_id: number; id: number }>(
    `with wanted as materialized (
       select * from jsonb_to_recordset($1::jsonb) wanted ("facilityId" bigint, name text, "credentialId" text, "publicKey" text)
     ), added as (
       insert into account (name, role, facility_id, created_at)
       select name, 'clerk', "facilityId", $2::timestamptz from wanted
       returning id, facility_id
     ), enrolled as (
       insert into passkey (account_id, credential_id, public_key, counter, enrolled_at)
       select added.id, "credentialId", "publicKey", 0, $2::timestamptz
       from wanted join added on added.facility_id = wanted."facilityId"
       returning id, account_id
     )
     select added.facility_id, enrolled.account_id, enrolled.id
     from enrolled join added on added.id = enrolled.account_id`,
    [
      JSON.stringify(
        facilities.map(({ id, name }, place) => ({
          facilityId: id,
          name: `Cán bộ ${name} (dùng thử)`,
          credentialId: passkeys[place]?.credentialId,
          publicKey: passkeys[place]?.publicKey,
        })),
      ),
      now,
    ],
  );
  const byFacility = new Map(rows.map((row) => [row.facility_id, row]));
  return facilities.flatMap(({ id }, place) => {
    const row = byFacility.get(id);
    const passkey = passkeys[place];
    return row && passkey ? [{ accountId: row.account_id, passkeyId: row.id, passkey }] : [];
  });
}

function sign(party: RelyingParty, { accountId, passkeyId, passkey }: Clerk, manifest: string) {
  const challenge = manifestChallenge(manifest).toString('base64url');
  const response = passkey.answer({ challenge, rpId: party.id }, party.origin);
  const { credentialId, publicKey } = passkey;
  const stored = {
    id: passkeyId,
    account_id: accountId,
    credential_id: credentialId,
    public_key: publicKey,
    counter: 0,
  };
  return verifyAssertion(party, stored, challenge, response);
}
