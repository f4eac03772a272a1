import type { DBSchema } from 'idb';
import {
  type AtDoor,
  DOOR_ANSWERS,
  type Hour,
  type Kind,
  type Sum,
  TALLY_MODES,
  type TallyMode,
} from '../../tally-contract/tally.ts';
import { databaseOf } from '../../ui/open-database.ts';

/**
 * With what a door said, where there is one: what was counted before doors were is read as it is, and an older version of
 * the app in another tab counts on and reads the beginning.
 */
type Key = [
  startSeconds: number,
  zone: string,
  mode: string,
  outcome: string,
  reason: string,
  ...([] | [door: string, answer: string, rule: string]),
];

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

const keyOf = ({ startSeconds, zone }: Hour, { mode, outcome, reason, door }: Kind): Key => [
  startSeconds,
  zone,
  mode,
  outcome,
  reason,
  ...(door ? ([door.id, door.answer, door.rule] as const) : ([] as const)),
];

/**
 * Adds one verdict, and forgets hours that are over for ninety days. Rejects where the device keeps nothing.
 *
 * @param insteadOf what the same verdict was counted as in this hour.
 */
export async function addToTally(hour: Hour, kind: Kind, insteadOf?: Kind): Promise<void> {
  const transaction = (await open()).transaction('count', 'readwrite');
  const add = async (key: Key, more: number) => {
    const count = ((await transaction.store.get(key)) ?? 0) + more;
    await (count > 0 ? transaction.store.put(count, key) : transaction.store.delete(key));
  };
  if (insteadOf) await add(keyOf(hour, insteadOf), -1);
  await add(keyOf(hour, kind), 1);
  await transaction.store.delete(IDBKeyRange.upperBound([hour.startSeconds - KEPT_SECONDS]));
  await transaction.done;
  tabs()?.postMessage('changed');
}

/** All that is kept. Rejects where the device keeps nothing. */
export async function readTally(): Promise<Sum[]> {
  const transaction = (await open()).transaction('count');
  const [keys, counts] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return keys.flatMap(([startSeconds, zone, mode, outcome, reason, ...said], at) => {
    if (!isMode(mode) || !isOutcome(outcome)) return [];
    const door = doorOf(said);
    return { startSeconds, zone, mode, outcome, reason, ...(door && { door }), count: counts[at] ?? 0 };
  });
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

function doorOf([id, answer, rule]: [] | [string, string, string]): AtDoor | undefined {
  const known = DOOR_ANSWERS.find((one) => one === answer);
  return id !== undefined && known && rule !== undefined ? { id, answer: known, rule } : undefined;
}

const isMode = (mode: string): mode is TallyMode => TALLY_MODES.some((known) => known === mode);
const isOutcome = (outcome: string): outcome is Kind['outcome'] =>
  outcome === 'valid' || outcome === 'invalid' || outcome === 'unknown';
