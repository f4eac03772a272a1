import { signal } from '@preact/signals';
import { type RepairGroup, RepairGroups, RepairSample } from '../../work-contract/groups.ts';
import { ask, WorkError } from '../api.ts';
import { settled } from '../outbox/decide.ts';

interface Groups {
  readonly groups: readonly RepairGroup[];
  /** 0 to 1 */
  readonly threshold: number;
}

/** The groups of one's territory; undefined while they have not come. */
export const groups = signal<Groups | undefined>(undefined);
export const groupsProblem = signal<WorkError | undefined>(undefined);

/** Fetches the groups after what was decided has been sent. */
export async function loadGroups(): Promise<void> {
  await settled();
  groupsProblem.value = undefined;
  try {
    groups.value = await ask('groups', undefined, RepairGroups);
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    groupsProblem.value = error;
  }
}

const SAMPLE_SIZE = 6;

/** Pairs of record and person drawn at random from a group; another `seed` draws others. @throws {WorkError} */
export const drawSample = (kind: string, seed: number): Promise<RepairSample> =>
  ask('groups/sample', { kind, seed, size: SAMPLE_SIZE }, RepairSample);
