import { effect, signal } from '@preact/signals';
import * as v from 'valibot';
import { Me } from '../work-contract/session.ts';
import { ask, signedOut, WorkError } from './api.ts';

/** Who is at work: undefined while the service has not said, null where nobody is signed in. */
export const me = signal<Me | null | undefined>(undefined);

/** Why it could not be learnt who is at work. */
export const meProblem = signal<WorkError | undefined>(undefined);

/** The service has ended the sitting while somebody was at work; what they were doing stays. */
export const sittingEnded = signal(false);

effect(() => {
  if (signedOut.value > 0 && me.peek()) sittingEnded.value = true;
});

/** Asks who is signed in, by the cookie that only the service can read. */
export async function askMe(): Promise<void> {
  try {
    me.value = await ask('me', undefined, Me);
    meProblem.value = undefined;
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    if (error.code === 'signed-out') me.value = null;
    else meProblem.value = error;
  }
}

/** Makes known who has signed in. */
export function signedInAs(account: Me): void {
  me.value = account;
  sittingEnded.value = false;
}

/** @throws {WorkError} where the service did not hear it. */
export async function signOut(): Promise<void> {
  await ask('sign-out', {}, v.unknown());
  me.value = null;
  sittingEnded.value = false;
}
