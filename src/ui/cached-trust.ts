import { type Signal, signal } from '@preact/signals';
import { type IDBPDatabase, openDB } from 'idb';
import type { JWK } from 'jose';
import type { Trust } from '../certificate/verify.ts';
import { PATHS } from '../contract.ts';
import { isNewer, readTrustBundle, type TrustBundle } from '../trust/bundle.ts';
import { trustFrom } from '../trust/trust.ts';

export type TrustState =
  | { readonly status: 'loading' }
  /** Nothing to judge by: no verdict can be green. */
  | { readonly status: 'none' }
  | { readonly status: 'ready'; readonly bundle: TrustBundle; readonly trust: Trust };

/** Whom this device believes: its copy of the trust bundle. */
export const trustState: Signal<TrustState> = signal({ status: 'loading' });

/** What the device keeps. The root is pinned when first seen, and only the browser's "delete site data" undoes that. */
interface Kept {
  roots?: JWK[];
  bundle?: string;
  /** The latest instant that has passed for certain, to notice a clock that is set back. */
  latestSeenSeconds?: number;
}

const STORE = 'kept';
const FETCH_TIMEOUT_MS = 15_000;
const MAX_BYTES = 4_000_000;
const REFRESH_EVERY_MS = 3_600_000;

let kept: Kept = {};
let started: Promise<void> | undefined;

/** Loads the kept bundle, or the published one at first, and from then on keeps it fresh. Later calls wait for the first. */
export function loadTrust(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  kept = await readKept();
  await show();
  if (trustState.value.status === 'ready') void refreshTrust();
  else await refreshTrust();
  setInterval(() => void refreshTrust(), REFRESH_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refreshTrust();
  });
  addEventListener('online', () => void refreshTrust());
}

/**
 * Asks for a newer bundle. One that the pinned root did not sign, or that is older than what is here, changes nothing;
 * neither does a missing network.
 */
export async function refreshTrust(): Promise<void> {
  try {
    if (!kept.roots) {
      const { keys } = JSON.parse((await download(PATHS.trustRoot)).text) as { keys: JWK[] };
      await keep({ roots: keys });
    }
    const { text, dateSeconds } = await download(PATHS.trustBundle);
    const candidate = await readTrustBundle(text, kept.roots ?? []);
    const current = trustState.value.status === 'ready' ? trustState.value.bundle : undefined;
    // A server's time that is signed for by a fresh bundle sets right what a wrong clock had left behind.
    const latestSeenSeconds = Math.max(candidate.issuedAtSeconds, dateSeconds ?? 0);
    if (isNewer(candidate, current)) await keep({ bundle: text, latestSeenSeconds });
    else if (candidate.version === current?.version) await keep({ latestSeenSeconds });
  } catch {
    // No network, or nothing that we may believe: what is here stands, and its age is on the screen.
    const nowSeconds = Date.now() / 1000;
    if (nowSeconds > (kept.latestSeenSeconds ?? 0)) await keep({ latestSeenSeconds: nowSeconds });
  }
  await show();
}

async function show(): Promise<void> {
  try {
    const bundle = await readTrustBundle(kept.bundle ?? '', kept.roots ?? []);
    trustState.value = { status: 'ready', bundle, trust: trustFrom(bundle, kept.latestSeenSeconds) };
  } catch {
    if (started && trustState.value.status === 'loading' && !kept.bundle) return;
    trustState.value = { status: 'none' };
  }
}

async function download(path: string): Promise<{ text: string; dateSeconds: number | undefined }> {
  const response = await fetch(path, { cache: 'no-cache', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const text = await response.text();
  if (text.length > MAX_BYTES) throw new Error('too large');
  const date = Date.parse(response.headers.get('date') ?? '');
  return { text, dateSeconds: Number.isNaN(date) ? undefined : date / 1000 };
}

let database: Promise<IDBPDatabase> | undefined;

function open(): Promise<IDBPDatabase> {
  database ??= openDB('vi-vacxin-trust', 1, { upgrade: (db) => void db.createObjectStore(STORE) });
  return database;
}

async function readKept(): Promise<Kept> {
  try {
    const db = await open();
    const [roots, bundle, latestSeenSeconds] = await Promise.all(
      ['roots', 'bundle', 'latestSeenSeconds'].map((key) => db.get(STORE, key)),
    );
    return {
      ...(roots && { roots }),
      ...(bundle && { bundle }),
      ...(latestSeenSeconds && { latestSeenSeconds }),
    };
  } catch {
    return {};
  }
}

/** In memory always, on the device where it lets us. */
async function keep(changes: Kept): Promise<void> {
  kept = { ...kept, ...changes };
  try {
    const transaction = (await open()).transaction(STORE, 'readwrite');
    await Promise.all(Object.entries(changes).map(([key, value]) => transaction.store.put(value, key)));
    await transaction.done;
  } catch {
    // Storage is refused or full: this session works, and the next one loads anew.
  }
}
