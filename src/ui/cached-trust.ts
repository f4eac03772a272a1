import { type Signal, signal } from '@preact/signals';
import type { Trust } from '../certificate/verify.ts';
import { PATHS } from '../contract.ts';
import { isNewer, readTrustBundle, type TrustBundle } from '../trust/bundle.ts';
import { trustFrom } from '../trust/trust.ts';
import { TrustError, type TrustErrorCode } from '../trust/trust-error.ts';
import { downloadBundle, downloadRoots } from './download-trust.ts';
import { type KeptTrust, readKeptTrust, writeKeptTrust } from './kept-trust.ts';

export type TrustState =
  | { readonly status: 'loading' }
  /** Nothing to judge by: no verdict can be green. */
  | { readonly status: 'none' }
  | { readonly status: 'ready'; readonly bundle: TrustBundle; readonly trust: Trust };

/** Whom this device believes: its copy of the trust bundle. */
export const trustState: Signal<TrustState> = signal({ status: 'loading' });

/** Why the bundle that is offered now is not believed; then somebody has to look into it, since waiting helps nothing. */
export const trustRefusal: Signal<TrustErrorCode | undefined> = signal(undefined);

const REFRESH_EVERY_MS = 3_600_000;

let kept: KeptTrust = {};
let started: Promise<void> | undefined;
let refreshing: Promise<void> | undefined;

/** Loads the kept bundle, or the published one at first, and from then on keeps it fresh. Later calls wait for the first. */
export function loadTrust(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  kept = await readKeptTrust();
  const bundle = await keptBundle();
  if (bundle) believe(bundle);
  const refreshed = refreshTrust();
  if (!bundle) await refreshed;
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
export function refreshTrust(): Promise<void> {
  refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function refresh(): Promise<void> {
  // Another tab may have moved on.
  kept = { ...kept, ...(await readKeptTrust()) };
  const current = await keptBundle();
  let newest = current;
  try {
    // Pinned when first seen; only the browser's "delete site data" undoes that.
    if (!kept.roots) await keep({ roots: await downloadRoots(PATHS.trustRoot) });
    const { text, seenSeconds } = await downloadBundle(PATHS.trustBundle);
    const candidate = await readTrustBundle(text, kept.roots ?? []);
    trustRefusal.value = undefined;
    if (isNewer(candidate, current)) {
      await keep({ bundle: text });
      newest = candidate;
    }
    // The server's time also sets right what a clock that once ran ahead had left behind.
    await keep({ latestSeenSeconds: seenSeconds ?? latest(candidate.issuedAtSeconds) });
  } catch (error) {
    // No network, or nothing that we may believe: what is here stands, and its age is on the screen.
    if (error instanceof TrustError) trustRefusal.value = error.code;
    await keep({ latestSeenSeconds: latest(Date.now() / 1000) });
  }
  if (newest) believe(newest);
  else trustState.value = { status: 'none' };
}

const latest = (seconds: number) => Math.max(seconds, kept.latestSeenSeconds ?? 0);

const believe = (bundle: TrustBundle) => {
  trustState.value = { status: 'ready', bundle, trust: trustFrom(bundle, kept.latestSeenSeconds) };
};

/** The kept bundle, if there is one and the pinned root signed it. */
async function keptBundle(): Promise<TrustBundle | undefined> {
  if (!kept.bundle) return undefined;
  return readTrustBundle(kept.bundle, kept.roots ?? []).catch(() => undefined);
}

/** In memory always, on the device where it lets us. */
async function keep(changes: KeptTrust): Promise<void> {
  kept = { ...kept, ...changes };
  await writeKeptTrust(changes);
}
