import { type IDBPDatabase, openDB } from 'idb';
import { type HeldStatus, isAhead, readHeldStatus } from '../../trust/status/held-status.ts';
import type { KeptStatuses, StatusStore } from './status-keeper.ts';

const STORE = 'kept';

let database: Promise<IDBPDatabase> | undefined;

function open(): Promise<IDBPDatabase> {
  database ??= openDB('vi-vacxin-status', 1, { upgrade: (db) => void db.createObjectStore(STORE) });
  return database;
}

/** The device's own database; all tabs share it. Where it is refused or full, a tab has what it has in memory. */
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
  async writeOwn(held: HeldStatus) {
    try {
      const transaction = (await open()).transaction(STORE, 'readwrite');
      // Within one transaction: another tab may have moved on further.
      const there = readHeldStatus(await transaction.store.get('own'));
      if (isAhead(held, there)) await transaction.store.put(held, 'own');
      await transaction.done;
    } catch {}
  },
  async writeForeign(file: Uint8Array) {
    try {
      await (await open()).put(STORE, file, 'foreign');
    } catch {}
  },
};
