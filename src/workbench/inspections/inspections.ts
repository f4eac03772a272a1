import { signal } from '@preact/signals';
import { type Count, type InspectingDevice, Inspections } from '../../work-contract/inspections.ts';
import { ask, WorkError } from '../api.ts';
import { me } from '../session.ts';

interface Shown {
  /** Null for today. */
  readonly day: string | null;
  /** Undefined while it has not come. */
  readonly inspections: Inspections | undefined;
  readonly isAsking: boolean;
  readonly problem: WorkError | undefined;
}

/** What the screen shows. */
export const shown = signal<Shown | undefined>(undefined);

me.subscribe(() => {
  shown.value = undefined;
});

/** Asks for a day; what is known of the same day stays meanwhile. */
export async function showDay(day: string | null): Promise<void> {
  const before = shown.peek();
  const known = before?.day === day ? before.inspections : undefined;
  const asking: Shown = { day, inspections: known, isAsking: true, problem: undefined };
  shown.value = asking;
  let inspections = known;
  let problem: WorkError | undefined;
  try {
    inspections = await ask('inspections', { day }, Inspections);
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    problem = error;
  }
  // Somebody has gone to another day meanwhile.
  if (shown.peek() === asking) shown.value = { day, inspections, isAsking: false, problem };
}

/** How many verdicts there were, of one outcome or of all. */
export const totalOf = (counts: readonly Count[], outcome?: Count['outcome']): number =>
  sumOf(counts.filter((one) => outcome === undefined || one.outcome === outcome));

/** How many with valid certificates were not simply let through. */
export const keptOf = (counts: readonly Count[]): number =>
  sumOf(counts.filter(({ door }) => door && door.answer !== 'enough'));

/** What several devices have counted, each kind once, the most frequent first. */
export function together(devices: readonly InspectingDevice[]): Count[] {
  const byKind = new Map<string, Count>();
  for (const { count, ...kind } of devices.flatMap(({ counts }) => counts)) {
    const key = JSON.stringify(kind);
    byKind.set(key, { ...kind, count: count + (byKind.get(key)?.count ?? 0) });
  }
  return [...byKind.values()].sort((a, b) => b.count - a.count);
}

const sumOf = (counts: readonly Count[]): number => counts.reduce((total, { count }) => total + count, 0);
