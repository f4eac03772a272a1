import { expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { read } from '../../src/certificate/read.ts';
import { judge } from '../../src/certificate/verify.ts';
import { trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorJson, vectorText } from './vectors.ts';

/** Every word and number that the published content holds, wherever it stands. */
function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.values(value).flatMap(leavesOf);
}

/** What our model does not keep: sex, WHO's ordinal words, references, and words beside a code. */
const NOT_KEPT =
  /^(male|female|M|F|secondDose|Primary|Vacunador|25|1|2\.16\.\S+|Parent\/.*|COVID 19|SARSCoV2 .*|http:\/\/hl7\.org\/fhir\/administrative-gender)$/;

describeVectors('gdhcn', () => {
  it.each([
    ['DVCTestQR.txt', 'DVCTestQRUnpacked.json', 'who-icvp'],
    ['DVCTest3QR.txt', 'DVCTest3QRUnpacked.json', 'who-icvp'],
    ['WHOQR2Contents.txt', 'WHOQR2Unpacked.json', 'who-ddcc'],
  ])('%s says what is published of it', (code, unpacked, format) => {
    const certificate: Certificate = read(vectorText(`gdhcn/${code}`));
    expect(certificate.format).toBe(format);
    const { proof: _proof, signedText: _text, ...content } = certificate;
    const said = new Set(leavesOf(content));
    const { 6: iat, ...published } = vectorJson(`gdhcn/${unpacked}`).contents;
    expect(leavesOf(published).filter((leaf) => !said.has(leaf) && !NOT_KEPT.test(leaf))).toEqual([]);
    expect(certificate.issuedAtSeconds).toBe(iat);
  });
});

describeVectors('gdhcn/DIVOCJamaicaContents.txt', () => {
  it('says what is published of it, and nobody here knows its issuer', async () => {
    const { credentialSubject, evidence, issuer } = vectorJson('gdhcn/DIVOCJamaicaUnpacked.json');
    const code = vectorText('gdhcn/DIVOCJamaicaContents.txt');
    const certificate = read(code);
    expect(certificate).toMatchObject({
      format: 'divoc',
      issuer,
      holder: { name: credentialSubject.name, birthDate: credentialSubject.dob },
      immunizations: evidence.map((one: Record<string, unknown>) => ({
        productName: one['vaccine'],
        lot: one['batch'],
        date: one['date'],
        doseNumber: one['dose'],
      })),
      number: evidence[0].certificateId,
    });
    expect(await judge(code, trustIn([]), new Date())).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-issuer'],
    });
  });
});
