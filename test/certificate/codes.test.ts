import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ATC,
  CVX,
  EU_MANUFACTURER_NAME,
  EU_ORGANISATION,
  EU_PRODUCT,
  ICD11,
  ICVP_PRODUCT,
  LOINC,
  SNOMED_CT,
} from '../../src/certificate/code-systems.ts';
import { diseasesOf, givenTest, givenVaccine } from '../../src/certificate/codes.ts';
import { indexProducts } from '../../src/certificate/icvp-products.ts';
import { outcomeOf } from '../../src/certificate/test-outcome.ts';
import {
  ATC_VACCINES,
  CVX_VACCINES,
  EU_VACCINES,
  ICD11_VACCINES,
  SNOMED_VACCINES,
} from '../../src/certificate/vaccine-codes.ts';
import { type Coding, VACCINES } from '../../src/certificate/vaccines.ts';
import { en as englishForm } from '../../src/ui/languages/en/certificate.ts';
import { en as englishHome } from '../../src/ui/languages/en/home.ts';
import { vi as form } from '../../src/ui/languages/vi/certificate.ts';
import { vi as home } from '../../src/ui/languages/vi/home.ts';

const vi = { ...home, ...form };
const en = { ...englishHome, ...englishForm };

const given = (vaccine: Coding | readonly Coding[], rest = {}) =>
  givenVaccine({ vaccine: [vaccine].flat(), date: '2022-01-01', ...rest });

describe.each(Object.entries({ ATC_VACCINES, CVX_VACCINES, EU_VACCINES, ICD11_VACCINES, SNOMED_VACCINES }))(
  'every code of %s',
  (_, table) => {
    it.each([...table])('%s resolves to words in both languages', (_code, { diseases, type }) => {
      expect(diseases.length).toBeGreaterThan(0);
      for (const words of [vi, en]) {
        for (const disease of diseases) expect(words.diseases[disease]).toMatch(/./);
        if (type) expect(words.vaccineTypes[type]).toMatch(/./);
      }
    });
  },
);

describe('what we write ourselves', () => {
  it.each(Object.entries(VACCINES))('%s reads as the same vaccine by each of its codes', (_, vaccine) => {
    for (const coding of vaccine.codings) {
      expect(given(coding)).toMatchObject({ diseases: [vaccine.disease], type: vaccine.type });
    }
    expect(given(vaccine.codings)).toMatchObject({
      product: vaccine.product,
      manufacturer: vaccine.manufacturer,
    });
  });
});

describe('codes that are easily taken for each other', () => {
  it.each([
    [ICD11, 'XM1NL1', 'inactivated', undefined],
    [ICD11, 'XM5DF6', 'live-attenuated', undefined],
    [ICD11, 'XM9TQ1', 'inactivated', 'KCONVAC'],
    [ICD11, 'XM1AG7', 'viral-vector', 'Convidecia'],
    [ICD11, 'XM5QM6', 'viral-vector', 'Sputnik Light'],
    [ATC, 'J07BN01', 'mrna', undefined],
    [CVX, '521', 'protein-subunit', 'VidPrevtyn Beta'],
    [SNOMED_CT, '28581000087106', 'mrna', 'Comirnaty'],
  ])('%s %s is %s', (system, code, type, product) => {
    expect(given({ system, code })).toMatchObject({ diseases: ['covid-19'], type });
    expect(given({ system, code }).product).toBe(product);
  });

  it('knows what WHO’s product codes begin with, and their names where the catalogue is at hand', () => {
    const yellowFever = { system: ICVP_PRODUCT, code: 'YellowFeverProduct123' };
    expect(given(yellowFever)).toMatchObject({ diseases: ['yellow-fever'], codes: yellowFever.code });
    expect(given(yellowFever).product).toBeUndefined();
    expect(given({ system: ICVP_PRODUCT, code: 'PolioVaccineInactivatedXProduct1' })).toMatchObject({
      diseases: ['polio'],
      type: 'inactivated',
    });
    expect(given({ system: ICVP_PRODUCT, code: 'PolioVaccineNovelOralXProduct1' }).type).toBe(
      'live-attenuated',
    );
    const catalogue = indexProducts([{ code: yellowFever.code, name: 'Stabilised', manufacturer: 'Dakar' }]);
    expect(givenVaccine({ vaccine: [yellowFever], date: '2022-01-01' }, catalogue)).toMatchObject({
      product: 'Stabilised',
      manufacturer: 'Dakar',
    });
  });

  it('knows a longer ATC code as a kind of the shorter one', () => {
    expect(given({ system: ATC, code: 'J07BG99' }).diseases).toEqual(['rabies']);
    expect(given({ system: ATC, code: 'J07CA09' }).diseases).toHaveLength(6);
  });

  it.each([
    [ICD11, '1E50.0', 'hepatitis-a'],
    [ICD11, '1E50.1', 'hepatitis-b'],
    [ICD11, 'RA01.0', 'covid-19'],
    [ICD11, 'XN109', 'covid-19'],
    [SNOMED_CT, '16541001', 'yellow-fever'],
  ])('%s %s is the disease %s', (system, code, disease) => {
    expect(diseasesOf([{ system, code }])).toEqual({ diseases: [disease], otherDiseases: [] });
  });
});

