import type { FindingCode } from '../contract.ts';
import type { Progress } from '../work-contract/supervision.ts';
import type { RecordCount } from './supervision-counts.ts';

/**
 * What is counted by state and finding, summed up.
 *
 * @param visible the findings that may be shown; the others are counted nowhere but in the states.
 */
export function progressOf(counts: readonly RecordCount[], visible: readonly FindingCode[]): Progress {
  const sum = (which: (count: RecordCount) => boolean) =>
    counts.filter(which).reduce((total, { records }) => total + records, 0);
  const byFinding = new Map<FindingCode, number>();
  for (const { state, findings, records } of counts) {
    if (!isBlocked(state)) continue;
    for (const finding of findings.filter((code) => visible.includes(code))) {
      byFinding.set(finding, (byFinding.get(finding) ?? 0) + records);
    }
  }
  return {
    people: sum(() => true),
    incomplete: sum(({ state }) => state === 'incomplete'),
    mismatch: sum(({ state }) => state === 'mismatch'),
    ready: sum(({ state }) => state === 'ready'),
    attested: sum(({ state }) => state === 'attested'),
    certified: sum(({ state }) => state === 'certified'),
    deferred: sum(({ deferred }) => deferred),
    findings: [...byFinding]
      .map(([finding, records]) => ({ finding, records }))
      .toSorted((a, b) => b.records - a.records || a.finding.localeCompare(b.finding)),
  };
}

export const isBlocked = (state: RecordCount['state']) => state === 'incomplete' || state === 'mismatch';

/** Records in the queue, put off or not. */
export const blocked = ({ incomplete, mismatch }: Pick<Progress, 'incomplete' | 'mismatch'>): number =>
  incomplete + mismatch;
