import { type Signal, signal } from '@preact/signals';
import type { JWK } from 'jose';
import type { Trust } from '../certificate/verify.ts';
import type { TrustBundle } from '../trust/bundle.ts';
import { NO_TIME_SEEN, type TimeSeen } from '../trust/clock.ts';
import type { TrustErrorCode } from '../trust/trust-error.ts';
import type { PublishedFiles } from './published-files.ts';

export type TrustState =
  | { readonly status: 'loading' }
  /** Nothing to judge by: no verdict can be green. */
  | { readonly status: 'none' }
  | { readonly status: 'ready'; readonly bundle: TrustBundle; readonly trust: Trust };

/** Whom this device believes: its copy of the trust bundle. */
export const trustState: Signal<TrustState> = signal({ status: 'loading' });

/** Why the bundle that is offered now is not believed; then somebody has to look into it, since waiting helps nothing. */
export const trustRefusal: Signal<TrustErrorCode | undefined> = signal(undefined);

/** What this device knows of the time besides what its clock says. */
export const timeSeen: Signal<TimeSeen> = signal(NO_TIME_SEEN);

/** What came of asking for a newer bundle. Only after `newer` is anything believed that was not before. */
export type RefreshAnswer =
  | { readonly kind: 'newer' | 'same'; readonly version: number }
  /** Refused: an old bundle never comes back. */
  | { readonly kind: 'older'; readonly version: number }
  /** Not there, or not all of it; what has come is kept, and the next time goes on from there. */
  | { readonly kind: 'unreachable' }
  /** Refused: not signed by our root, or not what it should be. */
  | { readonly kind: 'refused'; readonly code: TrustErrorCode };

/** What came of asking the network last, since the app was opened. */
export const lastTry: Signal<{ readonly at: Date; readonly answer: RefreshAnswer } | undefined> =
  signal(undefined);

/** Loaded after the first screen, which needs none of it. */
const refreshing = () => import('./refresh-trust.ts');

/** The public keys of the trust root by which this device believes whatever that signs; none before anything was had. */
export const trustRoots: Signal<readonly JWK[]> = signal([]);
export const pinnedRoots = (): readonly JWK[] => trustRoots.peek();

let started: Promise<void> | undefined;

/** Loads the kept bundle, or the published one at first, and from then on keeps it fresh. Later calls wait for the first. */
export function loadTrust(): Promise<void> {
  started ??= refreshing()
    .then(({ start }) => start())
    .catch(() => {
      // What refreshes cannot be loaded: the next call tries again.
      started = undefined;
      trustState.value = { status: 'none' };
    });
  return started;
}

/**
 * Asks for a newer bundle, and for those of its parts that are not here. One that the pinned root did not sign, that is
 * older than what is here, or that is not there as a whole, changes nothing; neither does a missing network.
 *
 * @param files what was carried here; without, what the network has.
 */
export const refreshTrust = async (files?: PublishedFiles): Promise<RefreshAnswer> => {
  // What refreshes comes from the service as well, where it is not kept yet.
  const loaded = await refreshing().catch(() => undefined);
  return loaded ? loaded.refreshTrust(files) : { kind: 'unreachable' };
};

/**
 * All published files that this device's trust consists of, by their addresses: what another device can be given. Empty
 * where there is no trust.
 */
export const keptTrustFiles = async (): Promise<ReadonlyMap<string, Uint8Array>> =>
  (await refreshing()).keptTrustFiles();
