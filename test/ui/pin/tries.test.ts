import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, NO_TRIES, type Tries, waited } from '../../../src/ui/pin/tries.ts';

const failedTimes = (failed: number): Tries => {
  let tries = NO_TRIES;
  for (let at = 0; at < failed; at++) tries = begun(tries);
  return tries;
};

describe('tries of a PIN', () => {
  it('lets who knows it slip four times, then waits longer with each', () => {
    expect([1, 2, 3, 4].map((failed) => failedTimes(failed).waitMs)).toEqual([0, 0, 0, 0]);
    expect([5, 6, 7, 8, 9, 10, 100].map((failed) => failedTimes(failed).waitMs / 60_000)).toEqual([
      0.5, 1, 5, 15, 30, 30, 30,
    ]);
  });

  it('never gets shorter with another wrong one', () => {
    fc.assert(
      fc.property(fc.nat(200), (failed) => {
        expect(failedTimes(failed + 1).waitMs).toBeGreaterThanOrEqual(failedTimes(failed).waitMs);
      }),
    );
  });

  it('takes off what has been waited, never more, and nothing for a clock that ran backwards', () => {
    expect(waited(failedTimes(6), 45_000)).toEqual({ failed: 6, waitMs: 15_000 });
    expect(waited(failedTimes(6), 90_000)).toEqual({ failed: 6, waitMs: 0 });
    expect(waited(failedTimes(6), -90_000)).toEqual(failedTimes(6));
  });
});
