import { type Outcome, REASONS, type ReasonCode } from '../../certificate/reasons.ts';
import { localTime } from '../../tally-contract/local-time.ts';
import { type AtDoor, isKept, type Sum } from '../../tally-contract/tally.ts';

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
