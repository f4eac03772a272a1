import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkBirthDate,
  checkCode,
  checkDocumentNumber,
  checkName,
  checkWho,
  dayHere,
} from '../../src/wallet/look-up-fields.ts';

const TODAY = '2026-11-24';
const day = (text: string) => {
  const [day = '', month = '', year = ''] = text.split('/');
  return { day, month, year };
};

describe('checkName', () => {
  it('joins tones into their letters and spaces into one', () => {
    expect(checkName('  Nguyễn   Thị\u00a0An '.normalize('NFD'))).toEqual({ value: 'Nguyễn Thị An' });
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['001168012345', 'has-digits'],
    ['...', 'no-letters'],
    ['a'.repeat(101), 'too-long'],
  ])('says what is wrong with "%s"', (typed, problem) => {
    expect(checkName(typed)).toEqual({ problem });
  });

  it('takes a single name and one with a dash or apostrophe', () => {
    expect(checkName('Suharto')).toEqual({ value: 'Suharto' });
    expect(checkName("Anne-Marie O'Neill")).toEqual({ value: "Anne-Marie O'Neill" });
  });
});

describe('checkBirthDate', () => {
  it.each([
    ['30/12/1968', '1968-12-30'],
    ['5/3/1950', '1950-03-05'],
    [' 05 / 03 / 1950 ', '1950-03-05'],
    ['29/2/2024', '2024-02-29'],
    ['24/11/2026', TODAY],
  ])('reads %s', (typed, value) => {
    expect(checkBirthDate(day(typed), TODAY)).toEqual({ value });
  });

  it.each([
    ['//', 'missing'],
    ['30/12/', 'missing'],
    ['30/tháng 12/1968', 'not-numbers'],
    ['30/12/68', 'short-year'],
    ['31/2/1968', 'no-such-day'],
    ['29/2/2023', 'no-such-day'],
    ['12/30/1968', 'no-such-day'],
    ['0/1/1968', 'no-such-day'],
    ['25/11/2026', 'in-future'],
    ['1/1/1890', 'too-long-ago'],
    ['1/1/99999', 'no-such-day'],
  ])('says what is wrong with %s', (typed, problem) => {
    expect(checkBirthDate(day(typed), TODAY)).toEqual({ problem });
  });

  it('gives a day that exists, or a problem, for anything typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (...[day, month, year]) => {
        const { value, problem } = checkBirthDate({ day, month, year }, TODAY);
        if (value === undefined) expect(problem).toBeTypeOf('string');
        else expect(new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(value);
      }),
    );
  });

  it('reads every day of the last century back from its parts', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-24'), noInvalidDate: true }),
        (date) => {
          const value = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = value.split('-');
          expect(
            checkBirthDate({ day: String(Number(day)), month: String(Number(month)), year }, TODAY),
          ).toEqual({
            value,
          });
        },
      ),
    );
  });
});

describe('checkDocumentNumber', () => {
  it.each([
    ['001168012345', '001168012345'],
    ['001 168 012 345', '001168012345'],
    ['001.168.012.345', '001168012345'],
    ['023456789', '023456789'],
    ['c1234567', 'C1234567'],
    ['００１１６８０１２３４５', '001168012345'],
    ['12345678', '12345678'],
  ])('takes %s', (typed, value) => {
    expect(checkDocumentNumber(typed)).toEqual({ value });
  });

  it.each([
    ['', 'missing'],
    [' . - ', 'missing'],
    ['Đ1234567', 'bad-characters'],
    ['0011680123/5', 'bad-characters'],
    ['00116801234', 'digits-count'],
    ['0011680123456', 'digits-count'],
    ['B12', 'too-short'],
    ['B'.repeat(21), 'too-long'],
  ])('says what is wrong with "%s"', (typed, problem) => {
    expect(checkDocumentNumber(typed)).toEqual({ problem });
  });
});

describe('checkWho', () => {
  const typed = {
    name: ' Nguyễn Văn  An',
    day: '2',
    month: '1',
    year: '1990',
    documentNumber: '001 090 012 345',
  };

  it('comes to a request where nothing is wrong', () => {
    expect(checkWho(typed, TODAY).who).toEqual({
      name: 'Nguyễn Văn An',
      birthDate: '1990-01-02',
      documentNumber: '001090012345',
    });
  });

  it('names every problem at once', () => {
    expect(checkWho({ ...typed, name: '', year: '90', documentNumber: '1' }, TODAY)).toEqual({
      problems: { name: 'missing', birthDate: 'short-year', documentNumber: 'too-short' },
      who: undefined,
    });
  });
});

describe('dayHere', () => {
  it('is the day on the wall, not in Greenwich', () => {
    expect(dayHere(new Date(2026, 0, 1, 0, 30))).toBe('2026-01-01');
    expect(dayHere(new Date(2026, 11, 31, 23, 30))).toBe('2026-12-31');
  });
});

describe('checkCode', () => {
  it('takes six digits however they are grouped', () => {
    expect(checkCode('123456')).toBe('123456');
    expect(checkCode(' 123 456 ')).toBe('123456');
    expect(checkCode('123-456')).toBe('123456');
  });

  it.each(['', '12345', '1234567', '12345a'])('takes nothing else: "%s"', (typed) => {
    expect(checkCode(typed)).toBeUndefined();
  });
});
