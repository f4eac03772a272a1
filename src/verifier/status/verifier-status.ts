import { effect, type Signal, signal } from '@preact/signals';
import type { RootKey } from '../../trust/status/signed-claims.ts';
import type { KnownStatuses } from '../../trust/status/status-reasons.ts';
import type { StatusProblem } from '../../trust/status/status-steps.ts';
import { loadTrust, pinnedRoots, trustState } from '../../ui/cached-trust.ts';
import { fromNetwork, type PublishedFiles } from '../../ui/published-files.ts';

/** What this device knows of statuses; undefined until it has looked, and at the very first start has asked. */
export const knownStatuses: Signal<KnownStatuses | undefined> = signal(undefined);

const REFRESH_EVERY_MS = 3_600_000;
/** A device says that it is online before its network works. */
const TRY_AGAIN_AFTER_MS = 60_000;

/** What reads and keeps statuses comes after the screen: the camera is there before anything is judged. */
async function openKeeper() {
  const [{ statusKeeper }, { keptOnDevice }] = await Promise.all([
    import('./status-keeper.ts'),
    import('./kept-statuses.ts'),
  ]);
  return statusKeeper(keptOnDevice);
}

let opened: ReturnType<typeof openKeeper> | undefined;
const theKeeper = () => {
  opened ??= openKeeper().catch((error: unknown) => {
    // Without a network and not kept yet: the next time may bring it.
    opened = undefined;
    throw error;
  });
  return opened;
};

let started: Promise<void> | undefined;
let refreshing: Promise<unknown> = Promise.resolve();
/** Asked for and not begun: whoever asks the network meanwhile has its answer too. */
let waiting: Promise<StatusProblem | undefined> | undefined;

/** By which statuses are believed. */
export const statusRoots = (): RootKey[] =>
  pinnedRoots().map(({ kid = '', x = '', y = '' }) => ({ kid, jwk: { kty: 'EC', crv: 'P-256', x, y } }));

/** Loads what is kept, or what is published at first, and from then on keeps it fresh. Later calls wait for the first. */
export function loadStatuses(): Promise<void> {
  started ??= start();
  return started;
}

/**
 * Loads them like `loadStatuses`.
 *
 * @returns whether this device has what the next start without a network needs; not every service publishes any.
 */
export async function areStatusesHere(): Promise<boolean> {
  await loadStatuses();
  const state = trustState.peek();
  if (state.status !== 'ready') return false;
  return !state.bundle.status || knownStatuses.peek()?.own !== undefined;
}

async function loadKept(): Promise<void> {
  try {
    const keeper = await theKeeper();
    await keeper.load(statusRoots());
    if (keeper.known().own) knownStatuses.value = keeper.known();
  } catch {}
}

async function start(): Promise<void> {
  await loadTrust();
  await loadKept();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const problem = await refreshStatuses();
    clearTimeout(timer);
    timer = setTimeout(ask, problem === 'unreachable' ? TRY_AGAIN_AFTER_MS : REFRESH_EVERY_MS);
  };
  // Whenever another bundle has come, at first the one that is here: it may name statuses that the last one did not.
  let version: number | undefined;
  effect(() => {
    const state = trustState.value;
    if (state.status !== 'ready' || state.bundle.version === version) return;
    version = state.bundle.version;
    void ask();
  });
  if (version === undefined) void ask();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void ask();
  });
  addEventListener('online', () => void ask());
  await refreshing;
}

/**
 * Asks for newer statuses, one after another; what cannot be had or believed changes nothing.
 *
 * @param files of the network, or that were carried here.
 * @returns why this device is not up to date, undefined where it is.
 */
export function refreshStatuses(files: PublishedFiles = fromNetwork): Promise<StatusProblem | undefined> {
  if (files === fromNetwork && waiting) return waiting;
  const next = refreshing.then(() => {
    if (waiting === next) waiting = undefined;
    return refresh(files);
  });
  refreshing = next;
  if (files === fromNetwork) waiting = next;
  return next;
}

async function refresh(files: PublishedFiles): Promise<StatusProblem | undefined> {
  try {
    const keeper = await theKeeper();
    const state = trustState.value;
    const problem =
      state.status === 'ready' ? await keeper.refresh(state.bundle, statusRoots(), files) : undefined;
    knownStatuses.value = keeper.known();
    return problem;
  } catch {
    // Whatever it is, nobody waits for it: what is known stands, and nothing is green that rests on more.
    knownStatuses.value ??= {};
    return 'unreachable';
  }
}
