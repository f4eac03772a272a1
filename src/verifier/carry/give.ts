import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS, TRUST_PART_FILE } from '../../contract.ts';
import { statusSteps } from '../../trust/status/status-steps.ts';
import { keptTrustFiles, trustState } from '../../ui/cached-trust.ts';
import { fromNetwork } from '../../ui/published-files.ts';
import { keepPublishedStatuses } from '../../ui/trust-cache.ts';
import { statusRoots } from '../status/verifier-status.ts';
import type { CarriedFiles } from './carried-file.ts';
import { inTurn } from './in-turn.ts';

/** `own`: without the keys and revocations of other countries, for a device that has those keys already. */
export type Amount = 'own' | 'all';
type Givable = Readonly<Record<Amount, CarriedFiles>>;

/**
 * Gathers what this device believes, as it was signed, for a device that is never online. Without a network, statuses
 * are those that were gathered last. Not the root: who carries trust must not say whom to believe.
 *
 * @returns undefined where there is no bundle.
 */
export const gather = (): Promise<Givable | undefined> => inTurn(gatherNow);

async function gatherNow(): Promise<Givable | undefined> {
  const kept = new Map(await keptTrustFiles());
  kept.delete(PATHS.trustRoot);
  if (!kept.has(PATHS.trustBundle)) return undefined;
  const { own, foreign } = await statusFiles();
  const ours = [...kept].filter(([path]) => !TRUST_PART_FILE.test(path));
  return { own: new Map([...ours, ...own]), all: new Map([...kept, ...own, ...foreign]) };
}

/** Our own set with the deltas that follow it, and the lists of other issuers: of each what can be had. */
async function statusFiles(): Promise<Record<'own' | 'foreign', CarriedFiles>> {
  const own = new Map<string, Uint8Array>();
  const taken = async (path: string) => {
    const bytes = await fromNetwork(path);
    own.set(path, bytes);
    return bytes;
  };
  const source = { set: () => taken(PATHS.statusSet), delta: (from: number) => taken(deltaPath(from)) };
  const steps = statusSteps(undefined, source, statusRoots());
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  const state = trustState.peek();
  const isNamed = state.status === 'ready' && state.bundle.status?.foreign !== undefined;
  const lists = isNamed ? await fromNetwork(FOREIGN_REVOCATIONS_PATH).catch(() => undefined) : undefined;
  const foreign = new Map(lists ? [[FOREIGN_REVOCATIONS_PATH, lists]] : []);
  // Deltas that are there are of the set that is there, or nobody could use either.
  if (step.value === undefined) await keepPublishedStatuses(new Map([...own, ...foreign]));
  return { own, foreign };
}
