import { computed, type ReadonlySignal } from '@preact/signals';
import type { Trust } from '../certificate/verify.ts';
import type { TrustBundle } from '../trust/bundle.ts';
import { type KnownStatuses, statusReasons } from '../trust/status/status-reasons.ts';
import { trustState } from '../ui/cached-trust.ts';
import { knownStatuses } from './status/verifier-status.ts';

/** What this device judges by: undefined where it has nothing, and then no verdict can be green. */
export type VerifierTrust =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly trust: Trust | undefined };

/** Trust with what is known of statuses. */
export const trustWithStatuses = (bundle: TrustBundle, trust: Trust, known: KnownStatuses): Trust => ({
  ...trust,
  status: (certificate, signer, now) => statusReasons(certificate, signer, bundle, known, now),
});

/** Whom the verifier believes, and what it knows of what does not hold any more. `loadStatuses` fills it. */
export const verifierTrust: ReadonlySignal<VerifierTrust> = computed(() => {
  const state = trustState.value;
  const known = knownStatuses.value;
  if (state.status === 'loading') return state;
  if (state.status === 'none') return { status: 'ready', trust: undefined };
  const { bundle, trust } = state;
  if (!bundle.status) return { status: 'ready', trust };
  return known ? { status: 'ready', trust: trustWithStatuses(bundle, trust, known) } : { status: 'loading' };
});
