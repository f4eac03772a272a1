import { signal } from '@preact/signals';
import { RecordDetail } from '../../work-contract/records.ts';
import { ask, WorkError } from '../api.ts';
import { settled } from '../outbox/decide.ts';
import { me } from '../session.ts';

interface OpenedRecord {
  readonly id: number;
  /** Undefined while it has not come. */
  readonly detail: RecordDetail | undefined;
  readonly problem: WorkError | undefined;
}

/** The record that is open. */
export const opened = signal<OpenedRecord | undefined>(undefined);

/** Records that come next, fetched ahead: they are there at once, also when the connection has been lost meanwhile. */
const ahead = new Map<number, RecordDetail>();
const MOST_AHEAD = 10;

me.subscribe(() => {
  ahead.clear();
  opened.value = undefined;
});

/** Fetches a record after what was decided has been sent, so that it is as this device knows it. */
export async function openRecord(id: number): Promise<void> {
  const known = ahead.get(id);
  opened.value = { id, detail: known, problem: undefined };
  if (!known) await settled();
  try {
    const detail = await ask('record', { id }, RecordDetail);
    if (opened.value?.id === id) opened.value = { id, detail, problem: undefined };
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    if (opened.value?.id === id) opened.value = { ...opened.value, problem: error };
  }
}

/** Fetches what is likely to be opened next; where that fails, it is fetched when it is opened. */
export async function fetchAhead(ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    if (ahead.has(id)) continue;
    const detail = await ask('record', { id, ahead: true }, RecordDetail).catch(() => undefined);
    if (!detail) return;
    ahead.set(id, detail);
    for (const oldest of ahead.keys()) {
      if (ahead.size <= MOST_AHEAD) break;
      ahead.delete(oldest);
    }
  }
}

/** What was decided about a record makes what was fetched of it old. */
export const forgetAhead = (id: number): boolean => ahead.delete(id);
