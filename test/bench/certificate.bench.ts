import { bench, describe } from 'vitest';
import { type CertificateContent, issueShc } from '../../src/certificate/issue.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { read } from '../../src/certificate/read.ts';
import { judge } from '../../src/certificate/verify.ts';
import { issuerWithCard, LARGEST, NOW, trustIn } from '../certificate/cards.ts';

// Each group names its baseline first: bare WebCrypto on the same bytes in the same run, so that the ratio means
// something on any machine.
const { issuer, signer, jws } = await issuerWithCard();
const text = shcText(jws);
const trust = trustIn([issuer]);
const [header, payload, signature = ''] = jws.split('.');
const signed = new TextEncoder().encode(`${header}.${payload}`);
const signatureBytes = Buffer.from(signature, 'base64url');
const [key] = issuer.keys;
const publicKey = await crypto.subtle.importKey(
  'jwk',
  key?.jwk as JsonWebKey,
  { name: 'ECDSA', namedCurve: 'P-256' },
  false,
  ['verify'],
);
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const bareVerify = () => crypto.subtle.verify(ES256, publicKey, signatureBytes, signed);
const bareSign = () => crypto.subtle.sign(ES256, signer.privateKey, signed);

const IN_FLIGHT = 64;
const inFlight = (once: () => Promise<unknown>) => async () => {
  await Promise.all(Array.from({ length: IN_FLIGHT }, once));
};
const content: CertificateContent = LARGEST;

describe('one scan, from text to verdict', () => {
  bench('bare WebCrypto verify', async () => void (await bareVerify()));
  bench('judge', async () => void (await judge(text, trust, NOW)));
  bench('read alone, without a signature', () => void read(text));
});

describe(`${IN_FLIGHT} scans in flight`, () => {
  bench('bare WebCrypto verify', inFlight(bareVerify));
  bench(
    'judge',
    inFlight(() => judge(text, trust, NOW)),
  );
});

describe(`${IN_FLIGHT} certificates issued in flight`, () => {
  bench('bare WebCrypto sign', inFlight(bareSign));
  bench(
    'issueShc',
    inFlight(() => issueShc(content, signer)),
  );
});
