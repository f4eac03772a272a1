import { type IDBPDatabase, openDB } from 'idb';
import { deviceKey, type KeyStore, type Sealed, seal, unseal } from '../ui/sealed-storage.ts';
import type { Lock } from './lock/lock-record.ts';

export type StorageErrorCode = 'refused' | 'full' | 'no-encryption' | 'outdated' | 'locked' | 'failed';

/** The only error that the wallet's storage throws. People get the translated sentence of `code`. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export interface WalletDatabase extends KeyStore {
  certificate: { key: string; value: Sealed };
  note: { key: string; value: Sealed };
  lock: { key: string; value: Lock };
}

/** What is sealed, all under one data key; a store of anything else does not belong into this database. */
export const SEALED_STORES = ['certificate', 'note'] as const;
export type SealedStore = (typeof SEALED_STORES)[number];

const NAME = 'vi-vacxin-wallet';
/**
 * 2 brought the lock: an older app, which knows none, is kept out, since it would make a key of its own.
 */
const VERSION = 2;

let opening: Promise<IDBPDatabase<WalletDatabase>> | undefined;

function openDatabase(): Promise<IDBPDatabase<WalletDatabase>> {
  opening ??= openDB<WalletDatabase>(NAME, VERSION, {
    upgrade(database) {
      const missing = (store: 'key' | 'lock' | SealedStore) => !database.objectStoreNames.contains(store);
      for (const store of ['key', 'lock'] as const) if (missing(store)) database.createObjectStore(store);
      for (const store of SEALED_STORES) {
        if (missing(store)) database.createObjectStore(store, { keyPath: 'id' });
      }
    },
    // Another tab brings a newer version: make way, and open again (then perhaps "outdated") at the next use.
    blocking: (_current, _blocked, event) => {
      opening = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Works on the wallet's database. @throws {StorageError} whatever goes wrong. */
export async function inDatabase<T>(
  work: (database: IDBPDatabase<WalletDatabase>) => Promise<T>,
): Promise<T> {
  if (typeof indexedDB === 'undefined') throw new StorageError('refused');
  // Browsers offer encryption to protected pages only.
  if (!crypto.subtle) throw new StorageError('no-encryption');
  try {
    return await work(await openDatabase());
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(codeOf(error), error);
  }
}

function codeOf(error: unknown): StorageErrorCode {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'outdated';
  // Private windows: some browsers refuse the database, some the key in it.
  if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'DataCloneError') return 'refused';
  return 'failed';
}

/** The one entry of the store `lock`. */
export const LOCK = 'wallet';

/** The key that everything in the wallet is sealed under. */
export interface DataKey {
  readonly key: CryptoKey;
  /** As in the lock; undefined where there is none, and the device's own key opens the wallet. */
  readonly id: string | undefined;
}

let held: DataKey | undefined;

/** Has the data key at hand until it is dropped, in memory only; undefined drops it. */
export function hold(key: DataKey | undefined): void {
  held = key;
}

async function dataKey(database: IDBPDatabase<WalletDatabase>): Promise<DataKey> {
  const lock = await database.get('lock', LOCK);
  if (!lock) return { key: await deviceKey(database), id: undefined };
  if (held?.id !== lock.keyId) throw new StorageError('locked');
  return held;
}

/** Opens whatever is in a store; what cannot be opened has no text. */
export async function readSealed(
  database: IDBPDatabase<WalletDatabase>,
  store: SealedStore,
): Promise<{ id: string; text: string | undefined }[]> {
  const { key, id } = await dataKey(database);
  const transaction = database.transaction([store, 'lock']);
  const [entries, lock] = await Promise.all([
    transaction.objectStore(store).getAll(),
    transaction.objectStore('lock').get(LOCK),
  ]);
  // Another tab has set or taken off the lock meanwhile, and sealed everything anew.
  if (lock?.keyId !== id) return readSealed(database, store);
  return Promise.all(
    entries.map(async (entry) => ({ id: entry.id, text: await unseal(key, entry).catch(() => undefined) })),
  );
}

/** Seals an entry and keeps it, in the place of an earlier one of the same id. */
export async function putSealed(
  database: IDBPDatabase<WalletDatabase>,
  store: SealedStore,
  entry: { readonly id: string; readonly text: string },
): Promise<void> {
  const { key, id } = await dataKey(database);
  const sealed = await seal(key, entry.id, entry.text);
  const transaction = database.transaction([store, 'lock'], 'readwrite');
  const lock = await transaction.objectStore('lock').get(LOCK);
  // As above: what is sealed under a key of yesterday would never be opened again.
  if (lock?.keyId === id) await transaction.objectStore(store).put(sealed);
  await transaction.done;
  if (lock?.keyId !== id) await putSealed(database, store, entry);
}

/** What the wallet's tabs tell each other: something is kept otherwise, or the wallet is locked. */
type Message = 'changed' | 'locked';

let channel: BroadcastChannel | undefined;
const tabs = () => {
  if (typeof BroadcastChannel === 'function') channel ??= new BroadcastChannel(NAME);
  return channel;
};

export function tellTabs(message: Message): void {
  tabs()?.postMessage(message);
}

/** Calls back with whatever another tab tells. */
export function onTold(told: (message: Message) => void): void {
  tabs()?.addEventListener('message', ({ data }) => told(data));
}
