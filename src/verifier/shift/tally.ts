import { type Outcome, REASONS, type ReasonCode } from '../../certificate/reasons.ts';
import type { Verdict } from '../../certificate/verify.ts';
import {
  type AtDoor,
  type Hour,
  isKept,
  isRuleName,
  type Kind,
  keyOfKind,
  localTime,
  type Sum,
  type TallyMode,
} from '../../tally-contract/tally.ts';
import type { DoorAnswer } from '../door/door.ts';

/** The hour at whose beginning the clocks here stood on nought minutes. */
export function hourOf(now: Date, zone = Intl.DateTimeFormat().resolvedOptions().timeZone): Hour {
  const start = new Date(now);
  start.setMinutes(0, 0, 0);
  return { startSeconds: start.getTime() / 1000, zone };
}

/**
 * What kind of verdict it is. Of several reasons only the first that decided counts, and of a door's rules as well, so
 * that each verdict is counted once, and a rare set of them points at nobody.
 *
 * @param said by the door that this device stands at.
 */
export function kindOf(
  { outcome, reasons }: Pick<Verdict, 'outcome' | 'reasons'>,
  mode: TallyMode,
  said?: DoorAnswer,
): Kind {
  const door = outcome === 'valid' ? atDoor(said) : undefined;
  const reason = reasons.find((reason) => REASONS[reason] === outcome) ?? '';
  return { mode, outcome, reason, ...(door && { door }) };
}

const DECIDES = { enough: undefined, 'not-enough': 'failed', 'cannot-tell': 'open' } as const;

function atDoor(said: DoorAnswer | undefined): AtDoor | undefined {
  if (said?.status !== 'judged') return undefined;
  const { answer, results, door } = said;
  const id = door?.id ?? '';
  const decided = results.find(({ state }) => state === DECIDES[answer])?.rule.identifier ?? '';
  return { id, answer, rule: isRuleName(decided, id) ? decided : '' };
}

/** Whether they are of one verdict of which a door has said something else since. */
export const isOnlyDoorOther = (before: Kind, now: Kind): boolean =>
  keyOfKind(before) !== keyOfKind(now) &&
  now.door !== undefined &&
  before.mode === now.mode &&
  before.outcome === now.outcome &&
  before.reason === now.reason;

type ByOutcome = Readonly<Record<Outcome, number>>;

/** An hour's verdicts. */
export interface HourCounts extends ByOutcome {
  readonly startSeconds: number;
  /** `08:00` */
  readonly time: string;
  readonly total: number;
}

/** The days of which there is anything, the newest first: `YYYY-MM-DD`. */
export const daysOf = (sums: readonly Sum[]): string[] =>
  [...new Set(sums.map((sum) => localTime(sum).day))].sort().reverse();

export const ofDay = (sums: readonly Sum[], day: string): Sum[] =>
  sums.filter((sum) => localTime(sum).day === day);

export const totalOf = (sums: readonly Sum[], outcome?: Outcome): number =>
  sums
    .filter((sum) => outcome === undefined || sum.outcome === outcome)
    .reduce((total, { count }) => total + count, 0);

/** Hours with any verdict, in their order. */
export function byHour(sums: readonly Sum[]): HourCounts[] {
  return [...new Set(sums.map(({ startSeconds }) => startSeconds))]
    .sort((a, b) => a - b)
    .map((startSeconds) => {
      const all = sums.filter((sum) => sum.startSeconds === startSeconds);
      return {
        startSeconds,
        time: all[0] ? localTime(all[0]).time : '',
        valid: totalOf(all, 'valid'),
        invalid: totalOf(all, 'invalid'),
        unknown: totalOf(all, 'unknown'),
        total: totalOf(all),
      };
    });
}

/** Why verdicts were not valid, the most frequent first; without what a newer version of the app has counted. */
export function byReason(sums: readonly Sum[]): { reason: ReasonCode; count: number }[] {
  const counts = new Map<ReasonCode, number>();
  for (const { reason, count } of sums) {
    if (isReason(reason)) counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** What a door said, and how often. */
export interface DoorCount extends AtDoor {
  readonly count: number;
}

/** Why people with valid certificates were kept at a door, the most frequent first. */
export const keptAtDoor = (sums: readonly Sum[]): DoorCount[] => byDoor(sums.filter(isKept));

/** How often each door said what, the most frequent first. */
export function byDoor(sums: readonly Sum[]): DoorCount[] {
  const counts = new Map<string, DoorCount>();
  for (const { door, count } of sums) {
    if (!door) continue;
    const key = JSON.stringify([door.id, door.answer, door.rule]);
    counts.set(key, { ...door, count: count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

export const isReason = (reason: string): reason is ReasonCode => Object.hasOwn(REASONS, reason);

const SAME_AGAIN_MS = 10_000;

/**
 * Tells of each scan whether it is to be counted: not when it is only judged anew, not while parts of the code are
 * missing, and not when the code that was counted last is seen again at once, in a hand that shook.
 */
export function countsOnce(): (scan: {
  readonly texts: readonly string[];
  readonly verdict: Verdict;
}) => boolean {
  const counted = new WeakSet<readonly string[]>();
  let last: string | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  return ({ texts, verdict }) => {
    if (verdict.parts || counted.has(texts)) return false;
    counted.add(texts);
    const text = texts.join('\n');
    const isAgain = text === last;
    last = text;
    clearTimeout(forgetting);
    // It is about a person: no longer than it is needed.
    forgetting = setTimeout(() => {
      last = undefined;
    }, SAME_AGAIN_MS);
    return !isAgain;
  };
}
