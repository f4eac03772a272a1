import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { REASONS, type ReasonCode } from '../../../src/certificate/reasons.ts';
import type { Sum } from '../../../src/tally-contract/tally.ts';
import {
  byHour,
  byReason,
  countsOnce,
  daysOf,
  hourOf,
  kindOf,
  ofDay,
  totalOf,
} from '../../../src/verifier/shift/tally.ts';

const REASON_CODES = Object.keys(REASONS) as ReasonCode[];
const ZONE = 'Asia/Ho_Chi_Minh';

const sumOf = fc
  .record({
    hour: fc.integer({ min: 0, max: 72 }),
    reason: fc.constantFrom('' as const, ...REASON_CODES),
    count: fc.integer({ min: 1, max: 500 }),
  })
  .map(
    ({ hour, reason, count }): Sum => ({
      startSeconds: Date.UTC(2026, 10, 26) / 1000 + 3_600 * hour,
      zone: ZONE,
      mode: 'counter',
      outcome: reason === '' ? 'valid' : REASONS[reason],
      reason,
      count,
    }),
  );

describe('the tally', () => {
  it('loses no verdict and counts none twice, whichever way it is added up', () => {
    fc.assert(
      fc.property(fc.array(sumOf, { maxLength: 60 }), (sums) => {
        const total = totalOf(sums);
        expect(byHour(sums).reduce((all, hour) => all + hour.total, 0)).toBe(total);
        for (const hour of byHour(sums)) expect(hour.valid + hour.invalid + hour.unknown).toBe(hour.total);
        expect(totalOf(sums, 'valid') + byReason(sums).reduce((all, { count }) => all + count, 0)).toBe(
          total,
        );
        expect(daysOf(sums).reduce((all, day) => all + totalOf(ofDay(sums, day)), 0)).toBe(total);
      }),
    );
  });

  it('puts an hour on the day and at the time that clocks showed where it was counted', () => {
    const sum = (iso: string, zone: string): Sum => ({
      ...hourOf(new Date(iso), zone),
      mode: 'lane',
      outcome: 'valid',
      reason: '',
      count: 1,
    });
    const late = [sum('2026-11-26T17:00:00Z', ZONE), sum('2026-11-26T17:00:00Z', 'UTC')];
    expect(daysOf(late)).toEqual(['2026-11-27', '2026-11-26']);
    expect(byHour(ofDay(late, '2026-11-27'))).toMatchObject([{ time: '00:00', total: 1 }]);
    expect(byHour([sum('2026-11-26T04:30:00Z', 'Asia/Kathmandu')])).toMatchObject([
      { time: expect.stringMatching(/^\d\d:(15|45)$/) },
    ]);
  });

  it('counts one reason a verdict: the first that decided', () => {
    expect(kindOf({ outcome: 'invalid', reasons: ['stale-trust', 'expired', 'revoked'] }, 'lane')).toEqual({
      mode: 'lane',
      outcome: 'invalid',
      reason: 'expired',
    });
    expect(kindOf({ outcome: 'valid', reasons: [] }, 'counter').reason).toBe('');
  });
});

describe('a scan', () => {
  const scanOf = (...texts: string[]) => ({ texts, verdict: { outcome: 'valid', reasons: [] } as const });

  it('counts once, however often it is judged anew, and not while parts are missing', () => {
    const counts = countsOnce();
    const scan = scanOf('a');
    expect(counts(scan)).toBe(true);
    expect(counts({ ...scan, verdict: { outcome: 'unknown', reasons: ['stale-trust'] } })).toBe(false);
    const parts = { have: [1], total: 2 };
    expect(counts({ texts: ['b'], verdict: { outcome: 'unknown', reasons: ['incomplete'], parts } })).toBe(
      false,
    );
    expect(counts(scanOf('b', 'c'))).toBe(true);
  });

  it('counts once where a hand shook, and again where the same person comes back later', () => {
    vi.useFakeTimers();
    try {
      const counts = countsOnce();
      expect(counts(scanOf('a'))).toBe(true);
      vi.advanceTimersByTime(9_000);
      expect(counts(scanOf('a'))).toBe(false);
      vi.advanceTimersByTime(9_000);
      expect(counts(scanOf('a'))).toBe(false);
      vi.advanceTimersByTime(11_000);
      expect(counts(scanOf('a'))).toBe(true);
      expect(counts(scanOf('b'))).toBe(true);
      expect(counts(scanOf('a'))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
