import type { DBSchema } from 'idb';
import { type HeldStatus, isAhead, readHeldStatus } from '../../trust/status/held-status.ts';
import { databaseOf } from '../../ui/open-database.ts';
import { keepPublishedStatuses } from '../../ui/trust-cache.ts';
import type { KeptStatuses, StatusStore } from './status-keeper.ts';

const STORE = 'kept';

interface StatusDatabase extends DBSchema {
  kept: { key: 'own' | 'foreign' | 'foreignVersion'; value: HeldStatus | Uint8Array | number };
}

const open = databaseOf<StatusDatabase>('vi-vacxin-status', (database) => {
  database.createObjectStore(STORE);
});

/**
 * The device's own database; all tabs share it. Where it is refused or full, the files as they were signed are kept among
 * the service worker's, which a browser may let us do all the same.
 */
export const keptOnDevice: StatusStore = {
  async read(): Promise<KeptStatuses> {
    try {
      const db = await open();
      const [held, foreign] = await Promise.all([db.get(STORE, 'own'), db.get(STORE, 'foreign')]);
      const own = readHeldStatus(held);
      return { ...(own && { own }), ...(foreign instanceof Uint8Array && { foreign }) };
    } catch {
      return {};
    }
  },
  // Within one transaction each: another tab may have moved on further.
  async writeOwn(held: HeldStatus) {
    try {
      const { store, done } = (await open()).transaction(STORE, 'readwrite');
      const there = readHeldStatus(await store.get('own'));
      await Promise.all([isAhead(held, there) && store.put(held, 'own'), done]);
      return true;
    } catch {
      return false;
    }
  },
  async writeForeign(file: Uint8Array, version: number) {
    try {
      const { store, done } = (await open()).transaction(STORE, 'readwrite');
      const there = await store.get('foreignVersion');
      const isBehind = typeof there === 'number' && there > version;
      await Promise.all([
        !isBehind && store.put(file, 'foreign'),
        !isBehind && store.put(version, 'foreignVersion'),
        done,
      ]);
      return true;
    } catch {
      return false;
    }
  },
  writePublished: keepPublishedStatuses,
};
