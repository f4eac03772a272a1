import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { CVX, ICVP_PRODUCT, LOINC, SNOMED_CT } from '../../src/certificate/code-systems.ts';
import { PaperForm } from '../../src/wallet/paper-form.tsx';
import { certificateOf } from './certificates.ts';

/** The text of the form, without its tags. */
const formOf = (certificate: Partial<Certificate>) =>
  render(h(PaperForm, { certificate: certificateOf(certificate) }))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const covid = [{ system: SNOMED_CT, code: '840539006' }];

describe('the paper form', () => {
  it('says what a test found, of what kind and when, in both languages', () => {
    const form = formOf({
      tests: [
        {
          disease: covid,
          type: [{ system: LOINC, code: 'LP217198-3' }],
          result: [{ system: SNOMED_CT, code: '260415000' }],
          outcome: 'not-detected',
          name: 'Panbio',
          device: [{ system: 'devices', code: '1232' }],
          sampledAt: '2022-05-30T09:15:00+07:00',
          country: 'VN',
        },
      ],
    });
    for (const words of ['Âm tính', 'Negative', 'Kháng nguyên nhanh', 'Rapid antigen', 'Panbio (1232)'])
      expect(form).toContain(words);
    expect(form).toContain('30/05/2022 09:15 (UTC+07:00)');
    expect(form).toContain('30 May 2022 09:15 (UTC+07:00)');
    expect(form).not.toContain('Số mũi đã tiêm');
  });

  it('says when a recovery began and from when to when it counts', () => {
    const form = formOf({
      recoveries: [
        {
          disease: covid,
          firstPositiveDate: '2022-01-05',
          effectiveFrom: '2022-01-16',
          effectiveUntil: '2022-07-04',
        },
      ],
    });
    for (const words of ['05/01/2022', '16/01/2022', '04/07/2022', '5 Jan 2022', 'Certificate of recovery'])
      expect(form).toContain(words);
  });

  it('counts the doses that the issuer counts, and says which of how many', () => {
    const dose = {
      vaccine: [{ system: CVX, code: '208' }],
      date: '2022-01-05',
      doseNumber: 2,
      totalDoses: 3,
    };
    expect(formOf({ immunizations: [dose] })).toMatch(/Doses received 2 .*Dose 2 of 3/);
    const two = [{ ...dose, doseNumber: 1 }, dose];
    expect(formOf({ immunizations: two })).toContain('Doses received 2 ');
  });

  it('says that what an issuer left out is not stated', () => {
    const form = formOf({
      holder: { name: 'An', birthDate: '' },
      immunizations: [{ vaccine: [], date: '' }],
    });
    expect(form.match(/not stated/g)?.length).toBeGreaterThan(5);
  });

  const international = (code: string, rest = {}) =>
    formOf({
      format: 'who-icvp',
      immunizations: [{ vaccine: [{ system: ICVP_PRODUCT, code }], date: '2026-01-10', ...rest }],
    });

  it('gives an international certificate against yellow fever the fixed wording, for life', () => {
    const form = international('YellowFeverProduct1', { effectiveFrom: '2026-01-20' });
    expect(form).toContain('20/01/2026');
    expect(form).toContain('life of the person vaccinated');
    expect(form).toContain('received prophylaxis against: yellow fever, in accordance with');
    expect(form).toContain(
      'Any amendment of this certificate, or erasure, or failure to complete any part of it',
    );
    expect(form).toContain('contre : fièvre jaune, conformément au Règlement sanitaire international');
    expect(form).toContain('Toute correction ou rature sur le certificat');
  });

  it('says by name which country issued an international certificate, and takes no other word for a code', () => {
    expect(international('YellowFeverProduct1', { performer: 'VNM' })).toContain('Việt Nam');
    expect(international('YellowFeverProduct1', { performer: 'Viện Pasteur' })).toContain('Viện Pasteur');
    const dose = { vaccine: [{ system: CVX, code: '208' }], date: '2022-01-05', performer: 'VNM' };
    expect(formOf({ immunizations: [dose] })).toContain('VNM');
  });

  it('promises no lifetime for another disease, nor where an end is named', () => {
    expect(international('PolioVaccineOralX', { effectiveFrom: '2026-01-20' })).not.toContain('life of');
    const ending = international('YellowFeverProduct1', { effectiveUntil: '2036-01-20' });
    expect(ending).not.toContain('life of');
    expect(ending).toContain('20/01/2036');
  });

  it('shows every code that is not known', () => {
    const codings = fc.array(
      fc.record({
        system: fc.constantFrom(CVX, SNOMED_CT, LOINC, ICVP_PRODUCT, 'urn:oid:1.2.3'),
        code: fc.stringMatching(/^zz[a-z0-9]{1,12}$/),
      }),
    );
    fc.assert(
      fc.property(codings, codings, codings, (one, two, three) => {
        const form = formOf({
          immunizations: [{ vaccine: one, disease: two, manufacturer: three, date: '2022-01-01' }],
          tests: [{ disease: one, type: two, result: three, device: one, sampledAt: '2022-01-01' }],
          recoveries: [{ disease: two, firstPositiveDate: '2022-01-01' }],
        });
        for (const { code } of [...one, ...two, ...three]) expect(form).toContain(code);
      }),
      { numRuns: 50 },
    );
  });
});
