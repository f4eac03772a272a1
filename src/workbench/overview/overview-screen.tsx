import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../ui/components/button.tsx';
import { DownloadIcon } from '../../ui/components/icons.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { Supervision, Within } from '../../work-contract/supervision.ts';
import { askFile, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { CertificationTable } from './certification-table.tsx';
import { DaysCharts } from './days-charts.tsx';
import { FindingsTable } from './findings-table.tsx';
import { Numbers } from './numbers.tsx';
import { Outlook } from './outlook.tsx';
import './overview.css';
import { PartsTable } from './parts-table.tsx';
import { addressOf, stepsTo, withinOf } from './place.ts';
import { count, shown } from './supervision.ts';

/** `/work/overview`: how far one's territory or a part of it has come, who is stuck, and whether it will be in time. */
export function OverviewScreen() {
  const { url, query } = useLocation();
  useEffect(() => {
    void count(withinOf(query));
  }, [url]);
  const { supervision, within, isCounting = true, problem } = shown.value ?? {};
  return (
    <WorkPage
      title={w('overview.title')}
      beside={
        supervision &&
        within && <Tools within={within} hasParts={supervision.partsAre !== null} isCounting={isCounting} />
      }
    >
      {within && <Place within={within} facility={supervision?.facility ?? null} />}
      {problem && (
        <Problem
          error={problem}
          action={<Button onClick={() => void count(withinOf(query))}>{w('overview.refresh')}</Button>}
        />
      )}
      {!supervision && isCounting && <Waiting>{w('overview.loading')}</Waiting>}
      {supervision && within && (
        <div class="overview" aria-busy={isCounting}>
          <Outlook supervision={supervision} within={within} />
          <Numbers progress={supervision.progress} />
          <div class="overview-charts">
            <DaysCharts supervision={supervision} />
            <FindingsTable progress={supervision.progress} />
          </div>
          {isSupervisor() && <CertificationTable />}
          <PartsTable supervision={supervision} />
        </div>
      )}
    </WorkPage>
  );
}

const isSupervisor = () => me.value?.role === 'province' || me.value?.role === 'ministry';

function Place({ within, facility }: { within: Within; facility: Supervision['facility'] }) {
  if (!me.value) return null;
  const steps = stepsTo(me.value, within, facility);
  const here = steps.length - 1;
  return (
    <nav class="overview-place" aria-label={w('overview.place')}>
      <ol>
        {steps.map((step, index) => (
          <li key={addressOf(step.within)}>
            {index < here ? (
              <a href={addressOf(step.within)}>{step.name}</a>
            ) : (
              <span aria-current="page">{step.name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Tools({ within, hasParts, isCounting }: { within: Within; hasParts: boolean; isCounting: boolean }) {
  const problem = useSignal<WorkError | undefined>(undefined);
  const download = async () => {
    problem.value = undefined;
    try {
      saveFile(new File([await askFile('supervision/csv', within)], 'tien-do.csv'));
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  return (
    <div class="overview-tools">
      <Button look="quiet" working={isCounting} onClick={() => void count(within)}>
        {w('overview.refresh')}
      </Button>
      <Button look="quiet" onClick={() => window.print()}>
        {w('overview.print')}
      </Button>
      {hasParts && (
        <Button look="secondary" icon={<DownloadIcon />} onClick={() => void download()}>
          {w('overview.csv')}
        </Button>
      )}
      {problem.value && <Problem error={problem.value} />}
    </div>
  );
}
