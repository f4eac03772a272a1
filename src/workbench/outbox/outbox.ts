import { signal } from '@preact/signals';
import type { Decision, DecisionOutcome, DecisionsRequest } from '../../work-contract/decisions.ts';
import { WorkError, type WorkProblem } from '../api.ts';

/** Something that a person decided, on its way to the service. */
export interface Outgoing {
  readonly accountId: number;
  /** Rises from decision to decision on this device. */
  readonly order: number;
  /** What the person calls what they decided about: the name in the record. */
  readonly about: string;
  readonly decision: Decision;
  /** What the service had against it; undefined while it has not answered. */
  readonly refused?: readonly Refusal[];
}

export type Refusal = DecisionOutcome['refused'][number];

/** Where outgoing decisions are kept until the service has them. */
export interface OutboxStore {
  read(accountId: number): Promise<readonly Outgoing[]>;
  put(outgoing: Outgoing): Promise<void>;
  remove(decisionId: string): Promise<void>;
}

interface OutboxState {
  /** In the order in which they were made. */
  readonly waiting: readonly Outgoing[];
  /** Answered with a refusal, until somebody has looked at it. */
  readonly refused: readonly Outgoing[];
  /** Why the last attempt to send failed. */
  readonly problem: WorkProblem | undefined;
}

const EMPTY: OutboxState = { waiting: [], refused: [], problem: undefined };

/** What of the present account has not arrived yet. */
export const outbox = signal<OutboxState>(EMPTY);

/** The outcome of each decision that the service has taken, as it comes. */
export const arrived = signal<DecisionOutcome | undefined>(undefined);

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly send: (request: DecisionsRequest) => Promise<{ outcomes: readonly DecisionOutcome[] }>;
  /** Runs the work while no other tab does the same. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Tells the other tabs that what waits has changed. */
  readonly announce: () => void;
  readonly delay: (milliseconds: number) => Promise<void>;
}

const BATCH = 50;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Where trying again later is of use. */
const PASSING: readonly WorkProblem[] = [
  'no-connection',
  'timeout',
  'unavailable',
  'too-many-requests',
  'bad-answer',
];

/**
 * The outgoing decisions of one account: kept first, then sent in order, and again until the service has answered. By
 * its id each is done once, however often it is sent.
 */
export function openOutbox(accountId: number, { store, send, alone, announce, delay }: OutboxParts) {
  let isClosed = false;
  /** What the store would not take lasts as long as the page. */
  const unstored = new Map<string, Outgoing>();
  let flushing: Promise<void> | undefined;
  let isWanted = false;

  const all = async (): Promise<readonly Outgoing[]> => {
    const kept = await store.read(accountId).catch(() => []);
    const known = new Set(kept.map(({ decision }) => decision.id));
    return [...kept, ...[...unstored.values()].filter(({ decision }) => !known.has(decision.id))].sort(
      (one, other) => one.order - other.order,
    );
  };
  const put = async (outgoing: Outgoing) => {
    try {
      await store.put(outgoing);
    } catch {
      unstored.set(outgoing.decision.id, outgoing);
    }
  };
  const remove = async (decisionId: string) => {
    unstored.delete(decisionId);
    await store.remove(decisionId).catch(() => {});
  };
  const show = async (problem: WorkProblem | undefined = outbox.value.problem) => {
    const outgoing = await all();
    if (isClosed) return;
    const waiting = outgoing.filter(({ refused }) => !refused);
    outbox.value = {
      waiting,
      refused: outgoing.filter(({ refused }) => refused),
      problem: waiting.length > 0 ? problem : undefined,
    };
  };

  /** @returns whether there may be more to send. */
  const sendSome = async (atMost: number): Promise<boolean> => {
    const waiting = (await all()).filter(({ refused }) => !refused).slice(0, atMost);
    if (waiting.length === 0 || isClosed) return false;
    try {
      const { outcomes } = await send({ decisions: waiting.map(({ decision }) => decision) });
      const answered = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
      for (const outgoing of waiting) {
        const outcome = answered.get(outgoing.decision.id);
        if (!outcome) continue;
        if (outcome.refused.length > 0) await put({ ...outgoing, refused: outcome.refused });
        else await remove(outgoing.decision.id);
        arrived.value = outcome;
      }
      // An answer that speaks of none of them would be asked for for ever.
      if (outcomes.length === 0) throw new WorkError('bad-answer');
    } catch (error) {
      if (!(error instanceof WorkError) || PASSING.includes(error.code) || error.code === 'signed-out')
        throw error;
      // One of them is at fault: find it by sending each on its own.
      if (waiting.length > 1) return sendSome(1);
      const [outgoing] = waiting;
      if (outgoing) {
        const why = error.code === 'not-allowed' ? 'not-allowed' : 'invalid';
        await put({ ...outgoing, refused: [{ recordId: null, why }] });
      }
    }
    return true;
  };

  const flushOnce = async () => {
    let retryMs = FIRST_RETRY_MS;
    while (!isClosed) {
      let problem: WorkProblem | undefined;
      try {
        await alone(async () => {
          while (await sendSome(BATCH)) {
            await show(undefined);
            announce();
          }
        });
      } catch (error) {
        if (!(error instanceof WorkError)) throw error;
        problem = error.code;
      }
      await show(problem);
      announce();
      if (problem === undefined || problem === 'signed-out') return;
      await delay(retryMs);
      retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
    }
  };

  /** Sends what waits; while that is under way, once more afterwards. */
  const flush = (): Promise<void> => {
    isWanted = true;
    flushing ??= (async () => {
      while (isWanted && !isClosed) {
        isWanted = false;
        await flushOnce();
      }
    })().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  return {
    /** Keeps a decision and sends it; the screen need not wait for either. */
    async add(decision: Decision, about: string): Promise<void> {
      const last = (await all()).at(-1)?.order ?? 0;
      await put({ accountId, order: Math.max(last + 1, Date.now()), about, decision });
      await show();
      announce();
      await flush();
    },
    flush,
    /** Somebody has looked at the refusal. */
    async dismiss(decisionId: string): Promise<void> {
      await remove(decisionId);
      await show();
      announce();
    },
    /** Another tab has added or sent something. */
    refresh: () => show(),
    close(): void {
      isClosed = true;
      outbox.value = EMPTY;
    },
  };
}

export type Outbox = ReturnType<typeof openOutbox>;
