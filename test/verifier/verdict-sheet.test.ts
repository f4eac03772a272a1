import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE_FORMATS, type Certificate } from '../../src/certificate/certificate.ts';
import { CVX, ICD11, ICVP_PRODUCT, LOINC, SNOMED_CT } from '../../src/certificate/code-systems.ts';
import { REMARKS } from '../../src/certificate/remarks.ts';
import type { Verdict } from '../../src/certificate/verify.ts';
import { vi as verdictWords } from '../../src/ui/languages/verdict-vi.ts';
import { vi as form } from '../../src/ui/languages/vi/certificate.ts';
import { vi as reasons } from '../../src/ui/languages/vi/reasons.ts';
import { vi as inspector } from '../../src/ui/languages/vi/verifier.ts';
import type { Scan } from '../../src/verifier/scan.ts';
import { announcement, VerdictSheet } from '../../src/verifier/verdict-sheet.tsx';
import { certificateOf } from '../wallet/certificates.ts';

const vi = { ...form, ...reasons, ...inspector };

const verdictOn = (certificate: Partial<Certificate>, rest: Partial<Verdict> = {}): Verdict => ({
  outcome: 'valid',
  reasons: [],
  certificate: certificateOf(certificate),
  ...rest,
});
const html = (verdict: Verdict, rest: Partial<Scan> = {}) =>
  render(h(VerdictSheet, { scan: { texts: [], verdict, ...rest }, secondsLeft: 60, onNext: () => {} }));
/** The text of the sheet, without its tags. */
const sheetOn = (certificate: Partial<Certificate>, rest: Partial<Verdict> = {}) =>
  html(verdictOn(certificate, rest))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const test = (result: string, rest = {}) => ({
  type: [{ system: LOINC, code: 'LP6464-4' }],
  result: [{ system: SNOMED_CT, code: result }],
  sampledAt: '2022-05-30T09:15:00Z',
  ...rest,
});

