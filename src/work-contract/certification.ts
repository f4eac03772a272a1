/** Certification as supervisors see it: what waits, what failed, and a second try. Counts only. */
import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const FailureCode = v.picklist([
  'changed-since-attested',
  'other-facility',
  'too-long',
  'signing-failed',
  'not-stored',
]);
export type FailureCode = v.InferOutput<typeof FailureCode>;

/** `GET /api/work/certification`, for one's territory. */
export const Certification = v.object({
  waiting: Count,
  /** Since when what waits longest has waited. */
  oldestAt: v.nullable(v.string()),
  /** Of the whole service, in the last minutes. */
  perMinute: Count,
  /** Those with most that waits. */
  facilities: v.array(v.object({ facilityId: Count, name: v.string(), waiting: Count })),
  failures: v.array(
    v.object({
      failure: FailureCode,
      records: Count,
      /** Of these, those that are not tried again by themselves. */
      waitingForAPerson: Count,
      oldestAt: v.string(),
    }),
  ),
});
export type Certification = v.InferOutput<typeof Certification>;

/** `POST /api/work/certification/retry`: everything in one's territory that failed for this reason. */
export const RetryRequest = v.object({ failure: FailureCode });

export const RetryResult = v.object({ records: Count });
