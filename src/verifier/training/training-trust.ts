import type { Trust } from '../../certificate/verify.ts';
import { isTraining } from './training.ts';
import { TRAINING_ISS, TRAINING_TRUST, trainingSigners } from './training-issuer.ts';

/**
 * What to judge by now: in training, the samples alone. Otherwise the device's own trust, which knows samples too, as
 * such: they are of a key for tests, and no more.
 */
export function withTraining(trust: Trust | undefined): Trust | undefined {
  if (isTraining.value) return TRAINING_TRUST;
  return (
    trust && {
      ...trust,
      signers: (certificate) =>
        certificate.issuer === TRAINING_ISS ? trainingSigners(certificate) : trust.signers(certificate),
    }
  );
}
