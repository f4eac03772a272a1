import { expect, it } from 'vitest';
import {
  EU_MANUFACTURER_NAME,
  EU_ORGANISATION,
  EU_PRODUCT,
  EU_PRODUCT_NAME,
  LOINC,
  SNOMED_CT,
} from '../../src/certificate/code-systems.ts';
import { givenTest, givenVaccine } from '../../src/certificate/codes.ts';
import { outcomeOf } from '../../src/certificate/test-outcome.ts';
import { en as englishForm } from '../../src/ui/languages/en/certificate.ts';
import { en as englishHome } from '../../src/ui/languages/en/home.ts';
import { vi as form } from '../../src/ui/languages/vi/certificate.ts';
import { vi as home } from '../../src/ui/languages/vi/home.ts';
import { describeVectors, vectorExists, vectorJson } from './vectors.ts';

const vi = { ...home, ...form };
const en = { ...englishHome, ...englishForm };

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
    const type = [{ system: LOINC, code }];
    const { type: known, otherTypes } = givenTest({ type, result: [], sampledAt: '2022-01-01' });
    expect(known && [vi.testTypes[known], en.testTypes[known]]).not.toContain(undefined);
    expect(otherTypes).toEqual([]);
  });

  it.each(codesOf('test-result'))('test result %s is known', (code) => {
    const outcome = outcomeOf([{ system: SNOMED_CT, code }]);
    expect(outcome && [vi.testOutcomes[outcome], en.testOutcomes[outcome]]).not.toContain(undefined);
  });
});
