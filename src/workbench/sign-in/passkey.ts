import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { CeremonyOptions, Me } from '../../work-contract/session.ts';
import { ask } from '../api.ts';
import type { vi } from '../languages/vi.ts';
import { signedInAs } from '../session.ts';

/** What may go wrong on the device itself, before the service is asked. */
export type PasskeyProblem = keyof typeof vi.signIn.problems;

export class PasskeyError extends Error {
  override readonly name = 'PasskeyError';
  readonly code: PasskeyProblem;

  constructor(code: PasskeyProblem, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Signs in by a passkey that the device or its key holds. @throws {PasskeyError} {WorkError} */
export async function signInByPasskey(): Promise<void> {
  requireSupport();
  const { ceremonyId, options } = await ask('sign-in/options', {}, CeremonyOptions);
  signedInAs(await ask('sign-in', { ceremonyId, response: await answerOfPasskey(options) }, Me));
}

/** What a passkey of this device answers to what the service asked. @throws {PasskeyError} */
export function answerOfPasskey(options: CeremonyOptions['options']) {
  requireSupport();
  return onDevice(() =>
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  );
}

/**
 * Makes a passkey for the account that a one-time code belongs to, and signs in by it.
 *
 * @throws {PasskeyError} {WorkError} with `enrolment-code-wrong` before the device asks anything.
 */
export async function enrolPasskey(code: string): Promise<void> {
  requireSupport();
  const { ceremonyId, options } = await ask('enrol/options', { code }, CeremonyOptions);
  const response = await onDevice(() =>
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  );
  signedInAs(await ask('enrol', { ceremonyId, response }, Me));
}

function requireSupport(): void {
  if (!browserSupportsWebAuthn()) throw new PasskeyError('unsupported');
}

async function onDevice<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony();
  } catch (error) {
    throw new PasskeyError(problemOf(error), error);
  }
}

/** By the names of WebAuthn Level 3, §5.1.3 and §5.1.4: `NotAllowedError` is whatever a person lets pass by. */
function problemOf(error: unknown): PasskeyProblem {
  const code = error instanceof WebAuthnError ? error.code : undefined;
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'already-enrolled';
  if (code === 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT') return 'no-verification';
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'NotSupportedError' || name === 'SecurityError' ? 'unsupported' : 'failed';
}
