import type { TrustBundle } from '../trust/bundle.ts';
import { clockTrouble, passedBy } from '../trust/clock.ts';
import { trustAge } from '../trust/trust.ts';
import { timeSeen, trustRefusal, trustState } from '../ui/cached-trust.ts';
import { formatDuration } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';

/** How old the keys are by which this device judges, and what is wrong. No verdict, so no verdict's colour. */
export function TrustChip({ now }: { now: Date }) {
  const state = trustState.value;
  const refusal = trustRefusal.value && t('verifier.trust.refused', { code: trustRefusal.value });
  if (state.status === 'ready') return <Age bundle={state.bundle} now={now} refusal={refusal} />;
  return refusal ? (
    <p class="verifier-chip verifier-chip-stale">{refusal}</p>
  ) : (
    <p class="verifier-chip">{t(`verifier.trust.${state.status}`)}</p>
  );
}

function Age({ bundle, now, refusal }: { bundle: TrustBundle; now: Date; refusal: string | undefined }) {
  const clockSeconds = now.getTime() / 1000;
  const seen = timeSeen.value;
  const passedSeconds = Math.max(bundle.issuedAtSeconds, passedBy(seen, performance.now()));
  const clock = clockTrouble(seen, passedSeconds, clockSeconds);
  // A clock that is behind makes nothing younger.
  const { state, ageSeconds } = trustAge(bundle, new Date(Math.max(clockSeconds, passedSeconds) * 1000));
  const troubles = [
    refusal,
    clock && t(`verifier.trust.${clock.kind}`, { by: formatDuration(clock.bySeconds) }),
  ].filter((trouble) => trouble !== undefined);
  return (
    <p
      class={`verifier-chip verifier-chip-${troubles.length > 0 ? 'stale' : state}`}
      data-freshness={state}
      data-clock={clock?.kind}
    >
      {troubles.map((trouble) => (
        <>
          {trouble}
          <br />
        </>
      ))}
      {ageSeconds < 60
        ? t('verifier.trust.new')
        : t(`verifier.trust.${state}`, { age: formatDuration(ageSeconds) })}
    </p>
  );
}
