import { forgetKept } from '../storage.ts';
import { lockHere, refresh } from '../wallet.ts';
import { inDatabase, SEALED_STORES, tellTabs } from '../wallet-database.ts';
import { lockOnLeaving } from './leaving.ts';

/**
 * Deletes the whole wallet: first whatever the data key could be had from, so that an end in the middle leaves nothing
 * readable, then the entries.
 *
 * @throws {StorageError}
 */
export async function wipe(): Promise<void> {
  await inDatabase(async (database) => {
    const keys = database.transaction(['key', 'lock'], 'readwrite');
    await Promise.all([keys.objectStore('key').clear(), keys.objectStore('lock').clear(), keys.done]);
    await Promise.all(SEALED_STORES.map((store) => database.clear(store)));
  });
  sessionStorage.clear();
  forgetKept();
  lockOnLeaving(undefined);
  lockHere();
  await refresh();
  tellTabs('locked');
}
