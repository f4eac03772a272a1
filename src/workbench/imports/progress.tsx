import { formatPercent } from './percent.ts';

/** How far something has come, in a bar and in percent. */
export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <div class="progress">
      <p>
        {label} <span class="muted">{formatPercent(share)}</span>
      </p>
      <progress max={1} value={share} aria-label={label} />
    </div>
  );
}
