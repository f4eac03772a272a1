import { digestOf } from './attested-content.ts';
import { appendAudit } from './audit.ts';
import { enqueue } from './certification-queue.ts';
import type { Database, Queryable } from './database.ts';
import { LOCKS } from './locks.ts';
import { type CertificateRef, setStatus } from './revocations.ts';

/** The keys that must not be believed any more, by `kid`: thumbprints, and document signers' in base64. */
export const withdrawnKeys = async (database: Queryable): Promise<ReadonlySet<string>> =>
  new Set((await database.query<{ kid: string }>('select kid from withdrawn_key')).map(({ kid }) => kid));

/**
 * Signing goes on to the end of the transaction, unless one of its keys is withdrawn: whoever withdraws a key waits for
 * what is being signed by it, and then finds it among what that key has signed.
 *
 * @throws {KeyWithdrawnError}
 */
export async function holdKeys(transaction: Queryable, kids: readonly string[]): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock_shared(${LOCKS.keys})`);
  const withdrawn = await transaction.query('select from withdrawn_key where kid = any($1::text[])', [kids]);
  if (withdrawn.length > 0) throw new KeyWithdrawnError('a key was withdrawn while it signed');
}

/** What was under way is rolled back; the next run signs with another key. */
export class KeyWithdrawnError extends Error {
  override readonly name = 'KeyWithdrawnError';
  readonly code = 'key-withdrawn';
}

/** How many certificates a key has signed, in whichever form, that hold or may hold again. */
export async function signedBy(database: Queryable, kid: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*) as count from certificate where ${SIGNED_BY}`,
    [kid],
  );
  return row?.count ?? 0;
}

const SIGNED_BY = `(certificate.kid = $1 or certificate.signer_kid = $1) and not exists (
  select from revocation where certificate_id = certificate.id and revocation.kind = 'revoked'
)`;

export interface Withdrawal {
  readonly revoked: number;
  /** Records that get another certificate, of another key. */
  readonly reissued: number;
}

const BATCH_RECORDS = 2_000;

interface SignedRow extends CertificateRef {
  readonly attestationId: number | null;
  readonly facilityId: number | null;
  readonly content: string | null;
  /** The record still says what was attested, and this is what its holder has. */
  readonly isCurrent: boolean;
}

/**
 * Withdraws a key that is in wrong hands: from now on nothing is signed by it and it is published no more, everything that
 * it signed is revoked, and what its holders still need is queued for another certificate on the same attestation. In
 * batches, each for itself; done again, it goes on where it was.
 */
export async function withdrawKey(database: Database, kid: string, now: Date): Promise<Withdrawal> {
  await database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(${LOCKS.keys})`);
    const withdrawn = await transaction.query(
      'insert into withdrawn_key (kid, withdrawn_at) values ($1, $2) on conflict do nothing returning kid',
      [kid, now],
    );
    if (withdrawn.length === 0) return;
    await appendAudit(transaction, [{ at: now, accountId: null, action: 'key-withdrawn', after: { kid } }]);
  });
  let revoked = 0;
  let reissued = 0;
  for (let after = 0; ; ) {
    const batch = await database.transaction(async (transaction) => {
      const rows = await transaction.query<SignedRow>(
        `select certificate.id, certificate.record_id as "recordId", status_index as "statusIndex", kid,
           certificate.attestation_id as "attestationId", attestation.facility_id as "facilityId",
           certificate.content,
           record.state = 'certified' and record.attestation_id = certificate.attestation_id and not exists (
             select from certificate newer
             where newer.record_id = certificate.record_id and newer.id > certificate.id
           ) and not exists (select from revocation where certificate_id = certificate.id) as "isCurrent"
         from certificate
         join record on record.id = certificate.record_id
         left join attestation on attestation.id = certificate.attestation_id
         where certificate.record_id in (
           select record_id from certificate
           where record_id > $2 and ${SIGNED_BY}
           order by record_id limit ${BATCH_RECORDS}
         ) and ${SIGNED_BY}
         order by certificate.record_id, certificate.id`,
        [kid, after],
      );
      const changed = await setStatus(transaction, rows, 'revoked', 'key-compromised', now);
      return { rows, revoked: changed.length, reissued: await reissue(transaction, rows, now) };
    });
    const last = batch.rows.at(-1);
    if (!last) return { revoked, reissued };
    revoked += batch.revoked;
    reissued += batch.reissued;
    after = last.recordId;
  }
}

async function reissue(transaction: Queryable, rows: readonly SignedRow[], now: Date): Promise<number> {
  const entries = rows.flatMap(({ recordId, attestationId, facilityId, content, isCurrent }) =>
    isCurrent && attestationId !== null && facilityId !== null && content !== null
      ? [{ recordId, attestationId, facilityId, digest: digestOf(content) }]
      : [],
  );
  await enqueue(transaction, entries, 'key-compromised', now);
  return entries.length;
}
