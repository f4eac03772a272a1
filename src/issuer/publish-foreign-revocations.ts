import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { FOREIGN_REVOCATIONS_PATH } from '../contract.ts';
import { signForeignRevocations } from '../trust/status/foreign-revocations.ts';
import type { Database } from './database.ts';
import { foreignRevocationLists, foreignRevocationsVersion } from './foreign-revocations.ts';
import type { ServiceKeys } from './keys.ts';
import { nodePlatform } from './node-platform.ts';
import { writeAtomically } from './published-files.ts';

/** Publishes other issuers' revocation lists as one file below a directory, whenever they have been fetched anew. */
export function foreignRevocationPublisher(database: Database, keys: ServiceKeys, directory: string) {
  let written: number | undefined;
  return async (now: Date): Promise<void> => {
    const version = await foreignRevocationsVersion(database);
    if (version === undefined || version === written) return;
    const lists = await foreignRevocationLists(database);
    const issuedAtSeconds = Math.floor(now.getTime() / 1000);
    const file = await signForeignRevocations(
      { version, issuedAtSeconds, lists },
      keys.root.signer,
      (bytes) => deflateSync(bytes, { level: 9 }),
      nodePlatform,
    );
    writeAtomically(join(directory, FOREIGN_REVOCATIONS_PATH), file);
    written = version;
  };
}
