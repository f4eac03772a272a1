import { effect, signal } from '@preact/signals';
import { type Decision, type DecisionOutcome, DecisionsResponse } from '../../work-contract/decisions.ts';
import { ask } from '../api.ts';
import { me, sittingEnded } from '../session.ts';
import { arrived, type Outbox, openOutbox, outbox } from './outbox.ts';
import { deviceStore } from './outbox-store.ts';

const CHANNEL = 'vi-vacxin-work-outbox';

let channel: BroadcastChannel | undefined;
let current: { readonly accountId: number; readonly outbox: Outbox } | undefined;

/** Ends the pause before the next attempt. */
let wake: () => void = () => {};

const delay = (milliseconds: number) =>
  new Promise<void>((over) => {
    const timer = setTimeout(over, milliseconds);
    wake = () => {
      clearTimeout(timer);
      over();
    };
  });

/** Where the browser has no locks, two tabs may send the same decision: by its id it is still done once. */
const alone = async (work: () => Promise<void>) => {
  if (navigator.locks) await navigator.locks.request(CHANNEL, work);
  else await work();
};

// Whoever signs in sends what they left on this device, and nobody else does.
effect(() => {
  const accountId = me.value?.accountId;
  if (sittingEnded.value) return;
  if (current?.accountId !== accountId) {
    current?.outbox.close();
    current = accountId === undefined ? undefined : { accountId, outbox: open(accountId) };
  }
  void current?.outbox.flush();
});

function open(accountId: number): Outbox {
  if (!channel && typeof BroadcastChannel === 'function') {
    channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', () => void current?.outbox.refresh());
  }
  return openOutbox(accountId, {
    store: deviceStore,
    send: (request) => ask('decisions', request, DecisionsResponse),
    alone,
    announce: () => channel?.postMessage('changed'),
    delay,
  });
}

const sendNow = () => {
  wake();
  void current?.outbox.flush();
};
addEventListener('online', sendNow);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) sendNow();
});
addEventListener('beforeunload', (event) => {
  // What is kept on the device is sent the next time; only the person knows whether there is a next time.
  if (outbox.value.waiting.length > 0) event.preventDefault();
});

/** A decision as screens make it: the id is given here. */
type Decided = Decision extends infer One ? (One extends Decision ? Omit<One, 'id'> : never) : never;

/** What was decided since the page was opened, newest last, so that it can be taken back. */
export const made = signal<readonly Made[]>([]);

interface Made {
  readonly id: string;
  readonly about: string;
  readonly decided: Decided;
  readonly atMs: number;
  /** Undefined until the service has answered. */
  readonly outcome?: DecisionOutcome;
}

arrived.subscribe((outcome) => {
  if (!outcome) return;
  made.value = made.value.map((one) => (one.id === outcome.id ? { ...one, outcome } : one));
});

/**
 * Decides, at once for the screen: it is kept on the device and sent in its turn.
 *
 * @param about the name that the person knows it by.
 * @returns the decision's id.
 */
export function decide(decided: Decided, about: string): string {
  const id = crypto.randomUUID();
  made.value = [...made.value, { id, about, decided, atMs: Date.now() }];
  latest = current?.outbox.add({ ...decided, id } as Decision, about) ?? Promise.resolve();
  return id;
}

/** Until the latest decision has been sent. */
let latest: Promise<void> = Promise.resolve();

/** Longer than an answer takes; without a network nobody waits. */
const SETTLE_MS = 3_000;

/** Waits until what was decided has been sent, where that does not take long. */
export const settled = (): Promise<void> =>
  navigator.onLine
    ? Promise.race([latest, new Promise<void>((over) => setTimeout(over, SETTLE_MS))])
    : Promise.resolve();

/** @param decisionId of a refused one, which somebody has looked at. */
export const dismiss = (decisionId: string) => void current?.outbox.dismiss(decisionId);

export const trySending = sendNow;
