import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterClock,
  CLOCK_TOLERANCE_SECONDS,
  clockTrouble,
  isBehind,
  NO_TIME_SEEN,
  passedBy,
  type TimeSeen,
} from '../../src/trust/clock.ts';

const START = 1_800_000_000;
const HOUR = 3_600;
const DAY = 24 * HOUR;

/** What happens to a device: true time goes on, it may sleep, somebody sets its clock, it looks at it, the service answers. */
const Event = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(DAY), asleep: fc.boolean() }),
  fc.record({ kind: fc.constant('set' as const), offSeconds: fc.integer({ min: -30 * DAY, max: 0 }) }),
  fc.record({ kind: fc.constant('look' as const) }),
  fc.record({ kind: fc.constant('answer' as const) }),
);

/** A device whose clock is never ahead, as its life leaves it. */
function lived(events: readonly (typeof Event extends fc.Arbitrary<infer T> ? T : never)[]) {
  let seen: TimeSeen = NO_TIME_SEEN;
  let trueSeconds = START;
  let nowMs = 0;
  let offSeconds = 0;
  /** The latest time that the device was told or awake to see. */
  let told = 0;
  for (const event of events) {
    if (event.kind === 'wait') {
      trueSeconds += event.seconds;
      if (!event.asleep) nowMs += event.seconds * 1000;
      if (!event.asleep) told += event.seconds;
    }
    if (event.kind === 'set') offSeconds = event.offSeconds;
    if (event.kind === 'look') {
      seen = afterClock(seen, trueSeconds + offSeconds, nowMs);
      told = Math.max(told, trueSeconds + offSeconds);
    }
    if (event.kind === 'answer') {
      seen = afterAnswer(seen, trueSeconds, START, trueSeconds + offSeconds, nowMs);
      told = trueSeconds;
    }
  }
  return { seen, trueSeconds, nowMs, offSeconds, told };
}

describe('what a device knows of the time', () => {
  it('is never later than the time, and never forgets what it was told or has seen', () => {
    fc.assert(
      fc.property(fc.array(Event, { maxLength: 30 }), (events) => {
        const { seen, trueSeconds, nowMs, told } = lived(events);
        expect(passedBy(seen, nowMs)).toBeLessThanOrEqual(trueSeconds + 1e-6);
        expect(passedBy(seen, nowMs)).toBeCloseTo(told, 3);
      }),
    );
  });

  it('finds a clock behind exactly where it lies before that', () => {
    fc.assert(
      fc.property(fc.array(Event, { maxLength: 30 }), (events) => {
        const { seen, trueSeconds, nowMs, offSeconds, told } = lived(events);
        const clock = trueSeconds + offSeconds;
        fc.pre(Math.abs(told - clock - CLOCK_TOLERANCE_SECONDS) > 0.01);
        const trouble = clockTrouble(seen, passedBy(seen, nowMs), clock);
        expect(trouble?.kind).toBe(told - clock > CLOCK_TOLERANCE_SECONDS ? 'behind' : undefined);
      }),
    );
  });

  it('is set right by the service where a clock ran ahead, and says so until the service finds it right', () => {
    let seen = afterClock(NO_TIME_SEEN, START + 400 * DAY, 0);
    expect(isBehind(START, passedBy(seen, 0))).toBe(true);
    seen = afterAnswer(seen, START, START - HOUR, START + 400 * DAY, 1_000);
    expect(clockTrouble(seen, passedBy(seen, 1_000), START + 400 * DAY)).toEqual({
      kind: 'ahead',
      bySeconds: 400 * DAY,
    });
    // Known to be ahead, it proves nothing any more.
    seen = afterClock(seen, START + 400 * DAY, 2_000);
    expect(passedBy(seen, 2_000)).toBe(START + 1);
    seen = afterAnswer(seen, START + 2, START - HOUR, START + 2, 3_000);
    expect(clockTrouble(seen, passedBy(seen, 3_000), START + 2)).toBeUndefined();
  });

  it('takes no time from a service that is before what it has published', () => {
    const seen = afterClock(NO_TIME_SEEN, START, 0);
    const after = afterAnswer(seen, START - 2 * DAY, START - HOUR, START + 10, 10_000);
    expect([passedBy(after, 10_000), after.aheadSeconds]).toEqual([START + 10, 0]);
  });

  it('lets phones drift by minutes', () => {
    const seen = afterAnswer(NO_TIME_SEEN, START, START, START + CLOCK_TOLERANCE_SECONDS, 0);
    for (const off of [-CLOCK_TOLERANCE_SECONDS, 0, CLOCK_TOLERANCE_SECONDS]) {
      expect(clockTrouble(seen, passedBy(seen, 0), START + off)).toBeUndefined();
    }
    expect(clockTrouble(seen, START, START - CLOCK_TOLERANCE_SECONDS - 1)).toEqual({
      kind: 'behind',
      bySeconds: CLOCK_TOLERANCE_SECONDS,
    });
  });
});
