import type { Outcome } from '../../certificate/reasons.ts';
import type { Sum } from '../../tally-contract/tally.ts';
import '../../ui/components/number-table.css';
import { formatNumber } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/reasons.ts';
import { DoorCounts } from './door-counts.tsx';
import { say } from './shift-words.ts';
import { byHour, byReason, type HourCounts, totalOf } from './sums.ts';

const OUTCOMES = ['valid', 'invalid', 'unknown'] as const satisfies readonly Outcome[];
const REASONS_SHOWN = 8;

/** A day's verdicts: in all, hour by hour, and why they were not valid. */
export function DayCounts({ sums }: { sums: readonly Sum[] }) {
  if (sums.length === 0) return <p>{say('none')}</p>;
  const hours = byHour(sums);
  const zones = [...new Set(sums.map(({ zone }) => zone))];
  return (
    <>
      <dl class="shift-totals">
        <div>
          <dt>{say('total')}</dt>
          <dd>{formatNumber(totalOf(sums))}</dd>
        </div>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`outcomes.${outcome}`)}</dt>
            <dd>{formatNumber(totalOf(sums, outcome))}</dd>
          </div>
        ))}
      </dl>
      <section class="shift-part">
        <h2>{say('byHour')}</h2>
        <Hours hours={hours} />
        <p class="muted small">{say('zone', { zone: zones.join(', ') })}</p>
      </section>
      <section class="shift-part">
        <h2>{say('reasons')}</h2>
        <Reasons sums={sums} />
      </section>
      <DoorCounts sums={sums} />
    </>
  );
}

function Hours({ hours }: { hours: readonly HourCounts[] }) {
  const most = Math.max(...hours.map(({ total }) => total));
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">{say('hour')}</th>
          <th scope="col">{say('total')}</th>
          {OUTCOMES.map((outcome) => (
            <th key={outcome} scope="col">
              {t(`outcomes.${outcome}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.startSeconds}>
            <th scope="row">{hour.time}</th>
            <td class="shift-total">
              <span
                class="shift-bar"
                aria-hidden="true"
                style={{ inlineSize: `${(60 * hour.total) / most}%` }}
              />
              {formatNumber(hour.total)}
            </td>
            {OUTCOMES.map((outcome) => (
              <td key={outcome}>{formatNumber(hour[outcome])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reasons({ sums }: { sums: readonly Sum[] }) {
  const reasons = byReason(sums).slice(0, REASONS_SHOWN);
  if (reasons.length === 0) return <p>{say('noReasons')}</p>;
  return (
    <ol class="shift-reasons">
      {reasons.map(({ reason, count }) => (
        <li key={reason}>
          <strong>{say('times', { count })}</strong> {t(`reasons.${reason}.inspector`)}{' '}
          <span class="muted small">{reason}</span>
        </li>
      ))}
    </ol>
  );
}
