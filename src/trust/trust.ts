import { indexProducts } from '../certificate/icvp-products.ts';
import type { ReasonCode } from '../certificate/reasons.ts';
import type { Trust } from '../certificate/verify.ts';
import type { TrustBundle } from './bundle.ts';
import { isBehind } from './clock.ts';
import { indexSigners } from './signers.ts';

export type Freshness = 'fresh' | 'ageing' | 'stale';

export interface TrustAge {
  readonly state: Freshness;
  /** Since the bundle was issued; never negative. */
  readonly ageSeconds: number;
}

/** How old a bundle is, by its own policy. Past its own expiry it is stale whatever the policy says. */
export function trustAge(bundle: TrustBundle, now: Date): TrustAge {
  const nowSeconds = now.getTime() / 1000;
  const ageSeconds = Math.max(0, nowSeconds - bundle.issuedAtSeconds);
  const { freshSeconds, staleSeconds } = bundle.policy;
  if (ageSeconds >= staleSeconds || nowSeconds >= bundle.expiresAtSeconds)
    return { state: 'stale', ageSeconds };
  return { state: ageSeconds < freshSeconds ? 'fresh' : 'ageing', ageSeconds };
}

/**
 * Trust to judge certificates by.
 *
 * @param passedSeconds the latest instant that has certainly passed by now, as far as this device knows; a clock before
 *   it (or before the bundle's own issue) is wrong, and then nothing can be said about validity in time.
 */
export function trustFrom(bundle: TrustBundle, passedSeconds: () => number = () => 0): Trust {
  return {
    signers: indexSigners(bundle.issuers),
    ...(bundle.icvpProducts && { icvpProducts: indexProducts(bundle.icvpProducts) }),
    doubts: (now) => {
      const doubts: ReasonCode[] = [];
      const certainSeconds = Math.max(bundle.issuedAtSeconds, passedSeconds());
      if (isBehind(now.getTime() / 1000, certainSeconds)) doubts.push('clock-behind');
      if (trustAge(bundle, now).state === 'stale') doubts.push('stale-trust');
      return doubts;
    },
  };
}
