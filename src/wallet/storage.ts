import { type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { deviceKey, type KeyStore, type Sealed, seal, unseal } from '../ui/sealed-storage.ts';

export type StorageErrorCode = 'refused' | 'full' | 'no-encryption' | 'outdated' | 'failed';

/** The only error that the functions of this module throw. People get the translated sentence of `code`. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** A certificate as it is kept: its signed text, those of its twins in other formats, and when it came. */
export interface StoredText {
  /** Random; names the certificate on this device and says nothing about it. */
  readonly id: string;
  readonly signedText: string;
  readonly twins: readonly string[];
  readonly addedAtMs: number;
}

interface WalletDatabase extends KeyStore {
  certificate: { key: string; value: Sealed };
  note: { key: string; value: Sealed };
}

/** What the wallet keeps besides certificates: one text of each kind. */
export type NoteId = 'arrangement' | 'following' | 'statuses';
export type Notes = Readonly<Partial<Record<NoteId, string>>>;

const NAME = 'vi-vacxin-wallet';
const VERSION = 2;

let opening: Promise<IDBPDatabase<WalletDatabase>> | undefined;

function openDatabase(): Promise<IDBPDatabase<WalletDatabase>> {
  opening ??= openDB<WalletDatabase>(NAME, VERSION, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('key');
        database.createObjectStore('certificate', { keyPath: 'id' });
      }
      database.createObjectStore('note', { keyPath: 'id' });
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

const Content = v.pipe(
  v.string(),
  v.parseJson(),
  // What was kept before there were twins has none.
  v.object({ signedText: v.string(), twins: v.optional(v.array(v.string()), []), addedAtMs: v.number() }),
);

/**
 * Everything that is kept on this device. An entry that cannot be decrypted is named and never hides the others; a note
 * that cannot be is left out.
 *
 * @throws {StorageError}
 */
export async function readStored(): Promise<{ texts: StoredText[]; unreadableIds: string[]; notes: Notes }> {
  return coded(async (database) => {
    const key = await deviceKey(database);
    const notes: Record<string, string> = {};
    for (const entry of await database.getAll('note')) {
      const text = await unseal(key, entry).catch(() => undefined);
      if (text !== undefined) notes[entry.id] = text;
    }
    const texts: StoredText[] = [];
    const unreadableIds: string[] = [];
    for (const entry of await database.getAll('certificate')) {
      try {
        texts.push({ id: entry.id, ...v.parse(Content, await unseal(key, entry)) });
      } catch {
        unreadableIds.push(entry.id);
      }
    }
    return { texts, unreadableIds, notes };
  });
}

/**
 * Encrypts a certificate's signed texts and keeps them; then asks the browser not to clear this site when space runs
 * short.
 *
 * @param earlier what is kept of this certificate already, to be replaced; undefined for a new one.
 * @throws {StorageError}
 */
export async function store(
  forms: Pick<StoredText, 'signedText' | 'twins'>,
  earlier?: Pick<StoredText, 'id' | 'addedAtMs'>,
): Promise<StoredText> {
  const { id: newId, addedAtMs } = earlier ?? { id: crypto.randomUUID?.() ?? '', addedAtMs: Date.now() };
  const stored = { id: newId, ...forms, addedAtMs };
  await coded(async (database) => {
    const { id, ...content } = stored;
    await database.put('certificate', await seal(await deviceKey(database), id, JSON.stringify(content)));
  });
  void navigator.storage?.persist?.().catch(() => {});
  changes()?.postMessage('changed');
  return stored;
}

/**
 * Puts another text in the place of a note, one tab after the other.
 *
 * @param change is given what the note says now, if there is one that can be read.
 * @throws {StorageError}
 */
export async function changeNote(id: NoteId, change: (text: string | undefined) => string): Promise<void> {
  const replace = () =>
    coded(async (database) => {
      const key = await deviceKey(database);
      const entry = await database.get('note', id);
      const text = entry && (await unseal(key, entry).catch(() => undefined));
      await database.put('note', await seal(key, id, change(text)));
    });
  await (navigator.locks ? navigator.locks.request(`${NAME} ${id}`, replace) : replace());
  changes()?.postMessage('changed');
}

/** @throws {StorageError} */
export async function removeStored(ids: readonly string[]): Promise<void> {
  await coded(async (database) => {
    const transaction = database.transaction('certificate', 'readwrite');
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  });
  changes()?.postMessage('changed');
}

let channel: BroadcastChannel | undefined;
const changes = () => {
  if (typeof BroadcastChannel === 'function') channel ??= new BroadcastChannel(NAME);
  return channel;
};

/** Calls back whenever another tab has changed what is kept. */
export function onStoredElsewhere(changed: () => void): void {
  changes()?.addEventListener('message', changed);
}

async function coded<T>(work: (database: IDBPDatabase<WalletDatabase>) => Promise<T>): Promise<T> {
  if (typeof indexedDB === 'undefined') throw new StorageError('refused');
  // Browsers offer encryption to protected pages only.
  if (!crypto.subtle) throw new StorageError('no-encryption');
  try {
    return await work(await openDatabase());
  } catch (error) {
    throw new StorageError(codeOf(error), error);
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
