import { appendAudit } from './audit.ts';
import { enqueue } from './certification-queue.ts';
import type { Queryable } from './database.ts';
import type { Assertion, RelyingParty } from './passkeys.ts';

/** A manifest that somebody signed, and what still is as it says. */
export interface SignedManifest {
  readonly accountId: number;
  readonly facilityId: number;
  readonly manifest: string;
  readonly assertion: Assertion;
  readonly attested: readonly { readonly recordId: number; readonly digest: string }[];
}

/**
 * Keeps attestations whole and puts what they are about into the queue, of records that are locked. Last of all in a
 * transaction: appends to the audit.
 *
 * @returns their ids, in order.
 */
export async function keepAttestations(
  transaction: Queryable,
  party: RelyingParty,
  signed: readonly SignedManifest[],
  now: Date,
): Promise<number[]> {
  const ids = await transaction.query<{ id: number }>(
    `select nextval(pg_get_serial_sequence('attestation', 'id')) as id from generate_series(1, $1)`,
    [signed.length],
  );
  const kept = signed.map((one, place) => ({ ...one, attestationId: ids[place]?.id ?? 0 }));
  await transaction.query(
    `insert into attestation (id, facility_id, attested_at, account_id, manifest, assertion)
     overriding system value
     select row."attestationId", row."facilityId", $2::timestamptz, row."accountId", row.manifest, row.assertion
     from jsonb_to_recordset($1::jsonb)
       row ("attestationId" bigint, "facilityId" bigint, "accountId" bigint, manifest text, assertion jsonb)`,
    [
      JSON.stringify(
        kept.map((one) => ({ ...one, attested: undefined, assertion: whole(party, one.assertion) })),
      ),
      now,
    ],
  );
  const entries = kept.flatMap(({ attestationId, facilityId, attested }) =>
    attested.map((entry) => ({ ...entry, attestationId, facilityId })),
  );
  await transaction.query(
    `update record set state = 'attested', attestation_id = entry."attestationId"
     from jsonb_to_recordset($1::jsonb) entry ("recordId" bigint, "attestationId" bigint)
     where record.id = entry."recordId"`,
    [JSON.stringify(entries)],
  );
  await enqueue(transaction, entries, 'attested', now);
  await appendAudit(
    transaction,
    kept.map(({ attestationId, accountId, facilityId, attested }) => ({
      at: now,
      accountId,
      action: 'attest',
      after: { attestationId, facilityId, attested: attested.length },
    })),
  );
  return kept.map(({ attestationId }) => attestationId);
}

/** All that it takes to check it again, without the account or the passkey. */
const whole = (
  party: RelyingParty,
  { credentialId, publicKey, authenticatorData, clientDataJSON, signature }: Assertion,
) => ({
  origin: party.origin,
  rpId: party.id,
  credentialId,
  publicKey,
  authenticatorData,
  clientDataJSON,
  signature,
});
