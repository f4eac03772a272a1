import { signal } from '@preact/signals';
import * as v from 'valibot';
import type { DoorDraft } from '../../trust/door/fields.ts';
import { type DoorSet, DoorSets, PublishDoorResult } from '../../work-contract/doors.ts';
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
export const publishDoor = (
  basedOn: Pick<DoorSet, 'setId' | 'version'> | undefined,
  draft: DoorDraft,
): Promise<PublishDoorResult> =>
  ask(
    'doors',
    { basedOn: basedOn ? { setId: basedOn.setId, version: basedOn.version } : null, draft },
    PublishDoorResult,
  );

/** @throws {WorkError} */
export const retireDoor = (setId: string): Promise<unknown> => ask('doors/retire', { setId }, v.unknown());
