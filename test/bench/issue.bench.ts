import { bench, describe } from 'vitest';
import { type CertificateContent, issueShc } from '../../src/certificate/issue.ts';
import { issueDcc } from '../../src/certificate/issue-dcc.ts';
import { issueIcvp } from '../../src/certificate/issue-icvp.ts';
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
const authority = { country: 'VN', name: 'Ministry of Health of Viet Nam' };
const documentSigner = {
  kid: new Uint8Array(8),
  privateKey: signer.privateKey,
  notAfterSeconds: content.expiresAtSeconds,
};
const yellowFever = { vaccine: 'stamaril', date: '2022-05-01', lot: 'V3A12' } as const;

describe(`${IN_FLIGHT} certificates issued in flight`, () => {
  bench('bare WebCrypto sign', inFlight(bareSign));
  bench(
    'issueShc',
    inFlight(() => issueShc(content, signer)),
  );
  bench(
    'issueDcc',
    inFlight(() => issueDcc(content, authority, documentSigner)),
  );
  bench(
    'issueIcvp',
    inFlight(() => issueIcvp(content, yellowFever, 'YellowFeverProductTest1', authority, documentSigner)),
  );
});
