import type { DBSchema } from 'idb';
import type { JWK } from 'jose';
import type { PartFiles, PartLengths } from '../trust/bundle-parts.ts';
import { databaseOf } from './open-database.ts';

/** What the device keeps to judge by from one start to the next. Nothing about anybody who was checked. */
export interface KeptTrust {
  /** Public keys of the trust root, pinned when first seen. */
  readonly roots?: readonly JWK[];
  /** The newest bundle, as it was signed. */
  readonly bundle?: string;
  /** The latest instant that has passed for certain, to notice a clock that is set back. */
  readonly latestSeenSeconds?: number;
}

interface TrustDatabase extends DBSchema {
  kept: { key: keyof KeptTrust; value: NonNullable<KeptTrust[keyof KeptTrust]> };
}
interface PartsDatabase extends DBSchema {
  /** Files by their digests: those of the bundle, and those that have come so far of the next one. */
  parts: { key: string; value: Uint8Array };
}

const STORE = 'kept';
const NAMES = ['roots', 'bundle', 'latestSeenSeconds'] as const satisfies (keyof KeptTrust)[];
const PARTS = 'parts';

const open = databaseOf<TrustDatabase>('vi-vacxin-trust', (database) => {
  database.createObjectStore(STORE);
});
// Of its own: to add a store to the other one, a tab with an older version of the app would have to be closed first.
const openParts = databaseOf<PartsDatabase>('vi-vacxin-trust-parts', (database) => {
  database.createObjectStore(PARTS);
});

/** Nothing takes the place of what is there and could not be read: another root, or an older bundle. */
let isRead = false;

/** Empty where nothing is kept, or the device does not let us. */
export async function readKeptTrust(): Promise<KeptTrust> {
  try {
    const db = await open();
    const values = await Promise.all(NAMES.map((name) => db.get(STORE, name)));
    isRead = true;
    return Object.fromEntries(NAMES.map((name, at) => [name, values[at]]).filter(([, value]) => value));
  } catch {
    isRead = false;
    return {};
  }
}

/** Every part that is here, of the bundle or of one that was not completed. */
export async function readKeptParts(): Promise<PartFiles> {
  try {
    const { store } = (await openParts()).transaction(PARTS);
    const [digests, files] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return new Map(
      digests.flatMap((digest, at) => {
        const bytes = files[at];
        return bytes ? [[digest, bytes]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Where storage is refused or full, nothing happens: this session works, and the next one loads anew. */
export async function writeKeptTrust({ roots, latestSeenSeconds }: Omit<KeptTrust, 'bundle'>): Promise<void> {
  if (!isRead) return;
  try {
    const { store, done } = (await open()).transaction(STORE, 'readwrite');
    await Promise.all([
      roots && store.put(roots, 'roots'),
      latestSeenSeconds !== undefined && store.put(latestSeenSeconds, 'latestSeenSeconds'),
      done,
    ]);
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
  if (!isRead) return;
  try {
    const parts = await openParts();
    const there = new Set(await parts.getAllKeys(PARTS));
    for (const digest of named.keys()) {
      const bytes = files.get(digest);
      if (bytes && !there.has(digest)) await parts.put(PARTS, bytes, digest);
    }
    await (await open()).put(STORE, bundle, 'bundle');
    for (const digest of there) if (!named.has(digest)) await parts.delete(PARTS, digest);
  } catch {}
}