describe('a test', () => {
  const test = (rest: object) => givenTest({ type: [], result: [], sampledAt: '2022-01-01', ...rest });
  const snomed = (...codes: string[]) => codes.map((code) => ({ system: SNOMED_CT, code }));

  it('is of the kind that its code names', () => {
    const loinc = (code: string) => test({ type: [{ system: LOINC, code }] }).type;
    expect(['94500-6', '97097-0', '96119-3', '94563-4', '1'].map(loinc)).toEqual([
      'naat',
      'rapid-antigen',
      'antigen',
      'antibody',
      undefined,
    ]);
  });

  it('has no outcome where its codes contradict each other; then all of them are shown', () => {
    expect(outcomeOf(snomed('260373001', '10828004'))).toBe('detected');
    const result = snomed('260373001', '260415000');
    expect(outcomeOf(result)).toBeUndefined();
    expect(test({ result }).otherResult).toBe('SNOMED CT 260373001, SNOMED CT 260415000');
  });

  it('is shown with the device’s name and code', () => {
    const device = [{ system: 'devices', code: '1232' }];
    expect(test({ name: 'Panbio', device }).name).toBe('Panbio (1232)');
    expect(test({ device }).name).toBe('1232');
  });
});

describe('a code that is not known', () => {
  it('is shown as it is, beside the issuer’s own words', () => {
    expect(given({ system: CVX, code: '9999' }).product).toBe('CVX 9999');
    expect(given({ system: 'urn:oid:1.2.3', code: 'ABC' }, { productName: 'Vắc-xin X' }).product).toBe(
      'Vắc-xin X (ABC)',
    );
    expect(
      given([
        { system: CVX, code: '208' },
        { system: 'urn:oid:1.2.3', code: 'COMIRN' },
      ]).product,
    ).toBe('Comirnaty (COMIRN)');
    const manufacturer = [
      { system: EU_ORGANISATION, code: 'ORG-9' },
      { system: EU_MANUFACTURER_NAME, code: 'Bharat-Biotech' },
    ];
    expect(given({ system: EU_PRODUCT, code: 'EU/9' }, { manufacturer })).toMatchObject({
      product: 'EU/9',
      manufacturer: 'Bharat Biotech (ORG-9)',
    });
  });

  /** Codes that no table can have. */
  const unknown = fc.record({
    system: fc.constantFrom(CVX, ICD11, SNOMED_CT, ATC, LOINC, EU_PRODUCT, EU_ORGANISATION, ICVP_PRODUCT, ''),
    code: fc.stringMatching(/^zz[a-z0-9]{1,12}$/),
  });
  const known = fc.constantFrom(...Object.values(VACCINES).flatMap(({ codings }) => [...codings]));
  const words = fc.option(fc.string({ minLength: 1 }), { nil: undefined });

  it('is never dropped from a vaccination', () => {
    const mixed = fc.tuple(fc.array(known), fc.array(unknown)).map(([some, others]) => [...some, ...others]);
    fc.assert(
      fc.property(
        mixed,
        fc.array(unknown),
        fc.array(unknown),
        words,
        words,
        (vaccine, disease, makers, a, b) => {
          const { product, otherDiseases, manufacturer } = givenVaccine({
            vaccine,
            disease,
            manufacturer: makers,
            date: '',
            ...(a !== undefined && { productName: a }),
            ...(b !== undefined && { manufacturerName: b }),
          });
          for (const { code } of vaccine.filter((one) => one.code.startsWith('zz')))
            expect(product).toContain(code);
          for (const { code } of disease) expect(otherDiseases.join()).toContain(code);
          for (const { code } of makers) expect(manufacturer).toContain(code);
        },
      ),
    );
  });

  it('is never dropped from a test', () => {
    fc.assert(
      fc.property(
        fc.array(unknown),
        fc.array(unknown),
        fc.array(unknown),
        words,
        (type, result, device, text) => {
          const shown = givenTest({
            type,
            result,
            device,
            sampledAt: '',
            ...(text !== undefined && { resultText: text, name: text }),
          });
          for (const { code } of type) expect(shown.otherTypes.join()).toContain(code);
          for (const { code } of result) expect(shown.otherResult).toContain(code);
          for (const { code } of device) expect(shown.name).toContain(code);
        },
      ),
    );
  });
});
