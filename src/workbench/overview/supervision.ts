import { signal } from '@preact/signals';
import { Supervision, type Within } from '../../work-contract/supervision.ts';
import { ask, WorkError } from '../api.ts';
import { me } from '../session.ts';
import { addressOf } from './place.ts';

interface Shown {
  readonly within: Within;
  /** Undefined while it has not come. */
  readonly supervision: Supervision | undefined;
  readonly isCounting: boolean;
  readonly problem: WorkError | undefined;
}

/** What the screen shows. */
export const shown = signal<Shown | undefined>(undefined);

me.subscribe(() => {
  shown.value = undefined;
});

/** Counts a place. What was counted of the same place before stays meanwhile. */
export async function count(within: Within): Promise<void> {
  const before = shown.peek();
  const known = before && addressOf(before.within) === addressOf(within) ? before.supervision : undefined;
  const asking: Shown = { within, supervision: known, isCounting: true, problem: undefined };
  shown.value = asking;
  let problem: WorkError | undefined;
  let supervision = known;
  try {
    supervision = await ask('supervision', within, Supervision);
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    problem = error;
  }
  // Somebody has gone to another place meanwhile.
  if (shown.peek() === asking) shown.value = { within, supervision, isCounting: false, problem };
}

/** Records in the queue, put off or not. */
export const blocked = ({ incomplete, mismatch }: Supervision['progress']): number => incomplete + mismatch;
