import { signal } from '@preact/signals';
import type { DoorDraft } from '../../trust/door/fields.ts';
import { type DoorSet, DoorSets, PublishDoorResult, RetireDoorResult } from '../../work-contract/doors.ts';
import { ask, WorkError } from '../api.ts';

/** The sets of rules that there are; undefined while they have not come. */
export const doorSets = signal<readonly DoorSet[] | undefined>(undefined);
export const doorSetsProblem = signal<WorkError | undefined>(undefined);

export async function loadDoorSets(): Promise<void> {
  doorSetsProblem.value = undefined;
  try {
    doorSets.value = (await ask('doors', undefined, DoorSets)).sets;
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    doorSetsProblem.value = error;
  }
}

/** @throws {WorkError} */
export const publishDoor = (basedOn: DoorSet | undefined, draft: DoorDraft): Promise<PublishDoorResult> =>
  ask('doors', { basedOn: basedOn ? opened(basedOn) : null, draft }, PublishDoorResult);

const opened = ({ setId, version, retiredAt }: DoorSet) => ({
  setId,
  version,
  isRetired: retiredAt !== null,
});

/** @throws {WorkError} */
export const retireDoor = ({ setId, version }: DoorSet): Promise<RetireDoorResult> =>
  ask('doors/retire', { setId, version }, RetireDoorResult);
