import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { FOREIGN_REVOCATIONS_PATH } from '../contract.ts';
import { signForeignRevocations } from '../trust/status/foreign-revocations.ts';
import type { Database } from './database.ts';
import { foreignRevocationLists, foreignRevocationsAsked } from './foreign-revocations.ts';
import type { ServiceKeys } from './keys.ts';
import { nodePlatform } from './node-platform.ts';
import { writeAtomically } from './published-files.ts';

/** Publishes other issuers' revocation lists as one file below a directory, whenever they have been fetched anew. */
export function foreignRevocationPublisher(database: Database, keys: ServiceKeys, directory: string) {
  let written: number | undefined;
  return async (): Promise<void> => {
    const asked = await foreignRevocationsAsked(database);
    if (!asked || asked.version === written) return;
    const { version, askedAt } = asked;
    const lists = await foreignRevocationLists(database);
    // Not of now: a service that starts again has asked nobody.
    const issuedAtSeconds = Math.floor(askedAt.getTime() / 1000);
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
