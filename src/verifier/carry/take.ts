import { PATHS } from '../../contract.ts';
import { refreshTrust, trustState } from '../../ui/cached-trust.ts';
import type { PublishedFiles } from '../../ui/published-files.ts';
import { keepPublishedStatuses } from '../../ui/trust-cache.ts';
import { foreignStatusFiles, ownStatusFiles } from '../status/published-statuses.ts';
import { knownStatuses, refreshStatuses, statusRoots } from '../status/verifier-status.ts';
import {
  CarriedError,
  type CarriedErrorCode,
  type CarriedFiles,
  MAX_CARRIED_BYTES,
  readCarriedFile,
} from './carried-file.ts';
import { inTurn } from './in-turn.ts';

/** What has become of carried trust. Only after `newer` is anything believed that was not before. */
export type TakenTrust =
  | { readonly kind: 'newer' | 'same' | 'older'; readonly version: number }
  /** Keys of other countries are missing, which this device does not have either. */
  | { readonly kind: 'incomplete' | 'none' | 'no-root' }
  | { readonly kind: 'other-root' | 'damaged' | 'unreadable' | CarriedErrorCode; readonly code: string };

export type TakenStatuses =
  /** Our own, or the lists of other issuers. */
  | { readonly kind: 'newer' | 'newer-foreign'; readonly version: number }
  | { readonly kind: 'not-newer' | 'none' }
  | { readonly kind: 'refused'; readonly code: string };

export interface Taken {
  readonly trust: TakenTrust;
  /** Empty where nothing was even looked at. */
  readonly statuses: readonly TakenStatuses[];
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
    if (error instanceof CarriedError) return nothingOf({ kind: error.code, code: error.code });
    throw error;
  }
  if (!carried.has(PATHS.trustBundle)) return nothingOf({ kind: 'none' });
  const asked = new Set<string>();
  const files: PublishedFiles = async (path) => {
    asked.add(path);
    const bytes = carried.get(path);
    if (!bytes) throw new Error('not carried here');
    return bytes;
  };
  const trust = await takeTrust(files, asked);
  if (!['newer', 'same', 'older'].includes(trust.kind)) return nothingOf(trust);
  const statuses = await takeStatuses(files, carried);
  await keepTaken(files);
  return { trust, statuses };
}

const nothingOf = (trust: TakenTrust): Taken => ({ trust, statuses: [] });

/** Takes a file, which is read only as far as any carried one goes; it may be on a stick that was just pulled out. */
export async function takeFile(file: Blob): Promise<Taken> {
  let packed: ArrayBuffer;
  try {
    packed = await file.slice(0, MAX_CARRIED_BYTES + 1).arrayBuffer();
  } catch {
    return nothingOf({ kind: 'unreadable', code: 'unreadable-file' });
  }
  return takeCarried(new Uint8Array(packed));
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

async function takeStatuses(files: PublishedFiles, carried: CarriedFiles): Promise<readonly TakenStatuses[]> {
  if (!carried.has(PATHS.statusSet)) return [{ kind: 'none' }];
  const before = knownVersions();
  const problem = await refreshStatuses(files);
  const { own, foreign } = knownVersions();
  const taken: TakenStatuses[] = [];
  if (own > before.own) taken.push({ kind: 'newer', version: own });
  if (foreign > before.foreign) taken.push({ kind: 'newer-foreign', version: foreign });
  // What is asked for and not there are deltas of a day that is later than what was carried.
  const isRefused = problem !== undefined && problem !== 'older' && problem !== 'unreachable';
  if (isRefused) taken.push({ kind: 'refused', code: problem });
  return taken.length > 0 ? taken : [{ kind: 'not-newer' }];
}

/** Of the statuses that this device knows; zero for none. */
function knownVersions(): { readonly own: number; readonly foreign: number } {
  const { own, foreign } = knownStatuses.peek() ?? {};
  return { own: own?.version ?? 0, foreign: foreign?.version ?? 0 };
}

/** Keeps what was signed among the carried statuses, to be carried on: but nothing older than what is known here. */
async function keepTaken(files: PublishedFiles): Promise<void> {
  const known = knownVersions();
  const own = await ownStatusFiles(files, statusRoots());
  const foreign = await foreignStatusFiles(files, statusRoots());
  await keepPublishedStatuses(
    new Map([
      ...(own.version >= known.own ? own.files : []),
      ...(foreign.version >= known.foreign ? foreign.files : []),
    ]),
  );
}

/** The version that is believed now. */
export const ownVersion = (): number => {
  const state = trustState.peek();
  return state.status === 'ready' ? state.bundle.version : 0;
};
