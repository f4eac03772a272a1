import { digestOf } from './attested-content.ts';
import { enqueue } from './certification-queue.ts';
import type { Database } from './database.ts';

/** So long before its end a certificate is renewed: a phone that is seldom online has a month to fetch the next one. */
const RENEWED_BEFORE_DAYS = 30;
/** Put into the queue at once. */
const BATCH_CERTIFICATES = 2_000;

interface ExpiringRow {
  readonly recordId: number;
  readonly attestationId: number;
  readonly facilityId: number;
  readonly content: string;
}

/**
 * Puts what ends soon into the queue again, without anybody's asking: the record says what its facility attested, so the
 * attestation stands for the new certificate as well. Nothing is renewed that was revoked, superseded or suspended, or
 * whose record was opened since.
 *
 * @returns how many records are to be renewed.
 */
export async function renewExpiring(database: Database, now: Date): Promise<number> {
  return database.transaction(async (transaction) => {
    const expiring = await transaction.query<ExpiringRow>(
      `select certificate.record_id as "recordId", certificate.attestation_id as "attestationId",
         attestation.facility_id as "facilityId", certificate.content
       from certificate
       join record on record.id = certificate.record_id
       join attestation on attestation.id = certificate.attestation_id
       where certificate.expires_at > $1::timestamptz
         and certificate.expires_at <= $1::timestamptz + interval '${RENEWED_BEFORE_DAYS} days'
         and record.state = 'certified' and record.attestation_id = certificate.attestation_id
         and certificate.content is not null
         and not exists (select from revocation where certificate_id = certificate.id)
         and not exists (
           select from certificate newer
           where newer.record_id = certificate.record_id and newer.expires_at > certificate.expires_at
         )
         and not exists (select from certification where certification.record_id = certificate.record_id)
       order by certificate.expires_at limit ${BATCH_CERTIFICATES}`,
      [now],
    );
    await enqueue(
      transaction,
      expiring.map(({ content, ...entry }) => ({ ...entry, digest: digestOf(content) })),
      'renewal',
      now,
    );
    return expiring.length;
  });
}
