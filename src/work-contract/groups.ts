/** Repairs that the register proves, in groups of the same kind. */
import * as v from 'valibot';
import { Candidate, RecordLine } from './records.ts';

export const RepairGroup = v.object({
  /** The fields that would change and how they differ, `name:tones+birth-date:swapped`. */
  kind: v.string(),
  count: v.number(),
  /** Of the least certain record of the group, 0 to 1. */
  leastConfidence: v.number(),
});
export type RepairGroup = v.InferOutput<typeof RepairGroup>;

/** What `GET /api/work/groups` takes in its address: one facility's groups only. */
export const GroupsRequest = v.object({
  facilityId: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))),
});

/** `GET /api/work/groups` (`?facilityId=`), largest first. */
export const RepairGroups = v.object({
  groups: v.array(RepairGroup),
  /** Set by the ministry: what a repair must reach to be proposed, 0 to 1. */
  threshold: v.number(),
});
export type RepairGroups = v.InferOutput<typeof RepairGroups>;

/** `POST /api/work/groups/sample`: another `seed` draws another sample. */
export const SampleRequest = v.object({
  kind: v.pipe(v.string(), v.maxLength(200)),
  facilityId: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  seed: v.pipe(v.number(), v.integer()),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});
export const RepairSample = v.object({
  pairs: v.array(v.object({ record: RecordLine, candidate: Candidate })),
});
export type RepairSample = v.InferOutput<typeof RepairSample>;

/** `POST /api/work/threshold`: the ministry's alone; answers 204. */
export const ThresholdRequest = v.object({
  threshold: v.pipe(v.number(), v.minValue(0.9), v.maxValue(1)),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500)),
});
