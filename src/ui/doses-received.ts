import type { Immunization } from '../certificate/certificate.ts';

/** How many doses the holder has had: as many as are there, or as the issuer counts, who may certify the last alone. */
export const dosesReceived = (immunizations: readonly Immunization[]): number =>
  Math.max(immunizations.length, ...immunizations.map(({ doseNumber }) => doseNumber ?? 0));
