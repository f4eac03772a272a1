import { PATHS } from '../../contract.ts';
import { refreshTrust, trustState } from '../../ui/cached-trust.ts';
import type { PublishedFiles } from '../../ui/published-files.ts';
import { keepPublishedStatuses } from '../../ui/trust-cache.ts';
import { knownStatuses, refreshStatuses } from '../status/verifier-status.ts';
import { CarriedError, type CarriedErrorCode, type CarriedFiles, readCarriedFile } from './carried-file.ts';
import { inTurn } from './in-turn.ts';

/** What has become of carried trust. Only after `newer` is anything believed that was not before. */
export type TakenTrust =
  | { readonly kind: 'newer' | 'same' | 'older'; readonly version: number }
  /** Keys of other countries are missing, which this device does not have either. */
  | { readonly kind: 'incomplete' | 'none' | 'no-root' }
  | { readonly kind: 'other-root' | 'damaged' | CarriedErrorCode; readonly code: string };

export type TakenStatuses =
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'not-newer' | 'none' }
  | { readonly kind: 'refused'; readonly code: string };

export interface Taken {
  readonly trust: TakenTrust;
  /** Absent where nothing was even looked at. */
  readonly statuses?: TakenStatuses;
}

/**
 * Takes what was carried here as the network's files are taken: the pinned root's signatures, versions that only rise
 * and digests decide. Whatever it is, what is here stays until something newer is whole.
 */
export const takeCarried = (packed: Uint8Array): Promise<Taken> => inTurn(() => takeNow(packed));

async function takeNow(packed: Uint8Array): Promise<Taken> {
  let carried: CarriedFiles;
  try {
    carried = readCarriedFile(packed);
  } catch (error) {
    if (error instanceof CarriedError) return { trust: { kind: error.code, code: error.code } };
    throw error;
  }
  if (!carried.has(PATHS.trustBundle)) return { trust: { kind: 'none' } };
  const asked = new Set<string>();
  const files: PublishedFiles = async (path) => {
    asked.add(path);
    const bytes = carried.get(path);
    if (!bytes) throw new Error('not carried here');
    return bytes;
  };
  const trust = await takeTrust(files, asked);
  if (!['newer', 'same', 'older'].includes(trust.kind)) return { trust };
  const statuses = await takeStatuses(files, carried);
  if (statuses.kind === 'newer') await keepPublishedStatuses(carried);
  return { trust, statuses };
}

async function takeTrust(files: PublishedFiles, asked: ReadonlySet<string>): Promise<TakenTrust> {
  const answer = await refreshTrust(files);
  switch (answer.kind) {
    case 'refused':
      return { kind: answer.code === 'unknown-root' ? 'other-root' : 'damaged', code: answer.code };
    case 'unreachable':
      // The root is never in what is carried: where there is none, nothing of it was asked for.
      return { kind: asked.has(PATHS.trustBundle) ? 'incomplete' : 'no-root' };
    default:
      return answer;
  }
}

async function takeStatuses(files: PublishedFiles, carried: CarriedFiles): Promise<TakenStatuses> {
  if (!carried.has(PATHS.statusSet)) return { kind: 'none' };
  const before = knownStatuses.peek()?.own?.version;
  const problem = await refreshStatuses(files);
  const version = knownStatuses.peek()?.own?.version;
  if (version !== undefined && version !== before) return { kind: 'newer', version };
  // What is asked for and not there are deltas of a day that is later than what was carried.
  const isNotNewer = problem === undefined || problem === 'older' || problem === 'unreachable';
  return isNotNewer ? { kind: 'not-newer' } : { kind: 'refused', code: problem };
}

/** The version that is believed now. */
export const ownVersion = (): number => {
  const state = trustState.peek();
  return state.status === 'ready' ? state.bundle.version : 0;
};
