import { judgeNext, type Scan } from '../scan.ts';
import type { Sample } from './samples.ts';
import { TRAINING_TRUST } from './training-issuer.ts';

export interface JudgedSample extends Sample {
  /** What a device in training says to its first code. */
  readonly scan: Scan;
}

export const judgeSample = async (sample: Sample, now: Date): Promise<JudgedSample> => ({
  ...sample,
  scan: await judgeNext(sample.texts[0], undefined, TRAINING_TRUST, now),
});
