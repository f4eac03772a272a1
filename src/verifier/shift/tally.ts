import { type Outcome, REASONS, type ReasonCode } from '../../certificate/reasons.ts';
import type { Verdict } from '../../certificate/verify.ts';
import { type Hour, type Kind, localTime, type Sum, type TallyMode } from '../../tally-contract/tally.ts';

/** The hour at whose beginning the clocks here stood on nought minutes. */
export function hourOf(now: Date, zone = Intl.DateTimeFormat().resolvedOptions().timeZone): Hour {
  const start = new Date(now);
  start.setMinutes(0, 0, 0);
  return { startSeconds: start.getTime() / 1000, zone };
}

/**
 * What kind of verdict it is. Of several reasons only the first that decided counts, so that each verdict is counted
 * once, and a rare set of them points at nobody.
 */
export function kindOf({ outcome, reasons }: Pick<Verdict, 'outcome' | 'reasons'>, mode: TallyMode): Kind {
  return { mode, outcome, reason: reasons.find((reason) => REASONS[reason] === outcome) ?? '' };
}

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
