import { type Scan, stopsQueue, toldOf } from '../scan.ts';

/** How many have come through since the lane was opened: sums only, nothing about anybody. */
export interface LaneCount {
  readonly passed: number;
  readonly stopped: number;
  /** The verdict that was counted last, and as what. */
  readonly last?: { readonly atMs: number; readonly as: Counted };
}
type Counted = 'passed' | 'stopped' | 'uncounted';

export const NOBODY_YET: LaneCount = { passed: 0, stopped: 0 };

function countedAs(scan: Scan): Counted {
  const told = toldOf(scan);
  if (told === 'valid') return 'passed';
  // What is still being read is nobody's answer yet.
  return told && stopsQueue(scan) ? 'stopped' : 'uncounted';
}

/** Counts a verdict once; one that has changed while it was on screen, since the trust has, counts as it is now. */
export function counted(count: LaneCount, scan: Scan & { readonly atMs: number }): LaneCount {
  const as = countedAs(scan);
  const before = count.last?.atMs === scan.atMs ? count.last.as : undefined;
  if (before === as) return count;
  const change = (kind: Counted) => Number(as === kind) - Number(before === kind);
  return {
    passed: count.passed + change('passed'),
    stopped: count.stopped + change('stopped'),
    last: { atMs: scan.atMs, as },
  };
}
