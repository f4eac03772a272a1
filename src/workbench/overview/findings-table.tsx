import { formatNumber } from '../../ui/formats.ts';
import type { Progress } from '../../work-contract/supervision.ts';
import { w } from '../words.ts';

/** Which findings hold records up, most first: each with its number and a bar as long as that. */
export function FindingsTable({ progress: { findings } }: { progress: Progress }) {
  const [largest] = findings;
  return (
    <section class="overview-chart" aria-labelledby="overview-findings">
      <h2 id="overview-findings">{w('overview.findings.title')}</h2>
      {largest ? (
        <table class="overview-table overview-findings">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{w('overview.findings.finding')}</th>
              <th scope="col">{w('overview.findings.records')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ finding, records }) => (
              <tr key={finding}>
                <th scope="row">
                  {w(`findings.${finding}.what`)}
                  <span
                    class="overview-finding-bar"
                    aria-hidden="true"
                    style={{ inlineSize: `${(100 * records) / largest.records}%` }}
                  />
                </th>
                <td>{formatNumber(records)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{w('overview.findings.none')}</p>
      )}
    </section>
  );
}
