import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { DownloadIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { ListPlan } from '../../work-contract/lists.ts';
import { askFile, WorkError } from '../api.ts';
import { FileChoice } from '../file-choice.tsx';
import { Problem } from '../problem.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { ChangesTable } from './changes-table.tsx';
import './lists-screen.css';
import { MisfitsTable } from './misfits-table.tsx';
import { apply, compare, listWork, startAnew, undo } from './police-list.ts';

/** `/work/lists`: a list from outside is compared with the records first, and then applied, all of it or some. */
export function ListsScreen() {
  const { plan, unreadable, isWorking, problem } = listWork.value;
  return (
    <WorkPage title={w('lists.title')} lead={w('lists.lead')}>
      {problem && <Problem error={problem} />}
      {unreadable && (
        <Notice tone="problem" urgent code={unreadable}>
          <p>{w(`lists.unreadable.${unreadable}`)}</p>
        </Notice>
      )}
      {plan ? (
        <Compared plan={plan} />
      ) : isWorking ? (
        <Waiting>{w('lists.working')}</Waiting>
      ) : (
        <FileChoice
          label={w('lists.file')}
          hint={`${w('lists.file')}. ${w('lists.fileHint')}`}
          accept=".csv,.xlsx,text/csv"
          onFile={(file) => void compare(file)}
        />
      )}
    </WorkPage>
  );
}

function Compared({ plan }: { plan: ListPlan }) {
  const { outcome, undone } = listWork.value;
  return (
    <>
      {outcome ? <Outcome /> : <Choice plan={plan} />}
      <div class="lists-actions">
        <Report listId={plan.listId} />
        <Button look="quiet" onClick={startAnew}>
          {w('lists.another')}
        </Button>
      </div>
      {undone === undefined && plan.changes.length > 0 && (
        <ChangesTable changes={plan.changes} isFixed={outcome !== undefined} />
      )}
      {plan.misfits.length > 0 && <MisfitsTable misfits={plan.misfits} />}
    </>
  );
}

function Choice({ plan: { changes } }: { plan: ListPlan }) {
  const isAsking = useSignal(false);
  const { chosen, isWorking } = listWork.value;
  if (changes.length === 0) return <p role="status">{w('lists.nothing')}</p>;
  return (
    <div class="lists-actions">
      <p role="status">
        <strong>{w('lists.found', { count: changes.length })}</strong>{' '}
        {w('lists.chosen', { count: chosen.size, total: changes.length })}
      </p>
      {chosen.size > 0 && (
        <Button
          working={isWorking}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {w('lists.apply', { count: chosen.size })}
        </Button>
      )}
      {isAsking.value && (
        <ReasonDialog
          title={w('lists.why')}
          ready={[w('lists.ready.police'), w('lists.ready.card')]}
          submit={w('lists.apply', { count: chosen.size })}
          onReason={(reason) => {
            isAsking.value = false;
            void apply(reason);
          }}
          onCancel={() => {
            isAsking.value = false;
          }}
        />
      )}
    </div>
  );
}

function Outcome() {
  const { outcome, undone, isWorking } = listWork.value;
  if (!outcome) return null;
  return (
    <div class="lists-actions" role="status">
      <Notice
        title={
          undone === undefined
            ? w('lists.applied', { count: outcome.changed })
            : w('lists.undone', { count: undone })
        }
      >
        {undone === undefined && outcome.refused.length > 0 && (
          <p>{w('lists.refused', { count: outcome.refused.length })}</p>
        )}
      </Notice>
      {undone === undefined && outcome.changed > 0 && (
        <Button look="secondary" working={isWorking} onClick={() => void undo()}>
          {w('lists.undo')}
        </Button>
      )}
    </div>
  );
}

function Report({ listId }: { listId: string }) {
  const problem = useSignal<WorkError | undefined>(undefined);
  const download = async () => {
    problem.value = undefined;
    try {
      saveFile(new File([await askFile('lists/report', { listId })], 'ket-qua-danh-sach.csv'));
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  return (
    <>
      <Button look="secondary" icon={<DownloadIcon />} onClick={() => void download()}>
        {w('lists.report')}
      </Button>
      {problem.value && <Problem error={problem.value} />}
    </>
  );
}
