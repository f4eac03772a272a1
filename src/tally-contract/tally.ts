/**
 * How many verdicts a device has given, in sums alone: what it keeps, and may send to the service. Nothing in it is of
 * anybody: no name, no number, no code.
 */

/** How people were inspected. */
export const TALLY_MODES = ['counter', 'reader', 'lane', 'kiosk', 'group'] as const;
export type TallyMode = (typeof TALLY_MODES)[number];

export const OUTCOMES = ['valid', 'invalid', 'unknown'] as const;

/** What a door says of a certificate that is valid. */
export const DOOR_ANSWERS = ['enough', 'not-enough', 'cannot-tell'] as const;

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
