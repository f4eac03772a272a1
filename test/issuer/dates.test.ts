import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfSerial, readDate } from '../../src/issuer/dates.ts';

const TODAY = '2022-06-01';

describe('dates as they are written', () => {
  it.each([
    ['05/11/1978', '1978-11-05'],
    ['5/1/1978', '1978-01-05'],
    ['1978-11-05', '1978-11-05'],
    ['1978/11/5', '1978-11-05'],
    ['05-11-1978', '1978-11-05'],
    ['05.11.1978', '1978-11-05'],
    ['5/11/78', '1978-11-05'],
    ['1/6/22', '2022-06-01'],
    ['2/6/22', '1922-06-02'],
    ['ngày 2 tháng 1 năm 1990', '1990-01-02'],
    ['Ngày 12 tháng 11 năm 1990', '1990-11-12'],
    ['05/11/1978 00:00:00', '1978-11-05'],
    ['05/11/1978 12:00:00 AM', '1978-11-05'],
    ['05/11/1978 12:00 SA', '1978-11-05'],
    ['1978-11-05T00:00:00', '1978-11-05'],
    ['08:30 05/11/1978', '1978-11-05'],
    ['1978-11-04T17:00:00Z', '1978-11-05'],
    ['1978-11-05T09:00:00+07:00', '1978-11-05'],
    ['28799', '1978-11-05'],
    ['28799.5', '1978-11-05'],
  ])('%s of a birth is %s', (text, iso) => expect(readDate(text, 'birth', TODAY)).toBe(iso));

  it('takes two digits of a dose for this century', () => {
    expect(readDate('10/8/21', 'dose', TODAY)).toBe('2021-08-10');
    expect(readDate('10/8/45', 'dose', TODAY)).toEqual({ fault: 'invalid' });
  });

  it.each([
    ...['1950', 'năm 1950', '05/1950', '5-1950', 'tháng 5 năm 1950', '1950-05', '00/00/1950', '00/05/1950'],
    ...['--/--/1950', '1950-00-00', '1950-05-00'],
  ])('%s is incomplete', (text) => expect(readDate(text, 'birth', TODAY)).toEqual({ fault: 'incomplete' }));

  it.each(['05/23/1990', '8-31-90'])('%s has the month first', (text) =>
    expect(readDate(text, 'birth', TODAY)).toEqual({ fault: 'month-first' }),
  );

  it.each([
    ...['', 'x', '31/02/1978', '29/02/1900', '05/11/1899', '05/11-1978', '02/06/2022', '2022-06-02'],
    ...['99/99/1990', '13/13/1990', '7.909E+10', '999999', '1978-11-05T99:00:00Z', '5/11/178'],
  ])('"%s" is no date', (text) => expect(readDate(text, 'birth', TODAY)).toEqual({ fault: 'invalid' }));

  it('never throws, and gives only days that exist and are not to come', () => {
    const dateLike = fc.stringMatching(/^[0-9/.: TZ+-]{0,20}$/);
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), dateLike),
        fc.constantFrom('birth' as const, 'dose' as const),
        (text, kind) => {
          const read = readDate(text, kind, TODAY);
          if (typeof read !== 'string') return;
          expect(new Date(`${read}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read);
          expect(read >= '1900-01-01' && read <= TODAY).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads every day alike in all its forms', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1930-01-01'), max: new Date('2021-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = iso.split('-');
          const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;
          for (const text of [
            `${day}/${month}/${year}`,
            `${Number(day)}.${Number(month)}.${year}`,
            `${year}/${month}/${day}`,
            `ngày ${Number(day)} tháng ${Number(month)} năm ${year}`,
            String(serial),
            `${day}-${month}-${year} 23:59`,
          ]) {
            expect(readDate(text, 'birth', TODAY)).toBe(iso);
          }
        },
      ),
    );
  });
});

describe('Excel’s serial numbers', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [43_831.75, '2020-01-01'],
    [2_958_465, '9999-12-31'],
  ])('%d is %s', (serial, iso) => expect(dateOfSerial(serial)).toBe(iso));

  it.each([0, 60, -1, Number.NaN, Number.POSITIVE_INFINITY, 3e6])('%d is no day', (serial) =>
    expect(dateOfSerial(serial)).toBeUndefined(),
  );

  it('count from 1904 where the workbook does', () => {
    expect(dateOfSerial(0, true)).toBe('1904-01-01');
    expect(dateOfSerial(42_369, true)).toBe('2020-01-01');
  });
});
