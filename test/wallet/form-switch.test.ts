import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { CVX } from '../../src/certificate/code-systems.ts';
import { nameOf } from '../../src/wallet/form-switch.tsx';
import { certificateOf } from './certificates.ts';

const yellowCard = (date: string, cvx = '183'): Certificate =>
  certificateOf({
    format: 'who-icvp',
    signedText: date,
    immunizations: [{ vaccine: [{ system: CVX, code: cvx }], date }],
  });
const names = (forms: readonly Certificate[]) => forms.map((form) => nameOf(form, forms));

describe('the name of a form', () => {
  it('is short where there is one of its kind', () => {
    const eu = certificateOf({ format: 'eu-dcc', signedText: 'eu' });
    expect(names([certificateOf(), eu, yellowCard('2023-01-02')])).toEqual([
      'SMART Health Card',
      'EU',
      'WHO',
    ]);
  });

  it('has the vaccine where there are several', () => {
    expect(names([yellowCard('2023-01-02'), yellowCard('2023-01-02', '114')])).toEqual([
      'WHO · Stamaril',
      'WHO · Menactra',
    ]);
  });

  it('has the day where the vaccine is the same too', () => {
    expect(names([yellowCard('2013-01-02'), yellowCard('2023-05-06')])).toEqual([
      'WHO · 02/01/2013',
      'WHO · 06/05/2023',
    ]);
  });
});
