import type { JsonLdProof } from './proof.ts';
import type { ReasonCode } from './reasons.ts';
import type { TrustedKey } from './verify.ts';

/** Whether a key signed a JSON-LD document. */
export const jsonLdSignedBy = async (
  _proof: JsonLdProof,
  _key: TrustedKey,
): Promise<ReasonCode[] | ReasonCode> => 'unsupported-signature';
