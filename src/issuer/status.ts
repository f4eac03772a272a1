import type { FindingCode, HolderStatus } from '../contract.ts';
import type { Database } from './database.ts';

interface StatusRow {
  readonly name: string;
  readonly findings: FindingCode[];
  readonly checked_at: Date | null;
  readonly attested_at: Date | null;
  readonly certified_at: Date | null;
}

/**
 * How far a person has come in the three official steps, by the most advanced of their records (seldom more than one),
 * with the certificates of all of them.
 *
 * @returns undefined where none of the records is there.
 */
export async function holderStatus(
  database: Database,
  recordIds: readonly number[],
): Promise<HolderStatus | undefined> {
  const rows = await database.query<StatusRow>(
    `select record.name, record.findings, record.checked_at, attestation.attested_at,
       (select max(issued_at) from certificate where record_id = record.id) as certified_at
     from record left join attestation on attestation.id = record.attestation_id
     where record.id = any($1::bigint[])
     order by record.id`,
    [recordIds],
  );
  const certificates = await database.query<{ jws: string; twins: string[] }>(
    'select jws, twins from certificate where record_id = any($1::bigint[]) order by issued_at desc, id desc',
    [recordIds],
  );
  const statuses = rows.map((row): HolderStatus => {
    const checkedAt = row.findings.length === 0 ? row.checked_at : null;
    return {
      name: row.name,
      steps: [
        { step: 'check', ...done(checkedAt) },
        { step: 'attest', ...done(row.attested_at) },
        { step: 'certify', ...done(row.attested_at && row.certified_at) },
      ],
      findings: row.findings,
      certificates: certificates.map(({ jws, twins }) => ({ signedText: jws, twins })),
    };
  });
  const stepsDone = ({ steps }: HolderStatus) => steps.filter(({ doneAt }) => doneAt !== undefined).length;
  const [furthest] = statuses.toSorted((a, b) => stepsDone(b) - stepsDone(a));
  return furthest;
}

const done = (instant: Date | null) => (instant ? { doneAt: instant.toISOString() } : {});
