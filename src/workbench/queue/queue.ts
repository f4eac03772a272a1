import { computed, signal } from '@preact/signals';
import type { FindingCode } from '../../contract.ts';
import { type RecordLine, RecordPage, type RecordState } from '../../work-contract/records.ts';
import { ask, WorkError } from '../api.ts';
import { made } from '../outbox/decide.ts';
import { outbox } from '../outbox/outbox.ts';

export interface QueueFilter {
  /** Null means those that wait for somebody. */
  readonly state: RecordState | null;
  readonly finding: FindingCode | null;
  /** Only those that were put off, and else only the others. */
  readonly deferred: boolean;
  /** Only those about which their holders ask for something. */
  readonly requested: boolean;
  readonly search: string;
}

interface Queue {
  readonly rows: readonly RecordLine[];
  /** How many there are in all, as far as they are counted. */
  readonly total: number;
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
  readonly isLoading: boolean;
  /** When the first page was asked for; undefined where none has come yet. */
  readonly askedAtMs: number | undefined;
  readonly problem: WorkError | undefined;
}

export const filter = signal<QueueFilter>({
  state: null,
  finding: null,
  deferred: false,
  requested: false,
  search: '',
});

const NOTHING: Queue = {
  rows: [],
  total: 0,
  next: null,
  isLoading: false,
  askedAtMs: undefined,
  problem: undefined,
};

/** The records of one's territory that pass the filter, as far as they have been fetched. */
export const queue = signal<Queue>(NOTHING);

const PAGE = 200;

/** Of the latest question; what answers an earlier one comes too late. */
let asked = 0;

/** Fetches the queue from its beginning. What is on screen stays until the answer is there. */
export async function loadQueue(): Promise<void> {
  const question = ++asked;
  queue.value = { ...queue.value, isLoading: true, problem: undefined };
  const askedAtMs = Date.now();
  await receive(question, null, (page) => ({ ...page, isLoading: false, askedAtMs, problem: undefined }));
}

/** Fetches the next page, where there is one and none is on its way. */
export async function loadMore(): Promise<void> {
  const { next, isLoading, rows, askedAtMs } = queue.value;
  if (next === null || isLoading) return;
  const question = ++asked;
  queue.value = { ...queue.value, isLoading: true, problem: undefined };
  await receive(question, next, (page) => ({
    ...page,
    rows: [...rows, ...page.rows],
    isLoading: false,
    askedAtMs,
    problem: undefined,
  }));
}

async function receive(
  question: number,
  after: number | null,
  toQueue: (page: Pick<Queue, 'rows' | 'total' | 'next'>) => Queue,
): Promise<void> {
  const { state, finding, deferred, requested, search } = filter.value;
  const request = {
    ...(state && { states: [state] }),
    ...(finding && { findings: [finding] }),
    ...(deferred && { deferred }),
    ...(requested && { requested }),
    ...(search.trim() && { search: search.trim() }),
    ...(after !== null && { after }),
    limit: PAGE,
  };
  try {
    const { records, total, next } = await ask('records', request, RecordPage);
    if (question === asked) queue.value = toQueue({ rows: records, total, next });
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    if (question === asked) queue.value = { ...queue.value, isLoading: false, problem: error };
  }
}

/** Filters anew; the queue begins from the start. */
export function changeFilter(changed: Partial<QueueFilter>): void {
  filter.value = { ...filter.value, ...changed };
  void loadQueue();
}

/** Records that were decided about since the queue was fetched, with the decision that took them out of it. */
export const decidedRecords = computed(() => {
  const { waiting, refused } = outbox.value;
  const isWaiting = new Set(waiting.map(({ decision }) => decision.id));
  const isOut = new Set(refused.map(({ decision }) => decision.id));
  const askedAtMs = queue.value.askedAtMs ?? 0;
  for (const { decided } of made.value) if (decided.kind === 'undo') isOut.add(decided.decisionId);
  const records = new Map<number, string>();
  for (const { id, decided, atMs } of made.value) {
    if (!('recordId' in decided) || isOut.has(id)) continue;
    if (atMs >= askedAtMs || isWaiting.has(id)) records.set(decided.recordId, id);
  }
  return records;
});

/**
 * The nearest records of the queue that are still to be decided, in one direction from another record; from the
 * beginning where that one is not in it.
 */
export function neighbours(recordId: number, step: 1 | -1, atMost: number): RecordLine[] {
  const { rows } = queue.value;
  const from = rows.findIndex(({ id }) => id === recordId);
  const found: RecordLine[] = [];
  for (let index = from + step; index >= 0 && index < rows.length && found.length < atMost; index += step) {
    const row = rows[index];
    if (row && !decidedRecords.value.has(row.id)) found.push(row);
  }
  return found;
}
