import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  formatCountdown,
  formatCountry,
  formatDay,
  formatDayOf,
  formatDuration,
} from '../../src/ui/formats.ts';
import { language } from '../../src/ui/words.ts';

afterEach(() => {
  language.value = 'vi';
});

describe('formatDay', () => {
  it('writes a day as the language does', () => {
    expect(formatDay('1968-12-30')).toBe('30/12/1968');
    expect(formatDay('1968-12-30', 'en')).toBe('30 Dec 1968');
  });

  it('keeps a coarser date coarse', () => {
    expect(formatDay('1968')).toBe('1968');
    expect(formatDay('1968-05')).toContain('05');
    expect(formatDay('1968-05', 'en')).toBe('May 1968');
  });

  it('leaves what is no date as it is', () => {
    expect(formatDay('unknown')).toBe('unknown');
  });

  it('shows the very day in Vietnamese, whatever the time zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const [y, m, d] = [String(year).padStart(4, '0'), String(month), String(day)];
          const shown = formatDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
          expect(shown.split('/').map(Number)).toEqual([day, month, year]);
        },
      ),
    );
  });
});

describe('formatDayOf', () => {
  it('gives the day where the device is', () => {
    expect(formatDayOf(new Date(2026, 5, 7, 0, 30))).toBe('07/06/2026');
    expect(formatDayOf(new Date(2026, 5, 7, 23, 30))).toBe('07/06/2026');
  });
});

describe('formatDuration', () => {
  it('takes the largest unit and rounds down, so that it never promises too much', () => {
    expect(formatDuration(214 * 86_400 + 86_399)).toBe('214 ngày');
    expect(formatDuration(5 * 3600)).toBe('5 giờ');
    expect(formatDuration(59)).toBe('59 giây');
    expect(formatDuration(0)).toBe('0 giây');
  });

  it('follows the language', () => {
    language.value = 'en';
    expect(formatDuration(86_400)).toBe('1 day');
    expect(formatDuration(7200)).toBe('2 hours');
  });
});

describe('formatCountdown', () => {
  it('counts to zero and stays there', () => {
    expect(formatCountdown(300)).toBe('5:00');
    expect(formatCountdown(64.2)).toBe('1:05');
    expect(formatCountdown(0)).toBe('0:00');
    expect(formatCountdown(-3)).toBe('0:00');
  });
});

describe('formatCountry', () => {
  it('names a country in the language, and shows a code that names none as it is', () => {
    expect(formatCountry('VN')).toBe('Việt Nam');
    expect(formatCountry('ES', 'en')).toBe('Spain');
    expect(formatCountry('not a country')).toBe('not a country');
  });
});
