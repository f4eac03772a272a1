import type { FindingCode, HolderStatus } from '../contract.ts';
import type { ConfirmedLookUp, Mend } from '../correction-contract/corrections.ts';
import type { Queryable } from './database.ts';
import { FINDINGS } from './findings.ts';
import { HOLDS, HOLDS_NOW } from './revocations.ts';

interface StatusRow {
  readonly id: number;
  readonly name: string;
  readonly stuck: boolean;
  readonly findings: FindingCode[];
  readonly imported_at: Date;
  readonly checked_at: Date | null;
  readonly attested_at: Date | null;
  readonly certified_at: Date | null;
}

/** The record that stands for a person, how far it has come, and since when it waits where it is not done. */
export interface Holder {
  readonly recordId: number;
  readonly status: HolderStatus;
  readonly waiting: Omit<NonNullable<ConfirmedLookUp['waiting']>, 'usualDays'> | undefined;
}

/** What `findHolder` says of how far a person has come. */
export const holderStatus = async (
  database: Queryable,
  recordIds: readonly number[],
): Promise<HolderStatus | undefined> => (await findHolder(database, recordIds))?.status;

/**
 * How far a person has come in the three official steps, by the most advanced of their records (seldom more than one),
 * with the certificates of all of them that hold. Of a record that was brought together with another the other one counts. Findings
 * are told while one of them stops the record; then whoever goes to have it mended can have all of them mended.
 *
 * @returns undefined where none of the records is there, or all are closed.
 */
export async function findHolder(
  database: Queryable,
  recordIds: readonly number[],
): Promise<Holder | undefined> {
  const rows = await database.query<StatusRow>(
    `select record.id, record.name, record.findings, record.imported_at, record.checked_at, attestation.attested_at,
       record.state in ('incomplete', 'mismatch') as stuck,
       (select max(issued_at) from certificate where record_id = record.id and ${HOLDS}) as certified_at
     from record left join attestation on attestation.id = record.attestation_id
     where record.id in (select coalesce(merged_into, id) from record where id = any($1::bigint[]))
       and record.state <> 'closed'
     order by record.id`,
    [recordIds],
  );
  const certificates = await database.query<{ jws: string; twins: string[] }>(
    `select jws, twins from certificate
     where record_id = any($1::bigint[])
       and ${HOLDS_NOW}
     order by issued_at desc, id desc`,
    // By their numbers and not by a question within: the partitions are known before any is read.
    [[...new Set([...recordIds, ...rows.map(({ id }) => id)])]],
  );
  const holders = rows.map((row): Holder => {
    const checkedAt = row.stuck ? null : row.checked_at;
    const certifiedAt = row.attested_at && row.certified_at;
    const findings = row.stuck ? row.findings : [];
    const status: HolderStatus = {
      name: row.name,
      steps: [
        { step: 'check', ...done(checkedAt) },
        { step: 'attest', ...done(row.attested_at) },
        { step: 'certify', ...done(certifiedAt) },
      ],
      findings,
      certificates: certificates.map(({ jws, twins }) => ({ signedText: jws, twins })),
    };
    const since = (checkedAt && row.attested_at) ?? checkedAt ?? row.imported_at;
    const mends = [...new Set(findings.flatMap(mendOf))];
    return {
      recordId: row.id,
      status,
      waiting: certifiedAt ? undefined : { since: since.toISOString(), mends },
    };
  });
  const stepsDone = ({ status: { steps } }: Holder) =>
    steps.filter(({ doneAt }) => doneAt !== undefined).length;
  const [furthest] = holders.toSorted((a, b) => stepsDone(b) - stepsDone(a));
  return furthest;
}

/** Who mends what stops a record; what does not stop it waits for nobody. */
const mendOf = (code: FindingCode): Mend[] => {
  const { blocks, mend } = FINDINGS[code];
  return blocks && mend !== 'nothing' ? [mend] : [];
};

const done = (instant: Date | null) => (instant ? { doneAt: instant.toISOString() } : {});
