import type { TrustBundle } from '../trust/bundle.ts';
import { type ClockTrouble, clockTrouble, passedBy } from '../trust/clock.ts';
import { type TrustAge, trustAge } from '../trust/trust.ts';
import { timeSeen } from '../ui/cached-trust.ts';

/** How old a bundle is at an instant of this device's clock, with what is wrong with that. */
export function ageNow(bundle: TrustBundle, now: Date): TrustAge & { clock: ClockTrouble | undefined } {
  const clockSeconds = now.getTime() / 1000;
  const seen = timeSeen.value;
  const passedSeconds = Math.max(bundle.issuedAtSeconds, passedBy(seen, performance.now()));
  // A clock that is behind makes nothing younger.
  const age = trustAge(bundle, new Date(Math.max(clockSeconds, passedSeconds) * 1000));
  return { ...age, clock: clockTrouble(seen, passedSeconds, clockSeconds) };
}
