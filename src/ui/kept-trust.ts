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
/** Files by their digests: those of the bundle, and those that have come so far of the next one. */
const PARTS = 'parts';
const NAMES = ['roots', 'bundle', 'latestSeenSeconds'] as const satisfies (keyof KeptTrust)[];

let database: Promise<IDBPDatabase> | undefined;

function open(): Promise<IDBPDatabase> {
  database ??= openDB('vi-vacxin-trust', 2, {
    upgrade: (db, from) => {
      if (from < 1) db.createObjectStore(STORE);
      db.createObjectStore(PARTS);
    },
    // A tab of a newer version of the app waits for this.
    blocking: () => {
      void database?.then((db) => db.close());
      database = undefined;
    },
  });
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

/** Every part that is here, of the bundle or of one that was not completed. */
export async function readKeptParts(): Promise<PartFiles> {
  try {
    const { store } = (await open()).transaction(PARTS);
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
    await (await open()).put(PARTS, bytes, digest);
  } catch {}
}

/** Replaces the bundle by a complete one, in one step; the parts that it does not name are forgotten. */
export async function replaceKeptBundle(bundle: string, named: PartLengths, files: PartFiles): Promise<void> {
  try {
    const transaction = (await open()).transaction([STORE, PARTS], 'readwrite');
    const parts = transaction.objectStore(PARTS);
    const there = new Set((await parts.getAllKeys()).map(String));
    await Promise.all([
      transaction.objectStore(STORE).put(bundle, 'bundle'),
      ...[...named.keys()].filter((name) => !there.has(name)).map((name) => parts.put(files.get(name), name)),
      ...[...there].filter((name) => !named.has(name)).map((name) => parts.delete(name)),
      transaction.done,
    ]);
  } catch {}
}
