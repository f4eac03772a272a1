import type { TrustBundle } from '../trust/bundle.ts';
import { trustRefusal, trustState } from '../ui/cached-trust.ts';
import { formatDuration } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import { ageNow } from './age-now.ts';
import { isKioskRunning } from './modes/kiosk-lock.ts';

/** Of the screen that says all of it; whoever stands before a kiosk goes nowhere. */
const address = () => (isKioskRunning.value ? {} : { href: '/verify/trust' });

/** How old the keys are by which this device judges, and what is wrong. No verdict, so no verdict's colour. */
export function TrustChip({ now }: { now: Date }) {
  const state = trustState.value;
  const refusal = trustRefusal.value && t('verifier.trust.refused', { code: trustRefusal.value });
  if (state.status === 'ready') return <Age bundle={state.bundle} now={now} refusal={refusal} />;
  return refusal ? (
    <a class="verifier-chip verifier-chip-stale" {...address()}>
      {refusal}
    </a>
  ) : (
    <a class="verifier-chip" {...address()}>
      {t(`verifier.trust.${state.status}`)}
    </a>
  );
}

function Age({ bundle, now, refusal }: { bundle: TrustBundle; now: Date; refusal: string | undefined }) {
  const { state, ageSeconds, clock } = ageNow(bundle, now);
  const troubles = [
    refusal,
    clock && t(`verifier.trust.${clock.kind}`, { by: formatDuration(clock.bySeconds) }),
  ].filter((trouble) => trouble !== undefined);
  return (
    <a
      class={`verifier-chip verifier-chip-${troubles.length > 0 ? 'stale' : state}`}
      {...address()}
      data-freshness={state}
      data-clock={clock?.kind}
    >
      <span>
        {troubles.map((trouble) => (
          <>
            {trouble}
            <br />
          </>
        ))}
        {ageSeconds < 60
          ? t('verifier.trust.new')
          : t(`verifier.trust.${state}`, { age: formatDuration(ageSeconds) })}
      </span>
    </a>
  );
}
