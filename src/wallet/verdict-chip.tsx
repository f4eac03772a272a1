import type { Verdict } from '../certificate/verify.ts';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { Spinner } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import './verdict-chip.css';

/** A verdict in a word, a shape and a colour. */
export function VerdictChip({ verdict }: { verdict: Verdict | undefined }) {
  return (
    <span class={`verdict-chip verdict-chip-${verdict?.outcome ?? 'checking'}`}>
      {verdict ? <OutcomeMark outcome={verdict.outcome} size="1.25em" /> : <Spinner />}
      <span>{t(`outcomes.${verdict?.outcome ?? 'checking'}`)}</span>
    </span>
  );
}
