import { type IDBPDatabase, openDB } from 'idb';
import type { JWK } from 'jose';

/** What the device keeps to judge by from one start to the next. Nothing about anybody who was checked. */
export interface KeptTrust {
  /** Public keys of the trust root, pinned when first seen. */
  readonly roots?: readonly JWK[];
  /** The newest bundle, as it was signed. */
  readonly bundle?: string;
  /** The latest instant that has passed for certain, to notice a clock that is set back. */
  readonly latestSeenSeconds?: number;
}

const STORE = 'kept';
const NAMES = ['roots', 'bundle', 'latestSeenSeconds'] as const satisfies (keyof KeptTrust)[];

let database: Promise<IDBPDatabase> | undefined;

function open(): Promise<IDBPDatabase> {
  database ??= openDB('vi-vacxin-trust', 1, { upgrade: (db) => void db.createObjectStore(STORE) });
  return database;
}

/** Empty where nothing is kept, or the device does not let us. */
export async function readKeptTrust(): Promise<KeptTrust> {
  try {
    const db = await open();
    const values = await Promise.all(NAMES.map((name) => db.get(STORE, name)));
    return Object.fromEntries(NAMES.map((name, at) => [name, values[at]]).filter(([, value]) => value));
  } catch {
    return {};
  }
}

/** Where storage is refused or full, nothing happens: this session works, and the next one loads anew. */
export async function writeKeptTrust(changes: KeptTrust): Promise<void> {
  try {
    const transaction = (await open()).transaction(STORE, 'readwrite');
    await Promise.all([
      ...Object.entries(changes).map(([name, value]) => transaction.store.put(value, name)),
      transaction.done,
    ]);
  } catch {}
}
