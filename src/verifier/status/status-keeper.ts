import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../contract.ts';
import type { TrustBundle } from '../../trust/bundle.ts';
import {
  type ReadForeignRevocations,
  readForeignRevocations,
} from '../../trust/status/foreign-revocations.ts';
import { currentStatus, type HeldStatus, isAhead } from '../../trust/status/held-status.ts';
import { statusLookUp } from '../../trust/status/offline-status.ts';
import type { RootKey } from '../../trust/status/signed-claims.ts';
import type { KnownStatuses, OwnStatuses } from '../../trust/status/status-reasons.ts';
import { type StatusProblem, statusSteps } from '../../trust/status/status-steps.ts';
import { TrustError } from '../../trust/trust-error.ts';
import type { PublishedFiles } from '../../ui/published-files.ts';

/** What a device keeps of statuses; nothing about anybody who was checked. */
export interface KeptStatuses {
  readonly own?: HeldStatus;
  /** The revocation lists of other issuers, as they were signed. */
  readonly foreign?: Uint8Array;
}

/** Where they are kept. Never rejects: what cannot be kept stays in memory. */
export interface StatusStore {
  read(): Promise<KeptStatuses>;
  /** Keeps what is further on than what is there, and else leaves that. @returns whether the device lets us. */
  writeOwn(held: HeldStatus): Promise<boolean>;
  /** The same, by the version of the lists in it. */
  writeForeign(file: Uint8Array, version: number): Promise<boolean>;
  /** Keeps files as they are published: where the others keep nothing. */
  writePublished(files: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

/** Holds what a device knows of statuses, and moves it on; whatever fails, what is known stays. */
export function statusKeeper(store: StatusStore) {
  let held: HeldStatus | undefined;
  let own: OwnStatuses | undefined;
  let foreign: ReadForeignRevocations | undefined;
  let isKept = true;

  function believe(next: HeldStatus | undefined) {
    if (!next || !isAhead(next, held)) return;
    const status = currentStatus(next);
    held = next;
    own = {
      version: status.version,
      issuedAtSeconds: status.issuedAtSeconds,
      statusOf: statusLookUp(status),
    };
  }

  /** Takes over what is kept: at the start, and what another tab has kept since. */
  async function load(roots: readonly RootKey[]): Promise<void> {
    const kept = await store.read();
    believe(kept.own);
    if (!kept.foreign) return;
    const file = await readForeignRevocations(kept.foreign, roots).catch(() => undefined);
    if (file && file.version > (foreign?.version ?? 0)) foreign = file;
  }

  async function refreshOwn(files: PublishedFiles, roots: readonly RootKey[]) {
    const source = {
      set: () => files(PATHS.statusSet),
      delta: (from: number) => files(deltaPath(from)),
    };
    const steps = statusSteps(held, source, roots);
    let reached: HeldStatus | undefined;
    for (;;) {
      const step = await steps.next();
      if (step.done) {
        believe(reached);
        return step.value;
      }
      reached = step.value;
      isKept = await store.writeOwn(reached);
    }
  }

  async function refreshForeign(
    files: PublishedFiles,
    roots: readonly RootKey[],
  ): Promise<StatusProblem | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = await files(FOREIGN_REVOCATIONS_PATH);
    } catch {
      return 'unreachable';
    }
    let file: ReadForeignRevocations;
    try {
      file = await readForeignRevocations(bytes, roots);
    } catch (error) {
      if (error instanceof TrustError) return error.code;
      throw error;
    }
    const known = foreign?.version ?? 0;
    if (file.version < known) return 'older';
    if (file.version === known) return undefined;
    foreign = file;
    isKept = (await store.writeForeign(bytes, file.version)) && isKept;
    return undefined;
  }

  return {
    load,
    known: (): KnownStatuses => ({ ...(own && { own }), ...(foreign && { foreign }) }),
    /**
     * Asks for what is newer of whatever the bundle names.
     *
     * @returns why something of it is not up to date, undefined where all is.
     */
    refresh: async (
      { status }: Pick<TrustBundle, 'status'>,
      roots: readonly RootKey[],
      files: PublishedFiles,
    ): Promise<StatusProblem | undefined> => {
      if (!status) return undefined;
      await load(roots);
      const fetched = new Map<string, Uint8Array>();
      const noted: PublishedFiles = async (path) => {
        const bytes = await files(path);
        fetched.set(path, bytes);
        return bytes;
      };
      const problem = await refreshOwn(noted, roots);
      const foreignProblem = status.foreign === undefined ? undefined : await refreshForeign(noted, roots);
      // Only what a root has signed is kept.
      if (foreignProblem) fetched.delete(FOREIGN_REVOCATIONS_PATH);
      // Deltas alone would be of no use at the next start.
      if (!isKept && problem === undefined && fetched.has(PATHS.statusSet)) {
        await store.writePublished(fetched);
      }
      return problem ?? foreignProblem;
    },
  };
}
