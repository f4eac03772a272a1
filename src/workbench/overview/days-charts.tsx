import { formatDay, formatNumber } from '../../ui/formats.ts';
import type { Supervision } from '../../work-contract/supervision.ts';
import { w } from '../words.ts';
import { ChartFigure } from './chart.tsx';

type Done = 'mended' | 'attested' | 'certified';
const WEEK_DAYS = 7;
const FEWEST_DAYS = 14;

/** What was done on each day, from the first on which anything was. */
export function DaysCharts({ supervision }: { supervision: Supervision }) {
  const days = shownDays(supervision.days);
  const labels = days.map(({ day }) => formatDay(day).replace(/.\d{4}$/, ''));
  const values = (of: Done) => days.map((day) => day[of]);
  const lastWeek = (of: Done) => formatNumber(days.slice(-WEEK_DAYS).reduce((sum, day) => sum + day[of], 0));
  const needed = supervision.deadline?.neededPerDay;
  return (
    <>
      <ChartFigure
        title={w('overview.days.title')}
        summary={w('overview.days.summary', { title: w('overview.days.title'), count: lastWeek('mended') })}
        data={{
          labels,
          series: [
            {
              name: w('overview.days.mended'),
              values: values('mended'),
              look: 'bars',
              colourName: '--brand',
            },
            ...(needed
              ? [
                  {
                    name: w('overview.days.needed'),
                    values: days.map(() => needed),
                    look: 'dashes' as const,
                    colourName: '--problem' as const,
                  },
                ]
              : []),
          ],
        }}
      >
        <DaysTable days={days} columns={['mended']} />
      </ChartFigure>
      <ChartFigure
        title={w('overview.days.signedTitle')}
        summary={w('overview.days.summary', {
          title: w('overview.days.certified'),
          count: lastWeek('certified'),
        })}
        data={{
          labels,
          series: [
            {
              name: w('overview.days.attested'),
              values: values('attested'),
              look: 'dashes',
              colourName: '--ink-muted',
            },
            {
              name: w('overview.days.certified'),
              values: values('certified'),
              look: 'line',
              colourName: '--brand',
            },
          ],
        }}
      >
        <DaysTable days={days} columns={['attested', 'certified']} />
      </ChartFigure>
    </>
  );
}

function shownDays(days: Supervision['days']): Supervision['days'] {
  const first = days.findIndex(({ mended, attested, certified }) => mended + attested + certified > 0);
  return days.slice(Math.min(first === -1 ? days.length : first, days.length - FEWEST_DAYS));
}

function DaysTable({ days, columns }: { days: Supervision['days']; columns: readonly Done[] }) {
  return (
    <table class="overview-table">
      <thead>
        <tr>
          <th scope="col">{w('overview.days.day')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {w(`overview.days.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <th scope="row">{formatDay(day.day)}</th>
            {columns.map((column) => (
              <td key={column}>{formatNumber(day[column])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
