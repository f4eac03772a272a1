import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { DownloadIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { Inspections } from '../../work-contract/inspections.ts';
import { askFile, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { loadDoorSets } from '../rules/rules.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { DeviceTable } from './device-table.tsx';
import { showDay, shown, together, totalOf } from './inspections.ts';
import './inspections-screen.css';
import { say } from './inspections-words.ts';
import { Totals } from './totals.tsx';
import { Doors, Reasons } from './why.tsx';

/** `/work/inspections`: what inspectors' devices have counted on a day, where, and which of them are silent. */
export function InspectionsScreen() {
  useEffect(() => {
    void showDay(shown.peek()?.day ?? null);
    // Without them, doors and rules are called by their names for machines.
    void loadDoorSets();
  }, []);
  const { day = null, inspections, isAsking = true, problem } = shown.value ?? {};
  return (
    <WorkPage
      title={w('parts.inspections')}
      lead={say('lead')}
      beside={<Tools day={day} inspections={inspections} isAsking={isAsking} />}
    >
      {problem && (
        <Problem
          error={problem}
          action={
            <Button look="secondary" onClick={() => void showDay(day)}>
              {say('refresh')}
            </Button>
          }
        />
      )}
      {!inspections && isAsking && <Waiting>{say('loading')}</Waiting>}
      {inspections?.devices.length === 0 && <p role="status">{say('noDevices')}</p>}
      {inspections && inspections.devices.length > 0 && (
        <div class="inspections" aria-busy={isAsking}>
          <Day inspections={inspections} />
        </div>
      )}
      {inspections && <p class="muted small">{say('howTo')}</p>}
    </WorkPage>
  );
}

function Day({ inspections: { devices } }: { inspections: Inspections }) {
  const place = useSignal('');
  const places = [...new Set(devices.map((device) => device.place))];
  const here = devices.filter((device) => place.value === '' || device.place === place.value);
  const counts = together(here);
  const silent = here.filter(({ hasSentToday }) => !hasSentToday).length;
  return (
    <>
      <label class="inspections-place">
        <span>{say('place')}</span>
        <select
          class="work-input"
          value={place.value}
          onChange={({ currentTarget }) => {
            place.value = currentTarget.value;
          }}
        >
          <option value="">{say('everywhere')}</option>
          {places.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {silent > 0 && (
        <Notice title={say('silent', { count: silent })}>
          <p>{say('silentHint')}</p>
        </Notice>
      )}
      {totalOf(counts) === 0 && <p role="status">{say('none')}</p>}
      {totalOf(counts) > 0 && <Totals counts={counts} />}
      <section class="inspections-part">
        <h2>{say('devices')}</h2>
        <DeviceTable devices={here} />
      </section>
      {totalOf(counts) > 0 && (
        <div class="inspections-why">
          <Reasons counts={counts} />
          <Doors counts={counts} />
        </div>
      )}
    </>
  );
}

function Tools({
  day,
  inspections,
  isAsking,
}: {
  day: string | null;
  inspections: Inspections | undefined;
  isAsking: boolean;
}) {
  const problem = useSignal<WorkError | undefined>(undefined);
  const download = async (of: string) => {
    problem.value = undefined;
    try {
      saveFile(new File([await askFile('inspections/csv', { day: of })], `kiem-tra-${of}.csv`));
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  return (
    <div class="inspections-tools">
      <label>
        <span>{say('day')}</span>
        <input
          type="date"
          class="work-input"
          value={inspections?.day ?? day ?? ''}
          max={inspections?.today}
          // Half a date, while it is typed, is none.
          onChange={({ currentTarget: { value } }) => value !== '' && void showDay(value)}
        />
      </label>
      <Button look="quiet" working={isAsking} onClick={() => void showDay(day)}>
        {say('refresh')}
      </Button>
      {inspections && (
        <Button look="secondary" icon={<DownloadIcon />} onClick={() => void download(inspections.day)}>
          {say('csv')}
        </Button>
      )}
      {problem.value && <Problem error={problem.value} />}
    </div>
  );
}
