import { formatNumber } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/reasons.ts';
import type { Count } from '../../work-contract/inspections.ts';
import { keptOf, totalOf } from './inspections.ts';
import { say } from './inspections-words.ts';

export const OUTCOMES = ['valid', 'invalid', 'unknown'] as const satisfies readonly Count['outcome'][];

/** A day in five numbers. */
export function Totals({ counts }: { counts: readonly Count[] }) {
  const numbers = [
    [say('total'), totalOf(counts)],
    ...OUTCOMES.map((outcome) => [t(`outcomes.${outcome}`), totalOf(counts, outcome)] as const),
    [say('kept'), keptOf(counts)],
  ] as const;
  return (
    <dl class="inspections-totals">
      {numbers.map(([name, number]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatNumber(number)}</dd>
        </div>
      ))}
    </dl>
  );
}
