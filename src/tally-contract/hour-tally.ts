import * as v from 'valibot';
import { DOOR_ANSWERS, OUTCOMES, TALLY_MODES } from './tally.ts';

/** More verdicts than a device gives in an hour, and more than there are ways to come to them. */
const MOST_COUNTED = 100_000;
export const MOST_SUMS = 400;

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const Sums = v.pipe(
  v.array(
    v.object({
      mode: v.picklist(TALLY_MODES),
      outcome: v.picklist(OUTCOMES),
      reason: v.pipe(v.string(), v.regex(/^[a-z-]{0,40}$/)),
      // Devices with an older app say nothing of doors.
      door: v.exactOptional(
        v.object({
          id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{0,24}$/)),
          answer: v.picklist(DOOR_ANSWERS),
          rule: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{0,40}$/)),
        }),
      ),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_COUNTED)),
    }),
  ),
  v.minLength(1),
  v.maxLength(MOST_SUMS),
);

/** All that a device has counted in an hour that is over. */
export const HourTally = v.object({
  // Clocks are whole quarters of an hour away from each other.
  startSeconds: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0),
    v.check((start) => start % 900 === 0, 'no hour'),
  ),
  zone: v.pipe(v.string(), v.maxLength(40), v.check(isTimeZone, 'no time zone')),
  sums: Sums,
});
export type HourTally = v.InferOutput<typeof HourTally>;
