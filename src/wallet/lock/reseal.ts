import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { type Sealed, seal, unseal } from '../../ui/sealed-storage.ts';
import {
  type DataKey,
  LOCK,
  SEALED_STORES,
  type SealedStore,
  StorageError,
  type WalletDatabase,
} from '../wallet-database.ts';

type Store = SealedStore | 'key' | 'lock';
type Change = IDBPTransaction<WalletDatabase, Store[], 'readwrite'>;
const EVERYTHING: Store[] = [...SEALED_STORES, 'key', 'lock'];

/**
 * Seals everything in the wallet anew under another key and settles the rest in the same transaction: whatever happens,
 * all of it is under the one key or all under the other. What cannot be opened stays as it is.
 *
 * @throws {StorageError} `locked` where another tab has changed the lock.
 */
export async function resealAll(
  database: IDBPDatabase<WalletDatabase>,
  from: DataKey,
  to: CryptoKey,
  settle: (change: Change) => Promise<unknown>,
): Promise<void> {
  const before = await Promise.all(SEALED_STORES.map((store) => database.getAll(store)));
  const after = await Promise.all(
    before.map((entries) => Promise.all(entries.map((entry) => resealed(entry, from.key, to)))),
  );
  const change = database.transaction(EVERYTHING, 'readwrite');
  const lock = await change.objectStore('lock').get(LOCK);
  const now = await Promise.all(SEALED_STORES.map((store) => change.objectStore(store).getAll()));
  const isOurs = lock?.keyId === from.id;
  const isUnchanged = now.every((entries, at) => areSame(entries, before[at] ?? []));
  if (isOurs && isUnchanged) {
    await Promise.all([
      ...SEALED_STORES.flatMap((store, at) =>
        (after[at] ?? []).map((entry) => change.objectStore(store).put(entry)),
      ),
      settle(change),
    ]);
  }
  await change.done;
  if (!isOurs) throw new StorageError('locked');
  if (!isUnchanged) await resealAll(database, from, to, settle);
}

async function resealed(entry: Sealed, from: CryptoKey, to: CryptoKey): Promise<Sealed> {
  try {
    return { ...entry, ...(await seal(to, entry.id, await unseal(from, entry))) };
  } catch {
    return entry;
  }
}

/** Each sealing has its own random beginning. */
const areSame = (some: readonly Sealed[], others: readonly Sealed[]): boolean =>
  some.length === others.length &&
  some.every(({ id, iv }, at) => id === others[at]?.id && String(iv) === String(others[at]?.iv));
