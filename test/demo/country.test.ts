import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { demoCountry } from '../../src/demo/country.ts';
import { PROVINCES } from '../../src/demo/places.ts';
import { vaccineByName } from '../../src/issuer/vaccine-names.ts';

const PEOPLE = 20_000;
const country = demoCountry({ seed: 1, people: PEOPLE });
const register = new Map([...country.register()].map((citizen) => [citizen.documentNumber, citizen]));
const [, ...rows] = parse([...country.csv()].join('\n')) as string[][];
const truth = [...country.truth()];

/** Of the first 500 people; changes only when the country is meant to change. */
const EXPECTED = 'e32f13c6896be042cdd7f1009b4b68c1f4cc05fac56fc32c11c5e2191cc422fa';

const digest = (lines: Iterable<string>) => {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
};
const iso = (dayFirst = '') => dayFirst.split('/').reverse().join('-');

describe('the demo country', () => {
  it('is the same each time for the same seed, and another for another', () => {
    const small = (seed: number) => digest(demoCountry({ seed, people: 500 }).csv());
    expect(small(1)).toBe(small(1));
    expect(small(1)).not.toBe(small(2));
    // What its people's certificates and lookups hang on must not change from release to release.
    expect(small(1)).toBe(EXPECTED);
  });

  it('has 34 provinces, and facilities of which no two share a name', () => {
    expect(PROVINCES).toHaveLength(34);
    const facilities = [...country.facilities()];
    const names = new Set(facilities.map(({ name }) => name));
    expect(names.size).toBe(facilities.length);
    for (const [, , , , , , , , , , facility = ''] of rows) expect(names.has(facility)).toBe(true);
    for (const { province, commune } of facilities) {
      const { communes = [] } = PROVINCES.find(({ name }) => name === province) ?? {};
      expect(communes.map(({ kind, name }) => `${kind} ${name}`)).toContain(commune);
    }
  });

  it('gives every citizen a number of their own that obeys the rules', () => {
    expect(register.size).toBeGreaterThan(PEOPLE * 0.99);
    const birthCodes = new Set(PROVINCES.flatMap((province) => province.birthCodes.map(([code]) => code)));
    for (const { documentNumber, birthDate, sex } of register.values()) {
      const [, code, century, year] = /^(\d{3})(\d)(\d{2})\d{6}$/.exec(documentNumber) ?? [];
      expect(birthCodes.has(code ?? '')).toBe(true);
      expect(Number(century)).toBe((birthDate < '2000' ? 0 : 2) + (sex === 'male' ? 0 : 1));
      expect(year).toBe(birthDate.slice(2, 4));
    }
  });

  it('has names written as the register writes them', () => {
    const names = [...register.values()].map(({ name }) => name);
    for (const name of names) expect(name).toBe(name.normalize('NFC').replace(/\s+/g, ' ').trim());
    const share = names.filter((name) => name.startsWith('Nguyễn ')).length / names.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.42);
  });

  it('tells the truth about each line: who has no dirt stands in the register just so', () => {
    expect(truth).toHaveLength(rows.length);
    for (const [index, { line, documentNumber, dirt }] of truth.entries()) {
      expect(line).toBe(index + 2);
      const [name, birthDate, sex, number] = rows[index] ?? [];
      if (dirt.length > 0 || documentNumber === null) continue;
      const { name: trueName, birthDate: trueBirthDate, sex: trueSex } = register.get(documentNumber) ?? {};
      expect([name, iso(birthDate), sex, number]).toEqual([
        trueName,
        trueBirthDate,
        trueSex === 'male' ? 'Nam' : 'Nữ',
        documentNumber,
      ]);
    }
  });

  it('is as dirty as the real case: 27 % of doses do not match, 12 % have no proper number', () => {
    const key = (text = '') => text.normalize('NFC').replace(/\s+/g, ' ').toLocaleLowerCase('vi');
    let mismatched = 0;
    let withoutNumber = 0;
    for (const [name, birthDate, sex, number = '', , nationality] of rows) {
      if (nationality !== 'Việt Nam') continue;
      const citizen = register.get(number);
      if (!/^\d{12}$/.test(number)) withoutNumber++;
      const matches =
        citizen !== undefined &&
        key(citizen.name) === key(name) &&
        citizen.birthDate === iso(birthDate) &&
        citizen.sex === (sex === 'Nam' ? 'male' : 'female');
      if (!matches) mismatched++;
    }
    expect(mismatched / rows.length).toBeGreaterThan(0.25);
    expect(mismatched / rows.length).toBeLessThan(0.29);
    expect(withoutNumber / rows.length).toBeGreaterThan(0.105);
    expect(withoutNumber / rows.length).toBeLessThan(0.135);
  });

  it('has given out every lot that was entered rightly, each once, and none that was not', () => {
    const lots = [...country.lots()].map(({ vaccine, lot }) => `${vaccine} ${lot}`);
    const known = new Set(lots);
    expect(known.size).toBe(lots.length);
    for (const [index, row] of rows.entries()) {
      const entered = `${vaccineByName(row[8] ?? '')} ${row[9]}`;
      if (!truth[index]?.dirt.includes('lot-wrong')) expect(known.has(entered)).toBe(true);
      else if (row[9]?.endsWith('O')) expect(known.has(entered)).toBe(false);
    }
  });

  it('knows every kind of dirt', () => {
    const kinds = new Set(truth.flatMap(({ dirt }) => dirt));
    expect([...kinds].sort()).toEqual([
      'capitals',
      'day-month-swapped',
      'decomposed-letters',
      'document-number-malformed',
      'document-number-missing',
      'document-number-wrong',
      'dose-out-of-order',
      'doubled-space',
      'duplicate-person',
      'first-of-january',
      'interval-too-short',
      'lot-wrong',
      'middle-name-missing',
      'name-misspelt',
      'name-reordered',
      'old-identity-card',
      'phone-shared',
      'sex-wrong',
      'tone-wrong',
      'tones-missing',
      'two-doses-in-one-day',
      'year-off-by-one',
    ]);
  });

  it('gives doses of vaccines that the importer knows, after birth, while they were given', () => {
    for (const [, birthDate, , , , , ordinal, doseDate, vaccine] of rows) {
      expect(vaccineByName(vaccine ?? '')).toBeDefined();
      // Against COVID-19 until the end of 2022, against yellow fever before a journey later.
      const lastDay = vaccineByName(vaccine ?? '') === 'stamaril' ? '2023-12-31' : '2022-12-31';
      expect(iso(doseDate) > '2021-03-01' && iso(doseDate) <= lastDay).toBe(true);
      expect(iso(doseDate) > iso(birthDate)).toBe(true);
      expect(Number(ordinal)).toBeLessThanOrEqual(4);
    }
    expect(new Set(rows.map(([, , , , , , , , vaccine = '']) => vaccineByName(vaccine))).size).toBe(9);
  });

  it('has no telephone that could ring', () => {
    // Mobile numbers begin with 03, 05, 07, 08 or 09, others with 02.
    for (const [, , , , phone = ''] of rows) expect(phone).toMatch(/^(0100\d{6})?$/);
  });

  it.each([300, PEOPLE])('has people to try it with, in a country of %i', (people) => {
    const examples = demoCountry({ seed: 5772, people }).examples();
    expect(examples.filter(({ certifiable }) => certifiable).length).toBeGreaterThanOrEqual(3);
    expect(examples.some(({ certifiable }) => !certifiable)).toBe(true);
    for (const { phone } of examples) expect(phone).toMatch(/^0100\d{6}$/);
  });

  it('can be walked through without being kept: a million people begin at once', () => {
    const [header, first] = demoCountry({ seed: 1, people: 1_000_000 }).csv();
    expect(header).toContain('Họ và tên');
    expect(first?.split(',').length).toBeGreaterThanOrEqual(11);
  });
});
