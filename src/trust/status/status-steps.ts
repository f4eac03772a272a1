import { TrustError, type TrustErrorCode } from '../trust-error.ts';
import { type HeldStatus, heldVersion, isAhead } from './held-status.ts';
import { applyDelta, readDelta, readStatus } from './offline-status.ts';
import type { RootKey } from './signed-claims.ts';

/** The published files of statuses, as they come: nobody believes them yet. Rejects where one cannot be had. */
export interface StatusFiles {
  set(): Promise<Uint8Array>;
  /** What has changed `from` a version on. */
  delta(from: number): Promise<Uint8Array>;
}

/** Why a device is not up to date after it has asked; what it holds stands in any case. */
export type StatusProblem = TrustErrorCode | 'unreachable' | 'older';

/** More than are ever kept: a month of days. */
const MOST_DELTAS = 40;

/**
 * Moves on from what is held, by deltas as long as they follow one another, else by the whole set. Each step is complete
 * and may be kept by itself, so that an end in the middle loses nothing; whatever is older than what is held, or was not
 * signed by a root, leads nowhere.
 *
 * @returns why it is not up to date, undefined where it is.
 */
export async function* statusSteps(
  held: HeldStatus | undefined,
  files: StatusFiles,
  roots: readonly RootKey[],
): AsyncGenerator<HeldStatus, StatusProblem | undefined> {
  let current = held;
  let isWholeAsked = false;
  for (let deltas = 0; deltas < MOST_DELTAS; deltas++) {
    const next = current && (await nextByDelta(current, files, roots));
    if (typeof next === 'object') {
      if (isAhead(next, current)) yield next;
      if (next.delta) return undefined;
      current = next;
      continue;
    }
    // Other processes of the service, and caches before it, may lag behind; the whole set is older still.
    if (next === 'older' || isWholeAsked) return next;
    isWholeAsked = true;
    const set = await readOrProblem(files.set(), (bytes) => readStatus(bytes, roots));
    if (typeof set === 'string') return set;
    if (current && set.version <= heldVersion(current)) return next ?? 'older';
    current = { base: set };
    yield current;
  }
  return 'malformed';
}

async function nextByDelta(
  { base, delta: before }: HeldStatus,
  files: StatusFiles,
  roots: readonly RootKey[],
): Promise<HeldStatus | StatusProblem> {
  const delta = await readOrProblem(files.delta(base.version), (bytes) => readDelta(bytes, roots));
  if (typeof delta === 'string') return delta;
  if (delta.version < heldVersion({ base, ...(before && { delta: before }) })) return 'older';
  const applied = applyDelta(base, delta);
  if (!applied) return 'malformed';
  return delta.closed ? { base: applied } : { base, delta };
}

async function readOrProblem<Result>(
  file: Promise<Uint8Array>,
  read: (bytes: Uint8Array) => Promise<Result>,
): Promise<Result | StatusProblem> {
  let bytes: Uint8Array;
  try {
    bytes = await file;
  } catch {
    return 'unreachable';
  }
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof TrustError) return error.code;
    throw error;
  }
}
