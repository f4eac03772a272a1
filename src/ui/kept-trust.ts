import { type IDBPDatabase, openDB } from 'idb';
import type { JWK } from 'jose';
import type { PartFiles, PartLengths } from '../trust/bundle-parts.ts';

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

/** Files by their digests: those of the bundle, and those that have come so far of the next one. */
const PARTS = 'parts';

/** A database with one store. */
function database(name: string, store: string): () => Promise<IDBPDatabase> {
  let opened: Promise<IDBPDatabase> | undefined;
  return () => {
    opened ??= openDB(name, 1, { upgrade: (db) => void db.createObjectStore(store) });
    return opened;
  };
}

const open = database('vi-vacxin-trust', STORE);
// Of its own: to add a store to the other one, a tab with an older version of the app would have to be closed first.
const openParts = database('vi-vacxin-trust-parts', PARTS);

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

/** Every part that is here, of the bundle or of one that was not completed. */
export async function readKeptParts(): Promise<PartFiles> {
  try {
    const { store } = (await openParts()).transaction(PARTS);
    const [digests, files] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return new Map(digests.map((digest, at) => [String(digest), files[at]]));
  } catch {
    return new Map();
  }
}

/** Where storage is refused or full, nothing happens: this session works, and the next one loads anew. */
export async function writeKeptTrust(changes: Omit<KeptTrust, 'bundle'>): Promise<void> {
  try {
    const { store, done } = (await open()).transaction(STORE, 'readwrite');
    await Promise.all([...Object.entries(changes).map(([name, value]) => store.put(value, name)), done]);
  } catch {}
}

/** Keeps a part of a bundle that is not complete yet. */
export async function writeKeptPart(digest: string, bytes: Uint8Array): Promise<void> {
  try {
    await (await openParts()).put(PARTS, bytes, digest);
  } catch {}
}

/**
 * Replaces the bundle by a complete one once all its parts are kept, and forgets those that it does not name. Stopped in
 * between, a part too many stays, and none is missing.
 */
export async function replaceKeptBundle(bundle: string, named: PartLengths, files: PartFiles): Promise<void> {
  try {
    const parts = await openParts();
    const there = new Set((await parts.getAllKeys(PARTS)).map(String));
    for (const digest of named.keys()) {
      if (!there.has(digest)) await parts.put(PARTS, files.get(digest), digest);
    }
    await (await open()).put(STORE, bundle, 'bundle');
    for (const digest of there) if (!named.has(digest)) await parts.delete(PARTS, digest);
  } catch {}
}
