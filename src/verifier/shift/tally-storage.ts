import type { DBSchema } from 'idb';
import { type Hour, type Kind, type Sum, TALLY_MODES, type TallyMode } from '../../tally-contract/tally.ts';
import { databaseOf } from '../../ui/open-database.ts';

type Key = [startSeconds: number, zone: string, mode: string, outcome: string, reason: string];

interface TallyDatabase extends DBSchema {
  /** Numbers alone, by hour and kind. */
  count: { key: Key; value: number };
}

const NAME = 'vi-vacxin-tally';
const KEPT_SECONDS = 90 * 86_400;

const open = databaseOf<TallyDatabase>(NAME, (database) => {
  database.createObjectStore('count');
});

let channel: BroadcastChannel | undefined;
const tabs = () => {
  if (typeof BroadcastChannel === 'function') channel ??= new BroadcastChannel(NAME);
  return channel;
};

/** Adds one verdict, and forgets hours that are over for ninety days. Rejects where the device keeps nothing. */
export async function addToTally({ startSeconds, zone }: Hour, kind: Kind): Promise<void> {
  const key: Key = [startSeconds, zone, kind.mode, kind.outcome, kind.reason];
  const transaction = (await open()).transaction('count', 'readwrite');
  const count = (await transaction.store.get(key)) ?? 0;
  await transaction.store.put(count + 1, key);
  await transaction.store.delete(IDBKeyRange.upperBound([startSeconds - KEPT_SECONDS]));
  await transaction.done;
  tabs()?.postMessage('changed');
}

/** All that is kept. Rejects where the device keeps nothing. */
export async function readTally(): Promise<Sum[]> {
  const transaction = (await open()).transaction('count');
  const [keys, counts] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return keys.flatMap(([startSeconds, zone, mode, outcome, reason], at) =>
    isMode(mode) && isOutcome(outcome)
      ? { startSeconds, zone, mode, outcome, reason, count: counts[at] ?? 0 }
      : [],
  );
}

export async function deleteTally(): Promise<void> {
  await (await open()).clear('count');
  tabs()?.postMessage('changed');
}

/** Calls back when another tab has changed it. @returns ends it. */
export function onTallyChanged(changed: () => void): () => void {
  tabs()?.addEventListener('message', changed);
  return () => tabs()?.removeEventListener('message', changed);
}

const isMode = (mode: string): mode is TallyMode => TALLY_MODES.some((known) => known === mode);
const isOutcome = (outcome: string): outcome is Kind['outcome'] =>
  outcome === 'valid' || outcome === 'invalid' || outcome === 'unknown';
