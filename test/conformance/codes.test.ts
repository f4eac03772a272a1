import { describe, expect, it } from 'vitest';
import {
  EU_MANUFACTURER_NAME,
  EU_ORGANISATION,
  EU_PRODUCT,
  EU_PRODUCT_NAME,
  LOINC,
  SNOMED_CT,
} from '../../src/certificate/code-systems.ts';
import { givenVaccine, testTypeOf } from '../../src/certificate/codes.ts';
import { outcomeOf } from '../../src/certificate/test-outcome.ts';
import { en } from '../../src/ui/languages/en.ts';
import { vi } from '../../src/ui/languages/vi.ts';
import { describeVectors, vectorExists, vectorJson } from './vectors.ts';

const codesOf = (set: string): string[] =>
  vectorExists('eu-valuesets') ? Object.keys(vectorJson(`eu-valuesets/${set}.json`).valueSetValues) : [];
const given = (coding: { system: string; code: string }, rest = {}) =>
  givenVaccine({ vaccine: [coding], date: '2022-01-01', ...rest });

describeVectors('eu-valuesets', () => {
  it.each(codesOf('vaccine-medicinal-product'))(
    'product %s has a name, a disease and a kind in words',
    (code) => {
      const { product, diseases, type } = given({
        system: code.startsWith('EU/') ? EU_PRODUCT : EU_PRODUCT_NAME,
        code,
      });
      expect(product).not.toMatch(/^EU\//);
      expect(diseases).toEqual(['covid-19']);
      expect(type && vi.vaccineTypes[type] && en.vaccineTypes[type]).toMatch(/./);
    },
  );

  it.each(codesOf('vaccine-prophylaxis'))('kind of vaccine %s names its disease', (code) => {
    const system = code.startsWith('J07') ? 'http://www.whocc.no/atc' : SNOMED_CT;
    expect(given({ system, code }).diseases).toEqual(['covid-19']);
  });

  it.each(codesOf('vaccine-mah-manf'))('manufacturer %s has a name', (code) => {
    const system = code.startsWith('ORG-') ? EU_ORGANISATION : EU_MANUFACTURER_NAME;
    const { manufacturer } = given(
      { system: EU_PRODUCT, code: 'none' },
      { manufacturer: [{ system, code }] },
    );
    expect(manufacturer).not.toMatch(/^ORG-/);
  });

  it.each(codesOf('disease-agent-targeted'))('disease %s has words in both languages', (code) => {
    const { diseases, otherDiseases } = given(
      { system: EU_PRODUCT, code: 'none' },
      { disease: [{ system: SNOMED_CT, code }] },
    );
    expect(otherDiseases).toEqual([]);
    for (const disease of diseases)
      expect([vi.diseases[disease], en.diseases[disease]]).not.toContain(undefined);
    expect(diseases).toHaveLength(1);
  });

  it.each(codesOf('test-type'))('kind of test %s is known', (code) => {
    expect(testTypeOf([{ system: LOINC, code }])).toBeDefined();
  });

  it.each(codesOf('test-result'))('test result %s is known', (code) => {
    expect(outcomeOf([{ system: SNOMED_CT, code }])).toBeDefined();
  });
});

describe('a code that is not known', () => {
  it('is shown as it is', () => {
    expect(given({ system: 'http://hl7.org/fhir/sid/cvx', code: '9999' }).product).toBe('CVX 9999');
    expect(given({ system: 'urn:oid:1.2.3', code: 'ABC' }).product).toBe('ABC');
    const disease = [{ system: SNOMED_CT, code: '1' }];
    expect(given({ system: EU_PRODUCT, code: 'EU/9' }, { disease })).toMatchObject({
      product: 'EU/9',
      otherDiseases: ['SNOMED CT 1'],
    });
    const manufacturer = [{ system: EU_ORGANISATION, code: 'ORG-9' }];
    expect(given({ system: EU_PRODUCT, code: 'EU/9' }, { manufacturer }).manufacturer).toBe('ORG-9');
  });

  it('gives way to the issuer’s own words', () => {
    expect(
      given({ system: 'urn:oid:1.2.3', code: 'ABC' }, { productName: 'Vắc-xin X', manufacturerName: 'Y' }),
    ).toMatchObject({ product: 'Vắc-xin X', manufacturer: 'Y' });
  });
});
