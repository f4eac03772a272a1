import type { Certificate } from './certificate.ts';
import type { ReasonCode } from './reasons.ts';
import type { Trust } from './verify.ts';

/**
 * What a certificate's own standard says about when its vaccinations count, beyond the envelope's time.
 * Days are compared in UTC, and a bound counts as a whole day.
 */
export function effectReasons(
  { immunizations }: Certificate,
  _trust: Pick<Trust, 'icvpProducts'>,
  now: Date,
): ReasonCode[] {
  const today = now.toISOString().slice(0, 10);
  const reasons = new Set<ReasonCode>();
  for (const { effectiveFrom, effectiveUntil } of immunizations) {
    if (effectiveFrom !== undefined && today < effectiveFrom) reasons.add('not-yet-effective');
    if (effectiveUntil !== undefined && today > effectiveUntil) reasons.add('no-longer-effective');
  }
  return [...reasons];
}
