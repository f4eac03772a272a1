import fc from 'fast-check';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CertificateContent,
  CertificateTooLongError,
  issueShc,
  type Signer,
} from '../../src/certificate/issue.ts';
import { ONE_CODE_JWS_LENGTH, qrErrorCorrection, shcQrSegments, shcText } from '../../src/certificate/qr.ts';
import { read } from '../../src/certificate/read.ts';
import { findVaccine, VACCINES, type VaccineId } from '../../src/certificate/vaccines.ts';
import { issuerWithCard, LARGEST } from './cards.ts';

let signer: Signer;
beforeAll(async () => {
  ({ signer } = await issuerWithCard());
});

const day = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const LETTERS = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
];
const word = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join('').normalize('NFC'));
const content: fc.Arbitrary<CertificateContent> = fc.record({
  issuer: fc.constant(LARGEST.issuer),
  holder: fc.record(
    {
      name: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
      birthDate: day,
      nationality: fc.constantFrom('VN', 'KR', 'FR', 'US'),
    },
    { requiredKeys: ['name', 'birthDate'] },
  ),
  doses: fc
    .array(
      fc.record(
        {
          vaccine: fc.constantFrom(...(Object.keys(VACCINES) as VaccineId[])),
          date: day,
          lot: fc.stringMatching(/^[A-Z0-9]{1,12}$/),
        },
        { requiredKeys: ['vaccine', 'date'] },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((doses) => doses.sort((a, b) => a.date.localeCompare(b.date))),
  number: fc.stringMatching(/^[0-9A-Z]{10}$/),
  revocationId: fc.integer({ min: 0, max: 2 ** 31 - 1 }).map(String),
  issuedAtSeconds: fc.integer({ min: 1.6e9, max: 2e9 }),
  expiresAtSeconds: fc.integer({ min: 2e9, max: 3e9 }),
});

describe('issue', () => {
  it('says nothing that read does not give back', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (written) => {
        const certificate = read(shcText(await issueShc(written, signer)));
        expect(certificate).toMatchObject({
          format: 'shc',
          issuer: written.issuer,
          keyId: signer.kid,
          holder: written.holder,
          number: written.number,
          revocationId: written.revocationId,
          issuedAtSeconds: written.issuedAtSeconds,
          expiresAtSeconds: written.expiresAtSeconds,
        });
        expect(certificate.immunizations.map(({ date, lot }) => ({ date, lot }))).toEqual(
          written.doses.map(({ date, lot }) => ({ date, lot })),
        );
        expect(certificate.immunizations.map(({ vaccine }) => findVaccine(vaccine))).toEqual(
          written.doses.map(({ vaccine }) => VACCINES[vaccine]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('fits four doses, a long name and nationality into one code of at most version 22', async () => {
    const jws = await issueShc(LARGEST, signer);
    expect(jws.length).toBeLessThanOrEqual(ONE_CODE_JWS_LENGTH);
    const segments = shcQrSegments(jws) as QRCode.QRCodeSegment[];
    const code = QRCode.create(segments, { errorCorrectionLevel: qrErrorCorrection(jws) });
    expect(code.version).toBeLessThanOrEqual(22);
  });

  it('gives a short card the stronger error correction, within the same version', async () => {
    const jws = await issueShc({ ...LARGEST, doses: LARGEST.doses.slice(0, 1) }, signer);
    expect(qrErrorCorrection(jws)).toBe('M');
    const segments = shcQrSegments(jws) as QRCode.QRCodeSegment[];
    expect(QRCode.create(segments, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(22);
  });

  it('refuses content that would need more than one code', async () => {
    const doses = Array.from({ length: 12 }, (_, index) => ({
      vaccine: 'abdala' as const,
      date: `2021-${String(index + 1).padStart(2, '0')}-11`,
      lot: crypto.randomUUID().slice(0, 18),
    }));
    await expect(issueShc({ ...LARGEST, doses }, signer)).rejects.toThrow(CertificateTooLongError);
  });

  it('writes a foreigner’s name as one text, in the holder’s own order', async () => {
    const holder = { name: 'Maria José García Márquez', birthDate: '1984-02-29', nationality: 'ES' };
    expect(read(await issueShc({ ...LARGEST, holder }, signer)).holder).toEqual(holder);
  });

  it('names every vaccine by codes that find it again and find no other', () => {
    for (const vaccine of Object.values(VACCINES)) expect(findVaccine(vaccine.codings)).toBe(vaccine);
    expect(findVaccine([{ system: 'http://hl7.org/fhir/sid/cvx', code: '213' }])).toBeUndefined();
  });
});
