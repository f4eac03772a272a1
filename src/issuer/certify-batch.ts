import { recordContents } from './attested-content.ts';
import { type Claimed, claim, keepFailed, leave } from './certification-queue.ts';
import { countCertified } from './certification-rate.ts';
import type { Queryable } from './database.ts';
import {
  type CertificateSigner,
  type FailedCertificate,
  type SignedCertificate,
  type SigningJob,
  twelveMonthsAfter,
} from './sign-certificates.ts';
import type { Signing } from './signing-threads.ts';
import { holdKeys } from './withdrawn-keys.ts';

/** What a batch needs besides the database. */
export interface Certifier {
  readonly as: CertificateSigner;
  readonly signing: Signing;
  /** See `statusIndexes` and `certificateNumbers`. */
  readonly indexOf: (position: number) => number;
  readonly numbersOf: (positions: readonly number[]) => string[];
}

/**
 * Certifies the records whose turn it is: claimed, signed and stored in this transaction.
 *
 * @returns undefined where nothing waits.
 */
export async function certifyBatch(
  transaction: Queryable,
  { as, signing, indexOf, numbersOf }: Certifier,
  most: number,
  now: Date,
) {
  await holdKeys(transaction, [as.signer.kid, Buffer.from(as.documentSigner.kid).toString('base64')]);
  const claimed = await claim(transaction, most, now);
  if (claimed.length === 0) return undefined;
  const { current, outdated, failed } = await whatIsAttested(transaction, claimed);
  const positions = await takePositions(transaction, current.length);
  const numbers = numbersOf(positions);
  const jobs = current.map(
    ({ recordId, text }, place): SigningJob => ({
      recordId,
      text,
      number: numbers[place] ?? '',
      statusIndex: indexOf(positions[place] ?? 0),
    }),
  );
  const results = await signing.sign(jobs, as, now);
  const certificates = certificatesOf(claimed, jobs, results);
  const { stored, refused } = await storeWhatGoes(transaction, certificates, as, now);
  const failures = [
    ...failed,
    ...results.filter((one): one is FailedCertificate => 'failure' in one),
    ...refused.map((recordId): FailedCertificate => ({ recordId, failure: 'not-stored' })),
  ];
  await leave(transaction, [...stored, ...outdated]);
  await keepFailed(transaction, failures, now);
  // By the clock: a long run keeps its beginning as its time.
  if (stored.length > 0) await countCertified(transaction, stored.length, new Date());
  return { certified: stored.length, failed: failures.length };
}

/** Locks the claimed records, and holds what they say against what was attested. */
async function whatIsAttested(transaction: Queryable, claimed: readonly Claimed[]) {
  const ids = claimed.map(({ recordId }) => recordId);
  const attested = new Map(
    (
      await transaction.query<{ id: number; attestation_id: number | null; facility_id: number | null }>(
        'select id, attestation_id, facility_id from record where id = any($1::bigint[]) order by id for update',
        [ids],
      )
    ).map((record) => [record.id, record]),
  );
  const contents = new Map(
    (await recordContents(transaction, ids)).map((content) => [content.recordId, content]),
  );
  const outdated: number[] = [];
  const failed: FailedCertificate[] = [];
  const current: { readonly recordId: number; readonly text: string }[] = [];
  for (const { recordId, attestationId, facilityId, digest } of claimed) {
    const record = attested.get(recordId);
    const content = contents.get(recordId);
    // A record that was opened again since is attested again before it comes back.
    if (record?.attestation_id !== attestationId) outdated.push(recordId);
    // Only the facility of the last dose answers for a person.
    else if (record.facility_id !== facilityId) failed.push({ recordId, failure: 'other-facility' });
    else if (content?.digest !== digest) failed.push({ recordId, failure: 'changed-since-attested' });
    else current.push({ recordId, text: content.text });
  }
  return { current, outdated, failed };
}

const takePositions = async (transaction: Queryable, count: number): Promise<number[]> =>
  (
    await transaction.query<{ position: number }>(
      `select nextval('certificate_position') as position from generate_series(1, $1)`,
      [count],
    )
  ).map(({ position }) => position);

interface NewCertificate extends SignedCertificate {
  readonly attestationId: number | undefined;
  readonly number: string;
  readonly statusIndex: number;
  readonly content: string;
}

function certificatesOf(
  claimed: readonly Claimed[],
  jobs: readonly SigningJob[],
  results: readonly (SignedCertificate | FailedCertificate)[],
): NewCertificate[] {
  const attestations = new Map(claimed.map(({ recordId, attestationId }) => [recordId, attestationId]));
  const signed = new Map(results.flatMap((one) => ('jws' in one ? [[one.recordId, one] as const] : [])));
  return jobs.flatMap(({ recordId, text, number, statusIndex }) => {
    const certificate = signed.get(recordId);
    const attestationId = attestations.get(recordId);
    return certificate ? [{ ...certificate, attestationId, number, statusIndex, content: text }] : [];
  });
}

/** Stores all at once or, where the database refuses one of them, each by itself, so that only that one stays behind. */
async function storeWhatGoes(
  transaction: Queryable,
  certificates: readonly NewCertificate[],
  as: CertificateSigner,
  now: Date,
): Promise<{ stored: number[]; refused: number[] }> {
  const stored: number[] = [];
  const refused: number[] = [];
  const store = async (some: readonly NewCertificate[]): Promise<boolean> => {
    await transaction.query('savepoint storing');
    try {
      stored.push(...(await storeCertificates(transaction, some, as, now)));
      await transaction.query('release savepoint storing');
      return true;
    } catch (error) {
      if (!isAboutData(error)) throw error;
      await transaction.query('rollback to savepoint storing');
      return false;
    }
  };
  if (certificates.length === 0 || (await store(certificates))) return { stored, refused };
  for (const certificate of certificates) {
    if (!(await store([certificate]))) refused.push(certificate.recordId);
  }
  return { stored, refused };
}

/** Data exceptions, violated constraints and what triggers raise, told from a server that is away or busy. */
const isAboutData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(22|23|P0)/.test(String(error.code));

/** @returns the records of which the certificates were stored. */
async function storeCertificates(
  transaction: Queryable,
  certificates: readonly NewCertificate[],
  { own, signer, documentSigner }: CertificateSigner,
  now: Date,
): Promise<number[]> {
  const stored = await transaction.query<{ id: number }>(
    `with stored as (
       insert into certificate (record_id, attestation_id, number, status_index, issuer, kid, signer_kid, content, jws,
                                twins, issued_at, expires_at)
       select row."recordId", row."attestationId", row.number, row."statusIndex", $2, $3, $4, row.content, row.jws,
         row.twins, $5::timestamptz, $6::timestamptz
       from json_to_recordset($1::json)
         row ("recordId" bigint, "attestationId" bigint, number text, "statusIndex" bigint, content text, jws text,
              twins text[])
       returning record_id
     )
     update record set state = 'certified' where id in (select record_id from stored)
     returning id`,
    [
      JSON.stringify(certificates),
      own.iss,
      signer.kid,
      Buffer.from(documentSigner.kid).toString('base64'),
      now,
      twelveMonthsAfter(now),
    ],
  );
  return stored.map(({ id }) => id);
}
