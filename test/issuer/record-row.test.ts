import { describe, expect, it } from 'vitest';
import { type RecordColumn, textOfNumber } from '../../src/issuer/record-columns.ts';
import { readRecordRow } from '../../src/issuer/record-row.ts';

const TODAY = '2022-06-01';
const GOOD: Partial<Record<RecordColumn, string>> = {
  name: 'Trần Thị Hạnh',
  birthDate: '05/11/1978',
  sex: 'Nữ',
  documentNumber: '001178000001',
  phone: '0100000002',
  doseDate: '10/08/2021',
  vaccine: 'Vero Cell',
  facility: 'Trạm Y tế xã A',
};
const read = (cells: Partial<Record<RecordColumn, string>>) => readRecordRow({ ...GOOD, ...cells }, TODAY);

describe('what spreadsheets did to a cell', () => {
  it.each<[string, RecordColumn, string, object]>([
    ['the nought of a telephone', 'phone', '100000002', { phone: '0100000002' }],
    ['a decimal point behind a telephone', 'phone', '100000002.0', { phone: '0100000002' }],
    ['a country code', 'phone', '+84 100 000 002', { phone: '0100000002' }],
    ['an apostrophe', 'documentNumber', "'001178000001", { documentNumber: '001178000001' }],
    ['a decimal point', 'documentNumber', '79178000001.0', { documentNumber: '79178000001' }],
    ['commas', 'documentNumber', '79,178,000,001', { documentNumber: '79178000001' }],
    ['all digits in an exponent', 'documentNumber', '7.9178000001E+10', { documentNumber: '79178000001' }],
    ['zero-width spaces', 'documentNumber', '001178\u200b000001\ufeff', { documentNumber: '001178000001' }],
    ['no-break spaces', 'name', 'Trần\u00a0Thị\u00a0 Hạnh\u00a0', { name: 'Trần Thị Hạnh' }],
    ['a decimal point behind a dose', 'ordinal', '2.0', { ordinal: 2 }],
    ['a serial number', 'doseDate', '44418', { doseDate: '2021-08-10' }],
  ])('is mended: %s', (_, column, text, expected) => {
    expect(read({ [column]: text })).toMatchObject(expected);
  });

  it.each<[RecordColumn, string]>([
    ['documentNumber', '7.909E+10'],
    ['documentNumber', '7,909E+10'],
    ['phone', '9.12E+08'],
    ['guardianDocumentNumber', '1E+11'],
  ])('is named where digits are lost: %s %s', (column, text) => {
    expect(read({ [column]: text })).toEqual({ refusals: [{ fault: 'digits-lost', column }] });
  });

  it('leaves a document number of eleven digits alone where it may have been a text', () => {
    expect(read({ documentNumber: '79178000001' })).toMatchObject({ documentNumber: '79178000001' });
  });

  it('gives a number its noughts where a citizen can have it then', () => {
    expect(textOfNumber('documentNumber', '79178000001', false)).toBe('079178000001');
    expect(textOfNumber('documentNumber', '1178000001', false)).toBe('001178000001');
    expect(textOfNumber('documentNumber', '97178000001', false)).toBe('97178000001');
    expect(textOfNumber('documentNumber', '79578000001', false)).toBe('79578000001');
    expect(textOfNumber('documentNumber', '123456789', false)).toBe('123456789');
  });

  it.each(['a\ufffdb', 'a\u0007b', 'a\ud800b'])('is named where a character is none', (facility) => {
    expect(read({ facility })).toEqual({ refusals: [{ fault: 'control-character', column: 'facility' }] });
  });
});

describe('a line', () => {
  it('is told all that is wrong with it', () => {
    expect(read({ name: '', birthDate: '1950', vaccine: 'X', sex: 'x' })).toEqual({
      refusals: [
        { fault: 'name-missing', column: 'name' },
        { fault: 'birth-date-incomplete', column: 'birthDate' },
        { fault: 'sex-invalid', column: 'sex' },
        { fault: 'vaccine-unknown', column: 'vaccine' },
      ],
    });
  });

  it('has the key that it had before there were guardians, and another with one', () => {
    const key = (cells: Partial<Record<RecordColumn, string>>) => {
      const row = read(cells);
      return 'contentKey' in row ? row.contentKey : undefined;
    };
    expect(key({})).toBe('1kbdupylEhyvrMbMx171pjzStouSxlYPmScIUjzTZaI');
    expect(key({ guardianDocumentNumber: '001178000009' })).not.toBe(key({}));
  });

  it('carries manufacturer and guardian', () => {
    expect(
      read({ manufacturer: 'Sinopharm (Bắc Kinh)', guardianDocumentNumber: '001 178 000009' }),
    ).toMatchObject({
      manufacturer: 'Sinopharm (Bắc Kinh)',
      guardianDocumentNumber: '001178000009',
    });
  });

  it.each(['birthDate', 'doseDate'] as const)('with an American date in %s is refused', (column) => {
    expect(read({ [column]: '05/23/2021' })).toEqual({ refusals: [{ fault: 'date-month-first', column }] });
  });
});
