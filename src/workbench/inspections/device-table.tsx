import { formatMoment, formatNumber } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/reasons.ts';
import type { InspectingDevice } from '../../work-contract/inspections.ts';
import { keptOf, totalOf } from './inspections.ts';
import { say } from './inspections-words.ts';
import { OUTCOMES } from './totals.tsx';

/** Enough to tell a place's devices apart; the whole is in the CSV. */
const SHOWN_OF_NAME = 8;

/** Each device, also those of which nothing came. */
export function DeviceTable({ devices }: { devices: readonly InspectingDevice[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section class="inspections-scroll" tabIndex={0} aria-label={say('devices')}>
      <table class="inspections-table">
        <thead>
          <tr>
            <th scope="col">{say('place')}</th>
            <th scope="col">{say('device')}</th>
            <th scope="col">{say('total')}</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col">
                {t(`outcomes.${outcome}`)}
              </th>
            ))}
            <th scope="col">{say('kept')}</th>
            <th scope="col">{say('lastSent')}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map(({ thumbprint, place, lastSentAt, hasSentToday, counts }) => (
            <tr key={thumbprint}>
              <th scope="row">{place}</th>
              <td>
                <code>{thumbprint.slice(0, SHOWN_OF_NAME)}</code>
              </td>
              <td>{formatNumber(totalOf(counts))}</td>
              {OUTCOMES.map((outcome) => (
                <td key={outcome}>{formatNumber(totalOf(counts, outcome))}</td>
              ))}
              <td>{formatNumber(keptOf(counts))}</td>
              <td>
                {lastSentAt ? <time dateTime={lastSentAt}>{formatMoment(lastSentAt)}</time> : say('never')}
                {!hasSentToday && <span class="inspections-silent">{say('silentMark')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
