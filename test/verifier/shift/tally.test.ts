import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { REASONS, type ReasonCode } from '../../../src/certificate/reasons.ts';
import { DEMO_DOORS } from '../../../src/server/demo-doors.ts';
import { isRuleName, type Sum } from '../../../src/tally-contract/tally.ts';
import { compileRules } from '../../../src/trust/door/compile.ts';
import { readDoorBook } from '../../../src/trust/door/door-book.ts';
import type { RuleAnswer } from '../../../src/trust/rules/check-rules.ts';
import type { RuleState } from '../../../src/trust/rules/judge-rules.ts';
import type { DoorAnswer } from '../../../src/verifier/door/door.ts';
import {
  byDoor,
  byHour,
  byReason,
  daysOf,
  keptAtDoor,
  ofDay,
  totalOf,
} from '../../../src/verifier/shift/sums.ts';
import { countsOnce, hourOf, isOnlyDoorOther, kindOf } from '../../../src/verifier/shift/tally.ts';

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

describe('what a door said', () => {
  const VALID = { outcome: 'valid', reasons: [] } as const;
  const { doors } = readDoorBook({
    sets: Object.entries(DEMO_DOORS).map(([id, { purpose, name, requirements }]) => ({
      id,
      version: 1,
      purpose,
      name,
      publishedAtSeconds: 0,
      rules: compileRules(requirements, { setId: id, version: 1, country: 'VN' }),
    })),
    valueSets: {},
  });
  const [door] = doors;
  const id = door?.id ?? '';
  const said = (answer: RuleAnswer, ...states: RuleState[]): DoorAnswer => ({
    status: 'judged',
    answer,
    results: states.map((state, at) => {
      const rule = door?.rules[at % door.rules.length];
      if (!rule) throw new Error('the template has rules');
      return { ...rule, state };
    }),
    ...(door && { door }),
  });
  const first = door?.rules[0]?.rule.identifier;

  it('knows the rules of every door by their names, as rules of that door alone', () => {
    const rules = doors.flatMap((one) => one.rules.map(({ rule }) => [one.id, rule.identifier] as const));
    expect(rules.length).toBeGreaterThan(doors.length);
    for (const [of, identifier] of rules) {
      expect(isRuleName(identifier, of), identifier).toBe(true);
      expect(isRuleName(identifier, 'another-door')).toBe(false);
    }
  });

  it('counts with a valid certificate by the first rule that decided, and with no other', () => {
    expect(kindOf(VALID, 'lane', said('not-enough', 'failed', 'failed')).door).toEqual({
      id,
      answer: 'not-enough',
      rule: first,
    });
    expect(kindOf(VALID, 'lane', said('cannot-tell', 'open')).door?.rule).toBe(first);
    expect(kindOf(VALID, 'lane', said('enough', 'passed', 'passed')).door).toEqual({
      id,
      answer: 'enough',
      rule: '',
    });
    expect(kindOf({ outcome: 'invalid', reasons: ['expired'] }, 'lane', { status: 'moot' }).door).toBe(
      undefined,
    );
    expect(kindOf(VALID, 'lane', { status: 'loading' }).door).toBe(undefined);
    expect(kindOf(VALID, 'lane').door).toBe(undefined);
  });

  it('names no door that the trust bundle does not have, and no rule that is called as no rule is', () => {
    const gone = { status: 'judged', answer: 'cannot-tell', doubt: 'no-such-door', results: [] } as const;
    expect(kindOf(VALID, 'lane', gone).door).toEqual({ id: '', answer: 'cannot-tell', rule: '' });
    const [result] = (said('not-enough', 'failed') as Extract<DoorAnswer, { status: 'judged' }>).results;
    if (!result || !door) throw new Error('a rule');
    const named = (identifier: string): DoorAnswer => ({
      status: 'judged',
      answer: 'not-enough',
      results: [{ ...result, rule: { ...result.rule, identifier } }],
      door,
    });
    expect(kindOf(VALID, 'lane', named('VR-DE-0001')).door?.rule).toBe('VR-DE-0001');
    for (const other of ['nguyen-van-an', `${id}-1-an`, 'other-1-doses', '079190001234'])
      expect(kindOf(VALID, 'lane', named(other)).door?.rule).toBe('');
  });

  it('takes the place of what it said before of the same verdict, and of no other verdict', () => {
    const before = kindOf(VALID, 'lane', { status: 'loading' });
    const now = kindOf(VALID, 'lane', said('not-enough', 'failed'));
    expect(isOnlyDoorOther(before, now)).toBe(true);
    expect(isOnlyDoorOther(now, kindOf(VALID, 'lane', said('enough', 'passed')))).toBe(true);
    expect(isOnlyDoorOther(now, now)).toBe(false);
    expect(isOnlyDoorOther(kindOf({ outcome: 'unknown', reasons: ['stale-trust'] }, 'lane'), now)).toBe(
      false,
    );
    expect(isOnlyDoorOther(kindOf(VALID, 'counter'), now)).toBe(false);
  });

  it('is added up by door, answer and rule, and says who was kept', () => {
    const sum = (count: number, answer: DoorAnswer | undefined): Sum => ({
      startSeconds: 0,
      zone: ZONE,
      ...kindOf(VALID, 'lane', answer),
      count,
    });
    const sums = [
      sum(5, said('enough', 'passed')),
      sum(2, said('not-enough', 'failed')),
      sum(3, said('not-enough', 'failed')),
      sum(1, said('cannot-tell', 'open')),
      sum(7, undefined),
    ];
    expect(totalOf(sums, 'valid')).toBe(18);
    expect(byDoor(sums).map(({ answer, count }) => [answer, count])).toEqual([
      ['enough', 5],
      ['not-enough', 5],
      ['cannot-tell', 1],
    ]);
    expect(keptAtDoor(sums)).toEqual([
      { id, answer: 'not-enough', rule: first, count: 5 },
      { id, answer: 'cannot-tell', rule: first, count: 1 },
    ]);
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
