import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import type { RepairGroup, RepairSample } from '../../work-contract/groups.ts';
import { WorkError } from '../api.ts';
import { percent } from '../confidence.tsx';
import { decide, made } from '../outbox/decide.ts';
import { outbox } from '../outbox/outbox.ts';
import { Problem } from '../problem.tsx';
import { say } from '../said.ts';
import { w } from '../words.ts';
import { groupSentence } from './group-sentence.ts';
import { drawSample } from './groups.ts';
import { SamplePair } from './sample-pair.tsx';

/** One kind of repair: how many, a sample to look at, and the one decision for all. */
export function Group({ group }: { group: RepairGroup }) {
  const sample = useSignal<RepairSample | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const isOpen = useSignal(false);
  const isAsking = useSignal(false);
  const sentence = groupSentence(group.kind);

  const draw = async () => {
    isOpen.value = true;
    problem.value = undefined;
    try {
      // Any number will do: it only has to differ from sample to sample.
      sample.value = await drawSample(group.kind, Math.floor(Math.random() * 1_000_000));
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  const apply = () => {
    isAsking.value = false;
    decide({ kind: 'repair-group', repairKind: group.kind }, sentence);
    say(w('groups.applied', { count: group.count }));
  };
  const waiting = outbox.value.waiting.some(
    ({ decision }) => decision.kind === 'repair-group' && decision.repairKind === group.kind,
  );
  return (
    <article class="repair-group" aria-label={sentence}>
      <div class="repair-group-head">
        <p class="repair-group-count">{w('groups.count', { count: group.count })}</p>
        <p class="repair-group-sentence">{sentence}</p>
        <p class="small muted">{w('groups.least', { percent: percent(group.leastConfidence) })}</p>
      </div>
      <div class="repair-group-actions">
        <Button look="secondary" onClick={() => void draw()}>
          {isOpen.value ? w('groups.anotherSample') : w('groups.showSample')}
        </Button>
        <Button
          working={waiting}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {w('groups.apply', { count: group.count })}
        </Button>
      </div>
      {problem.value && <Problem error={problem.value} />}
      {isOpen.value && !sample.value && !problem.value && <Waiting>{w('groups.drawing')}</Waiting>}
      {isOpen.value && sample.value && (
        <ul class="repair-group-sample">
          {sample.value.pairs.map(({ record, candidate }) => (
            <li key={record.id}>
              <SamplePair record={record} candidate={candidate} />
            </li>
          ))}
        </ul>
      )}
      {isAsking.value && (
        <Dialog
          title={w('groups.confirmTitle', { count: group.count })}
          onClose={() => {
            isAsking.value = false;
          }}
        >
          <p>{sentence}</p>
          <p>{w('groups.confirmText')}</p>
          <form method="dialog" class="dialog-actions">
            <Button look="secondary" type="submit">
              {t('app.cancel')}
            </Button>
            <Button onClick={apply}>{w('groups.apply', { count: group.count })}</Button>
          </form>
        </Dialog>
      )}
    </article>
  );
}

/** What was applied to groups since the page was opened, and what came of it; each can be taken back. */
export function AppliedGroups() {
  const takenBack = new Set(
    made.value.flatMap(({ decided }) => (decided.kind === 'undo' ? [decided.decisionId] : [])),
  );
  const applied = made.value.filter(({ decided }) => decided.kind === 'repair-group');
  if (applied.length === 0) return null;
  return (
    <ul class="groups-applied">
      {applied.map(({ id, about, outcome }) => (
        <li key={id}>
          <p>
            {takenBack.has(id)
              ? w('groups.takenBack', { sentence: about })
              : outcome
                ? w('groups.done', { count: outcome.changed, sentence: about })
                : w('groups.sending', { sentence: about })}
          </p>
          {!takenBack.has(id) && (
            <button
              type="button"
              class="link-button"
              onClick={() => {
                decide({ kind: 'undo', decisionId: id }, about);
                say(w('groups.takenBack', { sentence: about }));
              }}
            >
              {w('record.undo')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
