import type { CarriedCertificateProof } from './proof.ts';
import type { ReasonCode } from './reasons.ts';
import type { TrustedKey } from './verify.ts';

/** Whether the carried certificate's key signed the content. */
export const signerHolds = async (_proof: CarriedCertificateProof): Promise<boolean> => false;

/** Reasons against the chain from the carried certificate to a trusted root. */
export const chainReasons = async (
  _proof: CarriedCertificateProof,
  _root: TrustedKey,
  _now: Date,
): Promise<ReasonCode[] | ReasonCode> => 'signer-not-chained';
