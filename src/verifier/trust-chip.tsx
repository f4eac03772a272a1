import { trustAge } from '../trust/trust.ts';
import { trustRefusal, trustState } from '../ui/cached-trust.ts';
import { formatDuration } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';

/** How old the keys are by which this device judges. No verdict, so no verdict's colour. */
export function TrustChip({ now }: { now: Date }) {
  const state = trustState.value;
  if (trustRefusal.value) {
    return (
      <p class="verifier-chip verifier-chip-stale">
        {t('verifier.trust.refused', { code: trustRefusal.value })}
      </p>
    );
  }
  if (state.status !== 'ready') return <p class="verifier-chip">{t(`verifier.trust.${state.status}`)}</p>;
  const { state: freshness, ageSeconds } = trustAge(state.bundle, now);
  return (
    <p class={`verifier-chip verifier-chip-${freshness}`} data-freshness={freshness}>
      {ageSeconds < 60
        ? t('verifier.trust.new')
        : t(`verifier.trust.${freshness}`, { age: formatDuration(ageSeconds) })}
    </p>
  );
}
