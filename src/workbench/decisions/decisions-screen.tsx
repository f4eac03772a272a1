import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import { DecisionList } from '../../work-contract/decisions.ts';
import { ask, WorkError } from '../api.ts';
import { decide, made, settled } from '../outbox/decide.ts';
import { arrived } from '../outbox/outbox.ts';
import { Problem } from '../problem.tsx';
import { actionWord, moment } from '../record/history.tsx';
import { say } from '../said.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import './decisions-screen.css';

type Listed = DecisionList['decisions'][number];

/** `/work/decisions`: one's own latest decisions, also of earlier days and other devices, each to be taken back. */
export function DecisionsScreen() {
  const decisions = useSignal<readonly Listed[] | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const load = async () => {
    await settled();
    problem.value = undefined;
    try {
      decisions.value = (await ask('decisions', undefined, DecisionList)).decisions;
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  const outcomeId = arrived.value?.id;
  useEffect(() => {
    void load();
  }, [outcomeId]);
  return (
    <WorkPage title={w('parts.decisions')} lead={w('myDecisions.lead')}>
      {problem.value && (
        <Problem
          error={problem.value}
          action={
            <Button look="secondary" onClick={() => void load()}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {!decisions.value && !problem.value && <Waiting>{t('app.loading')}</Waiting>}
      {decisions.value?.length === 0 && (
        <Notice>
          <p>{w('myDecisions.none')}</p>
        </Notice>
      )}
      <ul class="my-decisions">
        {decisions.value?.map((decision) => (
          <li key={decision.id}>
            <OwnDecision decision={decision} />
          </li>
        ))}
      </ul>
    </WorkPage>
  );
}

function OwnDecision({ decision: { id, kind, decidedAt, changed, undone, names } }: { decision: Listed }) {
  const about = names.join(', ');
  const isTakenBack =
    undone || made.value.some(({ decided }) => decided.kind === 'undo' && decided.decisionId === id);
  return (
    <>
      <p>
        <strong>{actionWord(kind)}</strong> · {about}
        {changed > names.length && ` ${w('myDecisions.more', { count: changed - names.length })}`}
      </p>
      <p class="small muted">
        <time dateTime={decidedAt}>{moment(decidedAt)}</time>
      </p>
      {isTakenBack ? (
        <p class="small muted">{w('myDecisions.undone')}</p>
      ) : (
        kind !== 'undo' &&
        changed > 0 && (
          <button
            type="button"
            class="link-button"
            aria-label={w('myDecisions.undo', { what: actionWord(kind), name: about })}
            onClick={() => {
              decide({ kind: 'undo', decisionId: id }, about);
              say(w('said.undone', { what: actionWord(kind), name: about }));
            }}
          >
            {w('record.undo')}
          </button>
        )
      )}
    </>
  );
}
