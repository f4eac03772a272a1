import { describe, expect, it } from 'vitest';
import { CVX, ICD11, ICVP_PRODUCT, SNOMED_CT } from '../../../src/certificate/code-systems.ts';
import { read } from '../../../src/certificate/read.ts';
import { doorSubject } from '../../../src/trust/door/subject.ts';
import { issuerWithCard } from '../../certificate/cards.ts';
import { dccClaimsAt } from '../../certificate/hcert-codes.ts';
import { hcertIssuer } from '../../certificate/hcert-issuer.ts';
import { certificateOf } from '../../wallet/certificates.ts';

const firstDose = (immunization: object) => {
  const dose = { vaccine: [], date: '2026-01-17', ...immunization };
  return doorSubject(certificateOf({ immunizations: [dose] }), undefined).immunizations[0];
};
const born = (birthDate: string) =>
  doorSubject(certificateOf({ holder: { name: 'An', birthDate } }), undefined).holder;

describe('what rules for doors look at', () => {
  it('is the same of a card and of the EU’s form, which has the last dose alone', async () => {
    const { jws } = await issuerWithCard();
    expect(doorSubject(read(jws), 'VN')).toMatchObject({
      format: 'shc',
      issuedIn: 'VN',
      listsAll: true,
      holder: { bornFrom: '1968-12-30', bornUntil: '1968-12-30' },
      immunizations: [
        { product: 'Vero Cell (BBIBP-CorV)', date: '2021-07-14', doseNumber: null, totalDoses: null },
        { product: 'Vaxzevria', kind: 'viral-vector' },
        { product: 'Comirnaty', diseases: ['covid-19'], isDiseaseKnown: true },
        { product: 'Spikevax', manufacturer: 'Moderna' },
      ],
    });
    const { code } = await hcertIssuer();
    expect(doorSubject(read(await code(dccClaimsAt(1))), 'VN')).toMatchObject({
      format: 'eu-dcc',
      listsAll: false,
      immunizations: [{ product: 'Comirnaty', doseNumber: 2, totalDoses: 2, country: 'VN' }],
    });
  });

  it('leaves out what nobody can be sure of: unknown codes, days that are none, days that are coarse', () => {
    expect(firstDose({ vaccine: [{ system: CVX, code: '999' }] })).toMatchObject({
      diseases: [],
      isDiseaseKnown: false,
      product: 'CVX 999',
    });
    const disease = [
      { system: SNOMED_CT, code: '840539006' },
      { system: SNOMED_CT, code: '1' },
    ];
    expect(firstDose({ disease })).toMatchObject({ diseases: ['covid-19'], isDiseaseKnown: false });
    for (const date of ['2026-01', '2026', '', '2026-02-30', 'tomorrow']) {
      expect(firstDose({ date })?.date).toBeNull();
    }
    expect(firstDose({ subpotent: true })?.isSubpotent).toBe(true);
  });

  it('knows a dose that two sources have written', () => {
    const doses = ['2026-01-17', '2026-01-17', '2026-02-17'].map((date) => ({
      vaccine: [{ system: CVX, code: '208' }],
      date,
    }));
    const { immunizations } = doorSubject(certificateOf({ immunizations: doses }), undefined);
    expect(immunizations.map(({ isRepeated }) => isRepeated)).toEqual([false, true, false]);
  });

  it('names a product of WHO’s catalogue by its code there', () => {
    const vaccine = [{ system: ICVP_PRODUCT, code: 'YellowFeverProduct1' }];
    expect(firstDose({ vaccine, disease: [{ system: ICD11, code: '1D47' }] })).toMatchObject({
      diseases: ['yellow-fever'],
      product: 'YellowFeverProduct1',
    });
  });

  it('takes a coarse birth date for all the days that it may mean', () => {
    expect(born('1968')).toEqual({ bornFrom: '1968-01-01', bornUntil: '1968-12-31' });
    expect(born('2024-02')).toEqual({ bornFrom: '2024-02-01', bornUntil: '2024-02-29' });
    for (const nothing of ['', '1968-13', '1968-02-30', 'x']) {
      expect(born(nothing)).toEqual({ bornFrom: null, bornUntil: null });
    }
  });
});
