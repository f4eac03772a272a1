import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS } from '../../contract.ts';
import { readForeignRevocations } from '../../trust/status/foreign-revocations.ts';
import { heldVersion } from '../../trust/status/held-status.ts';
import type { RootKey } from '../../trust/status/signed-claims.ts';
import { statusSteps } from '../../trust/status/status-steps.ts';
import type { PublishedFiles } from '../../ui/published-files.ts';

/** Published files by their addresses that a root signed, with the version that they lead to. */
export interface SignedFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Zero where there are none. */
  readonly version: number;
}

/** Our own set and the deltas that follow it, of a source: as far as they hold. */
export async function ownStatusFiles(
  source: PublishedFiles,
  roots: readonly RootKey[],
): Promise<SignedFiles> {
  const come = new Map<string, Uint8Array>();
  const taken = async (path: string) => {
    const bytes = await source(path);
    come.set(path, bytes);
    return bytes;
  };
  const steps = statusSteps(
    undefined,
    { set: () => taken(PATHS.statusSet), delta: (from) => taken(deltaPath(from)) },
    roots,
  );
  let files = new Map<string, Uint8Array>();
  let version = 0;
  for (;;) {
    const step = await steps.next();
    // What came last is good where it led on, or said that nothing has changed.
    if (!step.done || step.value === undefined) files = new Map(come);
    if (step.done) return { files, version };
    version = heldVersion(step.value);
  }
}

/** The revocation lists of other issuers, of a source: where it has any that hold. */
export async function foreignStatusFiles(
  source: PublishedFiles,
  roots: readonly RootKey[],
): Promise<SignedFiles> {
  try {
    const bytes = await source(FOREIGN_REVOCATIONS_PATH);
    const { version } = await readForeignRevocations(bytes, roots);
    return { files: new Map([[FOREIGN_REVOCATIONS_PATH, bytes]]), version };
  } catch {
    return { files: new Map(), version: 0 };
  }
}
