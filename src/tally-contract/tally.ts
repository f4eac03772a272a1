/**
 * How many verdicts a device has given, in sums alone: what it keeps, and may send to the service. Nothing in it is of
 * anybody: no name, no number, no code.
 */
import * as v from 'valibot';

/** How people were inspected. */
export const TALLY_MODES = ['counter', 'reader', 'lane', 'kiosk', 'group'] as const;
export type TallyMode = (typeof TALLY_MODES)[number];

const OUTCOMES = ['valid', 'invalid', 'unknown'] as const;

/** What a door says of a certificate that is valid. */
export const DOOR_ANSWERS = ['enough', 'not-enough', 'cannot-tell'] as const;

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

/** An hour as clocks show it where the device is. */
export interface Hour {
  /** When it began, in seconds since the epoch. */
  readonly startSeconds: number;
  /** An IANA name, such as `Asia/Ho_Chi_Minh`. */
  readonly zone: string;
}

/** One kind of verdict. */
export interface Kind {
  readonly mode: TallyMode;
  readonly outcome: (typeof OUTCOMES)[number];
  /** The one that decided, of the closed list of reasons; empty with `valid`. */
  readonly reason: string;
  /** Of valid ones, where the device stands at a door and its rules were asked. */
  readonly door?: AtDoor;
}

/** Whether a valid certificate was enough for a door. */
export interface AtDoor {
  /** The door's id; empty where the trust bundle did not have it. */
  readonly id: string;
  readonly answer: (typeof DOOR_ANSWERS)[number];
  /** The identifier of the rule that decided; empty where all were met, or none could be asked. */
  readonly rule: string;
}

/** What the rules of a door's own form are called, and those that countries publish. */
const COUNTRY_RULE = /^[A-Z]{2}-[A-Z]{2}-\d{4}$/;
const OWN_RULE = /^(?<door>[a-z0-9-]{1,24})-\d{1,2}-(doses|wait|age)$/;

/** Whether a rule is called as rules of this door are: so that a rule's name is no way to say anything else. */
export const isRuleName = (rule: string, doorId: string): boolean =>
  COUNTRY_RULE.test(rule) || OWN_RULE.exec(rule)?.groups?.['door'] === doorId;

/** The same for the same kind, and for no other. */
export const keyOfKind = ({ mode, outcome, reason, door }: Kind): string =>
  [mode, outcome, reason, ...(door ? [door.id, door.answer, door.rule] : [])].join(' ');

/** Whether somebody with a valid certificate was not simply let through. */
export const isKept = ({ door }: Kind): boolean => door !== undefined && door.answer !== 'enough';

/** How many verdicts of a kind there were in an hour. */
export interface Sum extends Hour, Kind {
  readonly count: number;
}

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

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and time at which an hour began, where it was counted: `2026-11-26`, `08:00`. */
export function localTime({ startSeconds, zone }: Hour): { day: string; time: string } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(startSeconds * 1000).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}
