import type { VaccineId } from '../certificate/vaccines.ts';
import { certificateNumbers } from './certificate-number.ts';
import { type Certifier, certifyBatch } from './certify-batch.ts';
import type { Database, Queryable } from './database.ts';
import { icvpCatalogue } from './icvp-catalogue.ts';
import type { ServiceKeys } from './keys.ts';
import type { OwnIssuer } from './publish.ts';
import { type Signing, signHere } from './signing-threads.ts';
import { statusIndexes } from './status-index.ts';
import { withdrawnKeys } from './withdrawn-keys.ts';

export interface CertifyResult {
  readonly certified: number;
  /** Records that could not be certified now; the queue says why, and tries again where that can help. */
  readonly failed: number;
}

export interface CertifyOptions {
  /** Where to sign; in this thread without. */
  readonly signing?: Signing | undefined;
  /** Asked before each batch; true ends the work there. */
  readonly stopping?: () => boolean;
  /** Records claimed, signed and stored at once. */
  readonly batchRecords?: number;
}

const BATCH_RECORDS = 500;

/**
 * Signs a certificate for every record in the queue whose turn has come, in every form that can say it. Work is claimed in
 * batches (`FOR UPDATE SKIP LOCKED`), so that any number of processes share it, and several batches are under way at once,
 * so that signing and storing overlap; a batch is claimed, signed and stored in one transaction: whatever interrupts it, no
 * certificate is lost and none is made twice.
 */
export async function certifyQueued(
  database: Database,
  keys: Pick<ServiceKeys, 'issuer' | 'documentSigners' | 'secret'>,
  own: OwnIssuer,
  now: Date,
  { signing = signHere, stopping = () => false, batchRecords = BATCH_RECORDS }: CertifyOptions = {},
): Promise<CertifyResult> {
  const withdrawn = await withdrawnKeys(database);
  const certifier: Certifier = {
    as: {
      own,
      signer: (await keys.issuer.at(now, withdrawn)).signer,
      documentSigner: await keys.documentSigners.at(now, withdrawn),
      icvpProducts: await icvpProducts(database),
    },
    signing,
    indexOf: statusIndexes(keys.secret),
    numbersOf: certificateNumbers(keys.secret),
  };
  await database.query('insert into own_identity (iss) values ($1) on conflict do nothing', [own.iss]);
  const lanes = await Promise.allSettled(
    Array.from({ length: signing.batchesInFlight }, () =>
      certifyOneAfterAnother(database, certifier, batchRecords, now, stopping),
    ),
  );
  const results = lanes.map((lane) => {
    if (lane.status === 'rejected') throw lane.reason;
    return lane.value;
  });
  return {
    certified: results.reduce((sum, { certified }) => sum + certified, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function certifyOneAfterAnother(
  database: Database,
  certifier: Certifier,
  batchRecords: number,
  now: Date,
  stopping: () => boolean,
): Promise<CertifyResult> {
  let certified = 0;
  let failed = 0;
  while (!stopping()) {
    const batch = await database.transaction((transaction) =>
      certifyBatch(transaction, certifier, batchRecords, now),
    );
    if (batch === undefined) break;
    certified += batch.certified;
    failed += batch.failed;
  }
  return { certified, failed };
}

async function icvpProducts(database: Queryable): Promise<Map<VaccineId, string>> {
  const { products = [] } = (await icvpCatalogue(database)) ?? {};
  return new Map(products.flatMap(({ vaccine, code }) => (vaccine ? [[vaccine, code] as const] : [])));
}
