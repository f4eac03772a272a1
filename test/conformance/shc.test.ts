import type { JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { judge, type TrustedIssuer, type Verdict, verify } from '../../src/certificate/verify.ts';
import { issuerWithCard, signAnything, trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorExists, vectorJson, vectorLines, vectorText } from './vectors.ts';

/** The specification's example issuer: its private key is public, so the product never trusts it; here it is trusted by hand. */
const exampleTrust = () => {
  const keys = vectorJson('shc/jwks.json').keys as JWK[];
  const issuer: TrustedIssuer = {
    family: 'shc',
    iss: 'https://spec.smarthealth.cards/examples/issuer',
    name: { vi: 'Ví dụ', en: 'Example' },
    country: 'US',
    keys: keys.map(({ kid = '', x = '', y = '' }) => ({ kid, jwk: { kty: 'EC', crv: 'P-256', x, y } })),
  };
  return trustIn([issuer]);
};

interface Case {
  id: string;
  texts: string[];
  expected: 'accept' | 'reject' | 'incomplete';
  why: string;
}

describeVectors('shc', () => {
  const cases = vectorExists('shc') ? vectorLines<Case>('shc/cases.jsonl') : [];
  it.each(cases)('$id: $expected ($why)', async ({ texts, expected }) => {
    const { outcome, reasons } = await judge(texts, exampleTrust(), new Date('2022-05-31T00:00:00Z'));
    if (expected === 'accept') expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    else if (expected === 'incomplete') expect(reasons).toEqual(['incomplete']);
    else expect(outcome).not.toBe('valid');
  });
});

describeVectors('shc/spec-examples', () => {
  const clock = new Date('2024-06-01T00:00:00Z');
  const valid = { outcome: 'valid', reasons: [] };

  // Example 02 is a patient summary: genuine, and no vaccination in it.
  it.each([
    ['00', valid],
    ['01', valid],
    ['02', { outcome: 'unknown', reasons: ['no-immunization'] }],
    ['03', valid],
  ])(
    'example %s is judged alike as a signed text, as a file, and as one or several codes',
    async (number, expected) => {
      const example = `shc/spec-examples/example-${number}`;
      expect(await judge(vectorText(`${example}-d-jws.txt`), exampleTrust(), clock)).toMatchObject(expected);

      const [inFile, ...others] = readFile(vectorText(`${example}-e-file.smart-health-card`));
      expect(others).toEqual([]);
      if (!inFile || inFile instanceof ReadError) expect.fail('the file does not read');
      expect(await verify(inFile, exampleTrust(), clock)).toMatchObject(expected);

      const parts = [0, 1, 2]
        .map((part) => `${example}-f-qr-code-numeric-value-${part}.txt`)
        .filter(vectorExists);
      expect(await judge(parts.map(vectorText).reverse(), exampleTrust(), clock)).toMatchObject(expected);
    },
  );

  it('example 03 is expired today', async () => {
    const jws = vectorText('shc/spec-examples/example-03-d-jws.txt');
    expect(await judge(jws, exampleTrust(), new Date())).toMatchObject({
      outcome: 'invalid',
      reasons: ['expired'],
    });
  });
});

interface DevToolsCase {
  name: string;
  files: string[];
  type: string;
  errors: number | string[];
  warnings: number | string[];
}

/** Errors of the tools that make a card unusable; the others are remarks on form. */
const REFUSED = new Set([
  'INFLATION_ERROR',
  'JWS_HEADER_ERROR',
  'JWS_VERIFICATION_ERROR',
  'SIGNATURE_FORMAT_ERROR',
  'ISSUER_NOT_TRUSTED',
  'ISSUER_KID_MISMATCH',
  'INVALID_ISSUER_URL',
  'INVALID_NUMERIC_QR_HEADER',
  'INVALID_NUMERIC_QR',
  'MISSING_QR_CHUNK',
  'JSON_PARSE_ERROR',
  'SCHEMA_ERROR',
  'NOT_YET_VALID',
  'EXPIRATION_ERROR',
]);
/** Cases that turn on what is not in the code itself. */
const ELSEWHERE = new Set([
  // Their issuers publish a malformed revocation list, and are no issuers of ours.
  'CRL with invalid method',
  'CRL with invalid rid (base64)',
  'CRL with invalid rid (duplicate)',
  'CRL with invalid rid (too long)',
  'CRL with version mismatch',
  // The directory of issuers is an option of that tool.
  'issuer not in trusted directory',
  // A limit on the length of each part, which the deprecated form had and reading does not need.
  'QR chunk too big',
  // The file's name, which a reader never sees.
  'wrong file extension',
]);

/** A patient summary: a genuine health card without a vaccination or test. */
const NO_IMMUNIZATION = [
  'valid 02 JWS',
  'valid 02 health card',
  'valid 02 QR numeric',
  'valid 02 QR numeric (out of order)',
  'valid 02 JWS payload expanded',
  'valid 02 JWS payload minified',
  'jws too long',
];

describeVectors('shc/devtools', () => {
  const all = vectorExists('shc/devtools-manifest.json')
    ? (vectorJson('shc/devtools-manifest.json') as DevToolsCase[])
    : [];
  const path = (file: string) => [`shc/devtools/${file}`, `shc/spec-examples/${file}`].find(vectorExists);
  const present = all.filter(({ files, name }) => files.every(path) && !ELSEWHERE.has(name));
  const texts = (files: string[]) => files.map((file) => vectorText(path(file) ?? ''));
  const codes = (list: number | string[]) => (typeof list === 'number' ? [] : list);
  // The specification's own examples are dated 2024, the tools' cases before June 2022.
  const clock = ([file = '']: string[]) =>
    new Date(file.startsWith('example-') ? '2024-06-01T00:00:00Z' : '2022-05-31T00:00:00Z');

  const expectAsTools = ({ outcome, reasons }: Verdict, { name, errors, warnings }: DevToolsCase) => {
    const found = codes(errors);
    const late = codes(warnings).some((code) => code === 'NOT_YET_VALID' || code === 'EXPIRATION_ERROR');
    if (late || found.some((code) => REFUSED.has(code))) expect(outcome).not.toBe('valid');
    else if (reasons.includes('no-immunization')) expect(NO_IMMUNIZATION).toContain(name);
    else if (errors === 0) expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    // Remarks on form that the tools call errors: we may be stricter or not, but never in doubt.
    else expect(['valid', 'invalid']).toContain(outcome);
  };

  describe('signed texts and codes', () => {
    const signed = present.filter(({ type }) => type === 'jws' || type === 'qrnumeric');
    it.each(signed)('$type: $name', async (devToolsCase) => {
      const at = clock(devToolsCase.files);
      expectAsTools(await judge(texts(devToolsCase.files), exampleTrust(), at), devToolsCase);
    });
  });

  describe('files', () => {
    it.each(present.filter(({ type }) => type === 'healthcard'))('$name', async (devToolsCase) => {
      const at = clock(devToolsCase.files);
      const [text = ''] = texts(devToolsCase.files);
      const verdicts: Verdict[] = [];
      try {
        for (const entry of readFile(text)) {
          verdicts.push(
            entry instanceof ReadError
              ? { outcome: 'invalid', reasons: [entry.code] }
              : await verify(entry, exampleTrust(), at),
          );
        }
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        verdicts.push({ outcome: 'invalid', reasons: [error.code] });
      }
      const worst = verdicts.find(({ outcome }) => outcome !== 'valid') ?? verdicts[0];
      if (!worst) expect.fail('an empty file');
      expectAsTools(worst, devToolsCase);
    });
  });

  describe('payloads, signed here', () => {
    const payloads = present.filter(({ type, name }) => type === 'jwspayload' && !name.includes('trailing'));
    it.each(payloads)('$name', async (devToolsCase) => {
      const { issuer, signer } = await issuerWithCard();
      const payload = JSON.parse(texts(devToolsCase.files)[0] ?? '');
      const trust = trustIn([{ ...issuer, iss: payload.iss }]);
      const at = clock(devToolsCase.files);
      expectAsTools(await judge(await signAnything(payload, signer), trust, at), devToolsCase);
    });
  });
});
