import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { crlPath, deltaPath, PATHS, statusListPath } from '../contract.ts';
import { MAX_STATUS_BYTES, signDelta, signStatus } from '../trust/status/offline-status.ts';
import { writeRevocationList } from '../trust/status/revocation-list.ts';
import { SHARD_INDEXES, signStatusList } from '../trust/status/status-list.ts';
import type { Database } from './database.ts';
import type { ServiceKeys } from './keys.ts';
import { nodePlatform } from './node-platform.ts';
import { keySetText, type OwnIssuer, publishedKeyIds } from './publish.ts';
import { foreignRevocationPublisher } from './publish-foreign-revocations.ts';
import { removeFiles, writeAtomically } from './published-files.ts';
import {
  changedShards,
  changesBetween,
  nextPublication,
  revokedIds,
  type StatusPublication,
  shardStatuses,
  statusUniverse,
} from './status-publication.ts';
import { withdrawnKeys } from './withdrawn-keys.ts';

const LIST_TTL_SECONDS = 60;
const LIST_EXPIRES_AFTER_SECONDS = 7 * 86_400;

/** A file for devices that takes most of what they read of it, or more, and then is not published. */
export interface StatusRoom {
  readonly path: string;
  readonly bytes: number;
  readonly mostBytes: number;
  readonly isPublished: boolean;
}

/** From this share of what devices read on the operator is told: years before, at the pace of a usual year. */
const NEAR = 0.75;

/**
 * Publishes what has changed of statuses, as static files below a directory: Token Status Lists, the revocation list of
 * each key with the key set that names its version, the offline set of the day with its deltas, and the revocation lists
 * of other issuers. Does nothing where the directory has all that was published, so that it can be called often.
 *
 * A set or a delta that is larger than devices read is not published. What was published before stays, and devices see
 * its age.
 *
 * @param tell told of files that are near that, or beyond it.
 * @param mostBytes what devices read of one file.
 */
export function statusPublisher(
  database: Database,
  keys: ServiceKeys,
  own: OwnIssuer,
  directory: string,
  tell: (room: StatusRoom) => void = () => {},
  mostBytes = MAX_STATUS_BYTES,
) {
  // What this process has written; another one's files are its own business.
  let written: StatusPublication | undefined;
  let writtenKeyIds = '';
  const publishForeign = foreignRevocationPublisher(database, keys, directory);
  return async (now: Date): Promise<StatusPublication> => {
    const publication = await nextPublication(database, now);
    if (written?.version !== publication.version) {
      await write(publication, written, now);
      written = publication;
    }
    const keyIds = await publishedKeyIds(database, keys);
    if (keyIds !== writtenKeyIds) {
      await writeKeySet(publication.version, await revokedIds(database));
      writtenKeyIds = keyIds;
    }
    await publishForeign();
    return publication;
  };

  function put(path: string, content: string | Uint8Array) {
    writeAtomically(join(directory, path), content);
  }

  function putForDevices(path: string, message: Uint8Array) {
    const isPublished = message.length <= mostBytes;
    if (isPublished) put(path, message);
    if (message.length > NEAR * mostBytes) tell({ path, bytes: message.length, mostBytes, isPublished });
  }

  async function writeKeySet(version: number, revoked: ReadonlyMap<string, unknown>) {
    const versions = new Map([...revoked.keys()].map((kid) => [kid, version]));
    put(PATHS.keySet, keySetText(await keys.issuer.all(await withdrawnKeys(database)), versions));
  }

  async function write(publication: StatusPublication, before: StatusPublication | undefined, now: Date) {
    const issuedAtSeconds = Math.floor(now.getTime() / 1000);
    const universe = await statusUniverse(database);
    const withdrawn = await withdrawnKeys(database);
    const issuer = await keys.issuer.at(now, withdrawn);
    const isNewDay = before?.bases.at(-1)?.version !== publication.bases.at(-1)?.version;

    const shards =
      before && !isNewDay
        ? await changedShards(database, before.version)
        : Array.from({ length: universe / SHARD_INDEXES }, (_, shard) => shard);
    for (const shard of shards) {
      const list = {
        uri: `${own.iss}${statusListPath(shard)}`,
        issuedAtSeconds,
        expiresAtSeconds: issuedAtSeconds + LIST_EXPIRES_AFTER_SECONDS,
        ttlSeconds: LIST_TTL_SECONDS,
        statuses: await shardStatuses(database, shard),
      };
      put(statusListPath(shard), await signStatusList(list, issuer.signer, compress, nodePlatform));
    }

    const revoked = await revokedIds(database);
    for (const [kid, rids] of revoked) {
      const list = { kid, version: publication.version, revoked: new Map(rids.map((rid) => [rid, {}])) };
      put(crlPath(kid), writeRevocationList(list));
    }
    // After the lists that it names.
    await writeKeySet(publication.version, revoked);

    for (const [place, base] of publication.bases.entries()) {
      const next = publication.bases[place + 1];
      const version = next?.version ?? publication.version;
      const isClosed = next !== undefined;
      // A closed one stays as it is.
      if (isClosed && before && before.version >= version) continue;
      const { kinds, valid } = await changesBetween(database, base.version, version);
      const delta = {
        from: base.version,
        version,
        issuedAtSeconds,
        universe,
        kinds,
        valid,
        closed: isClosed,
      };
      putForDevices(deltaPath(base.version), await signDelta(delta, keys.root.signer, nodePlatform));
    }
    const base = publication.bases.at(-1);
    if (base && isNewDay) {
      const { kinds } = await changesBetween(database, 0, base.version);
      const status = { version: base.version, issuedAtSeconds, universe, kinds };
      putForDevices(PATHS.statusSet, await signStatus(status, keys.root.signer, nodePlatform));
      const kept = new Set(publication.bases.map(({ version }) => deltaPath(version)));
      const folder = join(directory, deltaPath(0), '..');
      removeFiles(folder, (name) => /^delta-\d+\.cose$/.test(name) && !kept.has(`/trust/status/${name}`));
    }
  }
}

const compress = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 9 });
