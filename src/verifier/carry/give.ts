import { PATHS, TRUST_PART_FILE } from '../../contract.ts';
import { keptTrustFiles, trustState } from '../../ui/cached-trust.ts';
import { fromNetwork } from '../../ui/published-files.ts';
import { keepPublishedStatuses } from '../../ui/trust-cache.ts';
import { foreignStatusFiles, ownStatusFiles } from '../status/published-statuses.ts';
import { statusRoots } from '../status/verifier-status.ts';
import type { CarriedFiles } from './carried-file.ts';
import { inTurn } from './in-turn.ts';

/** `own`: without the keys and revocations of other countries, for a device that has those keys already. */
export type Amount = 'own' | 'all';
interface Givable extends Readonly<Record<Amount, CarriedFiles>> {
  /** Keeps the statuses of what is given as they were signed, so that they can be given again without a network. */
  keep(): Promise<void>;
}

/**
 * Gathers what this device believes, as it was signed, for a device that is never online. Without a network, statuses
 * are those that were given or taken last. Not the root: who carries trust must not say whom to believe.
 *
 * @returns undefined where there is no bundle.
 */
export const gather = (): Promise<Givable | undefined> => inTurn(gatherNow);

async function gatherNow(): Promise<Givable | undefined> {
  const kept = new Map(await keptTrustFiles());
  kept.delete(PATHS.trustRoot);
  if (!kept.has(PATHS.trustBundle)) return undefined;
  const roots = statusRoots();
  const { files: own } = await ownStatusFiles(fromNetwork, roots);
  const state = trustState.peek();
  const isNamed = state.status === 'ready' && state.bundle.status?.foreign !== undefined;
  const foreign = isNamed ? (await foreignStatusFiles(fromNetwork, roots)).files : new Map();
  const ours = [...kept].filter(([path]) => !TRUST_PART_FILE.test(path));
  return {
    own: new Map([...ours, ...own]),
    all: new Map([...kept, ...own, ...foreign]),
    keep: () => keepPublishedStatuses(new Map([...own, ...foreign])),
  };
}
