import type { Certificate } from './certificate.ts';
import type { ReasonCode } from './reasons.ts';
import type { Verdict } from './verify.ts';

/** With these, what the code says about a person is certainly not the issuer's word, so it is not shown at all. */
const WITHOUT_CONTENT: readonly ReasonCode[] = ['bad-signature', 'signer-not-chained'];
/** With these, it is the word of whoever made the code. */
const WITHOUT_VOUCHER: readonly ReasonCode[] = [
  'unknown-issuer',
  'unknown-key',
  'no-trust',
  'test-key',
  'weak-key',
  'not-fully-signed',
  'unsupported-signature',
];

/** What of a certificate may be shown beside its verdict. */
export const contentOf = ({ reasons, certificate }: Verdict): Certificate | undefined =>
  reasons.some((reason) => WITHOUT_CONTENT.includes(reason)) ? undefined : certificate;

/** Whether an issuer that is known vouches for it; else whoever shows it must say so. */
export const isVouchedFor = ({ reasons }: Verdict): boolean =>
  !reasons.some((reason) => WITHOUT_VOUCHER.includes(reason));
