import { useSignal } from '@preact/signals';
import { formatDay, formatNumber } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import type { Part, Supervision } from '../../work-contract/supervision.ts';
import { w } from '../words.ts';
import { addressOf } from './place.ts';
import { blocked } from './supervision.ts';

type Column = 'name' | 'people' | 'blocked' | 'ready' | 'attested' | 'certified' | 'lastSevenDays' | 'doneBy';

const label = (column: Column): string => {
  switch (column) {
    case 'people':
    case 'blocked':
      return w(`overview.${column}`);
    case 'ready':
    case 'attested':
    case 'certified':
      return w(`states.${column}`);
    default:
      return w(`overview.parts.${column}`);
  }
};

const COLUMNS = [
  'name',
  'people',
  'blocked',
  'ready',
  'attested',
  'certified',
  'lastSevenDays',
  'doneBy',
] as const;

/** What a part is sorted by; what will never be done comes after every day. */
const sortValue = (part: Part, column: Column): number | string => {
  switch (column) {
    case 'name':
      return part.name ?? '';
    case 'blocked':
      return blocked(part.progress);
    case 'lastSevenDays':
      return part.lastSevenDays;
    case 'doneBy':
      return part.doneBy ?? (blocked(part.progress) === 0 ? '' : '9999');
    default:
      return part.progress[column];
  }
};

/** The parts of what is shown, each leading further down; sorted by any column, or only those that are stuck. */
export function PartsTable({ supervision: { parts, partsAre } }: { supervision: Supervision }) {
  const sort = useSignal<{ column: Column; isDown: boolean }>({ column: 'blocked', isDown: true });
  const onlyStuck = useSignal(false);
  if (!partsAre) return null;
  const stuckCount = parts.filter(({ stuckOn }) => stuckOn !== null).length;
  const { column, isDown } = sort.value;
  const compare = (a: Part, b: Part): number => {
    const [one, other] = [sortValue(a, column), sortValue(b, column)];
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : String(one).localeCompare(String(other), language.value);
    return isDown ? -order : order;
  };
  const rows = parts.filter(({ stuckOn }) => !onlyStuck.value || stuckOn !== null).toSorted(compare);
  return (
    <section class="overview-parts" aria-labelledby="overview-parts">
      <div class="overview-parts-heading">
        <h2 id="overview-parts">{w(`overview.parts.${partsAre}`)}</h2>
        {stuckCount > 0 && (
          <label class="work-check">
            <input
              type="checkbox"
              checked={onlyStuck.value}
              onChange={(event) => {
                onlyStuck.value = event.currentTarget.checked;
              }}
            />
            {w('overview.parts.onlyStuck', { count: stuckCount })}
          </label>
        )}
      </div>
      <div class="overview-parts-scroll">
        <table class="overview-table">
          <thead>
            <tr>
              {COLUMNS.map((one) => (
                <th
                  key={one}
                  scope="col"
                  aria-sort={one === column ? (isDown ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    onClick={() => {
                      // Names begin at their first letter, numbers with the largest.
                      sort.value = { column: one, isDown: one === column ? !isDown : one !== 'name' };
                    }}
                  >
                    {label(one)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((part) => (
              <PartRow key={addressOf(part.within)} part={part} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PartRow({ part }: { part: Part }) {
  const { name, within, progress, lastSevenDays, doneBy, stuckOn } = part;
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(within)}>{name ?? w('overview.undeclared')}</a>
        {stuckOn && (
          <span class="overview-stuck">
            {w('overview.parts.stuckOn', { finding: w(`findings.${stuckOn}.what`) })}
          </span>
        )}
      </th>
      <td>{formatNumber(progress.people)}</td>
      <td>{formatNumber(blocked(progress))}</td>
      <td>{formatNumber(progress.ready)}</td>
      <td>{formatNumber(progress.attested)}</td>
      <td>{formatNumber(progress.certified)}</td>
      <td>{formatNumber(lastSevenDays)}</td>
      <td>{doneBy ? formatDay(doneBy) : '–'}</td>
    </tr>
  );
}
