import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { RecordDetail, RecordLine } from '../../work-contract/records.ts';
import { decide, dismiss } from '../outbox/decide.ts';
import { outbox } from '../outbox/outbox.ts';
import { loadMore, loadQueue, neighbours, queue } from '../queue/queue.ts';
import { say } from '../said.ts';
import { w } from '../words.ts';
import { forgetAhead } from './record.ts';

/** Rows before the end at which the next page of the queue is fetched. */
const FETCH_QUEUE_AHEAD = 20;

/** The way from a record to its neighbours in the queue, by a step or by a decision. */
export function useWay(record: RecordDetail, onDecided: () => void) {
  const { route } = useLocation();
  /** On the way to another record: what is pressed now is not meant for this one. */
  const isLeaving = useSignal(false);
  const goTo = (next: RecordLine | undefined) => {
    const { rows } = queue.value;
    if (next && rows.indexOf(next) > rows.length - FETCH_QUEUE_AHEAD) void loadMore();
    route(next ? `/work/record/${next.id}` : '/work/queue');
  };
  const step = async (direction: 1 | -1) => {
    if (queue.value.askedAtMs === undefined) {
      isLeaving.value = true;
      await loadQueue();
    }
    const [next] = neighbours(record.id, direction, 1);
    if (!next && direction === 1) say(w('said.atEnd'));
    goTo(next);
  };
  /** To the next record at once: the decision is on its way by itself. */
  const moveOn = (decided: Parameters<typeof decide>[0]) => {
    // Whoever decides anew has seen what was refused before.
    for (const { decision } of outbox.value.refused) {
      if ('recordId' in decision && decision.recordId === record.id) dismiss(decision.id);
    }
    decide(decided, record.name);
    forgetAhead(record.id);
    onDecided();
    const [next] = neighbours(record.id, 1, 1);
    const what = w('said.decided', { what: w(`decisions.${decided.kind}`), name: record.name });
    say(next ? w('said.andNext', { what, name: next.name }) : w('said.andEnd', { what }));
    goTo(next);
  };
  return { isLeaving, step, moveOn };
}
