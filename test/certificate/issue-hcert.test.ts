import { describe, expect, it } from 'vitest';
import type { CertificateContent, Dose } from '../../src/certificate/issue.ts';
import { issueDcc } from '../../src/certificate/issue-dcc.ts';
import { issueIcvp } from '../../src/certificate/issue-icvp.ts';
import { read } from '../../src/certificate/read.ts';
import { judge } from '../../src/certificate/verify.ts';
import { LARGEST, NOW, seconds, trustIn } from './cards.ts';
import { hcertIssuer } from './hcert-issuer.ts';

const AUTHORITY = { country: 'VN', name: 'Ministry of Health of Viet Nam' };

async function authority() {
  const { issuer, signer } = await hcertIssuer({ kinds: ['vaccination'] });
  return {
    issuer,
    signer: {
      kid: Buffer.from(signer.kid, 'base64'),
      privateKey: signer.privateKey,
      notAfterSeconds: seconds('2024-01-01T00:00:00Z'),
    },
  };
}

const withDoses = (...doses: Dose[]): CertificateContent => ({ ...LARGEST, doses });
const dose = (vaccine: Dose['vaccine'], date: string): Dose => ({ vaccine, date, lot: 'L1' });

describe('an EU certificate of ours', () => {
  it('is read again as it was written, and is valid under its signer', async () => {
    const { issuer, signer } = await authority();
    const text = await issueDcc(LARGEST, AUTHORITY, signer);
    const { outcome, reasons, certificate } = await judge(text ?? '', trustIn([issuer]), NOW);
    expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    expect(certificate).toMatchObject({
      format: 'eu-dcc',
      issuer: 'VN',
      holder: {
        name: LARGEST.holder.name,
        latinName: 'CONG<<TANG<TON<NU<NGUYEN<THI<HUYEN<TRANG',
        birthDate: LARGEST.holder.birthDate,
      },
      immunizations: [{ date: '2022-05-28', doseNumber: 4, totalDoses: 4, country: 'VN' }],
      number: expect.stringMatching(/^URN:UVCI:01:VN:7Q4KX2M9RT#[A-Z0-9/:]$/),
      issuedAtSeconds: LARGEST.issuedAtSeconds,
      expiresAtSeconds: LARGEST.expiresAtSeconds,
      version: '1.3.0',
      // By which it is revoked with the card that it is a twin of.
      revocationId: LARGEST.revocationId,
      remarks: [],
    });
  });

  it.each<[string, Dose[], number, number]>([
    ['the first of two', [dose('comirnaty', '2021-08-01')], 1, 2],
    ['the second of two', [dose('comirnaty', '2021-08-01'), dose('comirnaty', '2021-09-01')], 2, 2],
    [
      'a booster after two',
      [dose('vaxzevria', '2021-05-01'), dose('vaxzevria', '2021-08-01'), dose('comirnaty', '2022-01-01')],
      3,
      3,
    ],
    ['the only one of a single-dose vaccine', [dose('janssen', '2021-08-01')], 1, 1],
    ['the first of three', [dose('abdala', '2021-10-01')], 1, 3],
    [
      'a booster after three',
      ['2021-10-01', '2021-10-15', '2021-10-29', '2022-03-01'].map((date) => dose('abdala', date)),
      4,
      4,
    ],
    ['a booster after a single dose', [dose('janssen', '2021-08-01'), dose('comirnaty', '2022-01-01')], 2, 1],
  ])('counts %s as the EU does', async (_, doses, doseNumber, totalDoses) => {
    const { signer } = await authority();
    const text = await issueDcc(withDoses(...doses), AUTHORITY, signer);
    expect(read(text ?? '').immunizations).toMatchObject([
      { doseNumber, totalDoses, date: doses.at(-1)?.date },
    ]);
  });

  it('is about doses against COVID-19 alone', async () => {
    const { signer } = await authority();
    expect(await issueDcc(withDoses(dose('stamaril', '2022-01-01')), AUTHORITY, signer)).toBeUndefined();
    const mixed = withDoses(dose('comirnaty', '2021-08-01'), dose('stamaril', '2022-01-01'));
    expect(read((await issueDcc(mixed, AUTHORITY, signer)) ?? '').immunizations).toMatchObject([
      { date: '2021-08-01', doseNumber: 1 },
    ]);
  });

  it('has the whole of a name as surname where its parts are not known', async () => {
    const { signer } = await authority();
    const foreigner = {
      ...LARGEST,
      holder: { name: 'Ana María López', birthDate: '1990-01-02', nationality: 'ES' },
    };
    expect(read((await issueDcc(foreigner, AUTHORITY, signer)) ?? '').holder).toMatchObject({
      name: 'Ana María López',
      latinName: 'ANA<MARIA<LOPEZ<<',
    });
  });

  it('never outlives its signer', async () => {
    const { signer } = await authority();
    const short = { ...signer, notAfterSeconds: LARGEST.expiresAtSeconds - 1 };
    await expect(issueDcc(LARGEST, AUTHORITY, short)).rejects.toThrow(RangeError);
  });
});

describe('a digital yellow card of ours', () => {
  const traveller: CertificateContent = {
    ...withDoses(dose('stamaril', '2022-05-01')),
    holder: { ...LARGEST.holder, documentNumber: '079068000001' },
    sex: 'female',
  };
  const [stamaril] = traveller.doses as [Dose];

  it('is read again as it was written, and is valid under its signer for life', async () => {
    const { issuer, signer } = await authority();
    const text = await issueIcvp(traveller, stamaril, 'YellowFeverProductTest1', AUTHORITY, signer);
    const verdict = await judge(text ?? '', trustIn([issuer]), NOW);
    expect(verdict).toMatchObject({ outcome: 'valid', reasons: [] });
    expect(verdict.certificate).toMatchObject({
      format: 'who-icvp',
      issuer: 'VN',
      holder: {
        name: LARGEST.holder.name,
        birthDate: LARGEST.holder.birthDate,
        nationality: 'VNM',
        documentNumber: '079068000001',
      },
      immunizations: [
        {
          vaccine: [{ code: 'YellowFeverProductTest1' }],
          date: '2022-05-01',
          lot: 'L1',
          effectiveFrom: '2022-05-11',
        },
      ],
      remarks: [],
    });
    expect(verdict.certificate).not.toHaveProperty('expiresAtSeconds');
  });

  it('does not count before the tenth day', async () => {
    const { issuer, signer } = await authority();
    const early = { ...traveller, issuedAtSeconds: seconds('2022-05-02T08:00:00Z') };
    const text = (await issueIcvp(early, stamaril, 'YellowFeverProductTest1', AUTHORITY, signer)) ?? '';
    const [before, after] = await Promise.all(
      ['2022-05-10T23:59:59Z', '2022-05-11T00:00:00Z'].map((instant) =>
        judge(text, trustIn([issuer]), new Date(instant)),
      ),
    );
    expect(before?.reasons).toEqual(['not-yet-effective']);
    expect(after?.outcome).toBe('valid');
  });

  it.each<[string, CertificateContent, Dose]>([
    ['the batch', traveller, { vaccine: 'stamaril', date: '2022-05-01' }],
    [
      'the nationality',
      { ...traveller, holder: { name: 'A B', birthDate: '1990-01-01' } },
      { vaccine: 'stamaril', date: '2022-05-01', lot: 'L1' },
    ],
  ])('is not made where %s is not known', async (_, content, given) => {
    const { signer } = await authority();
    expect(await issueIcvp(content, given, 'YellowFeverProductTest1', AUTHORITY, signer)).toBeUndefined();
  });
});
