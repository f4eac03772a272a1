import type { StatusKind } from '../trust/status/offline-status.ts';
import { ClosedAs } from '../work-contract/records.ts';
import type { Act } from './act.ts';
import type { Queryable } from './database.ts';
import { certificatesOf, setStatus } from './revocations.ts';
import type { StoredChange } from './store-changes.ts';

/** Whether a certificate of the record would say something else now. */
const saysOther = ({ record, before }: StoredChange): boolean =>
  record.hasCertificate && Object.keys(before).some((key) => CERTIFIED_KEYS.includes(key));

/** What a certificate says; the telephone and who stands for a child are in none. */
const CERTIFIED_KEYS: readonly string[] = [
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'nationality',
  'doses',
];

/** What the audit says of certificates that do not hold any more. */
export type Ended = Readonly<Partial<Record<StatusKind, readonly string[]>>>;

/**
 * Revokes the certificates of records that are closed, and has those superseded that would say something else.
 *
 * @returns the numbers of the certificates, by record.
 */
export async function endCertificates(
  transaction: Queryable,
  act: Act,
  changes: readonly StoredChange[],
): Promise<Map<number, Ended>> {
  const ended = new Map<number, Ended>();
  const end = async (some: readonly StoredChange[], kind: StatusKind, reason: string) => {
    const certificates = await certificatesOf(
      transaction,
      some.map(({ record }) => record.id),
    );
    await setStatus(transaction, certificates, kind, reason, act.at, act.accountId);
    for (const { recordId, number } of certificates) {
      ended.set(recordId, { [kind]: [...(ended.get(recordId)?.[kind] ?? []), number] });
    }
  };
  const closed = changes.filter(({ record, after }) => record.hasCertificate && after['closedAs']);
  for (const reason of ClosedAs.options) {
    await end(
      closed.filter(({ values: { closedAs } }) => closedAs === reason),
      'revoked',
      reason,
    );
  }
  await end(
    changes.filter((change) => saysOther(change) && !closed.includes(change)),
    'superseded',
    'correction',
  );
  return ended;
}
