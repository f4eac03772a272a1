import { expect, it } from 'vitest';
import type { PublicJwk } from '../../src/certificate/public-key.ts';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorExists, vectorJson, vectorLines } from './vectors.ts';

interface Case {
  id: string;
  texts: string[];
  clock: string;
  expected: 'accept' | 'reject';
}

const exampleTrust = () => {
  const { id, verificationMethod } = vectorJson('nzcp/did.json');
  const issuer: TrustedIssuer = {
    family: 'nzcp',
    iss: id,
    name: { vi: 'Bộ Y tế New Zealand (ví dụ)', en: 'Ministry of Health, New Zealand (example)' },
    country: 'NZ',
    keys: verificationMethod.map((method: { id: string; publicKeyJwk: PublicJwk }) => ({
      kid: method.id.split('#')[1],
      jwk: method.publicKeyJwk,
    })),
  };
  return trustIn([issuer]);
};

describeVectors('nzcp', () => {
  const cases = vectorExists('nzcp') ? vectorLines<Case>('nzcp/cases.jsonl') : [];
  it.each(cases)('$id: $expected', async ({ texts, clock, expected }) => {
    const { outcome, reasons, certificate } = await judge(texts, exampleTrust(), new Date(clock));
    if (expected === 'reject') return expect(outcome).not.toBe('valid');
    expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    expect(certificate).toMatchObject({
      format: 'nzcp',
      holder: { name: 'Jack Sparrow', birthDate: '1960-04-16' },
      statement: 'vaccinated-or-exempt',
    });
  });
});
