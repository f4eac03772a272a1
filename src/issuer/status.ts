import type { FindingCode, HolderStatus } from '../contract.ts';
import type { Database } from './database.ts';

interface StatusRow {
  readonly name: string;
  readonly findings: FindingCode[];
  readonly checked_at: Date | null;
  readonly attested_at: Date | null;
  readonly certified_at: Date | null;
  readonly certificates: string[];
}

/** How far each of the records has come, in the three official steps, with the certificates made from it. */
export async function holderStatuses(
  database: Database,
  recordIds: readonly number[],
): Promise<HolderStatus[]> {
  const rows = await database.query<StatusRow>(
    `select record.name, record.findings, record.checked_at, attestation.attested_at,
       (select max(issued_at) from certificate where record_id = record.id) as certified_at,
       array(select jws from certificate where record_id = record.id order by issued_at desc, id desc) as certificates
     from record left join attestation on attestation.id = record.attestation_id
     where record.id = any($1::bigint[])
     order by record.id`,
    [recordIds],
  );
  return rows.map((row) => {
    const checkedAt = row.findings.length === 0 ? row.checked_at : null;
    return {
      name: row.name,
      steps: [
        { step: 'check', ...done(checkedAt) },
        { step: 'attest', ...done(row.attested_at) },
        { step: 'certify', ...done(row.attested_at && row.certified_at) },
      ],
      findings: row.findings,
      certificates: row.certificates,
    };
  });
}

const done = (instant: Date | null) => (instant ? { doneAt: instant.toISOString() } : {});
