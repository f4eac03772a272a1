import { expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorJson, vectorText } from './vectors.ts';

const FILE = 'gdhcn/DIVOCJamaicaContents.txt';

describeVectors(FILE, () => {
  const text = () => vectorText(FILE);
  const zip = () => Buffer.from(text().trim().replace('B64:', ''), 'base64');

  it('says the same as bytes, as those in UTF-8, in base64, and as the credential alone', () => {
    const { signedText, ...certificate } = read(text());
    expect(signedText).toBe(zip().toString('base64'));
    const binary = zip().toString('latin1');
    for (const other of [binary, Buffer.from(binary, 'utf8').toString('latin1'), signedText]) {
      expect(read(other)).toEqual({ ...certificate, signedText });
    }
    const bare = JSON.stringify(vectorJson('gdhcn/DIVOCJamaicaUnpacked.json'));
    expect(read(bare)).toEqual({ ...certificate, signedText: bare });
  });

  it('cannot be told even if its issuer were known: no signature covers a holder who has no identifier', async () => {
    const { issuer: iss, keyId: kid } = read(text());
    const { publicKey } = (await crypto.subtle.generateKey('Ed25519', true, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
    const { x = '' } = await crypto.subtle.exportKey('jwk', publicKey);
    const jamaica: TrustedIssuer = {
      family: 'divoc',
      iss,
      name: { vi: 'Gia-mai-ca', en: 'Jamaica' },
      country: 'JM',
      keys: [{ kid, jwk: { kty: 'OKP', crv: 'Ed25519', x } }],
    };
    expect(await judge(text(), trustIn([jamaica]), NOW)).toMatchObject({
      outcome: 'unknown',
      reasons: ['not-fully-signed'],
    });
  });
});
