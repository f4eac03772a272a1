import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInVietNam } from '../../src/issuer/dates.ts';
import {
  addDays,
  perWorkingDay,
  startOfDay,
  workingDayAfter,
  workingDaysBetween,
} from '../../src/issuer/viet-nam-days.ts';

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const day = instant.map(dayInVietNam);

describe('days in Viet Nam', () => {
  it('begin seven hours before those of the world clock', () => {
    expect(dayInVietNam(new Date('2026-03-01T16:59:59Z'))).toBe('2026-03-01');
    expect(dayInVietNam(new Date('2026-03-01T17:00:00Z'))).toBe('2026-03-02');
    expect(startOfDay('2026-03-02')).toEqual(new Date('2026-03-01T17:00:00Z'));
  });

  it('hold every instant from their start to the next', () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const today = dayInVietNam(moment);
        expect(startOfDay(today).getTime()).toBeLessThanOrEqual(moment.getTime());
        expect(startOfDay(addDays(today, 1)).getTime()).toBeGreaterThan(moment.getTime());
      }),
    );
  });
});

describe('working days', () => {
  it('leave out the weekend', () => {
    expect(workingDayAfter('2026-11-27', 1)).toBe('2026-11-30');
    expect(workingDayAfter('2026-11-27', 0)).toBe('2026-11-27');
    expect(workingDaysBetween('2026-11-27', '2026-11-30')).toBe(2);
    expect(workingDaysBetween('2026-11-28', '2026-11-29')).toBe(0);
    expect(workingDaysBetween('2026-11-30', '2026-11-27')).toBe(0);
  });

  it('are as many between as were gone forward', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 600 }), (from, count) => {
        expect(workingDaysBetween(addDays(from, 1), workingDayAfter(from, count))).toBe(count);
      }),
    );
  });
});

describe('what was done on each working day', () => {
  // 2026-11-26 is a Thursday.
  it('begins with the first day on which anything was done, and ends yesterday', () => {
    const done = new Map([
      ['2026-11-23', 5],
      ['2026-11-25', 7],
      ['2026-11-26', 100],
    ]);
    expect(perWorkingDay(done, '2026-11-26', 14)).toEqual([5, 0, 7]);
    expect(perWorkingDay(done, '2026-11-26', 2)).toEqual([0, 7]);
    expect(perWorkingDay(new Map(), '2026-11-26', 14)).toEqual([]);
  });

  it('counts a weekend for the Friday before it, also where it was the beginning', () => {
    const done = new Map([
      ['2026-11-21', 3],
      ['2026-11-22', 4],
      ['2026-11-23', 1],
    ]);
    expect(perWorkingDay(done, '2026-11-24', 14)).toEqual([7, 1]);
  });

  it('loses nothing of the days before today', () => {
    fc.assert(
      fc.property(
        day,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 500 }))),
        (today, entries) => {
          const done = new Map(entries.map(([ago, count]) => [addDays(today, -ago), count]));
          const sum = [...done.values()].reduce((total, count) => total + count, 0);
          expect(perWorkingDay(done, today, 100).reduce((total, count) => total + count, 0)).toBe(sum);
        },
      ),
    );
  });
});
