import { bench, describe } from 'vitest';
import { type CertificateContent, issueShc } from '../../src/certificate/issue.ts';
import { issuerWithCard, LARGEST } from '../certificate/cards.ts';

// The baseline comes first: bare WebCrypto on the same bytes in the same run, so that the ratio means something on any
// machine. Verification has a program of its own, verification.ts.
const { signer, jws } = await issuerWithCard();
const signed = new TextEncoder().encode(jws.slice(0, jws.lastIndexOf('.')));
const bareSign = () => crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer.privateKey, signed);

const IN_FLIGHT = 64;
const inFlight = (once: () => Promise<unknown>) => async () => {
  await Promise.all(Array.from({ length: IN_FLIGHT }, once));
};
const content: CertificateContent = LARGEST;

describe(`${IN_FLIGHT} certificates issued in flight`, () => {
  bench('bare WebCrypto sign', inFlight(bareSign));
  bench(
    'issueShc',
    inFlight(() => issueShc(content, signer)),
  );
});
