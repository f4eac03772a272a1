import type { Immunization } from '../certificate/certificate.ts';
import { type GivenVaccine, givenVaccine } from '../certificate/codes.ts';
import { trustState } from './cached-trust.ts';

/** What was given, with the names of WHO's catalogue where the trust of this device brings it. */
export function knownVaccine(immunization: Immunization): GivenVaccine {
  const state = trustState.value;
  return givenVaccine(immunization, state.status === 'ready' ? state.trust.icvpProducts : undefined);
}
