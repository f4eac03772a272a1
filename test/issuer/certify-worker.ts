// A process that certifies until the queue is empty, to be killed: DATABASE_URL, keys folder, program of its thread, records in a batch.
import { certifyQueued } from '../../src/issuer/certify.ts';
import { type Database, openDatabase } from '../../src/issuer/database.ts';
import { openKeys } from '../../src/issuer/keys.ts';
import { openSigningThreads } from '../../src/issuer/signing-threads.ts';

const [, , url = '', keysFolder = '', program = '', batchRecords = ''] = process.argv;
const NAME = { vi: 'Bộ Y tế', en: 'Ministry of Health' };
const OWN = { iss: 'https://vacxin.example.vn', name: NAME, country: 'VN', demo: false };

const signing = openSigningThreads(program, 1);

/** @returns whether nothing is left. */
async function certify(): Promise<boolean> {
  let database: Database | undefined;
  try {
    database = await openDatabase({ url });
    await certifyQueued(database, await openKeys(keysFolder), OWN, new Date(), {
      signing,
      batchRecords: Number(batchRecords),
    });
    return true;
  } catch (error) {
    // A lost connection: what was under way was rolled back, and the next call takes it up again.
    process.send?.(`lost: ${error instanceof Error ? error.message : ''}`);
    return false;
  } finally {
    await database?.close();
  }
}

while (!(await certify()));
await signing.close();
process.disconnect?.();
