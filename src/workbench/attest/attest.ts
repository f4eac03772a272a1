import { signal } from '@preact/signals';
import { AttestationOptions, AttestationResult, AttestationState } from '../../work-contract/attestation.ts';
import { ask, WorkError } from '../api.ts';
import { answerOfPasskey } from '../sign-in/passkey.ts';

/** What the facility can sign and has signed; undefined while it has not come. */
export const attestation = signal<AttestationState | undefined>(undefined);
export const attestationProblem = signal<WorkError | undefined>(undefined);

export async function loadAttestation(): Promise<void> {
  try {
    attestation.value = await ask('attestation', undefined, AttestationState);
    attestationProblem.value = undefined;
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    attestationProblem.value = error;
  }
}

/**
 * Signs for everything that is ready but these, with the passkey of this device.
 *
 * @throws {PasskeyError} {WorkError} with `not-found` where nothing is ready any more.
 */
export async function attestReady(except: readonly number[]): Promise<AttestationResult> {
  const { ceremonyId, options } = await ask('attestation/options', { except }, AttestationOptions);
  return ask('attestation', { ceremonyId, response: await answerOfPasskey(options) }, AttestationResult);
}