describe('the verdict sheet', () => {
  it.each(CERTIFICATE_FORMATS)('names the family of a %s', (format) => {
    expect(sheetOn({ format })).toContain(vi.formats[format]);
  });

  it('says a test’s result in large words, in no verdict’s colour, and reads it out', () => {
    const tests = [test('260373001', { outcome: 'detected' })];
    const sheet = html(verdictOn({ tests }));
    expect(sheet).toContain('<p class="verdict-result">Dương tính</p>');
    expect(sheet).toContain('30/05/2022 09:15 (UTC)');
    expect(announcement({ texts: [], verdict: verdictOn({ tests }) })).toMatch(/Dương tính$/);
  });

  it('shows a result that it does not know as it is', () => {
    expect(sheetOn({ tests: [test('1')] })).toContain('SNOMED CT 1');
    expect(sheetOn({ tests: [test('1', { resultText: 'Ct 31' })] })).toContain('Ct 31 (SNOMED CT 1)');
  });

  it('names what was given by its product, else by its kind, else by its code', () => {
    const of = (system: string, code: string, rest = {}) =>
      sheetOn({ immunizations: [{ vaccine: [{ system, code }], date: '2022-01-05', ...rest }] });
    expect(of(CVX, '208', { doseNumber: 2, totalDoses: 2 })).toContain('Comirnaty · COVID-19 · Mũi 2 trên 2');
    expect(of(CVX, '37')).toContain('Sống giảm độc lực · Sốt vàng');
    expect(of(ICD11, 'XM0N24')).toContain('ICD-11 XM0N24 · Sốt vàng');
    expect(of(CVX, '9999')).toContain('CVX 9999');
  });

  it('says when a recovery counts', () => {
    const recovery = {
      disease: [{ system: SNOMED_CT, code: '840539006' }],
      firstPositiveDate: '2022-01-05',
      effectiveFrom: '2022-01-16',
      effectiveUntil: '2022-07-04',
    };
    expect(sheetOn({ recoveries: [recovery] })).toMatch(
      /COVID-19 .*05\/01\/2022 .*16\/01\/2022 .*04\/07\/2022/,
    );
  });

  it.each(REMARKS)('has a quiet sentence for the remark %s', (remark) => {
    expect(sheetOn({ remarks: [remark] })).toContain(vi.remarks[remark]);
  });

  it('names the country where an issuer is known by its code alone, and says where there is none', () => {
    expect(sheetOn({ issuer: 'CZ' })).toContain('Nơi cấp Séc');
    expect(sheetOn({ issuer: 'did:web:nzcp.example' })).toContain('did:web:nzcp.example');
    expect(sheetOn({ issuer: '' })).toContain(`Nơi cấp ${vi.form.notStated}`);
  });

  it('points to the procedure on paper only where it cannot tell', () => {
    const sentence = verdictWords.withoutApp.title;
    expect(sheetOn({}, { outcome: 'unknown', reasons: ['unknown-issuer'] })).toContain(sentence);
    expect(sheetOn({})).not.toContain(sentence);
    expect(sheetOn({}, { outcome: 'invalid', reasons: ['expired'] })).not.toContain(sentence);
  });

  it('answers each question by itself, and reads out what is not yes', () => {
    const reasons = ['expired'] as const;
    const sheet = sheetOn({}, { outcome: 'invalid', reasons });
    expect(sheet).toContain(verdictWords.answers.genuine.valid);
    expect(sheet).toContain(verdictWords.answers.current.invalid);
    expect(announcement({ texts: [], verdict: verdictOn({}, { outcome: 'invalid', reasons }) })).toContain(
      'Không hợp lệ. Thật. Không có hiệu lực.',
    );
    expect(sheetOn({}, { outcome: 'unknown', reasons: ['not-a-certificate'] })).not.toMatch(/hiệu lực/);
  });

  it('names the key that it rests on', () => {
    const key = {
      kid: 'key-1',
      jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
      notBeforeSeconds: 1_640_995_200,
    } as const;
    expect(sheetOn({}, { key })).toMatch(/Khóa ký key-1 Khóa dùng từ 01\/01\/2022/);
  });

  it('has the fixed wording of an international certificate at hand', () => {
    const vaccine = [{ system: ICVP_PRODUCT, code: 'YellowFeverProduct1' }];
    const immunizations = [{ vaccine, date: '2026-01-10' }];
    expect(sheetOn({ format: 'who-icvp', immunizations })).toContain('against: yellow fever, in accordance');
    expect(sheetOn({ immunizations })).not.toContain('in accordance');
  });

  it('says which parts of a code are missing, and marks those that are read', () => {
    const verdict: Verdict = {
      outcome: 'unknown',
      reasons: ['incomplete'],
      parts: { have: [1, 3], total: 4 },
    };
    const sheet = html(verdict);
    const boxes = [...sheet.matchAll(/class="verdict-part( verdict-part-read)?">(\d)/g)];
    expect(boxes.map(([, read, number]) => [number, read !== undefined])).toEqual([
      ['1', true],
      ['2', false],
      ['3', true],
      ['4', false],
    ]);
    const words = 'Còn thiếu phần 2 và 4 trong 4 phần.';
    expect(sheet).toContain(words);
    expect(announcement({ texts: [], verdict })).toContain(words);
  });

  it('says what a code is that is no certificate, without a link to it', () => {
    const verdict: Verdict = { outcome: 'unknown', reasons: ['not-a-certificate'] };
    const other = { kind: 'web', host: 'example.org' } as const;
    const words = 'Đây là địa chỉ web (example.org), không phải chứng nhận tiêm chủng.';
    expect(html(verdict, { other })).toContain(words);
    expect(html(verdict, { other })).not.toMatch(/<a\b|href/);
    expect(announcement({ texts: [], verdict, other })).toContain(words);
    expect(html(verdict)).toContain(vi.reasons['not-a-certificate'].inspector);
  });
});
