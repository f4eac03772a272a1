import { signal } from '@preact/signals';
import {
  Preview,
  type RevocationReason,
  RevocationResult,
  Revocations,
  type Selection,
} from '../../work-contract/revocations.ts';
import { ask, WorkError } from '../api.ts';

/** What waits for a second person and what was revoked last; undefined while it has not come. */
export const revocations = signal<Revocations | undefined>(undefined);
export const revocationsProblem = signal<WorkError | undefined>(undefined);

export async function loadRevocations(): Promise<void> {
  try {
    revocations.value = await ask('revocations', undefined, Revocations);
    revocationsProblem.value = undefined;
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    revocationsProblem.value = error;
  }
}

/** What somebody is about to revoke or suspend. */
export interface Draft {
  readonly selection: Selection;
  readonly kind: 'revoked' | 'suspended';
  readonly reason: RevocationReason;
}

/** Which certificates a selection means. @throws {WorkError} */
export const preview = (selection: Selection): Promise<Preview> =>
  ask('revocations/preview', { selection }, Preview);

/** @throws {WorkError} */
export const revoke = (draft: Draft, note: string): Promise<RevocationResult> =>
  ask('revocations', { ...draft, note }, RevocationResult);

/** @throws {WorkError} with `not-found` where there is nothing to decide any more. */
export const decideProposal = (proposalId: number, approve: boolean): Promise<RevocationResult> =>
  ask('revocations/decide', { proposalId, approve }, RevocationResult);

/** @throws {WorkError} */
export const lift = (certificateId: number, note: string): Promise<RevocationResult> =>
  ask('revocations/lift', { certificateIds: [certificateId], note }, RevocationResult);
