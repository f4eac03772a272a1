import type { StatusKind } from '../trust/status/offline-status.ts';
import type { Queryable } from './database.ts';

/** A certificate as its status is set. */
export interface CertificateRef {
  readonly id: number;
  readonly recordId: number;
  readonly statusIndex: number;
  /** The key that signed it. */
  readonly kid: string;
}

/** Whether a certificate of a query may come to hold again or holds: it is neither revoked nor superseded. */
export const HOLDS = `not exists (
  select from revocation where certificate_id = certificate.id and revocation.kind <> 'suspended'
)`;

/** Whether a certificate of a query holds now: nothing at all is said against it. */
export const HOLDS_NOW = 'not exists (select from revocation where certificate_id = certificate.id)';

/** The certificates of records that hold, or will again. */
export const certificatesOf = (
  database: Queryable,
  recordIds: readonly number[],
): Promise<(CertificateRef & { readonly number: string })[]> =>
  database.query(
    `select id, record_id as "recordId", status_index as "statusIndex", kid, number from certificate
     where record_id = any($1::bigint[]) and ${HOLDS} order by id`,
    [recordIds],
  );

/**
 * Says of certificates that they do not hold. What is revoked stays so, what is superseded can still be revoked, and only
 * a suspension can be lifted: of what is more already nothing changes.
 *
 * @returns those whose status has changed.
 */
export async function setStatus(
  transaction: Queryable,
  certificates: readonly CertificateRef[],
  kind: StatusKind,
  reason: string,
  now: Date,
  accountId: number | null = null,
): Promise<number[]> {
  if (certificates.length === 0) return [];
  const changed = await transaction.query<{ certificate_id: number }>(
    `with changed as (
       insert into revocation (certificate_id, record_id, status_index, kid, kind, reason, revoked_at, account_id)
       select row.id, row."recordId", row."statusIndex", row.kid, $2, $3, $4::timestamptz, $5
       from jsonb_to_recordset($1::jsonb) row (id bigint, "recordId" bigint, "statusIndex" bigint, kid text)
       on conflict (certificate_id) do update set kind = excluded.kind, reason = excluded.reason,
         revoked_at = excluded.revoked_at, account_id = excluded.account_id
         where array_position($6::text[], excluded.kind) > array_position($6::text[], revocation.kind)
       returning certificate_id, status_index
     ), noted as (
       insert into status_change (status_index, kind, changed_at)
       select status_index, $2, $4::timestamptz from changed
     )
     select certificate_id from changed`,
    [JSON.stringify(certificates), kind, reason, now, accountId, WEAKEST_FIRST],
  );
  return changed.map(({ certificate_id }) => certificate_id);
}

const WEAKEST_FIRST: readonly StatusKind[] = ['suspended', 'superseded', 'revoked'];

/** Has suspended certificates hold again. @returns those that were suspended. */
export async function liftSuspension(
  transaction: Queryable,
  certificateIds: readonly number[],
  now: Date,
): Promise<number[]> {
  const lifted = await transaction.query<{ certificate_id: number }>(
    `with lifted as (
       delete from revocation where certificate_id = any($1::bigint[]) and kind = 'suspended'
       returning certificate_id, status_index
     ), noted as (
       insert into status_change (status_index, kind, changed_at)
       select status_index, null, $2::timestamptz from lifted
     )
     select certificate_id from lifted`,
    [certificateIds, now],
  );
  return lifted.map(({ certificate_id }) => certificate_id);
}
