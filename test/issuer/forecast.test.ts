import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, HORIZON_DAYS } from '../../src/issuer/forecast.ts';

const counts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 3, maxLength: 14 });
const remaining = fc.integer({ min: 1, max: 3_000 });
const last = (days: number | undefined) => days ?? Number.POSITIVE_INFINITY;

describe('the forecast', () => {
  it('is certain where every day is like the other', () => {
    expect(forecast(1_000, Array(14).fill(100))).toEqual({
      perDay: 100,
      fromDays: 10,
      middleDays: 10,
      toDays: 10,
    });
  });

  it('says nothing where there is nothing to go on', () => {
    expect(forecast(0, [1, 2, 3])).toBeUndefined();
    expect(forecast(100, [])).toBeUndefined();
    expect(forecast(100, [50, 50])).toBeUndefined();
    expect(forecast(100, Array(14).fill(0))).toBeUndefined();
  });

  it('names no end where the work may never be done at this pace', () => {
    expect(forecast(1_000_000, [1, 0, 0, 0])).toEqual({
      perDay: 0.25,
      fromDays: undefined,
      middleDays: undefined,
      toDays: undefined,
    });
    expect(forecast(100, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60])?.toDays).toBeUndefined();
  });

  it('is in order, the same for the same numbers, and between the slowest and the fastest day', () => {
    fc.assert(
      fc.property(remaining, counts, (left, done) => {
        const found = forecast(left, done);
        expect(forecast(left, done)).toEqual(found);
        if (!found) return;
        expect(last(found.fromDays)).toBeLessThanOrEqual(last(found.middleDays));
        expect(last(found.middleDays)).toBeLessThanOrEqual(last(found.toDays));
        expect(last(found.fromDays)).toBeGreaterThanOrEqual(Math.ceil(left / Math.max(...done)));
        const longest = Math.ceil(left / Math.min(...done));
        if (longest <= HORIZON_DAYS) expect(last(found.toDays)).toBeLessThanOrEqual(longest);
      }),
      { numRuns: 60 },
    );
  });

  it('does not come sooner where more is left, nor later where every day did more', () => {
    fc.assert(
      fc.property(remaining, fc.integer({ min: 0, max: 500 }), counts, (left, more, done) => {
        const middle = last(forecast(left, done)?.middleDays);
        expect(last(forecast(left + more, done)?.middleDays)).toBeGreaterThanOrEqual(middle);
        const faster = forecast(
          left,
          done.map((count) => count + 10),
        );
        if (faster) expect(last(faster.middleDays)).toBeLessThanOrEqual(middle);
      }),
      { numRuns: 60 },
    );
  });

  it('is wider where the days differ more', () => {
    const width = (done: number[]) => {
      const found = forecast(2_000, done);
      return last(found?.toDays) - last(found?.fromDays);
    };
    const even = [90, 110, 95, 105, 100, 100, 90, 110, 95, 105];
    const uneven = [0, 200, 0, 200, 0, 200, 0, 200, 0, 200];
    expect(width(uneven)).toBeGreaterThan(width(even));
    // Fewer days tell less.
    expect(width([0, 200, 100])).toBeGreaterThan(width([0, 200, 100, 0, 200, 100, 0, 200, 100, 0, 200, 100]));
  });
});
