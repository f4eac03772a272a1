import { signal } from '@preact/signals';
import { DecisionOutcome, DecisionsResponse } from '../../work-contract/decisions.ts';
import { ListAnswer, type ListPlan, type UnreadableList } from '../../work-contract/lists.ts';
import { ask, WorkError } from '../api.ts';
import { me } from '../session.ts';

/** Where the work with one list stands. */
interface ListWork {
  /** Undefined while none is read. */
  readonly plan: ListPlan | undefined;
  readonly unreadable: UnreadableList['unreadable'] | undefined;
  readonly chosen: ReadonlySet<number>;
  /** The decision by which it was applied, also while the answer has not come: sent again, it is done once. */
  readonly decisionId: string | undefined;
  readonly outcome: DecisionOutcome | undefined;
  /** How many records are as they were before, once it was undone. */
  readonly undone: number | undefined;
  readonly isWorking: boolean;
  readonly problem: WorkError | undefined;
}

const NOTHING: ListWork = {
  plan: undefined,
  unreadable: undefined,
  chosen: new Set(),
  decisionId: undefined,
  outcome: undefined,
  undone: undefined,
  isWorking: false,
  problem: undefined,
};

export const listWork = signal<ListWork>(NOTHING);

me.subscribe(() => {
  listWork.value = NOTHING;
});

export const startAnew = (): void => {
  listWork.value = NOTHING;
};

export const choose = (recordIds: Iterable<number>): void => {
  listWork.value = { ...listWork.value, chosen: new Set(recordIds) };
};

/** Has a file compared with the records. What differs a lot is left for a person to choose. */
export const compare = (file: Blob): Promise<void> =>
  work(NOTHING, async () => {
    const answer = await ask('lists', file, ListAnswer);
    if ('unreadable' in answer) return { unreadable: answer.unreadable };
    const chosen = answer.changes.filter(({ doubtful }) => !doubtful).map(({ recordId }) => recordId);
    return { plan: answer, chosen: new Set(chosen) };
  });

/** Applies what is chosen as one decision. */
export function apply(reason: string): Promise<void> {
  const { plan, chosen, decisionId = crypto.randomUUID() } = listWork.value;
  return work({ ...listWork.value, decisionId }, async () => ({
    outcome: await ask(
      'lists/apply',
      { id: decisionId, listId: plan?.listId, recordIds: [...chosen], reason },
      DecisionOutcome,
    ),
  }));
}

/** Takes the whole decision back. */
export function undo(): Promise<void> {
  const { decisionId } = listWork.value;
  return work(listWork.value, async () => {
    const decision = { id: crypto.randomUUID(), kind: 'undo', decisionId };
    const { outcomes } = await ask('decisions', { decisions: [decision] }, DecisionsResponse);
    return { undone: outcomes[0]?.changed ?? 0 };
  });
}

async function work(from: ListWork, task: () => Promise<Partial<ListWork>>): Promise<void> {
  const begun = { ...from, isWorking: true, problem: undefined };
  listWork.value = begun;
  let done: Partial<ListWork>;
  try {
    done = await task();
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    done = { problem: error };
  }
  // Somebody has begun with another one meanwhile.
  if (listWork.peek() === begun) listWork.value = { ...begun, isWorking: false, ...done };
}
