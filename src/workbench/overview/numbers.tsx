import { formatNumber, formatShare } from '../../ui/formats.ts';
import type { Progress } from '../../work-contract/supervision.ts';
import { w } from '../words.ts';
import { blocked } from './supervision.ts';

/** How many records stand where, in large numbers and as one bar. */
export function Numbers({ progress }: { progress: Progress }) {
  const { people, ready, attested, certified, deferred } = progress;
  const stages = [
    { key: 'blocked', count: blocked(progress), label: w('overview.blocked') },
    { key: 'ready', count: ready, label: w('states.ready') },
    { key: 'attested', count: attested, label: w('states.attested') },
    { key: 'certified', count: certified, label: w('states.certified') },
  ] as const;
  const share = formatShare(people === 0 ? 0 : certified / people);
  return (
    <section class="overview-numbers" aria-label={w('overview.numbers')}>
      <dl>
        <div class="overview-number">
          <dt>{w('overview.people')}</dt>
          <dd>{formatNumber(people)}</dd>
          <dd class="muted small">{w('overview.share', { percent: share })}</dd>
        </div>
        {stages.map(({ key, count, label }) => (
          <div key={key} class="overview-number">
            <dt>
              <span class={`overview-swatch overview-stage-${key}`} aria-hidden="true" /> {label}
            </dt>
            <dd>{formatNumber(count)}</dd>
            {key === 'blocked' && deferred > 0 && (
              <dd class="muted small">{w('overview.deferred', { count: deferred })}</dd>
            )}
          </div>
        ))}
      </dl>
      <div
        class="overview-bar"
        role="img"
        aria-label={w('overview.progress', { blocked: blocked(progress), ready, attested, certified })}
      >
        {stages.toReversed().map(({ key, count }) => (
          <span key={key} class={`overview-stage-${key}`} style={{ flexGrow: count }} />
        ))}
      </div>
    </section>
  );
}
